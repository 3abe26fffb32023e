// SPDX-License-Identifier: GPL-2.0
#include "lib/chart/html_report.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "lib/chart/html.h"

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
	"</style>\n<title>";

void html_report_begin(FILE *page, const char *program, const char *subject)
{
	fprintf(page, "%s%s: ", head, program);
	html_text(page, subject);
	fputs("</title>\n</head><body>\n<h1>I/O completion on ", page);
	html_text(page, subject);
	fputs("</h1>\n", page);
}

void html_report_begin_settings(FILE *page)
{
	fputs("<h2>Setup</h2>\n<table>\n", page);
}

void html_report_setting(FILE *page, const char *name, const char *text)
{
	fputs("<tr><td>", page);
	html_text(page, name);
	fputs("</td><td>", page);
	html_text(page, text);
	fputs("</td></tr>\n", page);
}

void html_report_end_settings(FILE *page, const char *program)
{
	time_t now = time(NULL);
	struct tm local;
	char text[64];

	if (localtime_r(&now, &local) &&
	    strftime(text, sizeof(text), "%Y-%m-%d %H:%M %Z", &local))
		html_report_setting(page, "Written", text);
	html_report_setting(page, "By", program);
	fputs("</table>\n", page);
}

static void html_report_head_row(FILE *page, const struct html_figure *figure)
{
	const struct bar_chart *chart = &figure->chart;
	char name[32];
	size_t i;

	fprintf(page, "<tr><th>%s</th>", figure->rows);
	for (i = 0; i < chart->nr_groups; i++) {
		chart->group_name(chart->context, i, name, sizeof(name));
		fputs("<th>", page);
		html_text(page, name);
		fputs("</th>", page);
	}
	fputs("</tr>\n", page);
}

static void html_report_cell(FILE *page, const struct html_figure *figure,
			     size_t group, size_t bar)
{
	const void *context = figure->chart.context;
	double value = figure->chart.value(context, group, bar);
	double deviation = figure->deviation ?
		figure->deviation(context, group, bar) :
		0;

	fputs("<td>", page);
	if (value >= 0)
		fprintf(page, "%.*f", figure->digits, value);
	if (value >= 0 && deviation > 0)
		fprintf(page, " \302\261 %.*f", figure->digits, deviation);
	fputs("</td>", page);
}

void html_report_figure(FILE *page, const struct html_figure *figure)
{
	const struct bar_chart *chart = &figure->chart;
	size_t i, j;

	fprintf(page, "<section>\n<h3>%s</h3>\n<table>\n", chart->title);
	html_report_head_row(page, figure);
	for (i = 0; i < chart->nr_bars; i++) {
		fputs("<tr><td>", page);
		html_text(page, chart->bar_name(chart->context, i));
		fputs("</td>", page);
		for (j = 0; j < chart->nr_groups; j++)
			html_report_cell(page, figure, j, i);
		fputs("</tr>\n", page);
	}
	fputs("</table>\n", page);
	bar_chart_write(page, chart);
	fputs("</section>\n", page);
}

bool html_report_data(FILE *page, const char *program, const json_t *root)
{
	char *text = root ?
		json_dumps(root, JSON_INDENT(1) | JSON_REAL_PRECISION(9)) :
		NULL;

	if (!text) {
		errno = ENOMEM;
		return false;
	}
	fprintf(page,
		"<h2>Data</h2>\n<p>The results as %s saves them are in this page's source, in the element <code>results</code>.</p>\n"
		"<script type=\"application/json\" id=\"results\">\n",
		program);
	html_json(page, text);
	fputs("\n</script>\n", page);
	free(text);
	return true;
}

bool html_report_end(FILE *page)
{
	fputs("</body></html>\n", page);
	return !ferror(page);
}
