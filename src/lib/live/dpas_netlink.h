/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_netlink.h - statistics and events of a disk over generic netlink
 *
 * The messages are described in linux/dpas_netlink.h. Nothing here blocks or,
 * once it is open, allocates: messages are read into a buffer and parsed in
 * place.
 */
#ifndef LIB_LIVE_DPAS_NETLINK_H
#define LIB_LIVE_DPAS_NETLINK_H

#include <sys/types.h>

#include "lib/model/changes.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct dpas_netlink;

/*
 * Subscribe to the kernel's events. NULL if it has no family "dpas", on
 * allocation failure or without netlink; errno says which.
 */
struct dpas_netlink *dpas_netlink_open(void);
void dpas_netlink_close(struct dpas_netlink *netlink); /* NULL is fine */

/*
 * Report on @disk from now on, without events from before this call. False:
 * errno says why, ENODEV if there is no such disk.
 */
bool dpas_netlink_watch(struct dpas_netlink *netlink, dev_t disk);

/* Becomes readable when dpas_netlink_receive() should be called. */
int dpas_netlink_fd(const struct dpas_netlink *netlink);

/*
 * Receive pending messages; writes of tunables go to @changes. True: there were
 * any.
 */
bool dpas_netlink_receive(struct dpas_netlink *netlink,
			  struct changes *changes);

/* Are messages left unread until switches or changes have been taken? */
bool dpas_netlink_is_behind(const struct dpas_netlink *netlink);

/* When to call dpas_netlink_receive() for overdue switches; or UINT64_MAX. */
uint64_t dpas_netlink_due_ns(const struct dpas_netlink *netlink);

/*
 * Add one row per CPU to @sample, from the kernel's current state. False: errno
 * says why, and some rows may have been added.
 */
bool dpas_netlink_read_rows(struct dpas_netlink *netlink,
			    struct sample *sample);

/*
 * Move up to @max switches to @records, in the order in which they happened.
 * Adds to *@missed the number of those that were lost anywhere on the way.
 */
size_t dpas_netlink_take_switches(struct dpas_netlink *netlink,
				  struct switch_record *records, size_t max,
				  uint64_t *missed);

/* Count all outstanding switches that have not arrived as missed. */
void dpas_netlink_give_up(struct dpas_netlink *netlink);

#endif
