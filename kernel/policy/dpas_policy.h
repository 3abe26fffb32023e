/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_policy.h - how long to sleep before polling, and when to change the mode
 *
 * This is the policy of DPAS and nothing else: two state machines that work on
 * plain structs owned by the caller. The same source is compiled into the Linux
 * kernel, the simulator and the unit tests. It has no globals, allocates no
 * memory, reads no clock and takes no locks: the caller must ensure that only
 * one thread at a time uses a given struct dpas_cpu.
 *
 * There are up to three calls per I/O, each with the state of the current CPU:
 *
 *	dpas_submit()	before the I/O is issued: determines its mode. In INT
 *			and CP this is the only call. In every mode but INT,
 *			the I/O is then issued as a polled one.
 *	dpas_enter()	after it has been issued (PAS and OL only): determines
 *			how long to sleep.
 *	dpas_leave()	when it has completed (PAS and OL only): reports the
 *			outcome of the sleep.
 *
 * Fractions are fixed-point: 1.0 is DPAS_ONE. Times are in nanoseconds.
 */
#ifndef DPAS_POLICY_H
#define DPAS_POLICY_H

#ifdef __KERNEL__
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stdint.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int32_t s32;
typedef int64_t s64;
#endif

#define DPAS_ONE		1000000		/* 1.0 */
#define DPAS_HEAT_UP		50000		/* 0.05: equal outcomes */
#define DPAS_COOL_DN		100000		/* 0.1: different outcomes */
#define DPAS_UP_MIN		1000		/* 0.001, adaptive sensitivity */
#define DPAS_UP_MAX		10000		/* 0.01, adaptive sensitivity */
#define DPAS_DN_PER_UP		10		/* dn = 10 up, adaptive sensitivity */
#define DPAS_DUR_MAX_NS		100000000	/* longest sleep: 100 ms */
#define DPAS_ADJ_MAX		(1000 * DPAS_ONE) /* keeps dur x adj below 2^57 */

#define DPAS_EHP_EPOCH_NS	100000000	/* 100 ms */

#define DPAS_NR_BUCKETS		16

/* The mode of a CPU, and how an I/O submitted in that mode is completed. */
enum dpas_mode {
	DPAS_INT	= 0,	/* wait for the interrupt */
	DPAS_CP		= 1,	/* poll right away */
	DPAS_PAS	= 2,	/* sleep for dur, then poll */
	DPAS_OL		= 3,	/* overloaded: like PAS, but left depending on QD */
	DPAS_NR_MODES
};

/* Was the I/O already complete at the first poll after waking? */
enum dpas_outcome {
	DPAS_OVER	= 0,	/* yes: the sleep was too long */
	DPAS_UNDER	= 1,	/* no: it could have been longer */
};

/* Why a CPU changed its mode. Each edge of the state machine has its own. */
enum dpas_reason {
	DPAS_QD_IS_ONE		= 0,	/* PAS -> CP: average QD is exactly 1.0 */
	DPAS_TF_ABOVE_PARAM1	= 1,	/* PAS -> OL */
	DPAS_QD_WITHIN_PARAM2	= 2,	/* OL -> PAS */
	DPAS_QD_ABOVE_PARAM3	= 3,	/* OL -> INT */
	DPAS_CP_WINDOW_OVER	= 4,	/* CP -> PAS */
	DPAS_INT_WINDOW_OVER	= 5,	/* INT -> OL */
	DPAS_NR_REASONS
};

/* The tunables, in the order of the table dpas_tunable_limits[]. */
enum dpas_tunable {
	DPAS_PAS_ENABLED,
	DPAS_PAS_ADAPTIVE_ENABLED,
	DPAS_PAS_D_INIT,	/* ns: the initial and the minimum sleep */
	DPAS_PAS_UP_INIT,	/* parts of a million */
	DPAS_PAS_DN_INIT,	/* parts of a million */
	DPAS_SWITCH_ENABLED,
	DPAS_SWITCH_PARAM1,	/* PAS -> OL when tf > it */
	DPAS_SWITCH_PARAM2,	/* OL -> PAS when average QD x10 <= it */
	DPAS_SWITCH_PARAM3,	/* OL -> INT when average QD x10 > it */
	DPAS_SWITCH_PARAM4,	/* PAS -> CP allowed */
	DPAS_SWITCH_PARAM5,	/* window in PAS and in OL, I/Os */
	DPAS_SWITCH_PARAM6,	/* window in CP, I/Os */
	DPAS_SWITCH_PARAM7,	/* window in INT, I/Os */
	DPAS_EHP_ENABLED,	/* overrides pas_enabled and switch_enabled */
	DPAS_NR_TUNABLES
};

