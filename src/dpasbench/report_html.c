// SPDX-License-Identifier: GPL-2.0
/*
 * report_html.c - one page to hand in: what was measured, tables, pictures, the
 * lab's questions with this run's figures, and the results themselves
 *
 * It is XML, too, so that strict tools can read it.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dpasbench/report.h"
#include "dpasbench/report_answers.h"
#include "dpasbench/results_file.h"
#include "dpasbench/summary.h"
#include "lib/base/atomic_file.h"
#include "lib/base/bar_chart.h"
#include "lib/base/html.h"

static const char head[] =
	"<!DOCTYPE html>\n"
	"<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head>\n"
	"<meta charset=\"utf-8\"/>\n"
	"<style>\n"
	"body { font: 15px/1.45 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #111; background: #fff }\n"
	"table { border-collapse: collapse; margin: 0.6em 0 1.4em; break-inside: avoid }\n"
	"td, th { padding: 0.15em 0.7em; text-align: right; border-bottom: 1px solid #ccc; font-variant-numeric: tabular-nums }\n"
	"th { border-bottom: 2px solid #444 } td:first-child, th:first-child { text-align: left }\n"
	"svg { width: 100%; font: 12px sans-serif; break-inside: avoid }\n"
	"section { break-inside: avoid } .answer { border: 1px solid #999; min-height: 5em; margin: 0.5em 0 1.5em }\n"
	"@media print { body { margin: 0; max-width: none; font-size: 11px } a { color: inherit } }\n"
	"</style>\n<title>dpasbench: ";

static void report_html_write_row(FILE *page, const char *name,
				  const char *text)
{
	fputs("<tr><td>", page);
	html_text(page, name);
	fputs("</td><td>", page);
	html_text(page, text);
	fputs("</td></tr>\n", page);
}

static void report_html_write_machine(FILE *page, const struct results *results)
{
	const struct plan *plan = results->plan;
	char text[PLAN_CPUS_TEXT];
	time_t now = time(NULL);
	struct tm local;

	fputs("<h2>What was measured</h2>\n<table>\n", page);
	report_html_write_row(page, "Device", plan->device);
	if (results->machine.model[0])
		report_html_write_row(page, "Model", results->machine.model);
	report_html_write_row(page, "Kernel", results->machine.kernel);
	snprintf(text, sizeof(text), "%u", results->machine.nr_cpus);
	report_html_write_row(page, "CPUs online", text);
	plan_cpus_text(plan, text);
	report_html_write_row(page, "Jobs on CPUs", text);
	snprintf(text, sizeof(text), "%s, synchronous", plan_work(plan));
	report_html_write_row(page, "Load", text);
	snprintf(text, sizeof(text), "%g s, %u of each", plan->runtime_ms / 1e3,
		 plan->repeats);
	report_html_write_row(page, "Runs", text);
	if (results->count < results->size) {
		snprintf(text, sizeof(text), "%zu of %zu", results->count,
			 results->size);
		report_html_write_row(page, "Done", text);
	}
	if (localtime_r(&now, &local) &&
	    strftime(text, sizeof(text), "%Y-%m-%d %H:%M %Z", &local))
		report_html_write_row(page, "Written", text);
	report_html_write_row(page, "By", "dpasbench " PACKAGE_VERSION);
	fputs("</table>\n", page);
}

static void report_html_write_head_row(FILE *page, const struct plan *plan)
{
	char name[16];
	size_t i;

	fputs("<tr><th>Method</th>", page);
	for (i = 0; i < plan->nr_points; i++) {
		plan_point_name(plan, &plan->point[i], name, sizeof(name));
		fprintf(page, "<th>%s</th>", name);
	}
	fputs("</tr>\n", page);
}

/* The figures of which there is a table and a picture each. */
enum {
	IOPS,
	LATENCY,
	P99,
	CPU,
	SWITCHES,
	FIGURES
};

static const char *const figure_title[FIGURES] = {
	[IOPS] = "I/Os a second",
	[LATENCY] = "Mean latency (\302\265s)",
	[P99] = "99th percentile of the latency (\302\265s)",
	[CPU] = "CPU of a job (%)",
	[SWITCHES] = "Context switches",
};

static double report_html_figure(const struct cell *cell, unsigned int figure)
{
	switch (figure) {
	case IOPS:
		return cell->iops;
	case LATENCY:
		return cell->mean_ns / 1000;
	case P99:
		return cell->p99_ns / 1000;
	case CPU:
		return cell->cpu_percent;
	default:
		return cell->context_switches;
	}
}

static void report_html_write_table(FILE *page, const struct results *results,
				    unsigned int figure)
{
	const struct plan *plan = results->plan;
	int digits = figure == IOPS || figure == SWITCHES ? 0 : 1;
	size_t i, j;

	fprintf(page, "<h3>%s</h3>\n<table>\n", figure_title[figure]);
	report_html_write_head_row(page, plan);
	for (i = 0; i < plan->nr_methods; i++) {
		fprintf(page, "<tr><td>%s</td>", method_name(plan->method[i]));
		for (j = 0; j < plan->nr_points; j++) {
			struct cell cell = summary_cell(
				results, plan->method[i], &plan->point[j]);

			fputs("<td>", page);
			if (cell.runs)
				fprintf(page, "%.*f", digits,
					report_html_figure(&cell, figure));
			if (cell.runs > 1 && figure == IOPS)
				fprintf(page, " \302\261 %.0f",
					cell.iops_deviation);
			fputs("</td>", page);
		}
		fputs("</tr>\n", page);
	}
	fputs("</table>\n", page);
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

static void report_html_write_figures(FILE *page, const struct results *results)
{
	struct report_figure of = { .results = results };
	struct bar_chart chart = {
		.nr_groups = results->plan->nr_points,
		.nr_bars = results->plan->nr_methods,
		.group_name = report_html_group_name,
		.bar_name = report_html_bar_name,
		.value = report_html_value,
		.context = &of,
	};

	fputs("<h2>Results</h2>\n", page);
	for (of.figure = 0; of.figure < FIGURES; of.figure++) {
		fputs("<section>\n", page);
		report_html_write_table(page, results, of.figure);
		chart.title = figure_title[of.figure];
		bar_chart_write(page, &chart);
		fputs("</section>\n", page);
	}
}

/* All that the results file has, for programs. */
static bool report_html_write_data(FILE *page, const struct results *results)
{
	json_t *root = results_file_to_json(results);
	char *text = root ?
		json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(9)) :
		NULL;

	json_decref(root);
	if (!text) {
		errno = ENOMEM;
		return false;
	}
	fputs("<h2>Data</h2>\n<p>The results as dpasbench saves them are in this page's source, in the element <code>results</code>.</p>\n"
	      "<script type=\"application/json\" id=\"results\">\n",
	      page);
	html_json(page, text);
	fputs("\n</script>\n", page);
	free(text);
	return true;
}

static bool report_html_write(FILE *page, const void *context)
{
	const struct results *results = context;

	fputs(head, page);
	html_text(page, results->plan->device);
	fputs("</title>\n</head><body>\n<h1>How I/O of ", page);
	html_text(page, results->plan->device);
	fputs(" is completed</h1>\n", page);
	report_html_write_machine(page, results);
	report_html_write_figures(page, results);
	report_answers_write(page, results);
	if (!report_html_write_data(page, results))
		return false;
	fputs("</body></html>\n", page);
	return !ferror(page);
}

bool report_html(const struct results *results, const char *path,
		 struct problem *problem)
{
	if (atomic_file_write(path, report_html_write, results))
		return true;
	return problem_fail(problem, path, "%s", strerror(errno));
}
