/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_properties.c - the policy against a slow model, with random sequences
 *
 * The model keeps lists of outcomes and of the I/Os of a window, and computes
 * every result from the whole list with 128-bit integers; it identifies an
 * update of dur by a serial number that is never reused. It shares only the
 * interface with the policy.
 *
 * Over 500 lines, since the model is a single whole that nothing else uses.
 *
 * DPAS_TEST_SEED=N runs the single sequence reported by a failure.
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <inttypes.h>
#include <stdlib.h>

#include "kernel/policy/policy_rig.h"

typedef __int128 wide;

#define LIVES 30
#define STEPS 20000 /* of one sequence */
#define MAX_IOS 64  /* in flight at a time */
#define PHASE 300   /* steps for which a kind of load lasts */

/* The model of one bucket. */

struct past_outcome {
	u8 outcome;
	bool adaptive; /* was sensitivity adaptive when the outcome was used? */
};

struct model_bucket {
	struct past_outcome past[STEPS];
	size_t reported; /* outcomes in past[] */
	size_t used;	 /* the number of these that have moved dur */
	u64 serial;	 /* of the update that set dur */
	u32 d_init, up_init, dn_init;
};

/* The figures of a bucket, in millionths except for dur. */
struct model_sleep {
	wide dur, adj, up, dn;
	bool failed; /* the last step fell below d_init */
};

static wide clamp(wide value, wide low, wide high)
{
	return value < low ? low : value > high ? high : value;
}

/* The pair table as data: the start value of adj, and what is added to it. */
static const struct {
	bool from_one;
	int ups;
} pair_table[2][2] = {
	[DPAS_OVER] = {
		[DPAS_OVER] = { false, -1 }, [DPAS_UNDER] = { true, 1 },
	},
	[DPAS_UNDER] = {
		[DPAS_OVER] = { true, -1 }, [DPAS_UNDER] = { false, 1 },
	},
};

static void model_step(struct model_sleep *sleep, u32 d_init, int before,
		       int last, bool adaptive)
{
	bool from_one = pair_table[before][last].from_one;

	if (adaptive) {
		/*
		 * in percent: 5 up for equal outcomes, 10 down for different
		 * ones
		 */
		sleep->up = clamp(sleep->up * (before == last ? 105 : 90) / 100,
				  1000, 10000);
		sleep->dn = sleep->up * 10;
	}
	sleep->adj = (from_one ? 1000000 : sleep->adj) +
		(pair_table[before][last].ups > 0 ? sleep->up : -sleep->dn);
	if (sleep->adj <= 0)
		sleep->adj = 1000000;
	sleep->adj = clamp(sleep->adj, 0, DPAS_ADJ_MAX);
	sleep->dur = sleep->dur * sleep->adj / 1000000;
	sleep->failed = sleep->dur < d_init;
	sleep->dur = clamp(sleep->dur, d_init, DPAS_DUR_MAX_NS);
}

static struct model_sleep model_sleep(const struct model_bucket *bucket)
{
	struct model_sleep sleep = {
		bucket->d_init,	 1000000, bucket->up_init,
		bucket->dn_init, false,
	};

	for (size_t i = 0; i < bucket->used; i++) {
		int before = i ? bucket->past[i - 1].outcome : DPAS_UNDER;

		model_step(&sleep, bucket->d_init, before,
			   bucket->past[i].outcome, bucket->past[i].adaptive);
	}
	return sleep;
}

static u64 model_count(const struct model_bucket *bucket, int outcome)
{
	u64 count = 0;

	for (size_t i = 0; i < bucket->reported; i++)
		count += bucket->past[i].outcome == outcome;
	return count;
}

/* The model of one CPU. */

struct model {
	struct model_bucket bucket[DPAS_NR_BUCKETS];
	u64 serials; /* assigned so far */
	int mode;
	u64 qd;
	u64 window_qd[STEPS]; /* QD of each I/O of the window; 0: not in it */
	size_t window_ios;
	u64 tf, tf_total, switches, ios[DPAS_NR_MODES];
};

