// SPDX-License-Identifier: GPL-2.0
/*
 * condition_check.c - get the figure of a condition, compare and describe it
 */
#include "lib/scenario/condition_check.h"

#include <stdio.h>
#include <string.h>

#include "lib/model/history_rate.h"
#include "lib/model/measure.h"

static struct figure condition_check_figure_of(bool known, double value)
{
	return (struct figure){ known, value };
}

/* Does it depend on the difference of two samples? */
static bool condition_check_needs_interval(const struct condition *condition)
{
	if (condition->cpus == CONDITION_ALL_ACTIVE)
		return true;
	switch (condition->what) {
	case CONDITION_IN:
	case CONDITION_SWITCHES:
	case CONDITION_DUR:
	case CONDITION_QD:
	case CONDITION_TF:
	case CONDITION_JOBS:
		return false;
	default:
		return true;
	}
}

bool condition_check_is_fresh(const struct condition *condition,
			      const struct history *history, uint64_t since_ns)
{
	size_t first = condition_check_needs_interval(condition) ? 1 : 0;

	return history_count(history) > first &&
		history_sample(history, first)->mono_ns > since_ns;
}

bool condition_check_is_of_events(const struct condition *condition)
{
	return condition->what == CONDITION_SWITCHES &&
		condition->cpus == CONDITION_NO_CPUS &&
		(condition->relation == CONDITION_AT_LEAST ||
		 condition->relation == CONDITION_ABOVE);
}

/* I/Os per second of @cpu in the last interval, in all known modes. */
static struct figure condition_check_ios_rate(const struct history *history,
					      uint32_t cpu)
{
	struct history_interval interval = history_interval(history, 0);
	struct figure sum = { 0 };
	unsigned int mode;
	double rate;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (history_rate_cpu(&interval, cpu,
				     (enum cpu_field)(CPU_IOS_INT + mode),
				     &rate)) {
			sum.known = true;
			sum.value += rate;
		}
	return sum;
}

static struct figure condition_check_share_of(const struct history *history,
					      uint32_t cpu, unsigned int mode)
{
	struct history_interval interval = history_interval(history, 0);
	struct figure all = condition_check_ios_rate(history, cpu);
	double rate;

	if (!history_rate_cpu(&interval, cpu,
			      (enum cpu_field)(CPU_IOS_INT + mode), &rate) ||
	    all.value <= 0)
		return condition_check_figure_of(false, 0);
	return condition_check_figure_of(true, 100 * rate / all.value);
}

static struct figure condition_check_overs_of(const struct history *history,
					      uint32_t cpu)
{
	struct history_interval interval = history_interval(history, 0);
	double overs, unders;

	if (!history_rate_cpu(&interval, cpu, CPU_OVERS, &overs) ||
	    !history_rate_cpu(&interval, cpu, CPU_UNDERS, &unders) ||
	    overs + unders <= 0)
		return condition_check_figure_of(false, 0);
	return condition_check_figure_of(true, 100 * overs / (overs + unders));
}

/* Of @row, or of all CPUs if that is NULL. */
static struct figure
condition_check_switches_of(const struct condition *condition,
			    const struct history *history,
			    const struct cpu_row *row, uint64_t since_ns)
{
	size_t back, kept = history_switches(history), count = 0;

	for (back = 0; back < kept; back++) {
		const struct switch_record *record = history_switch(history,
								    back);

		/* Records of two CPUs may be slightly out of order. */
		if (record->mono_ns > since_ns &&
		    (!row || record->cpu == row->cpu) &&
		    mode_edge_of(record) == condition->edge)
			count++;
	}
	return condition_check_figure_of(true, (double)count);
}

static struct figure condition_check_field_of(const struct cpu_row *row,
					      enum cpu_field field, double unit)
{
	struct figure figure = figure_of_cpu(row, field);

	figure.value /= unit;
	return figure;
}

