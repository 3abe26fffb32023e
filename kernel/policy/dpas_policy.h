/* SPDX-License-Identifier: GPL-2.0 */
/*
 * dpas_policy.h - how long to sleep before polling, and when to change the mode
 *
 * This is the policy of DPAS and nothing else: two state machines over plain
 * structs that the caller owns. It is compiled, as it stands, into the Linux
 * kernel, into the simulator and into the unit tests. It keeps no globals,
 * allocates nothing, reads no clock and takes no lock: the caller sees to it
 * that one struct dpas_cpu is used by one thread at a time.
 *
 * An I/O passes through three calls, all on the state of the CPU it is on:
 *
 *	dpas_submit()	before it is issued: which mode is it in? In INT and
 *			CP mode that is all; but for INT it is issued as a
 *			polled I/O.
 *	dpas_enter()	after it is issued (PAS and OL only): how long does it
 *			sleep?
 *	dpas_leave()	when it is complete (PAS and OL only): how did the
 *			sleep turn out?
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
#define DPAS_DUR_MAX_NS		100000000	/* no sleep is longer: 100 ms */
#define DPAS_ADJ_MAX		(1000 * DPAS_ONE) /* dur x adj stays below 2^57 */

#define DPAS_EHP_EPOCH_NS	100000000	/* 100 ms */

#define DPAS_NR_BUCKETS		16

/* Where the state machine of one CPU stands, and which way an I/O goes. */
enum dpas_mode {
	DPAS_INT	= 0,	/* wait for the interrupt */
	DPAS_CP		= 1,	/* poll at once */
	DPAS_PAS	= 2,	/* sleep for dur, then poll */
	DPAS_OL		= 3,	/* overloaded: as PAS, but watched by its QD */
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
	DPAS_PAS_D_INIT,	/* ns: the first and the least sleep */
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
	DPAS_EHP_ENABLED,	/* before pas_enabled and switch_enabled */
	DPAS_NR_TUNABLES
};

/* What a tunable is called in sysfs and which values it accepts. */
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

/* The least of an epoch and of the last epoch that had any; 0: there is none. */
struct dpas_least {
	u32 now_ns;
	u32 last_ns;
};

/* Of this epoch or, as long as it has none, of the last; 0: of neither. */
static inline u32 dpas_least_of_late(const struct dpas_least *least)
{
	return least->now_ns ? least->now_ns : least->last_ns;
}

/* What EHP knows of one kind of I/O. */
struct dpas_ehp {
	u64 epoch_end_ns;
	struct dpas_least latency;
	struct dpas_least wake;	/* from the end of a sleep until the task runs */
	bool wake_is_old;	/* none has been seen in the last epoch */
};

/* What a wake-up takes: the least of this epoch and the last; 0: unknown. */
static inline u32 dpas_ehp_wake_up_ns(const struct dpas_ehp *ehp)
{
	u32 now_ns = ehp->wake.now_ns, last_ns = ehp->wake.last_ns;

	return now_ns && (!last_ns || now_ns < last_ns) ? now_ns : last_ns;
}

/* The sleep of one kind of I/O: direction x size class. */
struct dpas_bucket {
	u64 overs;		/* outcomes reported, since the restart */
	u64 unders;
	u32 dur_ns;		/* the sleep that an I/O asks for now */
	s32 adj;		/* what the last update multiplied dur by */
	u32 up;
	u32 dn;
	u32 generation;		/* changes with every update of dur */
	u8 before_last;		/* enum dpas_outcome */
	u8 last;
	bool reported;		/* this generation's outcome has come in */
	struct dpas_ehp ehp;
};

struct dpas_cpu {
	u8 mode;		/* enum dpas_mode */
	u8 last_bucket;		/* of the I/O that came last */
	u32 qd;			/* I/Os inside sleep-then-poll */
	u32 window_ios;		/* since the last evaluation */
	u32 credit;		/* I/Os that dpas_count() may take */
	u32 tf;			/* timer failures in this window */
	u64 qd_sum;		/* of qd as each I/O of this window entered */
	u64 tf_total;
	u64 switches;
	u64 ios[DPAS_NR_MODES];	/* by the mode in which they were submitted */
	struct dpas_bucket bucket[DPAS_NR_BUCKETS];
};

/* One I/O on its way. It belongs to the mode in which it was submitted. */
struct dpas_io {
	u8 mode;		/* set by dpas_submit() */
	u8 bucket;		/* set by dpas_submit() */
	u32 generation;		/* set by dpas_enter() */
	u32 sleep_ns;		/* set by dpas_enter(); 0: do not sleep */
	u64 entered_ns;		/* set by dpas_enter() with EHP, or else 0 */
	u64 awake_ns;		/* 0, or set by a caller who slept: see dpas_leave() */
};