struct evidence {
	wide average_qd10;
	u64 tf;
	const u32 *tunable; /* [1] is switch_param1 .. [7] */
};

static bool qd_is_one(const struct evidence *e)
{
	return e->tunable[4] >= 1 && e->average_qd10 == 10;
}

static bool tf_above(const struct evidence *e)
{
	return e->tf > e->tunable[1];
}

static bool qd_within(const struct evidence *e)
{
	return e->average_qd10 <= e->tunable[2];
}

static bool qd_above(const struct evidence *e)
{
	return e->average_qd10 > e->tunable[3];
}

static bool always(const struct evidence *e)
{
	(void)e;
	return true;
}

/* The mode table, from top to bottom: the first matching edge is taken. */
static const struct edge {
	int from, to, reason;
	bool (*holds)(const struct evidence *e);
} edges[] = {
	{ DPAS_PAS, DPAS_CP, DPAS_QD_IS_ONE, qd_is_one },
	{ DPAS_PAS, DPAS_OL, DPAS_TF_ABOVE_PARAM1, tf_above },
	{ DPAS_OL, DPAS_PAS, DPAS_QD_WITHIN_PARAM2, qd_within },
	{ DPAS_OL, DPAS_INT, DPAS_QD_ABOVE_PARAM3, qd_above },
	{ DPAS_CP, DPAS_PAS, DPAS_CP_WINDOW_OVER, always },
	{ DPAS_INT, DPAS_OL, DPAS_INT_WINDOW_OVER, always },
};

static wide model_average(const struct model *model)
{
	wide sum = 0;

	for (size_t i = 0; i < model->window_ios; i++)
		sum += model->window_qd[i];
	return model->window_ios ? sum * 10 / (wide)model->window_ios : 0;
}

static void model_new_window(struct model *model)
{
	model->window_ios = 0;
	model->tf = 0;
}

static void model_restart_cpu(struct model *model)
{
	model_new_window(model);
	model->mode = DPAS_PAS;
	model->tf_total = model->switches = 0;
	memset(model->ios, 0, sizeof(model->ios));
}

static void model_restart_buckets(struct model *model,
				  const struct dpas_tunables *tunables)
{
	for (int i = 0; i < DPAS_NR_BUCKETS; i++) {
		struct model_bucket *bucket = &model->bucket[i];

		bucket->reported = bucket->used = 0;
		bucket->serial = ++model->serials;
		bucket->d_init = tunables->value[DPAS_PAS_D_INIT];
		bucket->up_init = tunables->value[DPAS_PAS_UP_INIT];
		bucket->dn_init = tunables->value[DPAS_PAS_DN_INIT];
	}
}

/* One random sequence. */

struct flight {
	struct dpas_io io;
	u64 serial; /* in the model: of the dur that it sleeps */
	bool entered;
};

static struct life {
	u64 seed, random;
	long step;
	bool extreme; /* only tunables at the ends of their ranges */
	struct rig rig;
	struct model model;
	struct flight flight[MAX_IOS];
	int ios;
	/* the kind of load in a phase */
	int depth;	      /* maximum number in flight */
	unsigned int overs;   /* of 100 outcomes */
	unsigned int buckets; /* I/Os in use */
} life;

/* What the sequences covered: a test that covers nothing proves nothing. */
static struct {
	u64 edge[DPAS_NR_REASONS];
	u64 ceilings, late_outcomes, stragglers;
} seen;

static u64 draw(u64 below)
{
	u64 z = life.random += 0x9e3779b97f4a7c15;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return (z ^ (z >> 31)) % below;
}

static bool one_in(u64 n)
{
	return draw(n) == 0;
}

/* cr_assert() takes microseconds even if it passes: only call it on failure */
static void same(wide expected, wide actual, const char *what)
{
	if (expected == actual)
		return;
	cr_fatal("seed %" PRIu64 ", step %ld, %s tunables: %s: "
		 "expected %lld, got %lld",
		 life.seed, life.step, life.extreme ? "extreme" : "random",
		 what, (long long)expected, (long long)actual);
}

