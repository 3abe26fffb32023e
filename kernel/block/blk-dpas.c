// SPDX-License-Identifier: GPL-2.0
/*
 * DPAS: dynamic poll-after-sleep for synchronous direct I/O
 *
 * A task that reads or writes with RWF_HIPRI can wait for its I/O in several
 * ways: for the interrupt (INT), by polling at once (CP), or by sleeping for
 * about as long as the device takes and polling then (PAS). Which one is best
 * depends on the device and on how many tasks share the CPU, so DPAS moves
 * each CPU between these modes by what it sees: how many I/Os of the CPU are
 * in the sleep-then-poll path (QD), and how often the sleep has shrunk to its
 * floor (tf). What is decided, and why, is in dpas_policy.c. This file is the
 * path of an I/O: it asks the policy, sleeps and polls. All of it is here, so that
 * the compiler sees the quick way through as one function.
 *
 * State is per queue and per CPU. A CPU's state is touched by tasks on that
 * CPU with preemption off, and by nobody else:
 *
 *  - a task that was moved between entering and leaving the path cannot touch
 *    the state of the CPU that it entered on; it raises that CPU's
 *    remote_leaves, which the CPU takes off its QD the next time it looks;
 *
 *  - a tunable is changed by publishing a new struct blk_dpas_config, never
 *    by writing to one. Where the change restarts the modes or the buckets,
 *    it raises an epoch, and each CPU restarts its own state when it notices.
 *
 * Memory ordering, which holds on machines that order little by themselves, too:
 *
 *  - q->dpas and dpas->hybrid are published with smp_store_release() and read with
 *    smp_load_acquire(). dpas->config, which also holds the pointer to the state of
 *    the CPUs, is published with rcu_assign_pointer() and read with
 *    rcu_dereference_sched(): an epoch is never newer than what it came with.
 *
 *  - A completion clears the waiter's pointer with smp_store_release(), and the
 *    waiter reads it with smp_load_acquire(), so it sees the status of its I/O, too.
 *    (iomap clears its own with WRITE_ONCE(), after an atomic_dec_and_test(), which
 *    is a full barrier.)
 *    No wake-up is lost: the waiter writes its state and then reads the pointer, the
 *    completion writes the pointer and then reads the state, and each has a full
 *    barrier in between, in set_current_state() and in wake_up_process().
 *
 *  - A poll looks whether the queue is quiesced within an RCU read side, and who
 *    quiesces it waits for those before the rings are touched.
 *
 *  - remote_leaves is atomic and orders nothing: it is a count by itself, and so
 *    are poll_delay_ns and the means of hybrid polling, read with READ_ONCE().
 *
 *  - The rings of netlink pair their head and tail: see blk-dpas-netlink.c.
 */
#include <linux/bio.h>
#include <linux/blk-crypto.h>
#include <linux/blk-dpas.h>
#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/hrtimer.h>
#include <linux/ktime.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/sched/rt.h>

#include "blk.h"
#include "blk-mq.h"
#include "blk-dpas.h"

#define CREATE_TRACE_POINTS
#include <trace/events/dpas.h>

/* How long to wait before looking again whether there is something to poll. */
#define BLK_DPAS_PAUSE_MIN_NS	(10 * NSEC_PER_USEC)
#define BLK_DPAS_PAUSE_MAX_NS	(10 * NSEC_PER_MSEC)

/* For how long a task that others cannot preempt polls without a pause. */
#define BLK_DPAS_RT_POLL_MS	10

/* --- which way to wait ---------------------------------------------------- */

/*
 * With a write cache, the block layer puts flushes around a write that asks for
 * one, or for FUA where the device has none. They would go to the poll queue
 * as well, and nobody has their cookie. Otherwise it clears these flags, or
 * they are the device's business.
 */
static noinline bool blk_dpas_needs_flush(struct bio *bio)
{
	if (!bdev_write_cache(bio->bi_bdev)) {
		/* Decided here for good, whenever a cache is switched on. */
		bio->bi_opf &= ~(REQ_PREFLUSH | REQ_FUA);
		return false;
	}
	return (bio->bi_opf & REQ_PREFLUSH) || !bdev_fua(bio->bi_bdev);
}

