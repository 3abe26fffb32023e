/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the parts of DPAS in block/ know of each other: the path of an I/O is
 * in blk-dpas.c, what hybrid polling goes by in blk-dpas-hybrid.c, settings and
 * their files are in blk-dpas-sysfs.c, reports in blk-dpas-netlink.c. What Linux
 * changed between versions is in blk-dpas-compat.h; the hooks are in
 * include/linux/blk-dpas.h.
 */
#ifndef BLK_DPAS_INTERNAL_H
#define BLK_DPAS_INTERNAL_H

#include <linux/atomic.h>
#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/rcupdate.h>
#include <linux/types.h>

#include "blk-mq.h"
#include "blk-dpas-compat.h"
#include "dpas_policy.h"

struct bio;
struct blk_dpas_hybrid;
struct gendisk;
struct request_queue;

struct blk_dpas_cpu {
	struct dpas_cpu		policy;
	u32			version;	/* of the setting last seen */
	u32			modes_epoch;
	u32			buckets_epoch;
	atomic_t		remote_leaves;
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

#define BLK_DPAS_CLASSIC	(-1)	/* for poll_delay_ns: poll at once */

/* What a queue has of DPAS, from the first write to one of its files on. */
struct blk_dpas {
	struct blk_dpas_config __rcu	*config;
	struct blk_dpas_hybrid		*hybrid;	/* NULL until it is asked for */
	int				poll_delay_ns;	/* io_poll_delay */
	atomic64_t			sequence;	/* of the switches */
	atomic64_t			dropped;	/* of their records */
};

/*
 * Where this CPU's polled I/Os of @q, a queue of requests, go: a hardware queue
 * of another type where there are none for polling. It may change unless @q is
 * entered, but stays there as long as @q. The tag set need not.
 */
static __always_inline struct blk_mq_hw_ctx *
blk_dpas_poll_hctx(struct request_queue *q)
{
	return READ_ONCE(blk_mq_get_ctx(q)->hctxs[HCTX_TYPE_POLL]);
}

/*
 * May a synchronous reader or writer poll @q? Not where the driver says that it
 * does not poll after all, or that it may sleep while it does; one that may sleep
 * while it issues requests may while it polls, too.
 */
static __always_inline bool blk_dpas_may_poll(struct request_queue *q)
{
	return !test_bit(QUEUE_FLAG_NO_SYNC_POLL, &q->queue_flags) &&
	       !(READ_ONCE(blk_dpas_poll_hctx(q)->flags) & BLK_MQ_F_BLOCKING);
}

static __always_inline bool blk_dpas_has_poll_queues(struct request_queue *q)
{
	return READ_ONCE(blk_dpas_poll_hctx(q)->type) == HCTX_TYPE_POLL;
}

/*
 * What hybrid polling goes by, NULL where there is no memory. To be freed when
 * no I/O of @q is on its way and none will come.
 */
struct blk_dpas_hybrid *blk_dpas_hybrid_alloc(void);
void blk_dpas_hybrid_free(struct request_queue *q,
			  struct blk_dpas_hybrid *hybrid);

/* How long to sleep for @bio before polling, 0 where nothing is known yet. */
u64 blk_dpas_hybrid_sleep_ns(struct request_queue *q,
			     struct blk_dpas_hybrid *hybrid,
			     const struct bio *bio);

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
