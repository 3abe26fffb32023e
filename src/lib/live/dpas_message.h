/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_message.h - what is in a message of the family "dpas", in our terms
 */
#ifndef LIB_LIVE_DPAS_MESSAGE_H
#define LIB_LIVE_DPAS_MESSAGE_H

#include <linux/dpas_netlink.h>

#include "lib/model/sample.h"
#include "lib/model/switch_record.h"

struct genlmsghdr;
struct nlattr;

/*
 * Copy a struct out of @attr, which is not aligned as it needs. A newer kernel
 * may have added to its end. False where there is less than is known.
 */
bool dpas_message_copy(void *to, size_t size, const struct nlattr *attr);

/*
 * The real time at @mono_ns, where it is @real_offset_ns ahead. What makes no
 * sense gives what makes no sense.
 */
int64_t dpas_message_real_ns(uint64_t mono_ns, int64_t real_offset_ns);

/* A switch; the real time is @real_offset_ns ahead of CLOCK_MONOTONIC. */
void dpas_message_record(const struct dpas_genl_switch *reported,
			 int64_t real_offset_ns, struct switch_record *record);

/* The counts of a CPU, and the buckets in the rest of its message. */
void dpas_message_row(struct cpu_row *row,
		      const struct dpas_genl_cpu *reported);
void dpas_message_buckets(struct cpu_row *row, struct genlmsghdr *genl);

#endif