/* Has @q poll queues that a synchronous reader or writer may poll? */
static __always_inline bool blk_dpas_queue_polls(struct request_queue *q)
{
	return queue_is_mq(q) && blk_dpas_has_poll_queues(q) &&
	       blk_dpas_may_poll(q);
}

/*
 * Can the submitter of @bio poll for it? Not where
 *
 *  - the driver cannot, or its poll may sleep;
 *  - the queue is one of bios: a stacked driver makes bios of its own, of which
 *    nobody has the cookie;
 *  - there is an I/O scheduler, since that passes requests on from a worker,
 *    and until then there is nothing to poll;
 *  - @bio may be encrypted by a bounce bio, which would get the cookie;
 *  - @bio is so large that it will be split: each part has a cookie.
 *
 * The queue is not entered yet, so its scheduler and limits may change just now.
 * An I/O that goes by the old ones finds out by REQ_POLLED and its cookie.
 */
static __always_inline bool blk_dpas_can_poll(struct request_queue *q,
					      struct bio *bio)
{
	unsigned int max_sectors;

	if (!blk_dpas_queue_polls(q) || READ_ONCE(q->elevator))
		return false;
	/* This may change meanwhile: see above. */
	max_sectors = data_race(queue_max_sectors(q));
	if (bio_has_crypt_ctx(bio) || bio_sectors(bio) > max_sectors)
		return false;
	return likely(!op_is_flush(bio->bi_opf)) || !blk_dpas_needs_flush(bio);
}

/* A setting has changed since this CPU last looked: restart what it says. */
static void blk_dpas_catch_up(struct blk_dpas_cpu *cpu,
			      const struct blk_dpas_config *config)
{
	cpu->version = config->version;
	dpas_cpu_look_again(&cpu->policy);
	if (cpu->modes_epoch != config->modes_epoch) {
		cpu->modes_epoch = config->modes_epoch;
		dpas_cpu_restart(&cpu->policy);
	}
	if (cpu->buckets_epoch != config->buckets_epoch) {
		cpu->buckets_epoch = config->buckets_epoch;
		dpas_buckets_restart(&cpu->policy, &config->tunables);
	}
}

/* The state of this CPU, brought up to @config. Preemption is off. */
static struct blk_dpas_cpu *blk_dpas_this_cpu(const struct blk_dpas_config *config)
{
	struct blk_dpas_cpu *cpu = this_cpu_ptr(config->cpus);

	if (unlikely(cpu->version != config->version))
		blk_dpas_catch_up(cpu, config);
	if (unlikely(atomic_read(&cpu->remote_leaves)))
		cpu->policy.qd -= atomic_xchg(&cpu->remote_leaves, 0);
	return cpu;
}

static noinline void blk_dpas_switched(struct blk_dpas *dpas, struct bio *bio,
				       const struct dpas_switch *record)
{
	u64 sequence = atomic64_inc_return(&dpas->sequence);
	struct gendisk *disk = bio->bi_bdev->bd_disk;

	trace_dpas_switch(disk_devt(disk), smp_processor_id(), sequence, record);
	blk_dpas_netlink_switch(disk, dpas, sequence, record);
}

/* Ask the policy for the mode of @bio. Preemption is off. */
static noinline enum blk_dpas_how blk_dpas_submit(struct blk_dpas *dpas,
				const struct blk_dpas_config *config,
				struct bio *bio, unsigned int bucket,
				struct blk_dpas_wait *wait)
{
	struct dpas_switch record;
	struct dpas_io io;

	if (dpas_submit(&blk_dpas_this_cpu(config)->policy, &config->tunables,
			bucket, &io, &record))
		blk_dpas_switched(dpas, bio, &record);
	wait->dpas = dpas;
	wait->mode = io.mode;
	wait->bucket = bucket;
	switch (io.mode) {
	case DPAS_INT:
		return BLK_DPAS_INTERRUPT;
	case DPAS_CP:
		return BLK_DPAS_POLL;
	default:
		return BLK_DPAS_SLEEP;
	}
}

/*
 * Hybrid polling: sleep as io_poll_delay says or, where that is 0, by what such
 * I/Os took before.
 */
static noinline enum blk_dpas_how blk_dpas_hybrid(struct request_queue *q,
						  const struct blk_dpas *dpas,
						  int delay_ns,
						  const struct bio *bio,
						  struct blk_dpas_wait *wait)
{
	/* Pairs with smp_store_release() in blk_dpas_set_poll_delay(). */
	struct blk_dpas_hybrid *hybrid = smp_load_acquire(&dpas->hybrid);

