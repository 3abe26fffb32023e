/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_trace.h - replay recorded service times through a sleep policy
 *
 * I/Os are issued one at a time. Each sleeps for dur and then polls; waking up
 * costs nothing. If dur is at least the service time s, the outcome is an
 * oversleep by dur - s (0 if they are equal: the I/O was complete at the first
 * poll all the same), otherwise an undersleep by s - dur. As in section 3.2 of
 * the DPAS paper (FAST '26), T_over and T_under are the sums of these divided
 * by the sum of all service times.
 *
 *	LHP	Linux hybrid polling: half the mean service time of the last epoch
 *		in which there was any I/O; before that, no sleep
 *	EHP	that of kernel/policy: the least service time seen so far in this
 *		epoch; for the first I/O of an epoch, that of the epoch before
 *	PAS	the policy of kernel/policy with fixed sensitivity
 *	adaptive	the same with adaptive sensitivity
 *
 * An epoch is 100 ms of trace time, in which an I/O takes the longer of its
 * service time and its sleep.
 *
 * That is the simulator. With feedback it is an emulator: after a sleep of dur,
 * the first poll is wakeup_ns later; an I/O that was complete by then has the
 * latency dur + wakeup_ns, from which LHP and EHP learn, and T_over and T_under
 * are measured at that first poll. Without a sleep there is no wake-up latency.
 * EHP measures the wake-up latency and subtracts it twice from its sleep.
 *
 * All policies, including LHP and EHP, learn separately for each bucket
 * (dpas_bucket_index()), as in the kernel. Pairs are formed within a bucket.
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
	uint32_t up; /* parts per million, 1 to 1,000,000 */
	uint32_t dn;
	uint32_t d_init_ns; /* 100 to 10,000,000 */
	bool feedback;
	uint32_t wakeup_ns; /* used with feedback only */
};

/* One I/O. */
struct trace_step {
	uint64_t service_ns;
	uint64_t known_ns; /* LHP: the mean, EHP: the minimum; 0: nothing yet */
	uint64_t known_wake_up_ns; /* EHP */
	uint64_t dur_ns;
	uint64_t wake_ns;    /* time of the first poll after issue */
	uint64_t latency_ns; /* max(service_ns, wake_ns) */
	int32_t adj;	 /* factor that led to dur; DPAS_ONE in LHP and EHP */
	uint8_t outcome; /* enum dpas_outcome */
	uint8_t pair;	 /* 2 x previous outcome + this outcome */
	uint8_t bucket;
	bool new_epoch; /* first I/O of its epoch */
};

struct trace_result {
	uint64_t ios;
	uint64_t service_ns; /* sums */
	uint64_t oversleep_ns;
	uint64_t undersleep_ns;
	uint64_t pairs[4];   /* over-over to under-under; initially under */
	uint64_t latency_ns; /* sums */
	uint64_t slept_ns;
	uint64_t last_dur_ns;
};

/* The state of LHP. */
struct trace_epoch {
	uint64_t end_ns;
	uint64_t sum_ns; /* current epoch */
	uint64_t count;
	uint64_t last_mean_ns; /* last epoch with any I/O */
};

/* The state of a policy replaying a trace. */
struct trace_run {
	struct trace_settings settings;
	struct trace_epoch epoch[DPAS_NR_BUCKETS];
	struct dpas_ehp ehp[DPAS_NR_BUCKETS];
	struct dpas_cpu cpu; /* one job: QD is 1, no mode switches */
	struct dpas_tunables tunables;
	uint64_t now_ns;	       /* in trace time */
	uint8_t last[DPAS_NR_BUCKETS]; /* enum dpas_outcome */
};

/*
 * Start a replay; each call of the second replays one I/O of 1 to 10^10 ns, in
 * @bucket.
 */
void sim_trace_start(struct trace_run *run,
		     const struct trace_settings *settings);
struct trace_step sim_trace_next(struct trace_run *run, uint64_t service_ns,
				 uint8_t bucket);

/* Add @step to @result, which is initially zero. */
void sim_trace_count(struct trace_result *result,
		     const struct trace_step *step);

/*
 * Replay @count service times, each of 1 to 10^10 ns, through a policy. @bucket
 * has the bucket of each; NULL: all in one bucket. Writes @count steps if @step
 * is not NULL. The settings must be in range.
 */
void sim_trace_run(const struct trace_settings *settings,
		   const uint64_t *service_ns, const uint8_t *bucket,
		   size_t count, struct trace_result *result,
		   struct trace_step *step);

/* T_over and T_under; 0 for an empty result. */
double sim_trace_over(const struct trace_result *result);
double sim_trace_under(const struct trace_result *result);

/* The share of I/O time during which the task did not sleep. */
double sim_trace_awake(const struct trace_result *result);

#endif