/* A tunable's name in sysfs and the values it accepts. */
struct dpas_tunable_limits {
	const char *name;
	u32 min;
	u32 max;
	u32 init;		/* the default */
};

extern const struct dpas_tunable_limits dpas_tunable_limits[DPAS_NR_TUNABLES];

struct dpas_tunables {
	u32 value[DPAS_NR_TUNABLES];
};

/*
 * A minimum of the current epoch, and that of the last epoch that had one;
 * 0: none.
 */
struct dpas_least {
	u32 now_ns;
	u32 last_ns;
};

/* That of the current epoch if it has one, otherwise the last one; 0: none. */
static inline u32 dpas_least_of_late(const struct dpas_least *least)
{
	return least->now_ns ? least->now_ns : least->last_ns;
}

/* What EHP has learned about one kind of I/O. */
struct dpas_ehp {
	u64 epoch_end_ns;
	struct dpas_least latency;
	struct dpas_least wake;	/* from the end of a sleep until the task runs */
	bool wake_is_old;	/* the last epoch had no wake-up */
};

/* The minimum wake-up time of this epoch and the last one; 0: unknown. */
static inline u32 dpas_ehp_wake_up_ns(const struct dpas_ehp *ehp)
{
	u32 now_ns = ehp->wake.now_ns, last_ns = ehp->wake.last_ns;

	return now_ns && (!last_ns || now_ns < last_ns) ? now_ns : last_ns;
}

/* The sleep of one kind of I/O: direction x size class. */
struct dpas_bucket {
	u64 overs;		/* outcomes reported, since the restart */
	u64 unders;
	u32 dur_ns;		/* how long the next I/O sleeps */
	s32 adj;		/* the factor of dur's last update */
	u32 up;
	u32 dn;
	u32 generation;		/* incremented by every update of dur */
	u8 before_last;		/* enum dpas_outcome */
	u8 last;
	bool reported;		/* this generation's outcome is known */
	struct dpas_ehp ehp;
};

struct dpas_cpu {
	u8 mode;		/* enum dpas_mode */
	u8 last_bucket;		/* of the most recent I/O */
	u32 qd;			/* I/Os that are sleeping or polling */
	u32 window_ios;		/* since the last evaluation */
	u32 credit;		/* I/Os that dpas_count() may still count */
	u32 tf;			/* timer failures in this window */
	u64 qd_sum;		/* sum of qd at each dpas_enter() of this window */
	u64 tf_total;
	u64 switches;
	u64 ios[DPAS_NR_MODES];	/* by the mode in which they were submitted */
	struct dpas_bucket bucket[DPAS_NR_BUCKETS];
};

/* An I/O in flight. It belongs to the mode in which it was submitted. */
struct dpas_io {
	u8 mode;		/* set by dpas_submit() */
	u8 bucket;		/* set by dpas_submit() */
	u32 generation;		/* set by dpas_enter() */
	u32 sleep_ns;		/* set by dpas_enter(); 0: do not sleep */
	u64 entered_ns;		/* set by dpas_enter() with EHP, or else 0 */
	u64 awake_ns;		/* set by the caller after a sleep, or else 0 */
};

/* A CPU's change of mode, and the evidence at that moment. */
struct dpas_switch {
	u8 from;		/* enum dpas_mode */
	u8 to;
	u8 reason;		/* enum dpas_reason */
	u32 window_ios;
	u32 average_qd10;	/* average QD x10; 0 if the mode has none */
	u32 tf;
	u32 dur_ns;		/* of the bucket of the I/O that triggered it */
	u32 param1;		/* the thresholds it was compared with */
	u32 param2;
	u32 param3;
	u32 param4;
	u32 window_limit;	/* param5, 6 or 7, depending on @from */
};

/* Fill @tunables with the defaults. */
void dpas_tunables_init(struct dpas_tunables *tunables);

/* Whether tunable @id accepts @value. */
bool dpas_tunable_accepts(enum dpas_tunable id, s64 value);

/*
 * Start @cpu in PAS with all counts and totals set to zero, except qd, since
 * I/Os may be in flight: a new struct dpas_cpu must be zeroed first. The buckets
 * are not changed.
 */
void dpas_cpu_restart(struct dpas_cpu *cpu);

/*
 * Reset every bucket of @cpu to (over, under), adj 1, dur pas_d_init. The
 * outcomes of I/Os in flight will be ignored.
 */
void dpas_buckets_restart(struct dpas_cpu *cpu,
			  const struct dpas_tunables *tunables);

