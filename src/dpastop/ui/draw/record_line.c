// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/record_line.h"

#include <string.h>
#include <time.h>

#include "dpastop/ui/draw/number.h"

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

int record_line_modes_cols(const struct theme *theme)
{
	return RECORD_MODES_COLS + (theme->ascii ? 2 : 0);
}

/* @count modes with @sign in between. */
static void record_line_list(struct pen *pen, enum role role,
			     const unsigned int *mode, size_t count,
			     enum sign sign)
{
	bool coloured = role == ROLE_TEXT;
	int end = pen->x + record_line_modes_cols(pen->theme);
	size_t i;

	for (i = 0; i < count; i++) {
		if (i)
			pen_text(pen, coloured ? ROLE_DIM : role,
				 pen->theme->sign[sign]);
		pen_text(pen, coloured ? ROLE_SHARE + mode[i] : role,
			 sample_mode_name(mode[i]));
	}
	pen_fill_to(pen, role, end);
}

void record_line_modes(struct pen *pen, enum role role,
		       const struct switch_record *record)
{
	unsigned int mode[] = { record->event.from, record->event.to };

	record_line_list(pen, role, mode, 2, SIGN_ARROW);
}

void record_line_repeat(struct pen *pen, enum role role,
			const struct switch_repeat *repeat)
{
	record_line_list(pen, role, repeat->mode, repeat->nr_modes, SIGN_BOTH);
}

void record_line_pace(struct pen *pen, enum role role,
		      const struct switch_repeat *repeat)
{
	char rate[NUMBER_SIZE];

	number_count(pen->theme, repeat->rate, rate);
	pen_format(pen, role, "%s switches/s ", rate);
	if (!repeat->is_over) {
		pen_text(pen, role, "since then");
		return;
	}
	pen_text(pen, role, "until ");
	record_line_time(pen, role, repeat->last_real_ns, false);
}

/*
 * If the text does not fit, drop the word "average", as there is no other QD in
 * it, then what follows a semicolon; truncating a number would change it.
 */
static void record_line_shorten(char *text, int cols)
{
	static const char word[] = "average ";
	char *at = strstr(text, word);

	if (at && pen_width(text) > cols)
		memmove(at, at + strlen(word), strlen(at + strlen(word)) + 1);
	at = strrchr(text, ';');
	if (at && pen_width(text) > cols)
		*at = '\0';
}

void record_line_evidence(struct pen *pen, enum role role,
			  const struct switch_record *record)
{
	char text[128];

	switch_record_explain(record, text, sizeof(text));
	number_signs(pen->theme, text, sizeof(text));
	record_line_shorten(text, pen->area.cols - pen->x);
	pen_text(pen, role, text);
}

const char *record_line_origin(const struct source *source)
{
	return source->records_events ? "each reported" :
					"inferred from samples";
}
