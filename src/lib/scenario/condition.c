// SPDX-License-Identifier: GPL-2.0
/*
 * condition.c - parse a condition: which CPUs, what, and how much
 */
#include "lib/scenario/condition.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/number.h"

/* The values that can be compared with a number. */
static const struct condition_quantity {
	const char *name;
	enum condition_what what;
	bool of_cpus;
	const char *unit; /* NULL: a time */
} condition_quantities[] = {
	{ "dur", CONDITION_DUR, true, NULL },
	{ "qd", CONDITION_QD, true, "" },
	{ "tf", CONDITION_TF, true, "" },
	{ "overs", CONDITION_OVERS, true, "%" },
	{ "iops", CONDITION_IOPS, false, "" },
	{ "latency", CONDITION_LATENCY, false, NULL },
	{ "p99", CONDITION_P99, false, NULL },
	{ "cpu_use", CONDITION_CPU_USE, false, "%" },
	{ "context_switches", CONDITION_CONTEXT_SWITCHES, false, "" },
	{ "jobs", CONDITION_JOBS, false, "" },
};

const char *condition_word(enum condition_what what, const char **unit)
{
	size_t i = 0;

	while (condition_quantities[i].what != what)
		i++;
	*unit = condition_quantities[i].unit;
	return condition_quantities[i].name;
}

static bool condition_refuse(struct problem *problem, const char *word,
			     const char *what)
{
	if (*word)
		return problem_fail(problem, NULL, "\"%s\" is not a %s", word,
				    what);
	return problem_fail(problem, NULL, "at the end, a %s is missing", what);
}

static bool condition_parse_count(const char *word, uint32_t *count)
{
	struct problem ignored;
	uint64_t value;

	if (!number_whole(word, 0, SAMPLE_MAX_CPUS, &value, &ignored))
		return false;
	*count = (uint32_t)value;
	return true;
}

/* "cpu 0", "any cpu", "no cpu", "all cpus", "all active cpus", "3 cpus". */
static bool condition_parse_cpus(struct condition *condition,
				 struct tokens *tokens, struct problem *problem)
{
	const char *word;

	condition->cpus = CONDITION_NO_CPUS;
	if (tokens_take_if(tokens, "cpu")) {
		condition->cpus = CONDITION_CPU;
		word = tokens_take(tokens);
		return condition_parse_count(word, &condition->count) ||
			condition_refuse(problem, word, "CPU number");
	}
	if (tokens_take_if(tokens, "any")) {
		condition->cpus = CONDITION_ANY;
		return tokens_need(tokens, "cpu", problem);
	}
	if (tokens_take_if(tokens, "no")) {
		condition->cpus = CONDITION_NONE;
		return tokens_need(tokens, "cpu", problem);
	}
	if (tokens_take_if(tokens, "all")) {
		condition->cpus = tokens_take_if(tokens, "active") ?
			CONDITION_ALL_ACTIVE :
			CONDITION_ALL;
		return tokens_need(tokens, "cpus", problem);
	}
	if (tokens->next < tokens->count &&
	    condition_parse_count(tokens->word[tokens->next],
				  &condition->count)) {
		tokens->next++;
		condition->cpus = CONDITION_SOME;
		return tokens_need(tokens, "cpus", problem);
	}
	return true;
}

static bool condition_parse_mode(const char *name, unsigned int *mode,
				 struct problem *problem)
{
	int found = sample_mode_find(name);

	if (found < 0)
		return condition_refuse(problem, name,
					"mode (INT, CP, PAS, OL)");
	*mode = (unsigned int)found;
	return true;
}

bool condition_parse_edge(struct condition *condition, const char *word,
			  struct problem *problem)
{
	unsigned int from, to;

	for (condition->edge = 0; condition->edge < EDGE_COUNT;
	     condition->edge++) {
		char name[16];

		from = mode_edge_from(condition->edge);
		to = mode_edge_to(condition->edge);
		snprintf(name, sizeof(name), "%s->%s", sample_mode_name(from),
			 sample_mode_name(to));
		if (!strcmp(word, name))
			return true;
	}
	return condition_refuse(problem, word,
				"switch of mode, such as PAS->CP");
}

static bool condition_parse_relation(struct condition *condition,
				     const char *word, struct problem *problem)
{
	static const char *const names[] = {
		[CONDITION_BELOW] = "<", [CONDITION_AT_MOST] = "<=",
		[CONDITION_EQUAL] = "=", [CONDITION_AT_LEAST] = ">=",
		[CONDITION_ABOVE] = ">",
	};
	unsigned int i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(word, names[i])) {
			condition->relation = (enum condition_relation)i;
			return true;
		}
	return condition_refuse(problem, word, "comparison (<, <=, =, >=, >)");
}

/* Parse the value to compare, up to the relation; *@unit is its unit. */
static bool condition_parse_quantity(struct condition *condition,
				     struct tokens *tokens, const char **unit,
				     struct problem *problem)
{
	const char *word = tokens_take(tokens);
	int mode = sample_mode_find(word);
	size_t i;

	*unit = "";
	if (!strcmp(word, "switches")) {
		condition->what = CONDITION_SWITCHES;
		return condition_parse_edge(condition, tokens_take(tokens),
					    problem);
	}
	if (mode >= 0 && condition->cpus != CONDITION_NO_CPUS) {
		condition->what = CONDITION_SHARE;
		condition->mode = (unsigned int)mode;
		*unit = "%";
		return tokens_need(tokens, "share", problem);
	}
	for (i = 0;
	     i < sizeof(condition_quantities) / sizeof(*condition_quantities);
	     i++) {
		const struct condition_quantity *quantity =
			condition_quantities + i;

		if (strcmp(word, quantity->name) != 0 ||
		    quantity->of_cpus != (condition->cpus != CONDITION_NO_CPUS))
			continue;
		condition->what = quantity->what;
		*unit = quantity->unit;
		return true;
	}
	return condition_refuse(problem, word,
				condition->cpus == CONDITION_NO_CPUS ?
					"figure of the load" :
					"figure of a CPU");
}

bool condition_parse(struct condition *condition, struct tokens *tokens,
		     struct problem *problem)
{
	const char *unit;
	bool of_cpus;

	*condition = (struct condition){ 0 };
	if (!condition_parse_cpus(condition, tokens, problem))
		return false;
	of_cpus = condition->cpus != CONDITION_NO_CPUS;
	if (of_cpus && tokens_take_if(tokens, "in")) {
		condition->what = CONDITION_IN;
		return condition_parse_mode(tokens_take(tokens),
					    &condition->mode, problem);
	}
	if (!condition_parse_quantity(condition, tokens, &unit, problem) ||
	    !condition_parse_relation(condition, tokens_take(tokens), problem))
		return false;
	return unit ? tokens_number(tokens, unit, &condition->value, problem) :
		      tokens_time(tokens, &condition->value, problem);
}
