/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_rig.h - a made-up device: a function, noise, drift
 */
#ifndef TESTS_LIB_TUNE_TUNE_RIG_H
#define TESTS_LIB_TUNE_TUNE_RIG_H

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "lib/tune/tune_verdict.h"

#define RIG_TRIAL_NS UINT64_C(1000000000)

struct rig {
	struct tune_search search;
	/* The IOPS of @setting with load @load, without noise. */
	double (*iops)(const struct tune_setting *setting, unsigned int load);
	double noise; /* of a trial, relative */
	double drift; /* over 100 trials, relative */
	double cpu;   /* percent; of each candidate by cpu_of() */
	double (*cpu_of)(const struct tune_setting *setting);
	bool cuts; /* trials below half of the reference */
	size_t trials;
	struct sim_random random;
};

/* Two uniform values make one of the normal distribution (Box and Muller, 1958). */
static inline double rig_normal(struct rig *rig)
{
	double u = ((double)(sim_random_next(&rig->random) >> 11) + 1) / 0x1p53;
	double v = (double)(sim_random_next(&rig->random) >> 11) / 0x1p53;

	return sqrt(-2 * log(u)) * cos(2 * 3.14159265358979 * v);
}

static inline struct tune_plan rig_plan(const char *space)
{
	struct tune_plan plan = {
		.nr_loads = 1,
		.seed = 1,
		.error_rate = 0.05,
		.least_gain = 0.01,
		.budget_ns = 400 * RIG_TRIAL_NS,
		.trial_ns = RIG_TRIAL_NS,
	};
	struct problem problem;
	static const struct tunable_set nothing;

	cr_assert(tune_goal_parse(&plan.goal, "iops", &problem));
	if (space)
		cr_assert(tune_space_parse(&plan.space, space, &problem),
			  "%s: %s", &problem);
	else
		plan.space = tune_space_default();
	plan.reference = tune_space_setting(&plan.space, METHOD_DPAS, &nothing);
	return plan;
}

static inline int64_t rig_value(const struct tune_setting *setting,
				unsigned int id)
{
	int64_t value;

	return tunable_set_get(&setting->values, id, &value) ? value : -1;
}

static inline void rig_trial(struct rig *rig, struct tune_turn turn)
{
	const struct tune_setting *setting =
		&rig->search.candidate[turn.candidate].setting;
	const struct tune_setting *reference =
		&rig->search.candidate[TUNE_REFERENCE].setting;
	struct tune_figures figures = { 0 };
	double iops = rig->iops(setting, turn.load);
	bool cut = rig->cuts && iops < rig->iops(reference, turn.load) / 2;

	iops *= 1 + rig->noise * rig_normal(rig) +
		rig->drift * (double)rig->trials++ / 100;
	figures.metric[TUNE_IOPS] = (struct figure){ true, iops };
	if (rig->cpu_of)
		figures.metric[TUNE_CPU] = (struct figure){
			true, rig->cpu_of(setting)
		};
	tune_search_take(&rig->search, &figures, cut,
			 cut ? RIG_TRIAL_NS / 4 : RIG_TRIAL_NS);
}

/* Search to the end. */
static inline void rig_run(struct rig *rig, const struct tune_plan *plan)
{
	struct tune_turn turn;

	rig->random.state = plan->seed * 77;
	rig->trials = 0;
	cr_assert(tune_search_start(&rig->search, plan));
	while (tune_search_next(&rig->search, &turn))
		rig_trial(rig, turn);
	cr_assert_not(rig->search.has_no_memory);
}

static inline const struct tune_setting *rig_leader(const struct rig *rig)
{
	return &rig->search.candidate[rig->search.leader].setting;
}

#endif
