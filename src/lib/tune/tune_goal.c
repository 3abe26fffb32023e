// SPDX-License-Identifier: GPL-2.0
#include "lib/tune/tune_goal.h"
#include "lib/base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum tune_unit {
	UNIT_COUNT,
	UNIT_TIME,
	UNIT_PERCENT,
};

static const struct {
	const char *name;
	const char *title;
	bool is_to_grow;
	enum tune_unit unit;
} metrics[] = {
	[TUNE_IOPS] = { "iops", "IOPS", true, UNIT_COUNT },
	[TUNE_MEAN] = { "mean", "mean latency", false, UNIT_TIME },
	[TUNE_P50] = { "p50", "median latency", false, UNIT_TIME },
	[TUNE_P99] = { "p99", "p99 latency", false, UNIT_TIME },
	[TUNE_P999] = { "p99.9", "p99.9 latency", false, UNIT_TIME },
	[TUNE_CPU] = { "cpu", "CPU use", false, UNIT_PERCENT },
	[TUNE_CPU_AN_IO] = { "cpu/io", "CPU time per I/O", false, UNIT_TIME },
};

/* The suffixes of a number, and their factors to our unit. */
static const struct {
	enum tune_unit unit;
	const char *suffix;
	double factor;
} units[] = {
	{ UNIT_COUNT, "", 1 },	  { UNIT_COUNT, "k", 1e3 },
	{ UNIT_COUNT, "m", 1e6 }, { UNIT_TIME, "us", 1e3 },
	{ UNIT_TIME, "ns", 1 },	  { UNIT_TIME, "ms", 1e6 },
	{ UNIT_TIME, "s", 1e9 },  { UNIT_PERCENT, "%", 1 },
	{ UNIT_PERCENT, "", 1 },
};

#define NR_UNITS (sizeof(units) / sizeof(*units))

const char *tune_metric_name(enum tune_metric metric)
{
	return metrics[metric].name;
}

const char *tune_metric_title(enum tune_metric metric)
{
	return metrics[metric].title;
}

bool tune_metric_is_to_grow(enum tune_metric metric)
{
	return metrics[metric].is_to_grow;
}

static void tune_format_count(double value, char *text, size_t size)
{
	if (value >= 1e6)
		snprintf(text, size, "%.3gM", value / 1e6);
	else if (value >= 1e4)
		snprintf(text, size, "%.1fk", value / 1e3);
	else
		snprintf(text, size, "%.0f", value);
}

static void tune_format_time(double ns, char *text, size_t size)
{
	if (ns >= 1e6)
		snprintf(text, size, "%.2f ms", ns / 1e6);
	else if (ns >= 1e5)
		snprintf(text, size, "%.0f us", ns / 1e3);
	else
		snprintf(text, size, "%.1f us", ns / 1e3);
}

void tune_metric_format(enum tune_metric metric, struct figure figure,
			char *text, size_t size)
{
	if (!figure.known)
		snprintf(text, size, "-");
	else if (metrics[metric].unit == UNIT_COUNT)
		tune_format_count(figure.value, text, size);
	else if (metrics[metric].unit == UNIT_TIME)
		tune_format_time(figure.value, text, size);
	else
		snprintf(text, size, "%.0f %%", figure.value);
}

static bool tune_metric_find(const char *name, enum tune_metric *metric,
			     struct problem *problem)
{
	char names[256];
	struct text text = text_begin(names, sizeof(names));
	unsigned int i;

	for (i = 0; i < TUNE_NR_METRICS; i++)
		if (!strcasecmp(name, metrics[i].name)) {
			*metric = i;
			return true;
		}
	for (i = 0; i < TUNE_NR_METRICS; i++)
		text_add(&text, "%s %s", i ? "," : "", metrics[i].name);
	return problem_fail(problem, NULL, "there are only%s", names);
}

/* Parse "p99" or "p99:2". */
static bool tune_goal_take(void *context, const char *item,
			   struct problem *problem)
{
	struct tune_goal *goal = context;
	const char *colon = strchr(item, ':');
	struct tune_term term = { .weight = 1 };
	char name[32];
	unsigned int i;

	snprintf(name, sizeof(name), "%.*s",
		 colon ? (int)(colon - item) : (int)strlen(item), item);
	if (!tune_metric_find(name, &term.metric, problem) ||
	    (colon &&
	     !number_decimal(colon + 1, 0.001, 1000, "", &term.weight,
			     problem)))
		return false;
	for (i = 0; i < goal->nr_terms; i++)
		if (goal->term[i].metric == term.metric)
			return problem_fail(problem, NULL, "it is there twice");
	if (goal->nr_terms == TUNE_MOST_TERMS)
		return problem_fail(problem, NULL, "there are too many");
	goal->term[goal->nr_terms++] = term;
	return true;
}

