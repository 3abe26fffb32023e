// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_chart.h"

#include <inttypes.h>

static void trace_chart_write_us(FILE *script, uint64_t ns)
{
	fprintf(script, " %" PRIu64 ".%03u", ns / 1000,
		(unsigned int)(ns % 1000));
}

static void trace_chart_write_data(FILE *script,
				   const struct trace_chart *chart)
{
	unsigned int k;
	size_t i;

	fputs("$steps << END\n", script);
	for (i = 0; i < chart->count; i++) {
		fprintf(script, "%zu", i + 1);
		trace_chart_write_us(script, chart->service_ns[i]);
		for (k = 0; k < chart->lines; k++)
			trace_chart_write_us(script, chart->line[k].dur_ns[i]);
		fputc('\n', script);
	}
	fputs("END\n", script);
}

static void trace_chart_write_script(FILE *script, const void *context)
{
	const struct trace_chart *chart = context;
	unsigned int k;

	fputs("set title ", script);
	gnuplot_write_quoted(script, chart->title);
	fputs(" noenhanced\n"
	      "set xlabel 'I/O'\n"
	      "set ylabel 'us'\n"
	      "set yrange [0:*]\n"
	      "set grid\n"
	      "set key outside top right horizontal\n",
	      script);
	trace_chart_write_data(script, chart);
	fputs("plot $steps using 1:2 with points pointtype 7 pointsize 0.3 "
	      "linecolor rgb '#0072b2' title 'service time'",
	      script);
	for (k = 0; k < chart->lines; k++)
		fprintf(script,
			", $steps using 1:%u with steps linewidth 1.5 "
			"linecolor rgb '%s' title '%s%s'",
			k + 3, chart->line[k].rgb,
			chart->lines > 1 ? "dur of " : "dur",
			chart->lines > 1 ? chart->line[k].name : "");
	fputc('\n', script);
}

bool trace_chart_draw(const struct trace_chart *chart, const char *path,
		      enum gnuplot_format format, struct problem *problem)
{
	return gnuplot_draw(path, format, trace_chart_write_script, chart,
			    problem);
}
