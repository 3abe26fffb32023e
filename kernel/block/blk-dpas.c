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
 * floor (tf). What is decided, and why, is in dpas_policy.c. This file keeps
 * the state, sleeps, polls, and shows it all in sysfs.
 *
 * State is per queue and per CPU. A CPU's state is touched by tasks on that
 * CPU with preemption off, and by nobody else:
 *
 *  - a task that was moved between entering and leaving the path cannot touch
 *    the state of the CPU that it entered on; it raises that CPU's
 *    left_elsewhere, which the CPU takes off its QD the next time it looks;
 *
 *  - a tunable is changed by publishing a new struct blk_dpas_config, never
 *    by writing to one. Where the change restarts the modes or the buckets,
 *    it raises an epoch, and each CPU restarts its own state when it notices.
 */
#include <linux/bio.h>
#include <linux/blk-dpas.h>
#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/hrtimer.h>
#include <linux/jump_label_ratelimit.h>
#include <linux/ktime.h>
#include <linux/percpu.h>
#include <linux/preempt.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/sysfs.h>

#include "blk.h"
#include "blk-dpas.h"

#define CREATE_TRACE_POINTS
#include <trace/events/dpas.h>

/*
 * Raised by each queue that has pas_enabled. Lowered with a delay, so that a
 * user who switches back and forth does not patch the kernel each time.
 */
static DEFINE_STATIC_KEY_DEFERRED_FALSE(blk_dpas_key, HZ);

