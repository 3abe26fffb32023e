/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_netlink.h - what the kernel tells of one disk by generic netlink
 *
 * The messages are described in linux/dpas_netlink.h. Nothing in here waits,
 * and nothing is allocated once it is open: messages are read into a buffer
 * and taken apart where they lie.
 */
#ifndef LIB_LIVE_DPAS_NETLINK_H
#define LIB_LIVE_DPAS_NETLINK_H

#include <sys/types.h>

#include "lib/model/changes.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct dpas_netlink;

/*
 * Listen to the events of the kernel. NULL where it has no family "dpas", or
 * where there is no memory or no netlink; errno says which.
 */
struct dpas_netlink *dpas_netlink_open(void);
void dpas_netlink_close(struct dpas_netlink *netlink); /* NULL is fine */

/*
 * Tell of @disk from now on, and of what it does after this call only. False:
 * errno says why, ENODEV where there is no such disk.
 */
bool dpas_netlink_watch(struct dpas_netlink *netlink, dev_t disk);

/* Readable when there is something for dpas_netlink_receive(). */
int dpas_netlink_fd(const struct dpas_netlink *netlink);

/*
 * Take in what has come by now, tunables that were written into @changes. True:
 * something had come.
 */
bool dpas_netlink_receive(struct dpas_netlink *netlink,
			  struct changes *changes);

/* Was some of it left, because switches or changes have to be taken first? */
bool dpas_netlink_is_behind(const struct dpas_netlink *netlink);

/* When overdue switches want the next dpas_netlink_receive(); or UINT64_MAX. */
uint64_t dpas_netlink_due_ns(const struct dpas_netlink *netlink);

/*
 * Put a row a CPU into @sample, as the kernel stands now. False: errno says
 * why, and some rows may be there.
 */
bool dpas_netlink_read_rows(struct dpas_netlink *netlink,
			    struct sample *sample);

/*
 * Move up to @max switches to @records, in the order in which they happened.
 * *@missed grows by the number of those that never came, whoever lost them.
 */
size_t dpas_netlink_take_switches(struct dpas_netlink *netlink,
				  struct switch_record *records, size_t max,
				  uint64_t *missed);

/* Of what is still to be taken, all that has not come by now is missed. */
void dpas_netlink_give_up(struct dpas_netlink *netlink);

#endif