bool tune_goal_parse(struct tune_goal *goal, const char *text,
		     struct problem *problem)
{
	double sum = 0;
	unsigned int i;

	goal->nr_terms = 0;
	if (!number_list(text, tune_goal_take, goal, problem))
		return false;
	for (i = 0; i < goal->nr_terms; i++)
		sum += goal->term[i].weight;
	for (i = 0; i < goal->nr_terms; i++)
		goal->term[i].weight /= sum;
	return true;
}

/* Parse the number at the start of @text, scaled by its unit. */
static bool tune_limit_value(enum tune_unit unit, const char *text,
			     double *value, struct problem *problem)
{
	size_t length = strspn(text, "0123456789."), i;
	char digits[32];

	snprintf(digits, sizeof(digits), "%.*s", (int)length, text);
	for (i = 0; i < NR_UNITS; i++)
		if (units[i].unit == unit &&
		    !strcasecmp(text + length, units[i].suffix))
			break;
	if (i == NR_UNITS)
		return problem_fail(problem, NULL, "\"%s\" is not a number %s",
				    text,
				    unit == UNIT_TIME ?
					    "with ns, us, ms or s" :
					    unit == UNIT_PERCENT ?
					    "of percent" :
					    "such as 100000 or 100k");
	if (!number_decimal(digits, 1e-6, 1e12, "", value, problem))
		return false;
	*value *= units[i].factor;
	return true;
}

bool tune_goal_add_limit(struct tune_goal *goal, const char *text,
			 struct problem *problem)
{
	const char *sign = strpbrk(text, "<>");
	struct tune_limit limit;
	char name[32];

	if (!sign)
		return problem_fail(
			problem, NULL,
			"it takes FIGURE<VALUE or FIGURE>VALUE, such as cpu<60%%");
	if (goal->nr_limits == TUNE_MOST_LIMITS)
		return problem_fail(problem, NULL, "there are too many");
	snprintf(name, sizeof(name), "%.*s", (int)(sign - text), text);
	limit.is_least = *sign == '>';
	if (!tune_metric_find(name, &limit.metric, problem) ||
	    !tune_limit_value(metrics[limit.metric].unit, sign + 1,
			      &limit.value, problem))
		return false;
	goal->limit[goal->nr_limits++] = limit;
	return true;
}

bool tune_goal_score(const struct tune_goal *goal,
		     const struct tune_figures *figures, double *score)
{
	unsigned int i;

	*score = 0;
	for (i = 0; i < goal->nr_terms; i++) {
		const struct tune_term *term = goal->term + i;
		struct figure figure = figures->metric[term->metric];

		if (!figure.known || !(figure.value > 0))
			return false;
		*score += term->weight * log(figure.value) *
			(metrics[term->metric].is_to_grow ? 1 : -1);
	}
	return true;
}

const struct tune_limit *tune_goal_broken(const struct tune_goal *goal,
					  const struct tune_figures *figures)
{
	unsigned int i;

	for (i = 0; i < goal->nr_limits; i++) {
		const struct tune_limit *limit = goal->limit + i;
		struct figure figure = figures->metric[limit->metric];

		if (!figure.known ||
		    (limit->is_least ? figure.value < limit->value :
				       figure.value > limit->value))
			return limit;
	}
	return NULL;
}

double tune_goal_change(const struct tune_goal *goal, double difference)
{
	if (goal->nr_terms == 1 && !metrics[goal->term[0].metric].is_to_grow)
		difference = -difference;
	return expm1(difference);
}

void tune_goal_describe(const struct tune_goal *goal, char *text, size_t size)
{
	size_t length = 0;
	unsigned int i;

	if (goal->nr_terms == 1) {
		snprintf(text, size, "%s", metrics[goal->term[0].metric].title);
		return;
	}
	*text = '\0';
	for (i = 0; i < goal->nr_terms && length < size; i++)
		length += (size_t)snprintf(text + length, size - length,
					   "%s%s (%.0f %%)", i ? ", " : "",
					   metrics[goal->term[i].metric].title,
					   goal->term[i].weight * 100);
}

void tune_limit_describe(const struct tune_limit *limit, char *text,
			 size_t size)
{
	struct figure figure = { true, limit->value };
	char value[32];

	tune_metric_format(limit->metric, figure, value, sizeof(value));
	snprintf(text, size, "%s at %s %s", metrics[limit->metric].title,
		 limit->is_least ? "least" : "most", value);
}
