// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_chart.h"

#include <inttypes.h>

struct trace_chart {
	const char *title;
	const struct trace_step *step;
	size_t count;
};

static void trace_chart_write_script(FILE *script, const void *context)
{
	const struct trace_chart *chart = context;
	const struct trace_step *step = chart->step;
	size_t i;

	fputs("set title ", script);
	gnuplot_write_quoted(script, chart->title);
	fputs(" noenhanced\n"
	      "set xlabel 'I/O'\n"
	      "set ylabel 'us'\n"
	      "set yrange [0:*]\n"
	      "set grid\n"
	      "set key outside top right horizontal\n"
	      "$steps << END\n",
	      script);
	for (i = 0; i < chart->count; i++)
		fprintf(script, "%zu %" PRIu64 ".%03u %" PRIu64 ".%03u\n",
			i + 1, step[i].service_ns / 1000,
			(unsigned int)(step[i].service_ns % 1000),
			step[i].dur_ns / 1000,
			(unsigned int)(step[i].dur_ns % 1000));
	fputs("END\n"
	      "plot $steps using 1:2 with points pointtype 7 pointsize 0.3 "
	      "linecolor rgb '#0072b2' title 'service time', "
	      "$steps using 1:3 with steps linewidth 1.5 "
	      "linecolor rgb '#e69f00' title 'dur'\n",
	      script);
}

bool trace_chart_draw(const char *path, enum gnuplot_format format,
		      const char *title, const struct trace_step *step,
		      size_t count, struct problem *problem)
{
	struct trace_chart chart = {
		.title = title,
		.step = step,
		.count = count,
	};

	return gnuplot_draw(path, format, trace_chart_write_script, &chart,
			    problem);
}