/* A setting has changed since this CPU last looked: restart what it says. */
static void blk_dpas_catch_up(struct blk_dpas_cpu *cpu,
			      const struct blk_dpas_config *config)
{
	cpu->version = config->version;
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
static struct blk_dpas_cpu *blk_dpas_this_cpu(struct blk_dpas *dpas,
				const struct blk_dpas_config *config)
{
	struct blk_dpas_cpu *cpu = this_cpu_ptr(dpas->cpus);

	if (unlikely(cpu->version != config->version))
		blk_dpas_catch_up(cpu, config);
	if (unlikely(atomic_read(&cpu->left_elsewhere)))
		cpu->policy.qd -= atomic_xchg(&cpu->left_elsewhere, 0);
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

/* The state of @q, if its method can be PAS or DPAS. */
static struct blk_dpas *blk_dpas_of(struct request_queue *q)
{
	if (!static_branch_unlikely(&blk_dpas_key.key) || q->poll_nsec)
		return NULL;
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	return smp_load_acquire(&q->dpas);
}

/* Ask the policy for the mode of @bio, if pas_enabled says that it may. */
static void blk_dpas_submit(struct blk_dpas *dpas, struct bio *bio,
			    struct blk_dpas_wait *wait)
{
	const struct blk_dpas_config *config;
	struct dpas_switch record;
	struct dpas_io io;

	preempt_disable();
	config = rcu_dereference_sched(dpas->config);
	if (config->tunables.value[DPAS_PAS_ENABLED]) {
		if (dpas_submit(&blk_dpas_this_cpu(dpas, config)->policy,
				&config->tunables,
				dpas_bucket_index(op_is_write(bio->bi_opf),
						  bio_sectors(bio)),
				&io, &record))
			blk_dpas_switched(dpas, bio, &record);
		wait->dpas = dpas;
		wait->mode = io.mode;
		wait->bucket = io.bucket;
	}
	preempt_enable();
}

/**
 * blk_dpas_prepare - decide how a synchronous RWF_HIPRI I/O will be waited for
 * @bio: the I/O, complete but for being submitted
 * @wait: receives the decision
 *
 * Return: true if @bio is now marked for polling; the caller submits it and
 * calls blk_dpas_wait(). False if the caller shall submit it and wait for the
 * interrupt.
 */
bool blk_dpas_prepare(struct bio *bio, struct blk_dpas_wait *wait)
{
	struct request_queue *q = bdev_get_queue(bio->bi_bdev);
	struct blk_dpas *dpas;

	if (!test_bit(QUEUE_FLAG_POLL, &q->queue_flags))
		return false;
	/*
	 * Where the device has no FUA, the block layer puts flushes around a
	 * FUA write. They would go to the poll queue as well, and nobody has
	 * their cookie.
	 */
	if (op_is_flush(bio->bi_opf) && !bdev_fua(bio->bi_bdev))
		return false;

	wait->dpas = NULL;
	dpas = blk_dpas_of(q);
	if (dpas) {
		blk_dpas_submit(dpas, bio, wait);
		if (wait->dpas && wait->mode == DPAS_INT)
			return false;
	}
	bio->bi_opf |= REQ_POLLED;
	wait->bio = bio;
	return true;
}

/* The completion clears *@waiter, then wakes the task that it named. */
static bool blk_dpas_done(struct task_struct **waiter)
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

/*
 * Look once whether @bio's queue has anything completed. False: there is
 * nothing to look at, since the request is not with the driver yet, or our bio
 * was merged into another task's request, or the queue is quiesced.
 *
 * A driver that resets its device quiesces the queue, which waits for RCU
 * readers, and then makes its rings anew. A poll must not meet that: it could
 * take a stale entry for a completion and lose its place in the ring.
 */
static bool blk_dpas_poll_once(struct bio *bio)
{
	bool can_poll;

	rcu_read_lock();
	can_poll = READ_ONCE(bio->bi_cookie) != BLK_QC_T_NONE &&
		   !blk_queue_quiesced(bdev_get_queue(bio->bi_bdev));
	if (likely(can_poll))
		bio_poll(bio, NULL, BLK_POLL_NOSLEEP | BLK_POLL_ONESHOT);
	rcu_read_unlock();
	return can_poll;
}

static void blk_dpas_poll_until_done(struct bio *bio,
				     struct task_struct **waiter)
{
	for (;;) {
		set_current_state(TASK_UNINTERRUPTIBLE);
		if (blk_dpas_done(waiter))
			break;
		if (!blk_dpas_poll_once(bio)) {
			/* It may be that only we can poll for it later. */
			io_schedule_timeout(1);
			continue;
		}
		if (blk_dpas_done(waiter))
			break;
		/* Woken, not ours, or another task wants the CPU. */
		__set_current_state(TASK_RUNNING);
		cond_resched();
		cpu_relax();
	}
	__set_current_state(TASK_RUNNING);
}

/* Sleep for @ns, or until the I/O is done because another task reaped it. */
static void blk_dpas_sleep(u64 ns, struct task_struct **waiter)
{
	struct hrtimer_sleeper timer;

	hrtimer_init_sleeper_on_stack(&timer, CLOCK_MONOTONIC,
				      HRTIMER_MODE_REL);
	hrtimer_set_expires(&timer.timer, ns_to_ktime(ns));
	hrtimer_sleeper_start_expires(&timer, HRTIMER_MODE_REL);
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

	config = rcu_dereference_sched(dpas->config);
	if (dpas_enter(&blk_dpas_this_cpu(dpas, config)->policy,
		       &config->tunables, io, &record))
		blk_dpas_switched(dpas, bio, &record);
	put_cpu();
	return cpu;
}

static void blk_dpas_leave(struct blk_dpas *dpas, unsigned int entered_on,
			   const struct dpas_io *io, enum dpas_outcome outcome)
{
	struct blk_dpas_cpu *cpu = per_cpu_ptr(dpas->cpus, entered_on);

	if (get_cpu() == entered_on)
		dpas_leave(&cpu->policy, io, outcome);
	else
		atomic_inc(&cpu->left_elsewhere);
	put_cpu();
}

static void blk_dpas_sleep_then_poll(struct blk_dpas *dpas, struct bio *bio,
				     const struct dpas_io *io,
				     unsigned int entered_on,
				     struct task_struct **waiter)
{
	ktime_t slept_at = trace_dpas_sleep_enabled() ? ktime_get() : 0;
	enum dpas_outcome outcome = DPAS_OVER;

	blk_dpas_sleep(io->sleep_ns, waiter);
	if (slept_at)
		slept_at = ktime_sub(ktime_get(), slept_at);

	if (!blk_dpas_done(waiter)) {
		blk_dpas_poll_once(bio);
		if (!blk_dpas_done(waiter)) {
			outcome = DPAS_UNDER;
			blk_dpas_poll_until_done(bio, waiter);
		}
	}
	trace_dpas_sleep(disk_devt(bio->bi_bdev->bd_disk), io, slept_at, outcome);
	blk_dpas_leave(dpas, entered_on, io, outcome);
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
	struct bio *bio = wait->bio;
	struct dpas_io io = { .mode = wait->mode, .bucket = wait->bucket };
	unsigned int cpu;

	/* A plugged request would not be on its way while we sleep. */
	blk_flush_plug(current->plug, false);

	/* Cleared where the bio was split or the queue cannot poll. */
	if (!(bio->bi_opf & REQ_POLLED)) {
		blk_dpas_wait_for_interrupt(waiter);
	} else if (!wait->dpas) {
		/* Hybrid polling, if it is on, sleeps in its first poll. */
		if (bdev_get_queue(bio->bi_bdev)->poll_nsec !=
		    BLK_MQ_POLL_CLASSIC)
			bio_poll(bio, NULL, BLK_POLL_ONESHOT);
		blk_dpas_poll_until_done(bio, waiter);
	} else {
		cpu = blk_dpas_enter(wait->dpas, bio, &io);
		if (io.mode == DPAS_CP)
			blk_dpas_poll_until_done(bio, waiter);
		else
			blk_dpas_sleep_then_poll(wait->dpas, bio, &io, cpu,
						 waiter);
	}
}

static void blk_dpas_end_io(struct bio *bio)
{
	struct task_struct **waiter = bio->bi_private;
	struct task_struct *task = *waiter;

	/*
	 * Pairs with smp_load_acquire() in blk_dpas_done(). From here on, the
	 * bio and the waiter's stack may be gone.
	 */
	smp_store_release(waiter, NULL);
	blk_wake_io_task(task);
}

/**
 * blk_dpas_submit_and_wait - submit a synchronous RWF_HIPRI I/O and wait for it
 * @bio: the I/O
 *
 * Return: true when @bio is complete. False, with nothing done, if the caller
 * shall submit it and wait for the interrupt.
 */
bool blk_dpas_submit_and_wait(struct bio *bio)
{
	struct task_struct *waiter = current;
	struct blk_dpas_wait wait;

	if (!blk_dpas_prepare(bio, &wait))
		return false;
	bio->bi_private = &waiter;
	bio->bi_end_io = blk_dpas_end_io;
	bio->bi_opf |= REQ_SYNC;
	submit_bio(bio);
	blk_dpas_wait(&wait, &waiter);
	return true;
}

/* The defaults. A zeroed struct blk_dpas_cpu is behind them and catches up. */
static void blk_dpas_config_init(struct blk_dpas_config *config)
{
	dpas_tunables_init(&config->tunables);
	config->version = 1;
	config->modes_epoch = 1;
	config->buckets_epoch = 1;
}

/* The state of @q, made on first use. Called under q->sysfs_lock. */
static struct blk_dpas *blk_dpas_get(struct request_queue *q)
{
	struct blk_dpas_config *config;
	struct blk_dpas *dpas = q->dpas;

	if (dpas)
		return dpas;
	dpas = kzalloc(sizeof(*dpas), GFP_KERNEL);
	config = kzalloc(sizeof(*config), GFP_KERNEL);
	if (!dpas || !config) {
		kfree(dpas);
		kfree(config);
		return NULL;
	}
	blk_dpas_config_init(config);
	RCU_INIT_POINTER(dpas->config, config);
	/* Pairs with smp_load_acquire() in blk_dpas_of(). */
	smp_store_release(&q->dpas, dpas);
	return dpas;
}

/**
 * blk_dpas_free - free the state of a queue that nobody uses any more
 * @q: the queue
 */
void blk_dpas_free(struct request_queue *q)
{
	struct blk_dpas_config *config;

	if (!q->dpas)
		return;
	config = rcu_dereference_protected(q->dpas->config, true);
	if (config->tunables.value[DPAS_PAS_ENABLED])
		static_branch_slow_dec_deferred(&blk_dpas_key);
	kfree_rcu(config, rcu);
	free_percpu(q->dpas->cpus);
	kfree(q->dpas);
}

/* What a change of tunable @id from @old to @new makes every CPU restart. */
static void blk_dpas_raise_epochs(struct blk_dpas_config *config,
				  enum dpas_tunable id, u32 old, u32 new)
{
	config->version++;
	switch (id) {
	case DPAS_PAS_ENABLED:
		if (!old && new)
			config->buckets_epoch++;
		break;
	case DPAS_PAS_ADAPTIVE_ENABLED:
	case DPAS_PAS_D_INIT:
	case DPAS_PAS_UP_INIT:
	case DPAS_PAS_DN_INIT:
		config->buckets_epoch++;
		break;
	case DPAS_SWITCH_ENABLED:
		if (!old && new)
			config->modes_epoch++;
		break;
	default:
		break;
	}
}

static int blk_dpas_prepare_to_enable(struct blk_dpas *dpas)
{
	if (!dpas->cpus)
		dpas->cpus = alloc_percpu(struct blk_dpas_cpu);
	if (!dpas->cpus)
		return -ENOMEM;
	return blk_dpas_netlink_prepare();
}

/* Called under q->sysfs_lock. */
static int blk_dpas_set(struct request_queue *q, enum dpas_tunable id,
			u32 value)
{
	struct blk_dpas *dpas = blk_dpas_get(q);
	struct blk_dpas_config *old, *new;
	u32 old_value;
	int ret;

	if (!dpas)
		return -ENOMEM;
	if (id == DPAS_PAS_ENABLED && value) {
		ret = blk_dpas_prepare_to_enable(dpas);
		if (ret)
			return ret;
	}
	old = rcu_dereference_protected(dpas->config,
					lockdep_is_held(&q->sysfs_lock));
	new = kmemdup(old, sizeof(*old), GFP_KERNEL);
	if (!new)
		return -ENOMEM;
	old_value = old->tunables.value[id];
	new->tunables.value[id] = value;
	blk_dpas_raise_epochs(new, id, old_value, value);
	rcu_assign_pointer(dpas->config, new);
	kfree_rcu(old, rcu);

	if (id == DPAS_PAS_ENABLED && value != old_value) {
		if (value)
			static_branch_deferred_inc(&blk_dpas_key);
		else
			static_branch_slow_dec_deferred(&blk_dpas_key);
	}
	blk_dpas_netlink_tunable(q->disk, id, old_value, value);
	return 0;
}

void blk_dpas_read_config(struct request_queue *q,
			  struct blk_dpas_config *config)
{
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	struct blk_dpas *dpas = smp_load_acquire(&q->dpas);

	if (!dpas) {
		blk_dpas_config_init(config);
		return;
	}
	rcu_read_lock();
	*config = *rcu_dereference(dpas->config);
	rcu_read_unlock();
}

void blk_dpas_read_cpu(struct request_queue *q,
		       const struct blk_dpas_config *config, unsigned int nr,
		       struct dpas_cpu *cpu)
{
	struct blk_dpas *dpas = READ_ONCE(q->dpas);
	struct blk_dpas_cpu *state;

	memset(cpu, 0, sizeof(*cpu));
	if (!dpas || !READ_ONCE(dpas->cpus)) {
		dpas_cpu_restart(cpu);
		dpas_buckets_restart(cpu, &config->tunables);
		return;
	}
	state = per_cpu_ptr(dpas->cpus, nr);
	/* The CPU may write to it meanwhile: see the header. */
	data_race(*cpu = state->policy);
	cpu->qd -= atomic_read(&state->left_elsewhere);
	if (READ_ONCE(state->modes_epoch) != config->modes_epoch)
		dpas_cpu_restart(cpu);
	if (READ_ONCE(state->buckets_epoch) != config->buckets_epoch)
		dpas_buckets_restart(cpu, &config->tunables);
}

static ssize_t blk_dpas_show(struct request_queue *q, enum dpas_tunable id,
			     char *page)
{
	struct blk_dpas_config config;

	blk_dpas_read_config(q, &config);
	return sysfs_emit(page, "%u\n", config.tunables.value[id]);
}

static ssize_t blk_dpas_store(struct request_queue *q, enum dpas_tunable id,
			      const char *page, size_t count)
{
	s64 value;
	int ret;

	if (kstrtos64(page, 10, &value) || !dpas_tunable_accepts(id, value))
		return -EINVAL;
	ret = blk_dpas_set(q, id, value);
	return ret ? ret : count;
}

#define BLK_DPAS_TUNABLE(_name, _id)					\
static ssize_t _name##_show(struct request_queue *q, char *page)	\
{									\
	return blk_dpas_show(q, _id, page);				\
}									\
static ssize_t _name##_store(struct request_queue *q, const char *page,	\
			     size_t count)				\
{									\
	return blk_dpas_store(q, _id, page, count);			\
}									\
static struct queue_sysfs_entry _name##_entry = {			\
	.attr	= { .name = #_name, .mode = 0644 },			\
	.show	= _name##_show,						\
	.store	= _name##_store,					\
}

BLK_DPAS_TUNABLE(pas_enabled, DPAS_PAS_ENABLED);
BLK_DPAS_TUNABLE(pas_adaptive_enabled, DPAS_PAS_ADAPTIVE_ENABLED);
BLK_DPAS_TUNABLE(pas_d_init, DPAS_PAS_D_INIT);
BLK_DPAS_TUNABLE(pas_up_init, DPAS_PAS_UP_INIT);
BLK_DPAS_TUNABLE(pas_dn_init, DPAS_PAS_DN_INIT);
BLK_DPAS_TUNABLE(switch_enabled, DPAS_SWITCH_ENABLED);
BLK_DPAS_TUNABLE(switch_param1, DPAS_SWITCH_PARAM1);
BLK_DPAS_TUNABLE(switch_param2, DPAS_SWITCH_PARAM2);
BLK_DPAS_TUNABLE(switch_param3, DPAS_SWITCH_PARAM3);
BLK_DPAS_TUNABLE(switch_param4, DPAS_SWITCH_PARAM4);
BLK_DPAS_TUNABLE(switch_param5, DPAS_SWITCH_PARAM5);
BLK_DPAS_TUNABLE(switch_param6, DPAS_SWITCH_PARAM6);
BLK_DPAS_TUNABLE(switch_param7, DPAS_SWITCH_PARAM7);

/*
 * switch_stat can be longer than a page, so it is a binary file. Its lines
 * all have this width, padded with spaces, so that an offset names a line
 * whatever the numbers are: enough for every number at its longest.
 */
#define BLK_DPAS_STAT_WIDTH	384

static void blk_dpas_stat_line(char *line, unsigned int nr,
			       const u32 *tunable, const struct dpas_cpu *cpu)
{
	u64 overs = 0, unders = 0;
	int i, len;

	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		overs += cpu->bucket[i].overs;
		unders += cpu->bucket[i].unders;
	}
	len = scnprintf(line, BLK_DPAS_STAT_WIDTH,
			"CPU[%2u] MODE[%u] QD[%2u] param1: %u param2: %u param3: %u polled io: %llu, pas io: %llu, ol io: %llu, int io: %llu, tf: %u, dur: %u, window: %u, avg qd: %u, tf total: %llu, over: %llu, under: %llu, switches: %llu",
			nr, cpu->mode, cpu->qd, tunable[DPAS_SWITCH_PARAM1],
			tunable[DPAS_SWITCH_PARAM2],
			tunable[DPAS_SWITCH_PARAM3], cpu->ios[DPAS_CP],
			cpu->ios[DPAS_PAS], cpu->ios[DPAS_OL],
			cpu->ios[DPAS_INT], cpu->tf,
			cpu->bucket[cpu->last_bucket].dur_ns, cpu->window_ios,
			dpas_average_qd10(cpu), cpu->tf_total, overs, unders,
			cpu->switches);
	memset(line + len, ' ', BLK_DPAS_STAT_WIDTH - len);
	line[BLK_DPAS_STAT_WIDTH - 1] = '\n';
}