/* Why a CPU changed its mode: the evidence, as it stood at that moment. */
struct dpas_switch {
	u8 from;		/* enum dpas_mode */
	u8 to;
	u8 reason;		/* enum dpas_reason */
	u32 window_ios;
	u32 average_qd10;	/* average QD x10; 0 where none was taken */
	u32 tf;
	u32 dur_ns;		/* of the bucket of the I/O that tipped it */
	u32 param1;		/* the thresholds that it was compared with */
	u32 param2;
	u32 param3;
	u32 param4;
	u32 window_limit;	/* param5, 6 or 7, by the mode left */
};

/* Fill @tunables with the defaults. */
void dpas_tunables_init(struct dpas_tunables *tunables);

/* Does tunable @id accept @value? */
bool dpas_tunable_accepts(enum dpas_tunable id, s64 value);

/*
 * Start @cpu in PAS with every count and total at zero. Its qd is kept, since
 * I/Os may be on their way; a new struct dpas_cpu must be zeroed first. The
 * buckets are left alone.
 */
void dpas_cpu_restart(struct dpas_cpu *cpu);

/*
 * Start every bucket of @cpu at (over, under), adj 1, dur pas_d_init. I/Os
 * that are on their way report to nobody.
 */
void dpas_buckets_restart(struct dpas_cpu *cpu,
			  const struct dpas_tunables *tunables);

/* Has the policy a say: is PAS or EHP enabled? */
static inline bool dpas_is_enabled(const struct dpas_tunables *tunables)
{
	return tunables->value[DPAS_PAS_ENABLED] ||
	       tunables->value[DPAS_EHP_ENABLED];
}

/*
 * Tunables have changed: the next I/O is looked at, even if nothing could have
 * been decided by it before.
 */
void dpas_cpu_look_again(struct dpas_cpu *cpu);

/*
 * The bucket of an I/O of @sectors (of 512 bytes): read even, write odd; size
 * classes 1, 2-3, 4-7, 8-15, 16-31, 32-63, 64-127, 128 and more.
 */
static inline unsigned int dpas_bucket_index(bool write, u32 sectors)
{
	/* The size class is the whole part of log2(sectors). */
	unsigned int size_class = 31 - __builtin_clz(sectors | 1);

	if (size_class > DPAS_NR_BUCKETS / 2 - 1)
		size_class = DPAS_NR_BUCKETS / 2 - 1;
	return 2 * size_class + write;
}

/*
 * Count an I/O in @bucket that cannot change the mode of @cpu, in CP or INT:
 * its window does not end with it. Returns false, with nothing done, where that is not
 * sure; then the I/O goes through dpas_submit(). Most I/Os end here, so it is
 * compiled into its caller.
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
 * that finds a window of INT full begins in OL; one that fills a window of CP
 * is the last in it. Returns whether @cpu changed its mode; then *@record says
 * why.
 */
bool dpas_submit(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		 unsigned int bucket, struct dpas_io *io,
		 struct dpas_switch *record);

/*
 * An I/O in PAS or OL has been issued: count it, decide its sleep and, when its
 * window is full, the mode of the I/Os after it. Returns whether @cpu changed
 * its mode; then *@record says why. The I/O counts into the QD of @cpu until
 * dpas_leave(), or until the caller takes one off cpu->qd because it could not
 * call that on this CPU. For other modes there is nothing to do. @now_ns is
 * looked at where EHP is enabled.
 */
bool dpas_enter(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		struct dpas_io *io, u64 now_ns, struct dpas_switch *record);

/*
 * An I/O in PAS or OL is complete; @cpu is the one that it entered on. Only
 * the first one to complete with a given dur reports its outcome. @now_ns is
 * looked at where io->entered_ns is set, and so is io->awake_ns: how long after
 * that the task was running again.
 */
void dpas_leave(struct dpas_cpu *cpu, const struct dpas_io *io,
		enum dpas_outcome outcome, u64 now_ns);

/*
 * EHP, after "efficient hybrid polling" (Lee, Shin, Jeong, 2022): how long to
 * sleep for an I/O that begins now; 0: not at all. That is for the least latency
 * of this epoch or, at its start, of the one before, less two wake-ups: one in
 * order to be awake by then, and as much again for those that take longer than the
 * least. What is known of them falls by an eighth with each epoch that has seen
 * none: one that took long may be what keeps all I/Os since from sleeping.
 */
u32 dpas_ehp_sleep_ns(struct dpas_ehp *ehp, u64 now_ns);

/*
 * And what came of it: it asked for a sleep of @sleep_ns, was awake again after
 * @awake_ns (0: it did not sleep), and saw its I/O after @latency_ns.
 * Who overslept does not know when the I/O was done. Seen no earlier than the least
 * latency of late, it tells nothing of that; seen earlier, the device has become
 * faster, and an eighth less than the sleep is taken for the latency, so that a
 * stall of the device is not slept for any longer than some tens of I/Os.
 */
void dpas_ehp_learn(struct dpas_ehp *ehp, u32 sleep_ns, u64 awake_ns,
		    u64 latency_ns, enum dpas_outcome outcome);

/* Average QD x10 of the window so far; 0 where the window is empty. */
u32 dpas_average_qd10(const struct dpas_cpu *cpu);

#endif
