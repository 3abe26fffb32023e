/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/*
 * DPAS over generic netlink: what happens to the CPUs of a queue, as it
 * happens, and where they stand.
 *
 * Family "dpas". Multicast group "events" carries DPAS_CMD_SWITCHES (a batch
 * of mode switches of one queue) and DPAS_CMD_TUNABLE (a tunable was written).
 * DPAS_CMD_GET_STAT, a dump, answers with one message a CPU.
 *
 * Multicast group "writers" carries DPAS_CMD_TUNABLE, too, with who wrote it,
 * and can be joined with CAP_NET_ADMIN only; elsewhere pid is 0 and comm empty.
 *
 * No privilege is needed to listen to "events" or to ask, and nothing can be
 * written through netlink. The family lives in the initial network namespace.
 *
 * The structs may grow at their end; their length in the attribute tells what
 * is there. All fields are in the byte order of the machine.
 */
#ifndef _UAPI_LINUX_DPAS_NETLINK_H
#define _UAPI_LINUX_DPAS_NETLINK_H

#include <linux/types.h>

#define DPAS_GENL_NAME		"dpas"
#define DPAS_GENL_VERSION	1
#define DPAS_GENL_EVENTS	"events"
#define DPAS_GENL_WRITERS	"writers"

enum dpas_genl_cmd {
	DPAS_CMD_UNSPEC,
	DPAS_CMD_GET_STAT,	/* dump; asks with MAJOR and MINOR of a disk */
	DPAS_CMD_SWITCHES,	/* event */
	DPAS_CMD_TUNABLE,	/* event */
	__DPAS_CMD_MAX,
	DPAS_CMD_MAX = __DPAS_CMD_MAX - 1
};

enum dpas_genl_attr {
	DPAS_ATTR_UNSPEC,
	DPAS_ATTR_PAD,
	DPAS_ATTR_MAJOR,	/* u32, of the disk: in every message */
	DPAS_ATTR_MINOR,	/* u32 */
	DPAS_ATTR_SWITCH,	/* struct dpas_genl_switch, once a switch */
	DPAS_ATTR_DROPPED,	/* u64: switches of this queue that found no
				 * room for their record, since it exists; in
				 * statistics: of those that SEQUENCE counts
				 */
	DPAS_ATTR_SEQUENCE,	/* u64: switches of this queue so far */
	DPAS_ATTR_CPU,		/* struct dpas_genl_cpu */
	DPAS_ATTR_BUCKET,	/* struct dpas_genl_bucket, once a bucket */
	DPAS_ATTR_TUNABLE,	/* struct dpas_genl_tunable */
	__DPAS_ATTR_MAX,
	DPAS_ATTR_MAX = __DPAS_ATTR_MAX - 1
};

/*
 * One switch. The sequence counts the switches of the queue from 1, whether
 * anybody listens or not. CPUs report on their own, so a batch may hold a
 * sequence that is lower than one in an earlier batch. What does not come has
 * been dropped, here (DPAS_ATTR_DROPPED) or on its way (ENOBUFS); the rest may
 * be late where the kernel finds no time to send it.
 */
struct dpas_genl_switch {
	__u64	sequence;
	__u64	time_ns;	/* CLOCK_MONOTONIC */
	__u32	cpu;
	__u8	from;		/* 0 INT, 1 CP, 2 PAS, 3 OL */
	__u8	to;
	__u8	reason;		/* as enum dpas_reason: one for each edge */
	__u8	pad;
	__u32	window_ios;
	__u32	average_qd10;	/* average QD x10 */
	__u32	tf;
	__u32	dur_ns;
	__u32	param1;
	__u32	param2;
	__u32	param3;
	__u32	param4;
	__u32	window_limit;	/* param5, 6 or 7 */
	__u32	pad2;
};

struct dpas_genl_cpu {
	__u32	cpu;
	__u32	mode;
	__u32	qd;
	__u32	window_ios;
	__u32	average_qd10;	/* of the window so far */
	__u32	tf;		/* in this window */
	__u32	dur_ns;		/* of the bucket used last */
	__u32	last_bucket;
	__u64	tf_total;
	__u64	switches;
	__u64	ios[4];		/* by mode */
};

struct dpas_genl_bucket {
	__u32	bucket;		/* 2 x size class + write */
	__u32	dur_ns;
	__s32	adj;		/* parts of a million, as up and dn */
	__u32	up;
	__u32	dn;
	__u32	pad;
	__u64	overs;
	__u64	unders;
};

/* Of writes at the same time, one can be told of before the other: see time_ns. */
struct dpas_genl_tunable {
	__u64	time_ns;	/* CLOCK_MONOTONIC */
	char	name[32];	/* of the file in sysfs */
	char	comm[16];	/* who wrote it, in group "writers" */
	__s32	pid;
	__u32	old_value;
	__u32	new_value;
	__u32	pad;
};

#endif /* _UAPI_LINUX_DPAS_NETLINK_H */