/* What one read of switch_stat works with: too large for the stack. */
struct blk_dpas_stat {
	struct blk_dpas_config	config;
	struct dpas_cpu		cpu;
	char			line[BLK_DPAS_STAT_WIDTH];
};

/* Whole lines only, unless the reader's buffer does not even take one. */
static ssize_t switch_stat_read(struct file *file, struct kobject *kobj,
				struct bin_attribute *attr, char *buf,
				loff_t off, size_t count)
{
	struct request_queue *q = container_of(kobj, struct request_queue, kobj);
	unsigned int nr, skip_lines = div_u64(off, BLK_DPAS_STAT_WIDTH);
	size_t skip = off - (loff_t)skip_lines * BLK_DPAS_STAT_WIDTH;
	struct blk_dpas_stat *stat;
	size_t len, copied = 0;

	stat = kmalloc(sizeof(*stat), GFP_KERNEL);
	if (!stat)
		return -ENOMEM;
	blk_dpas_read_config(q, &stat->config);
	for_each_possible_cpu(nr) {
		if (skip_lines) {
			skip_lines--;
			continue;
		}
		len = min(count - copied, sizeof(stat->line) - skip);
		if (copied && len < sizeof(stat->line))
			break;
		blk_dpas_read_cpu(q, &stat->config, nr, &stat->cpu);
		blk_dpas_stat_line(stat->line, nr, stat->config.tunables.value,
				   &stat->cpu);
		memcpy(buf + copied, stat->line + skip, len);
		copied += len;
		skip = 0;
	}
	kfree(stat);
	return copied;
}