	if (delay_ns > 0)
		wait->hybrid_ns = delay_ns;
	else if (hybrid)
		wait->hybrid_ns = blk_dpas_hybrid_sleep_ns(q, hybrid, bio);
	else
		wait->hybrid_ns = 0;
	return BLK_DPAS_HYBRID;
}

/* Choose how @bio is waited for. */
static __always_inline enum blk_dpas_how blk_dpas_choose(struct request_queue *q,
				struct bio *bio, struct blk_dpas_wait *wait)
{
	const struct blk_dpas_config *config;
	enum blk_dpas_how how;
	struct blk_dpas_cpu *cpu;
	struct blk_dpas *dpas;
	unsigned int bucket;
	int delay_ns;

	if (!blk_dpas_can_poll(q, bio))
		return BLK_DPAS_INTERRUPT;
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	dpas = smp_load_acquire(&q->dpas);
	if (!dpas)
		return BLK_DPAS_POLL;
	delay_ns = READ_ONCE(dpas->poll_delay_ns);
	if (delay_ns == BLK_DPAS_CLASSIC)
		return BLK_DPAS_POLL;
	if (delay_ns > 0)
		return blk_dpas_hybrid(q, dpas, delay_ns, bio, wait);

	bucket = dpas_bucket_index(op_is_write(bio->bi_opf), bio_sectors(bio));
	preempt_disable();
	config = rcu_dereference_sched(dpas->config);
	if (!dpas_is_enabled(&config->tunables)) {
		how = BLK_DPAS_HYBRID;
	} else {
		/* Most I/Os move nothing: they are counted here, and that is all. */
		cpu = this_cpu_ptr(config->cpus);
		if (unlikely(cpu->version != config->version) ||
		    !dpas_count(&cpu->policy, bucket))
			how = blk_dpas_submit(dpas, config, bio, bucket, wait);
		else if (cpu->policy.mode == DPAS_INT)
			how = BLK_DPAS_INTERRUPT;
		else
			how = BLK_DPAS_POLL;
	}
	preempt_enable();
	if (how == BLK_DPAS_HYBRID)
		return blk_dpas_hybrid(q, dpas, delay_ns, bio, wait);
	return how;
}

/* --- waiting ---------------------------------------------------------------- */

/* The completion clears *@waiter, then wakes the task that it named. */
static __always_inline bool blk_dpas_done(struct task_struct **waiter)
{
	/* Pairs with the release in the completion: its status is seen, too. */
	return !smp_load_acquire(waiter);
}

static void blk_dpas_wait_for_interrupt(struct task_struct **waiter)
{
	for (;;) {
		set_current_state(TASK_UNINTERRUPTIBLE);
		if (blk_dpas_done(waiter))
			break;
		blk_io_schedule();
	}
	__set_current_state(TASK_RUNNING);
}

/* Wait for @ns, or until the I/O is done because another task reaped it. */
static void blk_dpas_sleep(u64 ns, struct task_struct **waiter)
{
	struct hrtimer_sleeper timer;

	/* The task sleeps on this CPU, so its timer need not look for another. */
	hrtimer_init_sleeper_on_stack(&timer, CLOCK_MONOTONIC,
				      HRTIMER_MODE_REL_PINNED);
	hrtimer_set_expires(&timer.timer, ns_to_ktime(ns));
	hrtimer_sleeper_start_expires(&timer, HRTIMER_MODE_REL_PINNED);
	for (;;) {
		set_current_state(TASK_UNINTERRUPTIBLE);
		if (!READ_ONCE(timer.task) || blk_dpas_done(waiter))
			break;
		io_schedule();
	}
	__set_current_state(TASK_RUNNING);
	hrtimer_cancel(&timer.timer);
	destroy_hrtimer_on_stack(&timer.timer);
}

/* Sleep for *@ns, and for twice as long the next time. */
static noinline void blk_dpas_sleep_longer(u64 *ns, struct task_struct **waiter)
{
	blk_dpas_sleep(*ns, waiter);
	*ns = min_t(u64, 2 * *ns, BLK_DPAS_PAUSE_MAX_NS);
}

