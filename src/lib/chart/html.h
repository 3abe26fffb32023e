/* SPDX-License-Identifier: GPL-2.0 */
/*
 * html.h - text and data in an HTML page
 */
#ifndef LIB_CHART_HTML_H
#define LIB_CHART_HTML_H

#include <stdio.h>

/*
 * Write @text, escaped for an element or a double-quoted attribute. Control
 * characters become question marks.
 */
void html_text(FILE *page, const char *text);

/*
 * Write @json, a serialized JSON value, for use inside a script element:
 * nothing in it can close the element.
 */
void html_json(FILE *page, const char *json);

#endif