static const u32 *tunable(enum dpas_tunable id)
{
	return &life.rig.tunables.value[id];
}

static u32 window_limit(int mode)
{
	static const int id[] = { DPAS_SWITCH_PARAM7, DPAS_SWITCH_PARAM6,
				  DPAS_SWITCH_PARAM5, DPAS_SWITCH_PARAM5 };

	return *tunable(id[mode]);
}

static void check_record(const struct edge *edge, const struct evidence *e,
			 size_t window_ios, wide dur_ns)
{
	const struct dpas_switch *record = &life.rig.record;

	same(edge->from, record->from, "record: from");
	same(edge->to, record->to, "record: to");
	same(edge->reason, record->reason, "record: reason");
	same(window_ios, record->window_ios, "record: window_ios");
	same(e->average_qd10, record->average_qd10, "record: average_qd10");
	same(e->tf, record->tf, "record: tf");
	same(dur_ns, record->dur_ns, "record: dur_ns");
	same(e->tunable[1], record->param1, "record: param1");
	same(e->tunable[2], record->param2, "record: param2");
	same(e->tunable[3], record->param3, "record: param3");
	same(e->tunable[4], record->param4, "record: param4");
	same(window_limit(edge->from), record->window_limit,
	     "record: window_limit");
}

/* The window is full: take the matching edge, and check the record. */
static void model_evaluate(wide dur_ns, bool switched)
{
	struct model *model = &life.model;
	struct evidence e = {
		model_average(model),
		model->tf,
		tunable(DPAS_SWITCH_PARAM1) - 1,
	};
	bool expected = false;

	for (size_t i = 0; i < sizeof(edges) / sizeof(edges[0]); i++) {
		if (edges[i].from != model->mode || !edges[i].holds(&e))
			continue;
		same(true, switched, "a switch");
		check_record(&edges[i], &e, model->window_ios, dur_ns);
		model->mode = edges[i].to;
		seen.edge[i]++;
		model->switches++;
		expected = true;
		break;
	}
	same(expected, switched, "a switch");
	model_new_window(model);
}

static void check_cpu(void)
{
	const struct dpas_cpu *cpu = &life.rig.cpu;
	const struct model *model = &life.model;

	same(model->mode, cpu->mode, "mode");
	same(model->qd, cpu->qd, "qd");
	same(model->window_ios, cpu->window_ios, "window_ios");
	same(model_average(model), dpas_average_qd10(cpu), "average QD x10");
	same(model->tf, cpu->tf, "tf");
	same(model->tf_total, cpu->tf_total, "tf_total");
	same(model->switches, cpu->switches, "switches");
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		same(model->ios[mode], cpu->ios[mode], "ios");
}

static void check_bucket(unsigned int index)
{
	const struct dpas_bucket *bucket = &life.rig.cpu.bucket[index];
	const struct model_bucket *model = &life.model.bucket[index];
	struct model_sleep sleep = model_sleep(model);

	same(sleep.dur, bucket->dur_ns, "dur_ns");
	same(sleep.adj, bucket->adj, "adj");
	same(sleep.up, bucket->up, "up");
	same(sleep.dn, bucket->dn, "dn");
	same(model_count(model, DPAS_OVER), bucket->overs, "overs");
	same(model_count(model, DPAS_UNDER), bucket->unders, "unders");
}

