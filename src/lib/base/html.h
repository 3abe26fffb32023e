/* SPDX-License-Identifier: GPL-2.0 */
/*
 * html.h - text and data inside a page of HTML
 */
#ifndef LIB_BASE_HTML_H
#define LIB_BASE_HTML_H

#include <stdio.h>

/*
 * Write @text so that it is read as such, in an element or in an attribute in
 * double quotes, whatever is in it. Control characters become question marks.
 */
void html_text(FILE *page, const char *text);

/*
 * Write @json, the text of a JSON value, for the inside of a script element:
 * nothing in it can end that.
 */
void html_json(FILE *page, const char *json);

#endif
