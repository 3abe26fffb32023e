// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_svg.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpastop/tune/summary.h"
#include "lib/chart/gnuplot.h"
#include "lib/tune/tune_curve.h"

struct tune_svg {
	const struct tuner *tuner;
	const char *device;
};

/* The axes other than the method, whose values are the lines of each plot. */
static unsigned int tune_svg_axes(const struct tune_space *space,
				  const struct tune_axis *axes[])
{
	unsigned int i, count = 0;

	for (i = 0; i < space->nr_axes; i++)
		if (space->axis[i].id != TUNE_METHOD)
			axes[count++] = space->axis + i;
	return count;
}

static bool tune_svg_write_data(FILE *script, const struct tune_search *search,
				enum method method,
				const struct tune_axis *axis)
{
	struct tune_curve curve = tune_curve_of(search, method, axis->id);
	bool matters = tune_axis_matters(axis->id, method);
	unsigned int i;

	if (!curve.count)
		return false;
	fprintf(script, "$%s << END\n", method_name(method));
	if (!matters)
		fprintf(script, "%" PRId64 " %g\n%" PRId64 " %g\n",
			axis->value[0], curve.point[0].change * 100,
			axis->value[axis->count - 1],
			curve.point[0].change * 100);
	for (i = 0; matters && i < curve.count; i++)
		fprintf(script, "%" PRId64 " %g\n", curve.point[i].value,
			curve.point[i].change * 100);
	fputs("END\n", script);
	return true;
}

static void tune_svg_write_plot(FILE *script, const struct tune_search *search,
				const struct tune_axis *axis)
{
	bool is_first = true, has[METHOD_COUNT] = { false };
	bool is_log = tune_axis_is_log(axis->id) && axis->value[0] > 0;
	enum method method;

	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		has[method] = tune_svg_write_data(script, search, method, axis);
	fprintf(script, "set xlabel '%s%s%s' noenhanced\n%s logscale x\n",
		tune_axis_name(axis->id),
		*tunable_get(axis->id).unit ? ", " : "",
		tunable_get(axis->id).unit, is_log ? "set" : "unset");
	for (method = METHOD_INT; method < METHOD_COUNT; method++) {
		if (!has[method])
			continue;
		fprintf(script,
			"%s $%s using 1:2 with %s linewidth 2 linecolor rgb '%s' title '%s'",
			is_first ? "plot" : ",", method_name(method),
			tune_axis_matters(axis->id, method) ? "linespoints" :
							      "lines",
			method_colour(method), method_name(method));
		is_first = false;
	}
	putc('\n', script);
}

static void tune_svg_write_script(FILE *script, const void *context)
{
	const struct tune_svg *svg = context;
	const struct tune_search *search = &svg->tuner->search;
	const struct tune_axis *axes[TUNE_MOST_AXES];
	unsigned int count = tune_svg_axes(&search->plan.space, axes), i;
	char title[320], goal[120], loads[120];

	tune_goal_describe(&search->plan.goal, goal, sizeof(goal));
	summary_loads(svg->tuner, loads, sizeof(loads));
	snprintf(title, sizeof(title),
		 "%s against the settings before the search: %s, %s", goal,
		 svg->device, loads);
	fprintf(script, "set multiplot layout 1,%u title ", count);
	gnuplot_write_quoted(script, title);
	fputs(" noenhanced\nset ylabel 'change, %'\nset grid\n"
	      "set key below\n",
	      script);
	for (i = 0; i < count; i++)
		tune_svg_write_plot(script, search, axes[i]);
	fputs("unset multiplot\n", script);
}

bool tune_svg_write(const struct tuner *tuner, const char *device,
		    const char *path, struct problem *problem)
{
	struct tune_svg svg = { tuner, device };
	const struct tune_axis *axes[TUNE_MOST_AXES];

	if (!tune_svg_axes(&tuner->search.plan.space, axes))
		return problem_fail(
			problem, "--svg",
			"only the method was varied, and that is no curve");
	return gnuplot_draw(path, GNUPLOT_SVG, tune_svg_write_script, &svg,
			    problem);
}