static void submit(void)
{
	struct flight *flight = &life.flight[life.ios++];
	struct model *model = &life.model;
	unsigned int bucket = draw(life.buckets);
	wide dur = model_sleep(&model->bucket[bucket]).dur;
	bool counted = false, switched;
	int mode;

	switched = rig_submit(&life.rig, bucket, &flight->io);
	flight->entered = false;
	if (!*tunable(DPAS_SWITCH_ENABLED) && model->mode != DPAS_PAS) {
		model->mode = DPAS_PAS;
		model_new_window(model);
	}
	mode = model->mode;
	if (mode == DPAS_INT && model->window_ios >= window_limit(DPAS_INT)) {
		model_evaluate(dur, switched);
		mode = model->mode;
	} else if (mode == DPAS_CP &&
		   model->window_ios + 1 >= window_limit(DPAS_CP)) {
		model->window_qd[model->window_ios++] = 0;
		model->ios[DPAS_CP]++;
		model_evaluate(dur, switched);
		counted = true;
	} else {
		same(false, switched, "a switch at submission");
	}

	same(mode, flight->io.mode, "mode of the I/O");
	same(bucket, flight->io.bucket, "bucket of the I/O");
	same(bucket, life.rig.cpu.last_bucket, "last_bucket");
	if (mode == DPAS_PAS || mode == DPAS_OL)
		return;
	if (!counted) {
		model->window_qd[model->window_ios++] = 0;
		model->ios[mode]++;
	}
	same(0, flight->io.sleep_ns, "sleep in INT and CP");
	life.ios--; /* the interrupt or polling handles it */
}

/* The I/O sleeps from now on: a pending outcome moves dur. */
static void model_fall_asleep(struct flight *flight)
{
	struct model *model = &life.model;
	struct model_bucket *bucket = &model->bucket[flight->io.bucket];
	struct model_sleep sleep;

	model->qd++;
	if (bucket->used < bucket->reported) {
		bucket->past[bucket->used++].adaptive = *tunable(
			DPAS_PAS_ADAPTIVE_ENABLED);
		bucket->serial = ++model->serials;
		if (model_sleep(bucket).failed &&
		    *tunable(DPAS_SWITCH_ENABLED)) {
			model->tf++;
			model->tf_total++;
		}
	}
	flight->serial = bucket->serial;
	sleep = model_sleep(bucket);
	seen.ceilings += sleep.dur == DPAS_DUR_MAX_NS;
	same(sleep.dur, flight->io.sleep_ns, "sleep");
	same(true, flight->io.sleep_ns >= *tunable(DPAS_PAS_D_INIT),
	     "sleep >= d_init");
	same(true, flight->io.sleep_ns <= DPAS_DUR_MAX_NS, "sleep <= ceiling");
}

static void enter(struct flight *flight)
{
	struct model *model = &life.model;
	bool switched = rig_enter(&life.rig, &flight->io);

	flight->entered = true;
	model->ios[flight->io.mode]++;
	model_fall_asleep(flight);

	if (!*tunable(DPAS_SWITCH_ENABLED) || model->mode != flight->io.mode) {
		same(false, switched, "a switch outside the window");
		seen.stragglers += *tunable(DPAS_SWITCH_ENABLED);
	} else {
		model->window_qd[model->window_ios++] = model->qd;
		if (model->window_ios < window_limit(model->mode))
			same(false, switched, "a switch in mid-window");
		else
			model_evaluate(
				model_sleep(&model->bucket[flight->io.bucket])
					.dur,
				switched);
	}
	check_bucket(flight->io.bucket);
}

static void leave(struct flight *flight)
{
	struct model_bucket *bucket = &life.model.bucket[flight->io.bucket];
	int outcome = draw(100) < life.overs ? DPAS_OVER : DPAS_UNDER;

	rig_complete(&life.rig, &flight->io, outcome);
	life.model.qd--;
	if (flight->serial == bucket->serial &&
	    bucket->reported == bucket->used)
		bucket->past[bucket->reported++].outcome = outcome;
	else
		seen.late_outcomes++;
	check_bucket(flight->io.bucket);
	*flight = life.flight[--life.ios];
}

/* The caller could not call dpas_leave() on that CPU, and decrements qd. */
static void forfeit(struct flight *flight)
{
	life.rig.cpu.qd--;
	life.model.qd--;
	*flight = life.flight[--life.ios];
}

static void move_on(struct flight *flight)
{
	if (!flight->entered)
		enter(flight);
	else if (one_in(200))
		forfeit(flight);
	else
		leave(flight);
}

