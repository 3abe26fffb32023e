// SPDX-License-Identifier: GPL-2.0
#include "lib/chart/bar_chart.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "lib/chart/html.h"

#define WIDTH 760
#define HEIGHT 280
#define LEFT 70
#define TOP 40
#define BOTTOM 40
#define RIGHT 90      /* the legend, if all names are short */
#define MOST_BESIDE 8 /* letters or fewer */
#define NAME_HEIGHT 18
#define PLOT_HEIGHT (HEIGHT - TOP - BOTTOM)
#define PLOT_WIDTH (WIDTH - LEFT - RIGHT)

/* The Okabe-Ito palette, which is safe for colour-blind readers. */
static const char *const colour[BAR_CHART_MOST_BARS] = {
	"#0072b2", "#d55e00", "#009e73", "#cc79a7",
	"#000000", "#e69f00", "#56b4e9", "#f0e442",
};

static double bar_chart_most(const struct bar_chart *chart)
{
	double most = 0, value;
	size_t group, bar;

	for (group = 0; group < chart->nr_groups; group++)
		for (bar = 0; bar < chart->nr_bars; bar++) {
			value = chart->value(chart->context, group, bar);
			most = value > most ? value : most;
		}
	return most > 0 ? most : 1;
}

/*
 * A tick step of 1, 2 or 5 times a power of ten, with four to nine ticks up to
 * @most.
 */
static double bar_chart_step(double most)
{
	double power = pow(10, floor(log10(most / 4)));
	double rest = most / 4 / power;

	return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
}

static double bar_chart_y(double value, double most)
{
	return TOP + PLOT_HEIGHT * (1 - value / most);
}

static void bar_chart_write_axis(FILE *page, double most)
{
	double step = bar_chart_step(most), value;

	for (value = 0; value <= most * 1.0001; value += step)
		fprintf(page,
			"<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ccc\"/>"
			"<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.6g</text>\n",
			LEFT, LEFT + PLOT_WIDTH, bar_chart_y(value, most),
			bar_chart_y(value, most), LEFT - 6,
			bar_chart_y(value, most) + 4, value);
}

static void bar_chart_write_group(FILE *page, const struct bar_chart *chart,
				  size_t group, double most)
{
	double space = (double)PLOT_WIDTH / (double)chart->nr_groups;
	double width = space * 0.8 / (double)chart->nr_bars;
	double left = LEFT + space * ((double)group + 0.1);
	char name[32];
	size_t bar;

	chart->group_name(chart->context, group, name, sizeof(name));
	for (bar = 0; bar < chart->nr_bars; bar++) {
		double value = chart->value(chart->context, group, bar);
		double y = bar_chart_y(value, most);

		if (value < 0)
			continue;
		fprintf(page,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"><title>",
			left + width * (double)bar, y, width,
			TOP + PLOT_HEIGHT - y, colour[bar]);
		html_text(page, chart->bar_name(chart->context, bar));
		fputs(", ", page);
		html_text(page, name);
		fprintf(page, ": %.6g</title></rect>\n", value);
	}
	fprintf(page, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">",
		left + space * 0.4, TOP + PLOT_HEIGHT + 18);
	html_text(page, name);
	fputs("</text>\n", page);
}

/* Names that have no room beside the bars stand below them. */
static bool bar_chart_has_long_names(const struct bar_chart *chart)
{
	size_t bar;

	for (bar = 0; bar < chart->nr_bars; bar++)
		if (strlen(chart->bar_name(chart->context, bar)) > MOST_BESIDE)
			return true;
	return false;
}

static void bar_chart_write_names(FILE *page, const struct bar_chart *chart,
				  int left, int top)
{
	size_t bar;

	for (bar = 0; bar < chart->nr_bars; bar++) {
		int y = top + NAME_HEIGHT * (int)bar;

		fprintf(page,
			"<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/>"
			"<text x=\"%d\" y=\"%d\">",
			left, y, colour[bar], left + 18, y + 11);
		html_text(page, chart->bar_name(chart->context, bar));
		fputs("</text>\n", page);
	}
}

void bar_chart_write(FILE *page, const struct bar_chart *chart)
{
	bool is_below = bar_chart_has_long_names(chart);
	int below = is_below ? NAME_HEIGHT * (int)chart->nr_bars : 0;
	double most = bar_chart_most(chart);
	size_t group;

	fprintf(page,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
		"<text x=\"%d\" y=\"20\" font-weight=\"bold\">",
		WIDTH, HEIGHT + below, LEFT);
	html_text(page, chart->title);
	fputs("</text>\n", page);
	bar_chart_write_axis(page, most);
	for (group = 0; group < chart->nr_groups; group++)
		bar_chart_write_group(page, chart, group, most);
	bar_chart_write_names(page, chart,
			      is_below ? LEFT : LEFT + PLOT_WIDTH + 12,
			      is_below ? HEIGHT : TOP);
	fputs("</svg>\n", page);
}
