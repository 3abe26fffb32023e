/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the parts of DPAS in block/ know of each other: the path of an I/O is
 * in blk-dpas.c, settings and their files are in blk-dpas-sysfs.c, reports in
 * blk-dpas-netlink.c. The hooks are in include/linux/blk-dpas.h.
 */
#ifndef BLK_DPAS_INTERNAL_H
#define BLK_DPAS_INTERNAL_H

#include <linux/atomic.h>
#include <linux/rcupdate.h>
#include <linux/types.h>

#include "dpas_policy.h"

struct gendisk;
struct request_queue;

struct blk_dpas_cpu {
	struct dpas_cpu		policy;
	u32			version;	/* of the setting last seen */
	u32			modes_epoch;
	u32			buckets_epoch;
	atomic_t		left_elsewhere;
};

/* One setting of all tunables. Never changes once it is published. */
struct blk_dpas_config {
	struct dpas_tunables		tunables;
	struct blk_dpas_cpu __percpu	*cpus;		/* NULL until first enabled */
	u32				version;	/* changes with every setting */
	u32				modes_epoch;	/* raised: restart the modes */
	u32				buckets_epoch;	/* raised: restart the buckets */
	struct rcu_head			rcu;
};

/* What a queue has of DPAS, from the first write to one of its tunables on. */
struct blk_dpas {
	struct blk_dpas_config __rcu	*config;
	atomic64_t			sequence;	/* of the switches */
	atomic64_t			dropped;	/* of their records */
};

/*
 * What a queue must have, and must not: a driver that does not poll after all,
 * or may sleep while it does, says so; one that may sleep while it issues
 * requests may while it polls, too.
 */
#define BLK_DPAS_QUEUE_FLAGS	BIT(QUEUE_FLAG_POLL)
#define BLK_DPAS_NO_QUEUE_FLAGS	(BIT(QUEUE_FLAG_NO_SYNC_POLL) | \
				 BIT(QUEUE_FLAG_HAS_SRCU))

/*
 * Can DPAS work on @disk, once it has poll queues? Only then has it the files of
 * DPAS. I/O for a hidden disk, a path of several to a namespace, goes through
 * another.
 */
bool blk_dpas_is_capable(struct gendisk *disk);

/* The setting of @q: the defaults where none was made. */
void blk_dpas_read_config(struct request_queue *q,
			  struct blk_dpas_config *config);

/*
 * Look at CPU @nr of @q as it is or, where a setting has restarted it, as it
 * will be once it notices. The CPU may be at work meanwhile: each number is
 * right, but they may be of neighbouring I/Os.
 */
void blk_dpas_read_cpu(const struct blk_dpas_config *config, unsigned int nr,
		       struct dpas_cpu *cpu);

#ifdef CONFIG_BLK_DPAS_NETLINK
/* Report a switch. Called with preemption off, on the CPU that switched. */
void blk_dpas_netlink_switch(struct gendisk *disk, struct blk_dpas *dpas,
			     u64 sequence, const struct dpas_switch *record);

/* Report that the caller has written a tunable, then. May sleep. */
void blk_dpas_netlink_tunable(struct gendisk *disk, u64 time_ns,
			      enum dpas_tunable id, u32 old_value,
			      u32 new_value);
#else
static inline void blk_dpas_netlink_switch(struct gendisk *disk,
					   struct blk_dpas *dpas, u64 sequence,
					   const struct dpas_switch *record)
{
}

static inline void blk_dpas_netlink_tunable(struct gendisk *disk, u64 time_ns,
					    enum dpas_tunable id,
					    u32 old_value, u32 new_value)
{
}
#endif

#endif
