// SPDX-License-Identifier: GPL-2.0
/*
 * test_tune_search.c - the search on known functions
 */
#include "lib/tune/tune_rig.h"

/* DPAS is best with d_init 5,000 and param3 60; PAS is nearly as good. */
static double hill(const struct tune_setting *setting, unsigned int load)
{
	double away = 0, param3;

	(void)load;
	switch (setting->method) {
	case METHOD_INT:
		return 80000;
	case METHOD_CP:
		return 90000;
	case METHOD_LHP:
	case METHOD_EHP:
		return 95000;
	default:
		away = fabs(log(rig_value(setting, DPAS_PAS_D_INIT) / 5000.));
	}
	if (setting->method == METHOD_PAS)
		return 118000 - 4000 * away;
	param3 = (double)rig_value(setting, DPAS_SWITCH_PARAM3);
	if (param3 < 0)
		param3 = 10;
	return 126000 - 4000 * away - 6000 * fabs(log(param3 / 60));
}

static double flat(const struct tune_setting *setting, unsigned int load)
{
	(void)setting;
	(void)load;
	return 100000;
}

/*
 * One load prefers a short sleep, the other one a long one, and more strongly.
 */
static double torn(const struct tune_setting *setting, unsigned int load)
{
	double d_init = (double)rig_value(setting, DPAS_PAS_D_INIT);

	if (d_init < 0)
		return 5000;
	return load ? 20000 * pow(d_init, 0.1) : 20000 * pow(d_init, -0.06);
}

static double cpu_of(const struct tune_setting *setting)
{
	return setting->method == METHOD_DPAS ? 90 : 40;
}

Test(tune_search, finds_the_top_of_a_hill_and_confirms_it)
{
	struct rig rig = { .iops = hill, .noise = 0.005 };
	struct tune_plan plan = rig_plan(NULL);
	struct tune_comparison gain;
	unsigned int good = 0;

	for (plan.seed = 1; plan.seed <= 100; plan.seed++) {
		rig_run(&rig, &plan);
		gain = tune_verdict_compare(&rig.search, rig.search.leader,
					    TUNE_REFERENCE);
		good += hill(rig_leader(&rig), 0) > 0.98 * 126000 &&
			tune_verdict_outcome(&rig.search) == TUNE_FOUND &&
			gain.relation == TUNE_BETTER && gain.low > 0 &&
			gain.low < gain.change && gain.change < gain.high;
		tune_search_free(&rig.search);
	}
	cr_expect_geq(good, 95, "%u of 100", good);
}

Test(tune_search, needs_far_fewer_trials_than_all)
{
	struct rig rig = { .iops = hill, .noise = 0.005 };
	struct tune_plan plan = rig_plan(NULL);

	rig_run(&rig, &plan);
	cr_expect_eq(tune_space_size(&plan.space), 3 + 10 + 10 * 8);
	/* A tenth, from ten trials of each. */
	cr_expect_lt(rig.search.trials.count, 93, "%zu trials",
		     rig.search.trials.count);
	tune_search_free(&rig.search);
}

/* The stated error rate holds for all statements of a search together. */
Test(tune_search, false_alarms_are_no_more_than_stated)
{
	struct rig rig = { .iops = flat, .noise = 0.02 };
	struct tune_plan plan = rig_plan(NULL);
	unsigned int wrong = 0, gains = 0, i;

	for (plan.seed = 1; plan.seed <= 1000; plan.seed++) {
		bool is_wrong = false;

		rig_run(&rig, &plan);
		for (i = 0; i < rig.search.nr_candidates; i++)
			is_wrong |= i != rig.search.leader &&
				tune_verdict_compare(&rig.search,
						     rig.search.leader, i)
						.relation > TUNE_EVEN;
		wrong += is_wrong;
		gains += tune_verdict_outcome(&rig.search) == TUNE_FOUND;
		tune_search_free(&rig.search);
	}
	/* At most 50 are expected, give or take 7. */
	cr_expect_leq(wrong, 50 + 2 * 7, "%u of 1,000", wrong);
	cr_expect_leq(gains, 50, "%u of 1,000", gains);
}

Test(tune_search, false_alarms_of_a_sweep_are_no_more_than_stated)
{
	struct rig rig = { .iops = flat, .noise = 0.02 };
	struct tune_plan plan = rig_plan(
		"method=DPAS,pas_d_init=100,300,1k,3k");
	unsigned int wrong = 0, i;

	plan.is_sweep = true;
	for (plan.seed = 1; plan.seed <= 1000; plan.seed++) {
		bool is_wrong = false;

		rig_run(&rig, &plan);
		for (i = 1; i < rig.search.nr_candidates; i++)
			is_wrong |= tune_verdict_compare(&rig.search, i,
							 TUNE_REFERENCE)
					    .relation > TUNE_EVEN;
		wrong += is_wrong;
		tune_search_free(&rig.search);
	}
	cr_expect_leq(wrong, 50 + 2 * 7, "%u of 1,000", wrong);
}

/* Blocks remove drift, by which later trials only look better. */
Test(tune_search, a_device_that_drifts_is_no_gain)
{
	struct rig rig = { .iops = flat, .noise = 0.003, .drift = 0.1 };
	struct tune_plan plan = rig_plan(NULL);
	unsigned int gains = 0;

	for (plan.seed = 1; plan.seed <= 200; plan.seed++) {
		rig_run(&rig, &plan);
		gains += tune_verdict_outcome(&rig.search) == TUNE_FOUND;
		tune_search_free(&rig.search);
	}
	cr_expect_leq(gains, 10, "%u of 200", gains);
}