/*
 * Look once whether the hardware queue has anything completed. False: the
 * queue is quiesced.
 *
 * A driver that resets its device quiesces the queue, which waits for RCU
 * readers, and then makes its rings anew. A poll must not meet that: it could
 * take a stale entry for a completion and lose its place in the ring.
 */
static __always_inline bool blk_dpas_poll_once(struct request_queue *q,
					       struct blk_mq_hw_ctx *hctx)
{
	bool can_poll;

	rcu_read_lock();
	can_poll = !blk_queue_quiesced(q);
	if (likely(can_poll))
		q->mq_ops->poll(hctx, NULL);
	rcu_read_unlock();
	return can_poll;
}

/**
 * blk_dpas_poll_for_others - poll all hardware queues for polling once
 * @q: the queue, which the caller has entered
 *
 * For a polled I/O that cannot be issued yet: the tags or the device's room that
 * it waits for may be those of I/O that is done, whose submitter does not poll
 * (io_uring polls only when it is asked for completions).
 *
 * Return: whether there are any that may be polled.
 */
bool blk_dpas_poll_for_others(struct request_queue *q)
{
	struct blk_mq_hw_ctx *hctx;
	unsigned long i;

	if (!blk_dpas_queue_polls(q))
		return false;
	queue_for_each_hw_ctx(q, hctx, i)
		if (hctx->type == HCTX_TYPE_POLL)
			blk_dpas_poll_once(q, hctx);
	return true;
}

/*
 * Wait until there is something to poll for, or the I/O is done. The request
 * may not be with the driver yet (it is throttled, or the driver is busy), or
 * the queue is quiesced. It may be that only we can poll for it later, and for
 * what keeps it from being issued now, so this looks again and again, ever more
 * patiently. Returns whether to poll.
 */
static noinline bool blk_dpas_pause(struct request_queue *q, struct bio *bio,
				    struct task_struct **waiter)
{
	u64 ns = BLK_DPAS_PAUSE_MIN_NS;

	for (;;) {
		if (blk_dpas_done(waiter))
			return false;
		/*
		 * What was deferred may have lost its mark meanwhile, and have
		 * something else in the place of the cookie.
		 */
		if (!(READ_ONCE(bio->bi_opf) & REQ_POLLED))
			return false;
		if (READ_ONCE(bio->bi_cookie) != BLK_QC_T_NONE &&
		    !blk_queue_quiesced(q))
			return true;
		if (percpu_ref_tryget(&q->q_usage_counter)) {
			blk_dpas_poll_for_others(q);
			blk_queue_exit(q);
		}
		blk_dpas_sleep_longer(&ns, waiter);
	}
}

/* The hardware queue that a bio was issued to: most often that of this CPU. */
static __always_inline struct blk_mq_hw_ctx *
blk_dpas_hctx(struct request_queue *q, blk_qc_t cookie)
{
	struct blk_mq_hw_ctx *hctx = blk_dpas_poll_hctx(q);
	unsigned int queue_num = blk_dpas_queue_num(cookie);

	if (likely(hctx->queue_num == queue_num))
		return hctx;
	return xa_load(&q->hctx_table, queue_num);
}

/*
 * Enter @q and find the hardware queue of @bio. NULL: there is nothing to poll
 * any more, and the caller waits for whoever completes it. The queue must stay
 * entered while its hardware queues are used; one that is frozen can be
 * entered as long as I/O is on its way, which a freeze waits for.
 */
static __always_inline struct blk_mq_hw_ctx *
blk_dpas_start_polling(struct request_queue *q, struct bio *bio,
		       struct task_struct **waiter)
{
	struct blk_mq_hw_ctx *hctx;

	if (unlikely(READ_ONCE(bio->bi_cookie) == BLK_QC_T_NONE) &&
	    !blk_dpas_pause(q, bio, waiter))
		return NULL;
	if (!percpu_ref_tryget(&q->q_usage_counter))
		return NULL;
	/*
	 * As long as the I/O is not done, its hardware queue stays as it was.
	 * One that is not for polling ends it by interrupt.
	 */
	if (!blk_dpas_done(waiter)) {
		hctx = blk_dpas_hctx(q, READ_ONCE(bio->bi_cookie));
		if (likely(hctx && hctx->type == HCTX_TYPE_POLL))
			return hctx;
	}
	blk_queue_exit(q);
	return NULL;
}

