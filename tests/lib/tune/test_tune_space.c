// SPDX-License-Identifier: GPL-2.0
/*
 * test_tune_space.c - the syntax of spaces and goals
 */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/tune/tune_goal.h"
#include "lib/tune/tune_space.h"

static struct problem problem;
static struct tune_space space;

static void check_axis(unsigned int id, const char *expected)
{
	const struct tune_axis *axis = tune_space_axis(&space, id);
	char text[512] = "";
	size_t length = 0;
	unsigned int i;

	cr_assert_not_null(axis, "%s", tune_axis_name(id));
	for (i = 0; i < axis->count; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length,
					   "%s%ld", i ? " " : "",
					   (long)axis->value[i]);
	cr_expect_str_eq(text, expected);
}

static void parse(const char *text)
{
	cr_assert(tune_space_parse(&space, text, &problem), "%s: %s: %s", text,
		  problem.value, problem.reason);
}

Test(tune_space, ranges_lists_and_names)
{
	parse("method,pas_d_init=100..3k,switch_param3=10,40,20,switch_param1=0..8");
	check_axis(TUNE_METHOD, "1 2 3 5 6");
	check_axis(DPAS_PAS_D_INIT, "100 200 500 1000 2000 3000");
	check_axis(DPAS_SWITCH_PARAM3, "10 20 40");
	check_axis(DPAS_SWITCH_PARAM1, "0 1 2 3 4 5 6 7 8");
	parse("method=PAS,dpas,pas_d_init=1k,3k..10k");
	check_axis(TUNE_METHOD, "5 6");
	check_axis(DPAS_PAS_D_INIT, "1000 3000 5000 10000");
}

Test(tune_space, every_tunable_has_values_that_it_takes)
{
	unsigned int id, i, axes = 0;

	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		const struct tune_axis *axis;

		if (!tune_axis_matters(id, METHOD_DPAS))
			continue;
		parse(tunable_get(id).name);
		axis = tune_space_axis(&space, id);
		cr_expect_gt(axis->count, 1);
		for (i = 0; i < axis->count; i++)
			cr_expect(tunable_check(id, axis->value[i], &problem),
				  "%s", problem.reason);
		axes++;
	}
	cr_expect_eq(axes, 11, "all but what the method sets");
}

Test(tune_space, refuses_with_the_item_and_why)
{
	static const char *const wrong[][2] = {
		{ "pas_d_init=10", "pas_d_init=10" },
		{ "pas_enabled", "pas_enabled" },
		{ "pas_d_init,pas_d_init=1k", "pas_d_init=1k" },
		{ "cache_size=3", "cache_size=3" },
		{ "pas_d_init=5k..1k", "pas_d_init=5k..1k" },
		{ "pas_d_init=1k,2x", "2x" },
		{ "method=FAST", "method=FAST" },
		{ "switch_param3=", "switch_param3=" },
		{ "method,,switch_param3", "" },
	};
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		cr_expect_not(tune_space_parse(&space, wrong[i][0], &problem),
			      "%s", wrong[i][0]);
		cr_expect_str_eq(problem.value, wrong[i][1]);
		cr_expect_str_not_empty(problem.reason);
	}
}

Test(tune_space, each_point_is_another_setting)
{
	size_t size, i, j;

	space = tune_space_default();
	size = tune_space_size(&space);
	cr_assert_eq(size, 3 + 10 + 80);
	for (i = 0; i < size; i++) {
		struct tune_setting one = tune_space_at(&space, i);

		for (j = 0; j < i; j++) {
			struct tune_setting other = tune_space_at(&space, j);

			cr_assert_not(tune_setting_is_same(&one, &other),
				      "%zu and %zu", i, j);
		}
	}
}

Test(tune_goal, figures_and_weights)
{
	struct tune_goal goal = { 0 };
	struct tune_figures figures = { .metric = {
		[TUNE_IOPS] = { true, 100000 }, [TUNE_CPU] = { true, 50 },
		[TUNE_P999] = { true, 20000 },
	} }, better = figures;
	double score, other;

	better.metric[TUNE_P999].value = 10000;
	cr_assert(tune_goal_parse(&goal, "p99.9", &problem));
	cr_assert(tune_goal_score(&goal, &figures, &score));
	cr_assert(tune_goal_score(&goal, &better, &other));
	cr_expect_gt(other, score);
	cr_expect_float_eq(tune_goal_change(&goal, other - score), -0.5, 1e-9,
			   "half the latency");
	cr_assert(tune_goal_parse(&goal, "iops:3,cpu:1", &problem));
	cr_expect_float_eq(goal.term[0].weight, 0.75, 1e-9);
	cr_assert(tune_goal_score(&goal, &figures, &score));
	better.metric[TUNE_CPU].value = 25;
	cr_assert(tune_goal_score(&goal, &better, &other));
	cr_expect_float_eq(tune_goal_change(&goal, other - score),
			   pow(2, 0.25) - 1, 1e-9);
	better.metric[TUNE_CPU].known = false;
	cr_expect_not(tune_goal_score(&goal, &better, &other));
	cr_expect_not(tune_goal_parse(&goal, "speed", &problem));
	cr_expect_not(tune_goal_parse(&goal, "iops,iops", &problem));
}

Test(tune_goal, limits)
{
	struct tune_goal goal = { 0 };
	struct tune_figures figures = { .metric = {
						[TUNE_CPU] = { true, 61 },
						[TUNE_P99] = { true, 49000 },
						[TUNE_IOPS] = { true, 120000 },
					} };
	char text[80];

	cr_assert(tune_goal_add_limit(&goal, "p99<50us", &problem));
	cr_assert(tune_goal_add_limit(&goal, "iops>100k", &problem));
	cr_expect_null(tune_goal_broken(&goal, &figures));
	cr_assert(tune_goal_add_limit(&goal, "cpu<60%", &problem));
	cr_expect_eq(tune_goal_broken(&goal, &figures), goal.limit + 2);
	tune_limit_describe(goal.limit + 2, text, sizeof(text));
	cr_expect_str_eq(text, "CPU use at most 60 %");
	cr_expect_not(tune_goal_add_limit(&goal, "p99<50", &problem),
		      "a time needs a unit");
	cr_expect_not(tune_goal_add_limit(&goal, "cpu=60", &problem));
	cr_expect_not(tune_goal_add_limit(&goal, "load<1", &problem));
	figures.metric[TUNE_P99].known = false;
	cr_expect_eq(tune_goal_broken(&goal, &figures), goal.limit,
		     "what is not known is not kept");
}
