// SPDX-License-Identifier: GPL-2.0
#include "lib/chart/html.h"

#include <stdint.h>

void html_text(FILE *page, const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if (c == '<')
			fputs("&lt;", page);
		else if (c == '>')
			fputs("&gt;", page);
		else if (c == '&')
			fputs("&amp;", page);
		else if (c == '"')
			fputs("&quot;", page);
		else if (c < ' ' && c != '\n' && c != '\t')
			fputc('?', page);
		else
			fputc(c, page);
	}
}

/* Outside strings, JSON contains none of these. */
void html_json(FILE *page, const char *json)
{
	for (; *json; json++)
		if (*json == '<' || *json == '>' || *json == '&')
			fprintf(page, "\\u%04x", (unsigned int)*json);
		else
			fputc(*json, page);
}
