// SPDX-License-Identifier: GPL-2.0
#include <inttypes.h>
#include <stdio.h>

#include "dpasbench/report/report.h"
#include "dpasbench/summary.h"
#include "lib/chart/gnuplot.h"

static void report_svg_write_data(FILE *script, const struct results *results,
				  enum method method)
{
	const struct plan *plan = results->plan;
	char name[16];
	size_t i;

	fprintf(script, "$%s << END\n", method_name(method));
	for (i = 0; i < plan->nr_points; i++) {
		struct cell cell = summary_cell(results, method,
						&plan->point[i]);

		plan_point_name(plan, &plan->point[i], name, sizeof(name));
		if (cell.runs)
			fprintf(script, "%zu %.1f %.1f %s\n", i, cell.iops,
				cell.iops_deviation,
				plan->axis == PLAN_BY_JOBS ? name + 2 : name);
	}
	fputs("END\n", script);
}

static void report_svg_write_script(FILE *script, const void *context)
{
	const struct results *results = context;
	const struct plan *plan = results->plan;
	char title[512], work[PLAN_WORK_TEXT];
	size_t i;

	plan_work(plan, work);
	snprintf(title, sizeof(title), "%s, %s, %s", plan->device,
		 results->machine.kernel, work);
	fputs("set title ", script);
	gnuplot_write_quoted(script, title);
	fprintf(script,
		" noenhanced\n"
		"set xlabel '%s'\nset ylabel '%s'\nset yrange [0:*]\n"
		"set xrange [-0.3:%zu.3]\nset grid ytics\n"
		"set key outside right\n",
		plan_axis_name(plan), plan_rate_name(plan),
		plan->nr_points - 1);
	for (i = 0; i < plan->nr_methods; i++)
		report_svg_write_data(script, results, plan->method[i]);
	for (i = 0; i < plan->nr_methods; i++) {
		const char *name = method_name(plan->method[i]);

		fprintf(script,
			"%s $%s using 1:2:3:xtic(4) with yerrorlines "
			"linewidth %s pointtype %zu linecolor rgb '%s' title '%s'",
			i ? "," : "plot", name,
			plan->method[i] == METHOD_DPAS ? "3" : "1.5", i + 4,
			method_colour(plan->method[i]), name);
	}
	putc('\n', script);
}

bool report_svg(const struct results *results, const char *path,
		struct problem *problem)
{
	if (!results->count)
		return problem_fail(problem, path,
				    "nothing was measured that could be drawn");
	return gnuplot_draw(path, GNUPLOT_SVG, report_svg_write_script, results,
			    problem);
}

bool report_svg_can_draw(struct problem *problem)
{
	return gnuplot_can_draw(problem);
}
