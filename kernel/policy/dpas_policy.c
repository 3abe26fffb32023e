// SPDX-License-Identifier: GPL-2.0
/*
 * dpas_policy.c - adaptive sleep and dynamic mode switching
 *
 * The rules are those of the DPAS course text: the last two outcomes determine
 * how a bucket's sleep changes, the evidence of a full window how a CPU's mode
 * does.
 */
#include "dpas_policy.h"

const struct dpas_tunable_limits dpas_tunable_limits[DPAS_NR_TUNABLES] = {
	[DPAS_PAS_ENABLED]	    = { "pas_enabled", 0, 1, 0 },
	[DPAS_PAS_ADAPTIVE_ENABLED] = { "pas_adaptive_enabled", 0, 1, 0 },
	[DPAS_PAS_D_INIT]	    = { "pas_d_init", 100, 10000000, 100 },
	[DPAS_PAS_UP_INIT]	    = { "pas_up_init", 1, DPAS_ONE, 10000 },
	[DPAS_PAS_DN_INIT]	    = { "pas_dn_init", 1, DPAS_ONE, 100000 },
	[DPAS_SWITCH_ENABLED]	    = { "switch_enabled", 0, 1, 0 },
	[DPAS_SWITCH_PARAM1]	    = { "switch_param1", 0, 1000000, 0 },
	[DPAS_SWITCH_PARAM2]	    = { "switch_param2", 0, 1000000, 10 },
	[DPAS_SWITCH_PARAM3]	    = { "switch_param3", 0, 1000000, 10 },
	[DPAS_SWITCH_PARAM4]	    = { "switch_param4", 0, 1, 1 },
	[DPAS_SWITCH_PARAM5]	    = { "switch_param5", 1, 1000000, 100 },
	[DPAS_SWITCH_PARAM6]	    = { "switch_param6", 1, 1000000, 1000 },
	[DPAS_SWITCH_PARAM7]	    = { "switch_param7", 1, 1000000, 10000 },
	[DPAS_EHP_ENABLED]	    = { "ehp_enabled", 0, 1, 0 },
};

void dpas_tunables_init(struct dpas_tunables *tunables)
{
	unsigned int id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++)
		tunables->value[id] = dpas_tunable_limits[id].init;
}

bool dpas_tunable_accepts(enum dpas_tunable id, s64 value)
{
	return value >= (s64)dpas_tunable_limits[id].min &&
	       value <= (s64)dpas_tunable_limits[id].max;
}

void dpas_cpu_look_again(struct dpas_cpu *cpu)
{
	cpu->credit = 0;
}

void dpas_cpu_restart(struct dpas_cpu *cpu)
{
	unsigned int mode;

	cpu->mode = DPAS_PAS;
	cpu->credit = 0;
	cpu->window_ios = 0;
	cpu->qd_sum = 0;
	cpu->tf = 0;
	cpu->tf_total = 0;
	cpu->switches = 0;
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu->ios[mode] = 0;
}

void dpas_buckets_restart(struct dpas_cpu *cpu,
			  const struct dpas_tunables *tunables)
{
	unsigned int i;

	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		struct dpas_bucket *bucket = &cpu->bucket[i];

		bucket->overs = 0;
		bucket->unders = 0;
		bucket->dur_ns = tunables->value[DPAS_PAS_D_INIT];
		bucket->adj = DPAS_ONE;
		bucket->up = tunables->value[DPAS_PAS_UP_INIT];
		bucket->dn = tunables->value[DPAS_PAS_DN_INIT];
		bucket->generation++;
		bucket->before_last = DPAS_OVER;
		bucket->last = DPAS_UNDER;
		bucket->reported = false;
		bucket->ehp = (struct dpas_ehp){ 0 };
	}
}

u32 dpas_average_qd10(const struct dpas_cpu *cpu)
{
	if (!cpu->window_ios)
		return 0;
	return cpu->qd_sum * 10 / cpu->window_ios;
}