static __always_inline void blk_dpas_poll_until_done(struct request_queue *q,
						     struct bio *bio,
						     struct task_struct **waiter)
{
	struct blk_mq_hw_ctx *hctx = blk_dpas_start_polling(q, bio, waiter);
	unsigned long rt_until = jiffies + msecs_to_jiffies(BLK_DPAS_RT_POLL_MS);
	u64 pause = BLK_DPAS_PAUSE_MIN_NS;

	if (unlikely(!hctx)) {
		blk_dpas_wait_for_interrupt(waiter);
		return;
	}
	for (;;) {
		if (!blk_dpas_poll_once(q, hctx) &&
		    !blk_dpas_pause(q, bio, waiter)) {
			blk_dpas_wait_for_interrupt(waiter);
			break;
		}
		if (blk_dpas_done(waiter))
			break;
		/*
		 * The work that the I/O waits for, such as issuing it once
		 * more, may be that of a task that cannot preempt us.
		 */
		if (unlikely(rt_or_dl_task(current)) &&
		    time_after(jiffies, rt_until))
			blk_dpas_sleep_longer(&pause, waiter);
		cond_resched();
		cpu_relax();
	}
	blk_queue_exit(q);
}

static noinline void blk_dpas_poll_hybrid(const struct blk_dpas_wait *wait,
					  struct request_queue *q,
					  struct bio *bio,
					  struct task_struct **waiter)
{
	if (wait->hybrid_ns && !blk_dpas_done(waiter))
		blk_dpas_sleep(wait->hybrid_ns, waiter);
	blk_dpas_poll_until_done(q, bio, waiter);
}

/*
 * The I/O is issued: count it and learn how long to sleep. Returns the CPU
 * that it entered on.
 */
static unsigned int blk_dpas_enter(struct blk_dpas *dpas, struct bio *bio,
				   struct dpas_io *io)
{
	const struct blk_dpas_config *config;
	struct dpas_switch record;
	unsigned int cpu = get_cpu();
	u64 now_ns = 0;

	config = rcu_dereference_sched(dpas->config);
	if (config->tunables.value[DPAS_EHP_ENABLED])
		now_ns = ktime_get_ns();
	if (dpas_enter(&blk_dpas_this_cpu(config)->policy,
		       &config->tunables, io, now_ns, &record))
		blk_dpas_switched(dpas, bio, &record);
	put_cpu();
	return cpu;
}

static void blk_dpas_leave(struct blk_dpas *dpas, unsigned int entered_on,
			   const struct dpas_io *io, enum dpas_outcome outcome)
{
	const struct blk_dpas_config *config;
	struct blk_dpas_cpu *cpu;
	u64 now_ns = io->entered_ns ? ktime_get_ns() : 0;

	preempt_disable();
	config = rcu_dereference_sched(dpas->config);
	cpu = per_cpu_ptr(config->cpus, entered_on);
	if (smp_processor_id() == entered_on)
		dpas_leave(&cpu->policy, io, outcome, now_ns);
	else
		atomic_inc(&cpu->remote_leaves);
	preempt_enable();
}

/*
 * Poll once after the sleep. Is the I/O done by then, the sleep was too long;
 * so it was where the I/O is done before the sleep, whoever reaped it.
 */
static enum dpas_outcome blk_dpas_outcome(struct request_queue *q,
					  struct bio *bio,
					  struct task_struct **waiter)
{
	struct blk_mq_hw_ctx *hctx;

	if (blk_dpas_done(waiter))
		return DPAS_OVER;
	hctx = blk_dpas_start_polling(q, bio, waiter);
	if (hctx) {
		blk_dpas_poll_once(q, hctx);
		blk_queue_exit(q);
	}
	return blk_dpas_done(waiter) ? DPAS_OVER : DPAS_UNDER;
}

static noinline void blk_dpas_sleep_then_poll(const struct blk_dpas_wait *wait,
					      struct request_queue *q,
					      struct bio *bio,
					      struct task_struct **waiter)
{
	struct dpas_io io = { .mode = wait->mode, .bucket = wait->bucket };
	unsigned int cpu = blk_dpas_enter(wait->dpas, bio, &io);
	ktime_t slept = trace_dpas_sleep_enabled() ? ktime_get() : 0;
	enum dpas_outcome outcome;