static struct bin_attribute switch_stat_attr = {
	.attr	= { .name = "switch_stat", .mode = 0444 },
	.read	= switch_stat_read,
};

static struct attribute *blk_dpas_attrs[] = {
	&pas_enabled_entry.attr,
	&pas_adaptive_enabled_entry.attr,
	&pas_d_init_entry.attr,
	&pas_up_init_entry.attr,
	&pas_dn_init_entry.attr,
	&switch_enabled_entry.attr,
	&switch_param1_entry.attr,
	&switch_param2_entry.attr,
	&switch_param3_entry.attr,
	&switch_param4_entry.attr,
	&switch_param5_entry.attr,
	&switch_param6_entry.attr,
	&switch_param7_entry.attr,
	NULL
};

static struct bin_attribute *blk_dpas_bin_attrs[] = {
	&switch_stat_attr,
	NULL
};

bool blk_dpas_is_capable(struct request_queue *q)
{
	return queue_is_mq(q) && q->mq_ops->poll;
}

static umode_t blk_dpas_attr_visible(struct kobject *kobj,
				     struct attribute *attr, int n)
{
	return blk_dpas_is_capable(container_of(kobj, struct request_queue,
						kobj)) ? attr->mode : 0;
}

static umode_t blk_dpas_bin_attr_visible(struct kobject *kobj,
					 struct bin_attribute *attr, int n)
{
	return blk_dpas_is_capable(container_of(kobj, struct request_queue,
						kobj)) ? attr->attr.mode : 0;
}

const struct attribute_group blk_dpas_attr_group = {
	.attrs			= blk_dpas_attrs,
	.bin_attrs		= blk_dpas_bin_attrs,
	.is_visible		= blk_dpas_attr_visible,
	.is_bin_visible		= blk_dpas_bin_attr_visible,
};