Test(tune_search, one_setting_serves_all_loads_best)
{
	struct rig rig = { .iops = torn, .noise = 0.003 };
	struct tune_plan plan = rig_plan(NULL);

	plan.nr_loads = 2;
	plan.budget_ns *= 2;
	rig_run(&rig, &plan);
	cr_expect_eq(tune_verdict_outcome(&rig.search), TUNE_FOUND);
	cr_expect_eq(rig_value(rig_leader(&rig), DPAS_PAS_D_INIT), 100000);
	tune_search_free(&rig.search);
}

Test(tune_search, limits_are_hard)
{
	struct rig rig = { .iops = hill, .noise = 0.005, .cpu_of = cpu_of };
	struct tune_plan plan = rig_plan(NULL);
	struct problem problem;

	cr_assert(tune_goal_add_limit(&plan.goal, "cpu<60%", &problem));
	rig_run(&rig, &plan);
	cr_expect_eq(rig_leader(&rig)->method, METHOD_PAS);
	cr_expect_eq(tune_verdict_outcome(&rig.search), TUNE_KEEPS_LIMIT,
		     "what it is compared with breaks the limit");
	tune_search_free(&rig.search);
	plan.goal.nr_limits = 0;
	cr_assert(tune_goal_add_limit(&plan.goal, "cpu<30%", &problem));
	rig_run(&rig, &plan);
	cr_expect_eq(tune_verdict_outcome(&rig.search), TUNE_NO_SETTING);
	/* All that is left are settings that were not tried yet. */
	cr_expect_geq(rig.search.nr_candidates, 80);
	cr_expect_leq(tune_trials_count(&rig.search.trials, TUNE_REFERENCE),
		      rig.search.nr_candidates);
	tune_search_free(&rig.search);
}

/* None of the first settings but the random ones can keep it. */
static double cpu_of_few(const struct tune_setting *setting)
{
	return setting->method == METHOD_DPAS &&
			rig_value(setting, DPAS_PAS_D_INIT) == 20000 ?
		40 :
		90;
}

Test(tune_search, a_limit_that_few_settings_keep)
{
	struct rig rig = { .iops = hill, .noise = 0.005, .cpu_of = cpu_of_few };
	struct tune_plan plan = rig_plan(NULL);
	struct problem problem;

	cr_assert(tune_goal_add_limit(&plan.goal, "cpu<60%", &problem));
	for (plan.seed = 1; plan.seed <= 20; plan.seed++) {
		rig_run(&rig, &plan);
		cr_expect_eq(tune_verdict_outcome(&rig.search),
			     TUNE_KEEPS_LIMIT, "seed %d", (int)plan.seed);
		cr_expect_eq(rig_value(rig_leader(&rig), DPAS_PAS_D_INIT),
			     20000);
		tune_search_free(&rig.search);
	}
}

Test(tune_search, what_is_much_worse_is_tried_once)
{
	struct rig rig = { .iops = torn, .noise = 0.003, .cuts = true };
	struct tune_plan plan = rig_plan(NULL);
	unsigned int i, cut = 0;

	rig_run(&rig, &plan);
	for (i = 0; i < rig.search.nr_candidates; i++) {
		if (rig.search.candidate[i].setting.method > METHOD_EHP)
			continue;
		cr_expect_eq(rig.search.candidate[i].fate, TUNE_CUT);
		cr_expect_eq(tune_trials_count(&rig.search.trials, i), 1);
		cut++;
	}
	cr_expect_eq(cut, 3);
	tune_search_free(&rig.search);
}

Test(tune_search, a_budget_is_kept)
{
	struct rig rig = { .iops = hill, .noise = 0.02 };
	struct tune_plan plan = rig_plan(NULL);
	unsigned int seconds;

	for (seconds = 20; seconds < 400; seconds += 19) {
		plan.budget_ns = seconds * RIG_TRIAL_NS;
		rig_run(&rig, &plan);
		cr_expect_leq(rig.search.spent_ns, plan.budget_ns, "%u s: %g s",
			      seconds, (double)rig.search.spent_ns / 1e9);
		tune_search_free(&rig.search);
	}
}

Test(tune_search, the_same_seed_is_the_same_search)
{
	struct rig one = { .iops = hill, .noise = 0.01 }, other = one;
	struct tune_plan plan = rig_plan(NULL);
	size_t i;

	rig_run(&one, &plan);
	rig_run(&other, &plan);
	cr_assert_eq(one.search.trials.count, other.search.trials.count);
	for (i = 0; i < one.search.trials.count; i++) {
		cr_expect_eq(one.search.trials.trial[i].candidate,
			     other.search.trials.trial[i].candidate);
		cr_expect_eq(one.search.trials.trial[i].score,
			     other.search.trials.trial[i].score);
	}
	tune_search_free(&one.search);
	tune_search_free(&other.search);
}

Test(tune_search, a_sweep_tries_all_alike)
{
	struct rig rig = { .iops = hill, .noise = 0.005 };
	struct tune_plan plan = rig_plan(
		"method=DPAS,pas_d_init=100,300,1k,3k");
	unsigned int i;

	plan.is_sweep = true;
	rig_run(&rig, &plan);
	cr_assert_eq(rig.search.nr_candidates, 4);
	for (i = 0; i < 4; i++)
		cr_expect_eq(tune_trials_count(&rig.search.trials, i), 10);
	cr_expect_eq(tune_verdict_outcome(&rig.search), TUNE_SWEPT);
	cr_expect_eq(
		tune_verdict_compare(&rig.search, 3, TUNE_REFERENCE).relation,
		TUNE_BETTER);
	tune_search_free(&rig.search);
}
