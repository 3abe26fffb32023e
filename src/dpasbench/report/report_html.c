// SPDX-License-Identifier: GPL-2.0
/*
 * report_html.c - a page to hand in: what was measured, tables, charts, the
 * lab's questions with the figures of this run, and the results themselves
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "dpasbench/report/report.h"
#include "dpasbench/report/report_answers.h"
#include "dpasbench/results_file.h"
#include "dpasbench/summary.h"
#include "lib/base/atomic_file.h"
#include "lib/chart/html_report.h"

/* A line for each reason: "12 runs: db_bench: not installed; ..." */
static void report_html_write_left_out(FILE *page,
				       const struct results *results)
{
	const struct left_out *cell = results->left_out;
	char text[PROBLEM_TEXT];
	size_t i, end;

	for (i = 0; i < results->nr_left_out; i = end) {
		unsigned int runs = 0;

		for (end = i; end < results->nr_left_out &&
		     !strcmp(cell[end].reason, cell[i].reason);
		     end++)
			runs += cell[end].runs;
		snprintf(text, sizeof(text), "%u %s: %s", runs,
			 runs == 1 ? "run" : "runs", cell[i].reason);
		html_report_setting(page, "Left out", text);
	}
}

static void report_html_write_machine(FILE *page, const struct results *results)
{
	const struct plan *plan = results->plan;
	char text[PLAN_CPUS_TEXT], work[PLAN_WORK_TEXT];

	html_report_begin_settings(page);
	html_report_setting(page, "Device", plan->device);
	if (results->machine.model[0])
		html_report_setting(page, "Model", results->machine.model);
	html_report_setting(page, "Kernel", results->machine.kernel);
	snprintf(text, sizeof(text), "%u", results->machine.nr_cpus);
	html_report_setting(page, "CPUs online", text);
	plan_cpus_text(plan, text);
	html_report_setting(page, "Jobs on CPUs", text);
	plan_work(plan, work);
	snprintf(text, sizeof(text), "%s, synchronous", work);
	html_report_setting(page, "Load", text);
	if (plan->readers) {
		snprintf(text, sizeof(text), "%u readers, at most %u IOPS each",
			 plan->readers, plan->reader_iops);
		html_report_setting(page, "Background", text);
	}
	snprintf(text, sizeof(text), "%g s, %u of each", plan->runtime_ms / 1e3,
		 plan->repeats);
	html_report_setting(page, "Runs", text);
	if (results->count < results->size) {
		snprintf(text, sizeof(text), "%zu of %zu", results->count,
			 results->size);
		html_report_setting(page, "Done", text);
	}
	report_html_write_left_out(page, results);
	html_report_end_settings(page, "dpasbench " PACKAGE_VERSION);
}

/* The figures that have a table and a chart. */
enum {
	IOPS,
	LATENCY,
	P50,
	P99,
	P999,
	CPU,
	SWITCHES,
	BACKGROUND,
	FIGURES
};

static const char *const figure_title[FIGURES] = {
	[LATENCY] = "Latency, mean (\302\265s)",
	[P50] = "Latency, p50 (\302\265s)",
	[P99] = "Latency, p99 (\302\265s)",
	[P999] = "Latency, p99.9 (\302\265s)",
	[CPU] = "CPU time per job (%)",
	[SWITCHES] = "Context switches",
	[BACKGROUND] = "IOPS of the background readers",
};

static double report_html_figure(const struct cell *cell, unsigned int figure)
{
	switch (figure) {
	case IOPS:
		return cell->iops;
	case LATENCY:
		return cell->mean_ns / 1000;
	case P50:
		return cell->p50_ns / 1000;
	case P99:
		return cell->p99_ns / 1000;
	case P999:
		return cell->p999_ns / 1000;
	case CPU:
		return cell->cpu_percent;
	case BACKGROUND:
		return cell->background_iops;
	default:
		return cell->context_switches;
	}
}

struct report_figure {
	const struct results *results;
	unsigned int figure;
};

static void report_html_group_name(const void *context, size_t group,
				   char *text, size_t size)
{
	const struct report_figure *of = context;

	plan_point_name(of->results->plan, &of->results->plan->point[group],
			text, size);
}

static const char *report_html_bar_name(const void *context, size_t bar)
{
	const struct report_figure *of = context;

	return method_name(of->results->plan->method[bar]);
}

static double report_html_value(const void *context, size_t group, size_t bar)
{
	const struct report_figure *of = context;
	const struct plan *plan = of->results->plan;
	struct cell cell = summary_cell(of->results, plan->method[bar],
					&plan->point[group]);

	return cell.runs ? report_html_figure(&cell, of->figure) : -1;
}

static double report_html_deviation(const void *context, size_t group,
				    size_t bar)
{
	const struct report_figure *of = context;
	const struct plan *plan = of->results->plan;
	struct cell cell = summary_cell(of->results, plan->method[bar],
					&plan->point[group]);

	return of->figure == IOPS && cell.runs > 1 ? cell.iops_deviation : 0;
}

static bool report_html_is_whole(unsigned int figure)
{
	return figure == IOPS || figure == SWITCHES || figure == BACKGROUND;
}

static void report_html_write_figures(FILE *page, const struct results *results)
{
	struct report_figure of = { .results = results };
	struct html_figure figure = {
		.chart = {
			.nr_groups = results->plan->nr_points,
			.nr_bars = results->plan->nr_methods,
			.group_name = report_html_group_name,
			.bar_name = report_html_bar_name,
			.value = report_html_value,
			.context = &of,
		},
		.rows = "Method",
		.deviation = report_html_deviation,
	};

	fputs("<h2>Results</h2>\n", page);
	for (of.figure = 0; of.figure < FIGURES; of.figure++) {
		if (of.figure == BACKGROUND && !results->plan->readers)
			continue;
		/* Of YCSB these are operations. */
		figure.chart.title = of.figure == IOPS ?
			plan_rate_name(results->plan) :
			figure_title[of.figure];
		figure.digits = report_html_is_whole(of.figure) ? 0 : 1;
		html_report_figure(page, &figure);
	}
}

static bool report_html_write(FILE *page, const void *context)
{
	const struct results *results = context;
	json_t *root = results_file_to_json(results);
	bool good;

	html_report_begin(page, "dpasbench", results->plan->device);
	report_html_write_machine(page, results);
	report_html_write_figures(page, results);
	report_answers_write(page, results);
	good = html_report_data(page, "dpasbench", root) &&
		html_report_end(page);
	json_decref(root);
	return good;
}

bool report_html(const struct results *results, const char *path,
		 struct problem *problem)
{
	if (atomic_file_write(path, report_html_write, results))
		return true;
	return atomic_file_fail(problem, path);
}