	if (io.sleep_ns && !blk_dpas_done(waiter)) {
		blk_dpas_sleep(io.sleep_ns, waiter);
		if (io.entered_ns)
			io.awake_ns = ktime_get_ns() - io.entered_ns;
	}
	if (slept)
		slept = ktime_sub(ktime_get(), slept);

	outcome = blk_dpas_outcome(q, bio, waiter);
	if (outcome == DPAS_UNDER)
		blk_dpas_poll_until_done(q, bio, waiter);
	trace_dpas_sleep(disk_devt(bio->bi_bdev->bd_disk), &io, slept, outcome);
	blk_dpas_leave(wait->dpas, cpu, &io, outcome);
}

/* Neither merged by others nor into others: then nobody could poll for it. */
static __always_inline void blk_dpas_mark(struct bio *bio)
{
	bio->bi_opf |= REQ_POLLED | REQ_NOMERGE;
}

/* One that failed before it reached the driver says nothing about a sleep. */
static bool blk_dpas_is_issued(struct bio *bio, struct task_struct **waiter)
{
	return !blk_dpas_done(waiter) ||
	       READ_ONCE(bio->bi_cookie) != BLK_QC_T_NONE;
}

/*
 * Submit @bio, which blk_dpas_hand_back() left to its waiter, once more and wait for
 * the interrupt.
 */
static noinline void blk_dpas_submit_unpolled(struct bio *bio,
					      struct task_struct **waiter)
{
	struct bio_vec *bvec;
	int i;

	if (!bio->bi_iter.bi_size) {
		/* It has been issued: to its end, bio_advance() takes the size alone. */
		bio_for_each_bvec_all(bvec, bio, i)
			bio->bi_iter.bi_size += bvec->bv_len;
		/* And so it may wait for its queue now. */
		bio->bi_opf &= ~REQ_NOWAIT;
	}
	bio->bi_status = BLK_STS_OK;
	bio_clear_polled(bio);
	/* bio_endio() has told who throttles it, and dropped its blkg. */
	bio_clear_flag(bio, BIO_QOS_THROTTLED);
	bio_associate_blkg(bio);
	WRITE_ONCE(*waiter, current);
	submit_bio_noacct(bio);
	blk_dpas_wait_for_interrupt(waiter);
}

static __always_inline void blk_dpas_wait_for(enum blk_dpas_how how,
					      const struct blk_dpas_wait *wait,
					      struct request_queue *q,
					      struct bio *bio,
					      struct task_struct **waiter)
{
	/* A plugged request would not be on its way while we sleep. */
	if (current->plug)
		blk_flush_plug(current->plug, false);

	/* Cleared where the bio was split or the queue cannot poll any more. */
	if (!(READ_ONCE(bio->bi_opf) & REQ_POLLED))
		blk_dpas_wait_for_interrupt(waiter);
	else if (likely(how == BLK_DPAS_POLL))
		blk_dpas_poll_until_done(q, bio, waiter);
	else if (how == BLK_DPAS_HYBRID)
		blk_dpas_poll_hybrid(wait, q, bio, waiter);
	else if (how == BLK_DPAS_SLEEP && blk_dpas_is_issued(bio, waiter))
		blk_dpas_sleep_then_poll(wait, q, bio, waiter);

	/* An error leaves the mark only where the bio was handed back. */
	if (unlikely(bio->bi_status) && (bio->bi_opf & REQ_POLLED))
		blk_dpas_submit_unpolled(bio, waiter);
}

static void blk_dpas_wake(struct task_struct **waiter)
{
	struct task_struct *task = *waiter;

	/* The task may see it at once and be gone, but not for RCU readers. */
	rcu_read_lock();
	/*
	 * Pairs with smp_load_acquire() in blk_dpas_done(). From here on, the
	 * bio and the waiter's stack may be gone.
	 */
	smp_store_release(waiter, NULL);
	blk_wake_io_task(task);
	rcu_read_unlock();
}

/*
 * Has @bio failed because its queue has lost, or is about to lose, its poll queues?
 *
 * A driver that resets its device freezes the queue, starts it with the hardware
 * queues that it has then, fails what waits in one that is gone, and only then tells
 * the block layer. That may be wrong about an error of another kind during a freeze,
 * which then comes a second time.
 *
 * Since 6.12, the block layer returns a polled bio, whole, if there are no poll queues.
 */
