/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_message.h - decode messages of the netlink family "dpas"
 */
#ifndef LIB_LIVE_DPAS_MESSAGE_H
#define LIB_LIVE_DPAS_MESSAGE_H

#include <linux/dpas_netlink.h>

#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct genlmsghdr;
struct nlattr;

/*
 * Copy a struct out of @attr, which may be misaligned. A newer kernel may have
 * appended fields. False if it is too short.
 */
bool dpas_message_copy(void *to, size_t size, const struct nlattr *attr);

/*
 * CLOCK_REALTIME at @mono_ns, given that it is @real_offset_ns ahead. Garbage
 * in, garbage out, but no overflow.
 */
int64_t dpas_message_real_ns(uint64_t mono_ns, int64_t real_offset_ns);

/* Decode a switch; CLOCK_REALTIME is @real_offset_ns ahead. */
void dpas_message_record(const struct dpas_genl_switch *reported,
			 int64_t real_offset_ns, struct switch_record *record);

/* Decode the counts of a CPU, and the buckets in the rest of its message. */
void dpas_message_row(struct cpu_row *row,
		      const struct dpas_genl_cpu *reported);
void dpas_message_buckets(struct cpu_row *row, struct genlmsghdr *genl);

#endif
