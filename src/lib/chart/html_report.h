/* SPDX-License-Identifier: GPL-2.0 */
/*
 * html_report.h - a page to hand in: settings, figures as tables and pictures, data
 *
 * It needs no network and no other file, is made to be printed, and is XML, too,
 * so that strict tools can read it. Its parts are written in this order.
 */
#ifndef LIB_CHART_HTML_REPORT_H
#define LIB_CHART_HTML_REPORT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "lib/chart/bar_chart.h"

/* A table of which there is a picture: a row a bar, a column a group. */
struct html_figure {
	struct bar_chart chart;
	const char *rows; /* what they are: "Method" */
	int digits;	  /* after the point */
	/* The deviation of a value; 0: none is known. May be NULL. */
	double (*deviation)(const void *context, size_t group, size_t bar);
};

/* The head of a page of @program's on @subject, and its heading. */
void html_report_begin(FILE *page, const char *program, const char *subject);

/* A table of what was measured; each row a name and a text. */
void html_report_begin_settings(FILE *page);
void html_report_setting(FILE *page, const char *name, const char *text);
/* With when the page was written, and by which program: "dpasbench 0.1". */
void html_report_end_settings(FILE *page, const char *program);

/* In a section of its own, with the chart's title. */
void html_report_figure(FILE *page, const struct html_figure *figure);

/* All of @root, for programs, as @program saves it. False: errno says why. */
bool html_report_data(FILE *page, const char *program, const json_t *root);

/* False: the page could not be written. */
bool html_report_end(FILE *page);

#endif
