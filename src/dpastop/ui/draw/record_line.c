// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/record_line.h"

#include <string.h>
#include <time.h>

void record_line_time(struct pen *pen, enum role role, int64_t real_ns,
		      bool has_ms)
{
	time_t seconds = (time_t)(real_ns / 1000000000);
	unsigned int ms = (unsigned int)(real_ns % 1000000000 / 1000000);
	char text[16];
	struct tm tm;

	localtime_r(&seconds, &tm);
	strftime(text, sizeof(text), "%H:%M:%S", &tm);
	pen_text(pen, role, text);
	if (has_ms)
		pen_format(pen, role, ".%03u", ms);
}

void record_line_modes(struct pen *pen, enum role role,
		       const struct switch_record *record)
{
	unsigned int from = record->event.from, to = record->event.to;
	bool coloured = role == ROLE_TEXT;
	int end = pen->x + RECORD_MODES_COLS + pen->theme->ascii;

	pen_text(pen, coloured ? ROLE_SHARE + from : role,
		 sample_mode_name(from));
	pen_text(pen, coloured ? ROLE_DIM : role, pen->theme->sign[SIGN_ARROW]);
	pen_text(pen, coloured ? ROLE_SHARE + to : role, sample_mode_name(to));
	pen_fill_to(pen, role, end);
}

/*
 * Where all of it does not fit, the word can be spared, for there is no other
 * QD in it; the end of a number cannot.
 */
static void record_line_shorten(char *text)
{
	static const char word[] = "average ";
	char *at = strstr(text, word);

	if (at)
		memmove(at, at + strlen(word), strlen(at + strlen(word)) + 1);
}

void record_line_evidence(struct pen *pen, enum role role,
			  const struct switch_record *record)
{
	char text[128];

	switch_record_explain(record, text, sizeof(text));
	if (pen->x + pen_width(text) > pen->area.cols)
		record_line_shorten(text);
	pen_text(pen, role, text);
}

const char *record_line_origin(const struct source *source)
{
	return source->records_events ? "each reported" :
					"guessed from samples";
}
