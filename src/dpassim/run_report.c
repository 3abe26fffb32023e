// SPDX-License-Identifier: GPL-2.0
#include "dpassim/run_report.h"

#include <inttypes.h>
#include <stdio.h>

#include "lib/base/atomic_file.h"
#include "lib/chart/html_report.h"

struct run_report {
	const struct run_plan *plan;
	const struct run_result *result;
	double (*value)(const struct run_result *result);
};

static double run_report_iops(const struct run_result *result)
{
	return result->iops;
}

static double run_report_mean(const struct run_result *result)
{
	return (double)result->mean_ns / 1000;
}

static double run_report_p50(const struct run_result *result)
{
	return (double)result->p50_ns / 1000;
}

static double run_report_p99(const struct run_result *result)
{
	return (double)result->p99_ns / 1000;
}

static double run_report_p999(const struct run_result *result)
{
	return (double)result->p999_ns / 1000;
}

static double run_report_max(const struct run_result *result)
{
	return (double)result->max_ns / 1000;
}

static double run_report_cpu(const struct run_result *result)
{
	return result->cpu_percent;
}

static double run_report_switches(const struct run_result *result)
{
	return (double)result->context_switches;
}

static const struct {
	const char *title;
	int digits;
	double (*value)(const struct run_result *result);
} figures[] = {
	{ "IOPS", 0, run_report_iops },
	{ "Latency, mean (\302\265s)", 1, run_report_mean },
	{ "Latency, p50 (\302\265s)", 1, run_report_p50 },
	{ "Latency, p99 (\302\265s)", 1, run_report_p99 },
	{ "Latency, p99.9 (\302\265s)", 1, run_report_p999 },
	{ "Latency, maximum (\302\265s)", 1, run_report_max },
	{ "CPU time, share of all CPUs (%)", 1, run_report_cpu },
	{ "Context switches", 0, run_report_switches },
};

static void run_report_group_name(const void *context, size_t group, char *text,
				  size_t size)
{
	const struct run_report *report = context;

	snprintf(text, size, "j=%u", report->plan->jobs[group]);
}

static const char *run_report_bar_name(const void *context, size_t bar)
{
	const struct run_report *report = context;

	return method_name(report->plan->method[bar]);
}

static double run_report_value(const void *context, size_t group, size_t bar)
{
	const struct run_report *report = context;

	return report->value(
		&report->result[bar * report->plan->nr_jobs + group]);
}

static void run_report_write_figures(FILE *page, struct run_report *report)
{
	struct html_figure figure = {
		.chart = {
			.nr_groups = report->plan->nr_jobs,
			.nr_bars = report->plan->nr_methods,
			.group_name = run_report_group_name,
			.bar_name = run_report_bar_name,
			.value = run_report_value,
			.context = report,
		},
		.rows = "Method",
	};
	size_t i;

	fputs("<h2>Results</h2>\n", page);
	for (i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
		figure.chart.title = figures[i].title;
		figure.digits = figures[i].digits;
		report->value = figures[i].value;
		html_report_figure(page, &figure);
	}
}

/* Of the methods whose I/Os are counted by mode, if there are any. */
static void run_report_write_modes(FILE *page, const struct run_report *report)
{
	const struct run_plan *plan = report->plan;
	char name[32], modes[RUN_MODES_TEXT];
	bool begun = false;
	size_t i;

	for (i = 0; i < plan->nr_methods * plan->nr_jobs; i++) {
		const struct run_result *result = &report->result[i];

		if (!run_result_has_modes(result))
			continue;
		if (!begun)
			fputs("<section>\n<h3>I/Os by mode</h3>\n<table>\n",
			      page);
		begun = true;
		snprintf(name, sizeof(name), "%s, j=%u",
			 method_name(result->method), result->jobs);
		run_result_describe_modes(result, modes);
		html_report_setting(page, name, modes);
	}
	if (begun)
		fputs("</table>\n</section>\n", page);
}

static void run_report_write_settings(FILE *page, const struct run_plan *plan)
{
	unsigned int id;
	char text[128];

	html_report_begin_settings(page);
	html_report_setting(page, "Device", plan->drive.name);
	html_report_setting(page, "Model", plan->drive.profile->about);
	html_report_setting(page, "Kernel", "simulated");
	snprintf(text, sizeof(text), "%u", plan->cpus);
	html_report_setting(page, "CPUs", text);
	snprintf(text, sizeof(text),
		 "%" PRIu32 " bytes, %" PRIu32
		 " %% reads, %g \302\265s between two, synchronous",
		 plan->load.block_bytes, plan->load.read_percent,
		 (double)plan->load.think_ns / 1000);
	html_report_setting(page, "I/O", text);
	snprintf(text, sizeof(text), "%g s, seed %" PRIu64, plan->seconds,
		 plan->seed);
	html_report_setting(page, "Each run", text);
	for (id = 0; id < DPAS_NR_TUNABLES; id++) {
		if (run_result_method_sets(id))
			continue;
		snprintf(text, sizeof(text), "%" PRIu32,
			 plan->tunables.value[id]);
		html_report_setting(page, dpas_tunable_limits[id].name, text);
	}
	html_report_end_settings(page, "dpassim " PACKAGE_VERSION);
}

static bool run_report_write(FILE *page, const void *context)
{
	struct run_report report = *(const struct run_report *)context;
	json_t *root = run_result_to_json(report.plan, report.result);
	bool good;

	html_report_begin(page, "dpassim", report.plan->drive.name);
	run_report_write_settings(page, report.plan);
	run_report_write_figures(page, &report);
	run_report_write_modes(page, &report);
	good = html_report_data(page, "dpassim run --json", root) &&
		html_report_end(page);
	json_decref(root);
	return good;
}

bool run_report(const struct run_plan *plan, const struct run_result *result,
		const char *path, struct problem *problem)
{
	struct run_report report = { .plan = plan, .result = result };

	if (atomic_file_write(path, run_report_write, &report))
		return true;
	return atomic_file_fail(problem, path);
}