/* Adaptive sensitivity: equal outcomes increase it, different ones reduce it. */
static void bucket_adapt_sensitivity(struct dpas_bucket *bucket)
{
	u64 factor = bucket->before_last == bucket->last ?
		     DPAS_ONE + DPAS_HEAT_UP : DPAS_ONE - DPAS_COOL_DN;
	u64 up = bucket->up * factor / DPAS_ONE;

	if (up < DPAS_UP_MIN)
		up = DPAS_UP_MIN;
	if (up > DPAS_UP_MAX)
		up = DPAS_UP_MAX;
	bucket->up = up;
	bucket->dn = DPAS_DN_PER_UP * up;
}

static s32 bucket_next_adj(const struct dpas_bucket *bucket)
{
	/* No overflow: adj is at most DPAS_ADJ_MAX, up and dn DPAS_ONE. */
	s32 adj = bucket->adj, up = bucket->up, dn = bucket->dn;

	if (bucket->before_last == DPAS_OVER)
		adj = bucket->last == DPAS_OVER ? adj - dn : DPAS_ONE + up;
	else
		adj = bucket->last == DPAS_OVER ? DPAS_ONE - dn : adj + up;

	if (adj <= 0)
		adj = DPAS_ONE;
	if (adj > DPAS_ADJ_MAX)
		adj = DPAS_ADJ_MAX;
	return adj;
}

/*
 * Adjust the sleep to a new outcome; called for the first I/O issued after it.
 * Returns whether this was a timer failure: dur fell below pas_d_init.
 */
static bool bucket_update(struct dpas_bucket *bucket,
			  const struct dpas_tunables *tunables)
{
	u32 d_init = tunables->value[DPAS_PAS_D_INIT];
	u64 dur;

	if (tunables->value[DPAS_PAS_ADAPTIVE_ENABLED])
		bucket_adapt_sensitivity(bucket);
	bucket->adj = bucket_next_adj(bucket);
	bucket->generation++;
	bucket->reported = false;

	dur = (u64)bucket->dur_ns * bucket->adj / DPAS_ONE;
	if (dur > DPAS_DUR_MAX_NS)
		dur = DPAS_DUR_MAX_NS;
	bucket->dur_ns = dur < d_init ? d_init : dur;
	return dur < d_init;
}

static void least_take(struct dpas_least *least, u64 ns)
{
	if (ns > (u32)-1)
		ns = (u32)-1;
	if (!least->now_ns || ns < least->now_ns)
		least->now_ns = ns;
}

static void least_end_epoch(struct dpas_least *least)
{
	if (least->now_ns)
		least->last_ns = least->now_ns;
	least->now_ns = 0;
}

/*
 * Without sleeps there are no wake-ups to measure. The known wake-up time then
 * decays, so that sleeping is tried again at some point; the next wake-up
 * measured replaces it.
 */
static void wake_end_epoch(struct dpas_ehp *ehp)
{
	if (!ehp->wake.now_ns) {
		ehp->wake.last_ns -= ehp->wake.last_ns / 8;
		ehp->wake_is_old = true;
	}
	least_end_epoch(&ehp->wake);
}

static void wake_take(struct dpas_ehp *ehp, u64 ns)
{
	if (ehp->wake_is_old) {
		ehp->wake_is_old = false;
		ehp->wake.last_ns = 0;
	}
	least_take(&ehp->wake, ns);
}

u32 dpas_ehp_sleep_ns(struct dpas_ehp *ehp, u64 now_ns)
{
	u64 latency, wake_ups;

	if (now_ns >= ehp->epoch_end_ns) {
		ehp->epoch_end_ns = now_ns - now_ns % DPAS_EHP_EPOCH_NS +
				    DPAS_EHP_EPOCH_NS;
		least_end_epoch(&ehp->latency);
		wake_end_epoch(ehp);
	}
	latency = dpas_least_of_late(&ehp->latency);
	wake_ups = 2 * (u64)dpas_ehp_wake_up_ns(ehp);
	if (latency <= wake_ups)
		return 0;
	latency -= wake_ups;
	return latency < DPAS_DUR_MAX_NS ? latency : DPAS_DUR_MAX_NS;
}

