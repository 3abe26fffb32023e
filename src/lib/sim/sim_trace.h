/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_trace.h - what a sleep policy would have done on recorded service times
 *
 * The I/Os follow one another, one at a time. Each sleeps for dur and is then
 * polled; waking costs nothing. Where dur is at least the service time s, it
 * has overslept by dur - s (none, if they are equal: it was complete at the
 * first poll all the same), otherwise it has underslept by s - dur. As in
 * section 3.2 of the DPAS paper (FAST '26), T_over and T_under are the sums of
 * these over the sum of all service times.
 *
 *	LHP	Linux hybrid polling: half the mean service time of the last epoch
 *		in which there was any I/O; before that, no sleep
 *	EHP	that of kernel/policy: the least service time seen so far in this
 *		epoch; for the first I/O of an epoch, that of the epoch before
 *	PAS	the policy of kernel/policy with fixed sensitivity
 *	adaptive	the same with adaptive sensitivity
 *
 * An epoch is 100 ms of the trace's own time, in which an I/O lasts as long as
 * the longer of its service time and its sleep.
 *
 * That is the simulator. With feedback it is an emulator: who sleeps for dur
 * polls first wakeup_ns after that, an I/O that was complete by then has the
 * latency dur + wakeup_ns, which is what LHP and EHP learn from, and T_over and
 * T_under are counted from that first poll. Who does not sleep pays no wake-up.
 * EHP sees how long wake-ups take, and takes two off its sleep.
 *
 * Each bucket (dpas_bucket_index()) is learned of by itself, as in the kernel,
 * by LHP and EHP too. A pair is of two I/Os of the same bucket.
 */
#ifndef LIB_SIM_SIM_TRACE_H
#define LIB_SIM_SIM_TRACE_H

#include <stddef.h>

#include "dpas_policy.h"

enum trace_policy {
	TRACE_LHP,
	TRACE_EHP,
	TRACE_PAS,
	TRACE_ADAPTIVE,
	TRACE_NR_POLICIES
};

struct trace_settings {
	enum trace_policy policy;
	uint32_t up; /* parts of a million, 1 to 1,000,000 */
	uint32_t dn;
	uint32_t d_init_ns; /* 100 to 10,000,000 */
	bool feedback;
	uint32_t wakeup_ns; /* counts with feedback only */
};

/* One I/O. */
struct trace_step {
	uint64_t service_ns;
	uint64_t known_ns; /* LHP: the mean, EHP: the least; 0: nothing yet */
	uint64_t known_wake_up_ns; /* EHP */
	uint64_t dur_ns;
	uint64_t wake_ns;    /* after how long it polls for the first time */
	uint64_t latency_ns; /* the longer of service_ns and wake_ns */
	int32_t adj;	     /* what led to dur; DPAS_ONE in LHP and EHP */
	uint8_t outcome;     /* enum dpas_outcome */
	uint8_t pair;	     /* 2 x the outcome before + this outcome */
	uint8_t bucket;
	bool new_epoch; /* no I/O of this epoch came before it */
};

struct trace_result {
	uint64_t ios;
	uint64_t service_ns; /* sums */
	uint64_t oversleep_ns;
	uint64_t undersleep_ns;
	uint64_t pairs[4];   /* over-over, over-under, under-over, under-under;
				 * before the first I/O stands an under */
	uint64_t latency_ns; /* sums */
	uint64_t slept_ns;
	uint64_t last_dur_ns;
};

/* What LHP knows. */
struct trace_epoch {
	uint64_t end_ns;
	uint64_t sum_ns; /* of the present epoch */
	uint64_t count;
	uint64_t last_mean_ns; /* of the last epoch that had any I/O */
};

/* A policy on its way through a trace. */
struct trace_run {
	struct trace_settings settings;
	struct trace_epoch epoch[DPAS_NR_BUCKETS];
	struct dpas_ehp ehp[DPAS_NR_BUCKETS];
	struct dpas_cpu cpu; /* with one job: QD is 1, no mode is left */
	struct dpas_tunables tunables;
	uint64_t now_ns;	       /* in the trace's own time */
	uint8_t last[DPAS_NR_BUCKETS]; /* enum dpas_outcome */
};

/* Begin; then each call takes one I/O of 1 to 10^10 ns, in @bucket. */
void sim_trace_start(struct trace_run *run,
		     const struct trace_settings *settings);
struct trace_step sim_trace_next(struct trace_run *run, uint64_t service_ns,
				 uint8_t bucket);

/* Add @step to @result, which began as zeros. */
void sim_trace_count(struct trace_result *result,
		     const struct trace_step *step);

/*
 * Run @count service times, each of 1 to 10^10 ns, through a policy. @bucket
 * has one for each; NULL: all are of one bucket. Writes @count steps where @step is not NULL. The settings must be in range.
 */
void sim_trace_run(const struct trace_settings *settings,
		   const uint64_t *service_ns, const uint8_t *bucket,
		   size_t count, struct trace_result *result,
		   struct trace_step *step);

/* T_over and T_under; 0 for an empty result. */
double sim_trace_over(const struct trace_result *result);
double sim_trace_under(const struct trace_result *result);

/* The share of the I/Os' time in which their task did not sleep. */
double sim_trace_awake(const struct trace_result *result);

#endif