static bool blk_dpas_lost_its_queue(struct bio *bio)
{
	if (!(bio->bi_opf & REQ_POLLED))
		return false;
	if (bio->bi_status == BLK_STS_NOTSUPP)
		return bio->bi_iter.bi_size != 0;
	/* What is done in part, or has pages that are not its own, stays failed. */
	return bio->bi_status == BLK_STS_IOERR &&
	       READ_ONCE(bdev_get_queue(bio->bi_bdev)->mq_freeze_depth) &&
	       !bio->bi_iter.bi_idx && !bio->bi_iter.bi_bvec_done &&
	       !bio_flagged(bio, BIO_CLONED);
}

/* --- the hooks -------------------------------------------------------------- */

/**
 * blk_dpas_prepare - decide how a synchronous RWF_HIPRI I/O will be waited for
 * @bio: the I/O, complete but for being submitted
 * @wait: receives the decision, if that is to poll
 *
 * Return: true if @bio is now marked for polling; the caller submits it and calls
 * blk_dpas_wait(), and its completion calls blk_dpas_hand_back() for one that has
 * failed. False if the caller shall submit it and wait for the interrupt.
 */
bool blk_dpas_prepare(struct bio *bio, struct blk_dpas_wait *wait)
{
	struct request_queue *q = bdev_get_queue(bio->bi_bdev);
	struct blk_dpas_wait chosen = { .bio = bio };

	chosen.how = blk_dpas_choose(q, bio, &chosen);
	if (chosen.how == BLK_DPAS_INTERRUPT)
		return false;
	blk_dpas_mark(bio);
	*wait = chosen;
	return true;
}

/**
 * blk_dpas_wait - wait for an I/O that blk_dpas_prepare() marked for polling
 * @wait: what blk_dpas_prepare() decided. The bio is submitted, and the caller
 *	owns it or holds a reference.
 * @waiter: current, until the completion clears it and wakes the task
 */
void blk_dpas_wait(const struct blk_dpas_wait *wait,
		   struct task_struct **waiter)
{
	blk_dpas_wait_for(wait->how, wait, bdev_get_queue(wait->bio->bi_bdev),
			  wait->bio, waiter);
}

/**
 * blk_dpas_hand_back - does a bio that has failed go back to its waiter?
 * @bio: a bio that blk_dpas_prepare() marked, in its completion, with an error
 * @waiter: as for blk_dpas_wait()
 *
 * One whose queue has lost its poll queues would not have failed by interrupt. A
 * completion cannot submit it again, which may sleep, but its waiter can.
 *
 * Return: true if so. The completion has nothing to do yet: it will be called once
 * more. False if the error stands.
 */
bool blk_dpas_hand_back(struct bio *bio, struct task_struct **waiter)
{
	if (!blk_dpas_lost_its_queue(bio)) {
		/* Its waiter may look at the mark just now. */
		WRITE_ONCE(bio->bi_opf, bio->bi_opf & ~REQ_POLLED);
		return false;
	}
	blk_dpas_wake(waiter);
	return true;
}

static void blk_dpas_end_io(struct bio *bio)
{
	struct task_struct **waiter = bio->bi_private;

	if (likely(!bio->bi_status) || !blk_dpas_hand_back(bio, waiter))
		blk_dpas_wake(waiter);
}

/**
 * blk_dpas_submit_and_wait - submit a synchronous RWF_HIPRI I/O and wait for it
 * @bio: the I/O, which is complete on return
 */
void blk_dpas_submit_and_wait(struct bio *bio)
{
	struct request_queue *q = bdev_get_queue(bio->bi_bdev);
	struct task_struct *waiter = current;
	struct blk_dpas_wait wait;
	enum blk_dpas_how how;

	how = blk_dpas_choose(q, bio, &wait);
	bio->bi_private = &waiter;
	bio->bi_end_io = blk_dpas_end_io;
	bio->bi_opf |= REQ_SYNC;
	if (how != BLK_DPAS_INTERRUPT)
		blk_dpas_mark(bio);
	submit_bio(bio);
	blk_dpas_wait_for(how, &wait, q, bio, &waiter);
}