void dpas_ehp_learn(struct dpas_ehp *ehp, u32 sleep_ns, u64 awake_ns,
		    u64 latency_ns, enum dpas_outcome outcome)
{
	/* A sleep cut short, because another task reaped the I/O, has no wake-up. */
	if (sleep_ns && awake_ns > sleep_ns) {
		wake_take(ehp, awake_ns - sleep_ns);
		if (outcome == DPAS_OVER) {
			if (latency_ns >= dpas_least_of_late(&ehp->latency))
				return;
			latency_ns = sleep_ns - sleep_ns / 8;
		}
	}
	least_take(&ehp->latency, latency_ns);
}

static bool switches(const struct dpas_tunables *tunables)
{
	return tunables->value[DPAS_SWITCH_ENABLED] &&
	       !tunables->value[DPAS_EHP_ENABLED];
}

static u32 window_limit(const struct dpas_cpu *cpu,
			const struct dpas_tunables *tunables)
{
	static const u8 tunable[DPAS_NR_MODES] = {
		[DPAS_INT] = DPAS_SWITCH_PARAM7,
		[DPAS_CP] = DPAS_SWITCH_PARAM6,
		[DPAS_PAS] = DPAS_SWITCH_PARAM5,
		[DPAS_OL] = DPAS_SWITCH_PARAM5,
	};

	return tunables->value[tunable[cpu->mode]];
}

static void window_restart(struct dpas_cpu *cpu)
{
	cpu->window_ios = 0;
	cpu->credit = 0;
	cpu->qd_sum = 0;
	cpu->tf = 0;
}

static void switch_mode(struct dpas_cpu *cpu,
			const struct dpas_tunables *tunables,
			enum dpas_mode to, enum dpas_reason reason,
			u32 dur_ns, struct dpas_switch *record)
{
	record->from = cpu->mode;
	record->to = to;
	record->reason = reason;
	record->window_ios = cpu->window_ios;
	record->average_qd10 = dpas_average_qd10(cpu);
	record->tf = cpu->tf;
	record->dur_ns = dur_ns;
	record->param1 = tunables->value[DPAS_SWITCH_PARAM1];
	record->param2 = tunables->value[DPAS_SWITCH_PARAM2];
	record->param3 = tunables->value[DPAS_SWITCH_PARAM3];
	record->param4 = tunables->value[DPAS_SWITCH_PARAM4];
	record->window_limit = window_limit(cpu, tunables);
	cpu->mode = to;
	cpu->switches++;
	window_restart(cpu);
}

/* Choose the mode after a full window. Returns whether it changes. */
static bool evaluate(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		     u32 dur_ns, struct dpas_switch *record)
{
	u32 average_qd10 = dpas_average_qd10(cpu);
	enum dpas_reason reason;
	enum dpas_mode to;

	switch (cpu->mode) {
	case DPAS_PAS:
		if (tunables->value[DPAS_SWITCH_PARAM4] && average_qd10 == 10) {
			to = DPAS_CP;
			reason = DPAS_QD_IS_ONE;
		} else if (cpu->tf > tunables->value[DPAS_SWITCH_PARAM1]) {
			to = DPAS_OL;
			reason = DPAS_TF_ABOVE_PARAM1;
		} else {
			window_restart(cpu);
			return false;
		}
		break;
	case DPAS_OL:
		if (average_qd10 <= tunables->value[DPAS_SWITCH_PARAM2]) {
			to = DPAS_PAS;
			reason = DPAS_QD_WITHIN_PARAM2;
		} else if (average_qd10 > tunables->value[DPAS_SWITCH_PARAM3]) {
			to = DPAS_INT;
			reason = DPAS_QD_ABOVE_PARAM3;
		} else {
			window_restart(cpu);
			return false;
		}
		break;
	case DPAS_CP:
		to = DPAS_PAS;
		reason = DPAS_CP_WINDOW_OVER;
		break;
	default:
		to = DPAS_OL;
		reason = DPAS_INT_WINDOW_OVER;
		break;
	}
	switch_mode(cpu, tunables, to, reason, dur_ns, record);
	return true;
}