static struct figure
condition_check_cpu_figure(const struct condition *condition,
			   const struct history *history,
			   const struct cpu_row *row, uint64_t since_ns)
{
	switch (condition->what) {
	case CONDITION_SHARE:
		return condition_check_share_of(history, row->cpu,
						condition->mode);
	case CONDITION_SWITCHES:
		return condition_check_switches_of(condition, history, row,
						   since_ns);
	case CONDITION_OVERS:
		return condition_check_overs_of(history, row->cpu);
	case CONDITION_DUR:
		return condition_check_field_of(row, CPU_DUR_NS, 1);
	case CONDITION_QD:
		return condition_check_field_of(row, CPU_AVERAGE_QD10, 10);
	case CONDITION_TF:
		return condition_check_field_of(row, CPU_TF, 1);
	default:
		return condition_check_field_of(row, CPU_MODE, 1);
	}
}

static struct figure condition_check_load_field(const struct history *history,
						enum load_field field,
						double unit)
{
	struct figure figure = figure_of_load(history_sample(history, 0),
					      field);

	figure.value /= unit;
	return figure;
}

/* As reported by the load or, without one, by the queue. */
static struct figure condition_check_iops_of(const struct history *history)
{
	struct figure iops = measure_get(history, 0, MEASURE_LOAD_IOPS);

	return iops.known ? iops : measure_get(history, 0, MEASURE_QUEUE_IOPS);
}

static struct figure
condition_check_load_figure(const struct condition *condition,
			    const struct history *history, uint64_t since_ns)
{
	switch (condition->what) {
	case CONDITION_SWITCHES:
		return condition_check_switches_of(condition, history, NULL,
						   since_ns);
	case CONDITION_LATENCY:
		return condition_check_load_field(history, LOAD_LATENCY_MEAN_NS,
						  1);
	case CONDITION_P99:
		return condition_check_load_field(history, LOAD_LATENCY_P99_NS,
						  1);
	case CONDITION_CPU_USE:
		return condition_check_load_field(history, LOAD_CPU_PERMILLE,
						  10);
	case CONDITION_CONTEXT_SWITCHES:
		return measure_get(history, 0, MEASURE_CONTEXT_SWITCHES);
	case CONDITION_JOBS:
		return condition_check_load_field(history, LOAD_JOBS, 1);
	default:
		return condition_check_iops_of(history);
	}
}

static bool condition_check_is_met(const struct condition *condition,
				   struct figure figure)
{
	if (!figure.known)
		return false;
	if (condition->what == CONDITION_IN)
		return figure.value == condition->mode;
	switch (condition->relation) {
	case CONDITION_BELOW:
		return figure.value < condition->value;
	case CONDITION_AT_MOST:
		return figure.value <= condition->value;
	case CONDITION_EQUAL:
		return figure.value == condition->value;
	case CONDITION_AT_LEAST:
		return figure.value >= condition->value;
	default:
		return figure.value > condition->value;
	}
}

/* "4.12us" */
static void condition_check_format_time(double ns, char *text, size_t size)
{
	if (ns < 1e3)
		snprintf(text, size, "%.0fns", ns);
	else if (ns < 1e6)
		snprintf(text, size, "%.4gus", ns / 1e3);
	else if (ns < 1e9)
		snprintf(text, size, "%.4gms", ns / 1e6);
	else
		snprintf(text, size, "%.4gs", ns / 1e9);
}

static void condition_check_format_figure(const char *unit,
					  struct figure figure, char *text,
					  size_t size)
{
	if (!figure.known)
		snprintf(text, size, "unknown");
	else if (unit)
		snprintf(text, size, "%.6g%s", figure.value, unit);
	else
		condition_check_format_time(figure.value, text, size);
}

