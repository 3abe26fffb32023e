// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_report.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpastop/tune/summary.h"
#include "dpastop/tune_command/tune_json.h"
#include "lib/base/atomic_file.h"
#include "lib/base/text.h"
#include "lib/chart/html.h"
#include "lib/chart/html_report.h"

struct tune_report {
	const struct tuner *tuner;
	const char *device;
	/* The settings in the chart; those before are always included. */
	unsigned int candidate[BAR_CHART_MOST_BARS];
	char name[BAR_CHART_MOST_BARS][96];
	size_t count;
	enum tune_metric metric; /* being written */
	double unit;
};

static const struct {
	enum tune_metric metric;
	const char *title;
	double unit;
	int digits;
} figures[] = {
	{ TUNE_IOPS, "IOPS", 1, 0 },
	{ TUNE_MEAN, "Latency, mean (\302\265s)", 1000, 1 },
	{ TUNE_P50, "Latency, p50 (\302\265s)", 1000, 1 },
	{ TUNE_P99, "Latency, p99 (\302\265s)", 1000, 1 },
	{ TUNE_P999, "Latency, p99.9 (\302\265s)", 1000, 1 },
	{ TUNE_CPU, "CPU time (%, 100 % = one CPU)", 1, 1 },
	{ TUNE_CPU_AN_IO, "CPU time per I/O (\302\265s)", 1000, 2 },
};

static void tune_report_choose(struct tune_report *report)
{
	const struct tune_search *search = &report->tuner->search;
	bool has_now = false;
	size_t i;

	report->count = summary_order(search, report->candidate,
				      BAR_CHART_MOST_BARS);
	for (i = 0; i < report->count; i++)
		has_now |= report->candidate[i] == TUNE_REFERENCE;
	if (!has_now)
		report->candidate[report->count - 1] = TUNE_REFERENCE;
	for (i = 0; i < report->count; i++) {
		unsigned int candidate = report->candidate[i];
		char setting[80];

		tune_setting_describe(&search->candidate[candidate].setting,
				      setting, sizeof(setting));
		snprintf(report->name[i], sizeof(report->name[i]), "%s%s",
			 setting,
			 candidate == TUNE_REFERENCE ? " (before)" : "");
	}
}

static void tune_report_group_name(const void *context, size_t group,
				   char *text, size_t size)
{
	const struct tune_report *report = context;

	if (report->tuner->runs_load)
		snprintf(text, size, "j=%u",
			 report->tuner->options.load[group].jobs);
	else
		snprintf(text, size, "its load");
}

static const char *tune_report_bar_name(const void *context, size_t bar)
{
	const struct tune_report *report = context;

	return report->name[bar];
}

static double tune_report_value(const void *context, size_t group, size_t bar)
{
	const struct tune_report *report = context;
	struct tune_figures mean = summary_mean(&report->tuner->search,
						report->candidate[bar],
						(unsigned int)group);
	struct figure figure = mean.metric[report->metric];

	return figure.known ? figure.value / report->unit : -1;
}

static void tune_report_write_settings(FILE *page,
				       const struct tune_report *report)
{
	const struct tune_search *search = &report->tuner->search;
	char text[256];

	html_report_begin_settings(page);
	html_report_setting(page, "Device", report->device);
	tune_goal_describe(&search->plan.goal, text, sizeof(text));
	html_report_setting(page, "Goal", text);
	summary_loads(report->tuner, text, sizeof(text));
	html_report_setting(page, "Load", text);
	snprintf(text, sizeof(text), "%zu of %zu settings, %zu trial%s, %.0f s",
		 search->nr_candidates, tune_space_size(&search->plan.space),
		 search->trials.count, text_s(search->trials.count),
		 (double)search->spent_ns / 1e9);
	html_report_setting(page, "Tried", text);
	snprintf(text, sizeof(text), "%" PRIu64, search->plan.seed);
	html_report_setting(page, "Seed", text);
	html_report_end_settings(page, "dpastop " PACKAGE_VERSION);
}

static void tune_report_write_verdicts(FILE *page,
				       const struct tune_report *report)
{
	char text[SUMMARY_SIZE];
	size_t i;

	summary_write(report->tuner, report->device, text);
	fputs("<h2>Result</h2>\n<p>", page);
	html_text(page, text);
	fputs("</p>\n<table>\n<tr><th>Setting</th><th>Verdict</th></tr>\n",
	      page);
	for (i = 0; i < report->count; i++) {
		summary_verdict(&report->tuner->search, report->candidate[i],
				text, sizeof(text));
		html_report_setting(page, report->name[i], text);
	}
	fputs("</table>\n", page);
}

static void tune_report_write_figures(FILE *page, struct tune_report *report)
{
	struct html_figure figure = {
		.chart = {
			.nr_groups = report->tuner->search.plan.nr_loads,
			.nr_bars = report->count,
			.group_name = tune_report_group_name,
			.bar_name = tune_report_bar_name,
			.value = tune_report_value,
			.context = report,
		},
		.rows = "Setting",
	};
	size_t i;

	fputs("<h2>Results</h2>\n", page);
	for (i = 0; i < sizeof(figures) / sizeof(*figures); i++) {
		report->metric = figures[i].metric;
		report->unit = figures[i].unit;
		figure.chart.title = figures[i].title;
		figure.digits = figures[i].digits;
		html_report_figure(page, &figure);
	}
}

static bool tune_report_write(FILE *page, const void *context)
{
	struct tune_report report = *(const struct tune_report *)context;
	json_t *root = tune_json_of(report.tuner, report.device);
	bool good;

	html_report_begin(page, "dpastop tune", report.device);
	tune_report_write_settings(page, &report);
	tune_report_write_verdicts(page, &report);
	tune_report_write_figures(page, &report);
	good = html_report_data(page, "dpastop tune --json", root) &&
		html_report_end(page);
	json_decref(root);
	return good;
}

bool tune_report(const struct tuner *tuner, const char *device,
		 const char *path, struct problem *problem)
{
	struct tune_report report = { .tuner = tuner, .device = device };

	tune_report_choose(&report);
	if (atomic_file_write(path, tune_report_write, &report))
		return true;
	return atomic_file_fail(problem, path);
}