static bool sleeps(u8 mode)
{
	return mode == DPAS_PAS || mode == DPAS_OL;
}

/*
 * Set the credit to the number of I/Os that cannot end the window. In INT these
 * are all that fit into it: the next one finds it full. In CP they are one less:
 * the I/O that fills the window ends it.
 */
static void grant_credit(struct dpas_cpu *cpu, u32 limit)
{
	if (cpu->mode == DPAS_CP)
		limit--;
	cpu->credit = cpu->window_ios < limit ? limit - cpu->window_ios : 0;
}

bool dpas_submit(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		 unsigned int bucket, struct dpas_io *io,
		 struct dpas_switch *record)
{
	u32 dur_ns = cpu->bucket[bucket].dur_ns, limit;
	bool switched = false;

	io->mode = cpu->mode;
	io->bucket = bucket;
	io->generation = 0;
	io->sleep_ns = 0;
	io->entered_ns = 0;
	io->awake_ns = 0;
	if (dpas_count(cpu, bucket))
		return false;

	/* A window of another mode says nothing about PAS. */
	if (!switches(tunables) && cpu->mode != DPAS_PAS) {
		cpu->mode = DPAS_PAS;
		window_restart(cpu);
	}
	if (cpu->mode == DPAS_INT &&
	    cpu->window_ios >= window_limit(cpu, tunables))
		switched = evaluate(cpu, tunables, dur_ns, record);

	io->mode = cpu->mode;
	cpu->last_bucket = bucket;
	if (sleeps(io->mode))
		return switched;

	limit = window_limit(cpu, tunables);
	cpu->ios[io->mode]++;
	cpu->window_ios++;
	if (io->mode == DPAS_CP && cpu->window_ios >= limit)
		return evaluate(cpu, tunables, dur_ns, record);
	grant_credit(cpu, limit);
	return switched;
}

bool dpas_enter(struct dpas_cpu *cpu, const struct dpas_tunables *tunables,
		struct dpas_io *io, u64 now_ns, struct dpas_switch *record)
{
	struct dpas_bucket *bucket = &cpu->bucket[io->bucket];
	bool switching = switches(tunables);

	if (!sleeps(io->mode))
		return false;
	cpu->ios[io->mode]++;
	cpu->qd++;
	if (tunables->value[DPAS_EHP_ENABLED]) {
		io->entered_ns = now_ns;
		bucket->dur_ns = dpas_ehp_sleep_ns(&bucket->ehp, now_ns);
		bucket->reported = false;
	} else if (bucket->reported && bucket_update(bucket, tunables) &&
		   switching) {
		cpu->tf++;
		cpu->tf_total++;
	}
	io->generation = bucket->generation;
	io->sleep_ns = bucket->dur_ns;

	/*
	 * While this I/O was being issued, others may have changed the mode:
	 * it is then not part of the new mode's window.
	 */
	if (!switching || cpu->mode != io->mode)
		return false;

	cpu->window_ios++;
	cpu->qd_sum += cpu->qd;
	if (cpu->window_ios < window_limit(cpu, tunables))
		return false;
	return evaluate(cpu, tunables, bucket->dur_ns, record);
}

void dpas_leave(struct dpas_cpu *cpu, const struct dpas_io *io,
		enum dpas_outcome outcome, u64 now_ns)
{
	struct dpas_bucket *bucket = &cpu->bucket[io->bucket];

	cpu->qd--;
	if (bucket->generation != io->generation)
		return;
	if (io->entered_ns)
		dpas_ehp_learn(&bucket->ehp, io->sleep_ns, io->awake_ns,
			       now_ns - io->entered_ns, outcome);
	if (bucket->reported)
		return;
	bucket->reported = true;
	bucket->before_last = bucket->last;
	bucket->last = outcome;
	if (outcome == DPAS_OVER)
		bucket->overs++;
	else
		bucket->unders++;
}