static u32 draw_value(enum dpas_tunable id)
{
	const struct dpas_tunable_limits *limits = &dpas_tunable_limits[id];
	u64 range = (u64)limits->max - limits->min + 1;

	if (life.extreme)
		return one_in(2) ? limits->min : limits->max;
	switch (draw(4)) {
	case 0:
		return limits->init;
	case 1:
		return limits->min + draw(range);
	default: /* small, so that windows fill up and thresholds are reached */
		return limits->min + draw(range < 40 ? range : 40);
	}
}

static void restart_buckets(void)
{
	dpas_buckets_restart(&life.rig.cpu, &life.rig.tunables);
	model_restart_buckets(&life.model, &life.rig.tunables);
	for (unsigned int i = 0; i < DPAS_NR_BUCKETS; i++)
		check_bucket(i);
}

static void restart_cpu(void)
{
	dpas_cpu_restart(&life.rig.cpu);
	model_restart_cpu(&life.model);
}

/* As with sysfs, some writes reset state. */
static void change(enum dpas_tunable id)
{
	u32 value = draw_value(id), old = *tunable(id);

	same(true, dpas_tunable_accepts(id, value), "accepts its own range");
	rig_set(&life.rig, id, value);
	if (id == DPAS_PAS_D_INIT)
		restart_buckets();
	if (id == DPAS_SWITCH_ENABLED && value && !old)
		restart_cpu();
}

static void next_phase(void)
{
	static const int depths[] = { 1, 1, 2, 8, MAX_IOS };
	static const unsigned int overs[] = { 0, 10, 50, 90, 100 };

	life.depth = depths[draw(5)];
	life.overs = overs[draw(5)];
	life.buckets = one_in(2) ? 1 : DPAS_NR_BUCKETS;
}

static void step(void)
{
	if (life.step % PHASE == 0)
		next_phase();
	if (one_in(150))
		change(draw(DPAS_EHP_ENABLED)); /* the last: test_ehp.c */
	if (one_in(1000))
		restart_buckets();
	if (one_in(1000))
		restart_cpu();
	if (life.ios < life.depth && (life.ios == 0 || one_in(2)))
		submit();
	else if (life.ios)
		move_on(&life.flight[draw(life.ios)]);
	check_cpu();
}

static void begin(u64 seed, bool extreme)
{
	memset(&life, 0, sizeof(life));
	life.seed = life.random = seed;
	life.extreme = extreme;
	dpas_tunables_init(&life.rig.tunables);
	rig_set(&life.rig, DPAS_SWITCH_ENABLED, 1);
	for (int id = 0; extreme && id < DPAS_EHP_ENABLED; id++)
		rig_set(&life.rig, id, draw_value(id));
	restart_cpu();
	restart_buckets();
}

static void live(u64 seed, bool extreme)
{
	begin(seed, extreme);
	for (life.step = 0; life.step < STEPS; life.step++)
		step();
	while (life.ios)
		move_on(&life.flight[draw(life.ios)]);
	same(0, life.rig.cpu.qd, "qd at the end");
}

static void expect_seen_all(void)
{
	for (int i = 0; i < DPAS_NR_REASONS; i++)
		cr_expect(gt(u64, seen.edge[i], 0), "edge %d was taken", i);
	cr_expect(gt(u64, seen.ceilings, 0), "a sleep met the ceiling");
	cr_expect(gt(u64, seen.late_outcomes, 0), "an outcome came too late");
	cr_expect(gt(u64, seen.stragglers, 0),
		  "the mode moved on before enter");
}

static void live_all(bool extreme)
{
	const char *one = getenv("DPAS_TEST_SEED");

	if (one) {
		live(strtoull(one, NULL, 10), extreme);
		return;
	}
	for (u64 seed = 1; seed <= LIVES; seed++)
		live(seed, extreme);
	expect_seen_all();
}

Test(properties, random_tunables)
{
	live_all(false);
}

Test(properties, extreme_tunables)
{
	live_all(true);
}