/* "is in PAS", "dur is 4.12us", to follow the name of a CPU. */
static void condition_check_describe(const struct condition *condition,
				     struct figure figure, char *text,
				     size_t size)
{
	const char *mode = sample_mode_name(condition->mode), *unit = "";
	char value[32];

	if (condition->what >= CONDITION_OVERS) {
		const char *word = condition_word(condition->what, &unit);

		condition_check_format_figure(unit, figure, value,
					      sizeof(value));
		snprintf(text, size, "%s is %s", word, value);
		return;
	}
	condition_check_format_figure(condition->what == CONDITION_SHARE ? "%" :
									   "",
				      figure, value, sizeof(value));
	if (condition->what == CONDITION_SHARE)
		snprintf(text, size, "%s share is %s", mode, value);
	else if (condition->what == CONDITION_SWITCHES)
		snprintf(text, size, "switches %s->%s are %s",
			 sample_mode_name(mode_edge_from(condition->edge)),
			 sample_mode_name(mode_edge_to(condition->edge)),
			 value);
	else
		snprintf(text, size, "is in %s",
			 !figure.known ?
				 "an unknown mode" :
				 sample_mode_name((uint64_t)figure.value));
}

static bool condition_check_is_asked(const struct condition *condition,
				     const struct history *history,
				     const struct cpu_row *row)
{
	if (condition->cpus == CONDITION_CPU)
		return row->cpu == condition->count;
	return condition->cpus != CONDITION_ALL_ACTIVE ||
		condition_check_ios_rate(history, row->cpu).value > 0;
}

static bool condition_check_is_enough(const struct condition *condition,
				      size_t met, size_t asked)
{
	switch (condition->cpus) {
	case CONDITION_ANY:
		return met > 0;
	case CONDITION_NONE:
		return asked && !met;
	case CONDITION_SOME:
		return met >= condition->count;
	default:
		return asked && met == asked;
	}
}

/* The number of CPUs checked, and how many of them meet the condition. */
struct tally {
	size_t asked;
	size_t met;
	bool reported;	   /* the text already describes one of them */
	bool has_reported; /* and that one is decisive */
};

static void condition_check_count_cpu(const struct condition *condition,
				      struct tally *tally, uint32_t cpu,
				      struct figure figure, char *seen)
{
	bool is_unwanted = condition->cpus == CONDITION_NONE;
	bool is_good = condition_check_is_met(condition, figure);
	bool decides = is_good == is_unwanted;
	char text[CONDITION_CHECK_SEEN / 2];

	/* "no cpu" applies to the known ones. */
	tally->asked += figure.known || !is_unwanted;
	tally->met += is_good;
	if (tally->has_reported || (tally->reported && !decides))
		return;
	condition_check_describe(condition, figure, text, sizeof(text));
	snprintf(seen, CONDITION_CHECK_SEEN, "cpu %u %s", cpu, text);
	tally->reported = true;
	tally->has_reported = decides;
}

static bool condition_check_cpus_hold(const struct condition *condition,
				      const struct history *history,
				      uint64_t since_ns, char *seen)
{
	const struct sample *now = history_sample(history, 0);
	struct tally tally = { 0 };
	size_t i, used;

	snprintf(seen, CONDITION_CHECK_SEEN, "there is no such cpu");
	for (i = 0; i < now->nr_rows; i++) {
		const struct cpu_row *row = now->rows + i;

		if (condition_check_is_asked(condition, history, row))
			condition_check_count_cpu(
				condition, &tally, row->cpu,
				condition_check_cpu_figure(condition, history,
							   row, since_ns),
				seen);
	}
	used = strlen(seen);
	if (tally.reported && condition->cpus != CONDITION_CPU)
		snprintf(seen + used, CONDITION_CHECK_SEEN - used,
			 "; true of %zu of %zu cpus", tally.met, tally.asked);
	return condition_check_is_enough(condition, tally.met, tally.asked);
}

bool condition_check_holds(const struct condition *condition,
			   const struct history *history, uint64_t since_ns,
			   char *seen)
{
	struct figure figure;

	if (!history_count(history)) {
		snprintf(seen, CONDITION_CHECK_SEEN, "there is no sample yet");
		return false;
	}
	if (condition->cpus != CONDITION_NO_CPUS)
		return condition_check_cpus_hold(condition, history, since_ns,
						 seen);
	figure = condition_check_load_figure(condition, history, since_ns);
	condition_check_describe(condition, figure, seen, CONDITION_CHECK_SEEN);
	return condition_check_is_met(condition, figure);
}