/* Whether the policy is in use at all: PAS or EHP is enabled. */
static inline bool dpas_is_enabled(const struct dpas_tunables *tunables)
{
	return tunables->value[DPAS_PAS_ENABLED] ||
	       tunables->value[DPAS_EHP_ENABLED];
}

/*
 * To be called when tunables have changed: makes the next I/O go through
 * dpas_submit(), even if its window could not have ended with it before.
 */
void dpas_cpu_look_again(struct dpas_cpu *cpu);

/*
 * The bucket of an I/O of @sectors (512 bytes each): even for reads, odd for
 * writes; the size classes are 1, 2-3, 4-7, 8-15, 16-31, 32-63, 64-127, 128+.
 */
static inline unsigned int dpas_bucket_index(bool write, u32 sectors)
{
	/* The size class is log2(sectors), rounded down. */
	unsigned int size_class = 31 - __builtin_clz(sectors | 1);

	if (size_class > DPAS_NR_BUCKETS / 2 - 1)
		size_class = DPAS_NR_BUCKETS / 2 - 1;
	return 2 * size_class + write;
}

/*
 * Count an I/O in @bucket, submitted in CP or INT, that cannot change the mode
 * of @cpu because the window does not end with it. If that is not certain, do
 * nothing and return false: the I/O then has to go through dpas_submit(). Inline,
 * since for most I/Os in these modes there is nothing else to do.
 */
static inline bool dpas_count(struct dpas_cpu *cpu, unsigned int bucket)
{
	if (!cpu->credit)
		return false;
	cpu->credit--;
	cpu->last_bucket = bucket;
	cpu->window_ios++;
	cpu->ios[cpu->mode]++;
	return true;
}

/*
 * Begin an I/O in @bucket: decide its mode and, in INT and CP, count it. An I/O
 * that finds an INT window full is submitted in OL; one that fills a CP window is
 * the last one submitted in CP. Returns whether @cpu changed its mode; if so,
 * *@record says why.
 */
bool dpas_submit(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		 unsigned int bucket, struct dpas_io *io,
		 struct dpas_switch *record);

/*
 * Once an I/O in PAS or OL has been issued: count it, decide how long it sleeps
 * and, if the window is now full, the mode of later I/Os. Returns whether @cpu
 * changed its mode; if so, *@record says why. The I/O is part of the QD of @cpu
 * until dpas_leave(), or until the caller decrements cpu->qd itself because it
 * cannot call dpas_leave() on this CPU. Does nothing in the other modes. @now_ns
 * is only used by EHP.
 */
bool dpas_enter(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		struct dpas_io *io, u64 now_ns, struct dpas_switch *record);

/*
 * An I/O in PAS or OL has completed; @cpu is the one that dpas_enter() was called
 * with. Of the I/Os that slept for the same dur, only the first to complete
 * reports its outcome. With EHP, that is, if io->entered_ns is set, @now_ns and
 * io->awake_ns are used, too; the latter is the time from io->entered_ns until
 * the task was running again.
 */
void dpas_leave(struct dpas_cpu *cpu, const struct dpas_io *io,
		enum dpas_outcome outcome, u64 now_ns);

/*
 * EHP, after "efficient hybrid polling" (Lee, Shin, Jeong, 2022): how long to
 * sleep for an I/O that begins now; 0: not at all. This is the minimum latency of
 * this epoch (at its start, of the last one) minus two wake-up times: one to be
 * awake in time, and one as a margin, since the wake-up time is a minimum, too.
 * Each epoch without a wake-up reduces the known wake-up time by an eighth:
 * otherwise a single slow wake-up could stop all sleeping for good.
 */
u32 dpas_ehp_sleep_ns(struct dpas_ehp *ehp, u64 now_ns);

/*
 * Learn from an I/O that was to sleep for @sleep_ns, was awake after @awake_ns (0:
 * it did not sleep), and was seen to be complete after @latency_ns.
 * After oversleeping, the real latency is unknown. If the I/O was seen no earlier
 * than the known minimum, nothing can be learned from it. If it was seen earlier,
 * the device has become faster; the latency is then assumed to be the sleep minus
 * an eighth, so that after the device has stalled, sleeps are back to normal
 * within some tens of I/Os.
 */
void dpas_ehp_learn(struct dpas_ehp *ehp, u32 sleep_ns, u64 awake_ns,
		    u64 latency_ns, enum dpas_outcome outcome);

/* Average QD x10 of the window so far; 0 if the window is empty. */
u32 dpas_average_qd10(const struct dpas_cpu *cpu);

#endif
