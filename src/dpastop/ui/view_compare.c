// SPDX-License-Identifier: GPL-2.0
/*
 * view_compare.c - A and B side by side
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "number.h"
#include "panel.h"
#include "record_line.h"

/* Columns of the table; the last is the verdict. */
#define NAME_COLS 20
#define MEAN_COLS 7
#define ERROR_COLS 8
#define DIFFERENCE_COLS 9
#define RELATIVE_COLS 8
/* From this width on there is t, too, after these. */
#define WIDE_COLS 110
#define TABLE_COLS 83

typedef void compare_format(const struct theme *theme, struct figure figure,
			    char text[NUMBER_SIZE]);

static void compare_percent(const struct theme *theme, struct figure share,
			    char text[NUMBER_SIZE])
{
	if (share.known)
		snprintf(text, NUMBER_SIZE, "%.*f%%",
			 share.value < 0.09995 ? 2 : 1, share.value * 100);
	else
		number_percent(theme, share, text);
}

static void compare_ratio(const struct theme *theme, struct figure figure,
			  char text[NUMBER_SIZE])
{
	if (figure.known)
		snprintf(text, NUMBER_SIZE, "%.*f", figure.value < 9.99995 ?
			 4 : 1, figure.value);
	else
		number_count(theme, figure, text);
}

static const struct compare_line {
	const char *title;
	enum compare_figure figure;
	compare_format *format;
} compare_lines[] = {
	{ "IOPS of the load", COMPARE_LOAD_IOPS, number_count },
	{ "IOPS of the queue", COMPARE_QUEUE_IOPS, number_count },
	{ "latency, mean", COMPARE_LATENCY_MEAN_NS, number_sleep },
	{ "latency, 99 %", COMPARE_LATENCY_P99_NS, number_sleep },
	{ "CPU, of one", COMPARE_CPU, compare_percent },
	{ "context switches /s", COMPARE_CONTEXT_SWITCHES, number_count },
	{ "  an I/O", COMPARE_CONTEXT_SWITCHES_AN_IO, compare_ratio },
	{ "switches of mode /s", COMPARE_MODE_SWITCHES, number_count },
	{ "I/Os in ", COMPARE_SHARE + DPAS_CP, compare_percent },
	{ "I/Os in ", COMPARE_SHARE + DPAS_PAS, compare_percent },
	{ "I/Os in ", COMPARE_SHARE + DPAS_OL, compare_percent },
	{ "I/Os in ", COMPARE_SHARE + DPAS_INT, compare_percent },
	{ "timer failures /s", COMPARE_TF, number_count },
	{ "sleeps too long", COMPARE_OVER_SHARE, compare_percent },
};

#define NR_LINES (sizeof(compare_lines) / sizeof(*compare_lines))

/* The load's own count is shown, or the queue's where not all have that. */
static bool compare_is_shown(const struct compare *compare,
			     enum compare_figure figure)
{
	const struct compare_side *a = &compare->a, *b = &compare->b;
	bool has_load =
		(!a->is_marked || a->figure[COMPARE_LOAD_IOPS].known) &&
		(!b->is_marked || b->figure[COMPARE_LOAD_IOPS].known);

	if (figure == COMPARE_LOAD_IOPS)
		return has_load;
	return figure != COMPARE_QUEUE_IOPS || !has_load;
}

static const char *compare_plus_minus(const struct theme *theme)
{
	return theme->ascii ? "+-" : "\u00b1";
}

static void compare_mean_draw(struct pen *pen, const struct compare_line *line,
			      const struct compare_side *side)
{
	const struct compare_mean *mean = side->figure + line->figure;
	bool known = side->is_marked && mean->known;
	int end = pen->x + MEAN_COLS + ERROR_COLS;
	char text[NUMBER_SIZE];

	line->format(pen->theme, (struct figure){ known, mean->mean }, text);
	pen_right(pen, known ? ROLE_STRONG : ROLE_DIM, MEAN_COLS, text);
	if (known) {
		line->format(pen->theme, (struct figure){ true, mean->error },
			     text);
		pen_text(pen, ROLE_DIM, compare_plus_minus(pen->theme));
		pen_text(pen, ROLE_DIM, text);
	}
	pen_fill_to(pen, ROLE_TEXT, end);
}

/* "+1.2k"; "+3.10%p", a share's difference in points of a hundred */
static void compare_absolute(struct pen *pen, enum role role,
			     const struct compare_line *line, double absolute)
{
	char number[NUMBER_SIZE];

	line->format(pen->theme, (struct figure){ true, fabs(absolute) },
		     number);
	pen_fill_to(pen, role, pen->x + DIFFERENCE_COLS - pen_width(number) -
		    1 - (line->format == compare_percent));
	/* What is rounded to 0 has no sign. */
	pen_text(pen, role, strtod(number, NULL) == 0 ? " " :
		 absolute < 0 ? "-" : "+");
	pen_text(pen, role, number);
	if (line->format == compare_percent)
		pen_text(pen, role, "p");
}

static void compare_relative(struct pen *pen, enum role role,
			     const struct compare_difference *difference)
{
	double percent = difference->relative * 100;
	char text[NUMBER_SIZE];

	if (!difference->relative_known)
		snprintf(text, sizeof(text), "%s",
			 pen->theme->sign[SIGN_UNKNOWN]);
	else if (fabs(percent) < 0.05)
		snprintf(text, sizeof(text), "0.0%%");
	else if (fabs(percent) < 99999)
		snprintf(text, sizeof(text), "%+.*f%%",
			 fabs(percent) < 99.95 ? 1 : 0, percent);
	else
		snprintf(text, sizeof(text), ">99999%%");
	pen_right(pen, role, RELATIVE_COLS, text);
}

static void compare_verdict_draw(struct pen *pen, enum role role,
				 const struct compare_difference *difference)
{
	pen_text(pen, role, difference->verdict == COMPARE_NOISE ? "noise" :
		 "real");
	if (difference->is_better)
		pen_text(pen, ROLE_GOOD, " better");
	else if (difference->is_worse)
		pen_text(pen, ROLE_SHARE + DPAS_OL, " worse");
	if (pen->area.cols < WIDE_COLS || !isfinite(difference->t))
		return;
	pen_fill_to(pen, ROLE_TEXT, TABLE_COLS);
	pen_format(pen, ROLE_DIM, "t %.1f, real beyond %.2f", difference->t,
		   difference->limit);
}

static void compare_name(struct pen *pen, const struct compare_line *line)
{
	unsigned int mode = line->figure - COMPARE_SHARE;

	pen_format(pen, ROLE_TEXT, " %s", line->title);
	if (mode < DPAS_NR_MODES)
		pen_text(pen, ROLE_MODE + mode, snapshot_mode_name(mode));
	pen_fill_to(pen, ROLE_TEXT, NAME_COLS);
}

static void compare_line_draw(struct pen *pen, const struct compare_line *line,
			      const struct compare *compare)
{
	struct compare_difference difference =
		compare_difference(compare, line->figure);
	enum role role = difference.verdict == COMPARE_REAL ? ROLE_STRONG :
		ROLE_DIM;

	compare_name(pen, line);
	compare_mean_draw(pen, line, &compare->a);
	compare_mean_draw(pen, line, &compare->b);
	if (difference.verdict == COMPARE_UNKNOWN)
		return;
	compare_absolute(pen, role, line, difference.absolute);
	compare_relative(pen, role, &difference);
	pen_text(pen, ROLE_TEXT, "  ");
	compare_verdict_draw(pen, role, &difference);
}

static void compare_heads(struct pen *pen)
{
	pen_fill_to(pen, ROLE_TITLE, NAME_COLS);
	pen_right(pen, ROLE_TITLE, MEAN_COLS, "A");
	pen_fill_to(pen, ROLE_TITLE, pen->x + ERROR_COLS);
	pen_right(pen, ROLE_TITLE, MEAN_COLS, "B");
	pen_fill_to(pen, ROLE_TITLE, pen->x + ERROR_COLS);
	pen_right(pen, ROLE_TITLE, DIFFERENCE_COLS, "B - A");
	pen_right(pen, ROLE_TITLE, RELATIVE_COLS, "in %");
}

static void compare_table(struct pen *pen, const struct compare *compare)
{
	size_t i;

	compare_heads(pen);
	for (i = 0; i < NR_LINES; i++) {
		if (!compare_is_shown(compare, compare_lines[i].figure))
			continue;
		pen_line(pen, pen->y + 1);
		compare_line_draw(pen, compare_lines + i, compare);
	}
	pen_line(pen, pen->y + 1);
}

/* "A  12.4 s up to 20:14:05, 62 samples in 10 batches, DPAS" */
static void compare_side_draw(struct pen *pen, const struct app *app,
			      const char *name,
			      const struct compare_side *side,
			      enum action action)
{
	char key[KEY_NAME_SIZE];

	pen_format(pen, ROLE_STRONG, " %s ", name);
	if (side->is_marked) {
		pen_format(pen, ROLE_TEXT, " %.1f s up to ",
			   (double)side->length_ns / 1e9);
		record_line_time(pen, ROLE_TEXT, side->end.real_ns, false);
		pen_format(pen, ROLE_TEXT, ", %zu samples in %u batches, ",
			   side->samples, side->batches);
		pen_text(pen, ROLE_STRONG,
			 snapshot_method_name(snapshot_method(&side->end)));
	} else {
		bindings_key_name(&app->bindings, action, key);
		pen_format(pen, ROLE_TEXT, " not marked yet; %s marks it", key);
	}
	pen_line(pen, pen->y + 1);
}

static const char *compare_or_unknown(const struct theme *theme,
				      const char *text)
{
	return *text ? text : theme->sign[SIGN_UNKNOWN];
}

/* What differs, as much as there is room for in a line. */
static void compare_changes(struct pen *pen, const struct compare *compare)
{
	const struct theme *theme = pen->theme;
	struct compare_change change;
	unsigned int at = 0, count = 0;
	char text[SNAPSHOT_TEXT_SIZE * 3];

	pen_text(pen, ROLE_TEXT, " B has ");
	while ((at = compare_next_change(compare, at, &change))) {
		snprintf(text, sizeof(text), "%s%s %s %s %s",
			 count ? ", " : "", change.name,
			 compare_or_unknown(theme, change.before),
			 theme->sign[SIGN_ARROW],
			 compare_or_unknown(theme, change.after));
		if (count++ && pen->x + pen_width(text) > pen->area.cols - 6) {
			pen_text(pen, ROLE_MARK, ", ...");
			break;
		}
		pen_text(pen, ROLE_MARK, text);
	}
	if (!count)
		pen_text(pen, ROLE_TEXT, "the same tunables and load as A");
	pen_line(pen, pen->y + 1);
}

/* Before there is anything to compare. */
static void compare_advice(struct pen *pen, const struct app *app)
{
	char a[KEY_NAME_SIZE], b[KEY_NAME_SIZE];

	bindings_key_name(&app->bindings, ACTION_MARK_A, a);
	bindings_key_name(&app->bindings, ACTION_MARK_B, b);
	pen_text(pen, ROLE_TEXT, " Does a change make a difference? In any view:");
	pen_line(pen, 3);
	pen_format(pen, ROLE_TEXT,
		   "   let it run for some seconds; %s marks them as A", a);
	pen_line(pen, 4);
	pen_text(pen, ROLE_TEXT, "   change a tunable, or the load");
	pen_line(pen, 5);
	pen_format(pen, ROLE_TEXT, "   let it run again; %s marks that as B",
		   b);
	pen_line(pen, 7);
	pen_text(pen, ROLE_DIM,
		 " A and B begin after the last change; they are at most a minute.");
}

static void compare_note(struct pen *pen)
{
	pen_format(pen, ROLE_DIM,
		   " %s: standard error; real: Welch's t at 95 %%; 1 in 20 equal figures looks real",
		   compare_plus_minus(pen->theme));
}

void view_compare_draw(const struct theme *theme, struct rect body,
		       const struct app *app)
{
	const struct compare *compare = &app->compare;
	struct pen pen = pen_new(theme, body);
	/* In 24 lines all fits, but for empty ones. */
	int gap = body.lines > (int)NR_LINES + 6;

	panel_title_draw(&pen, true, "COMPARE", "");
	pen_line(&pen, 1);
	if (!compare->a.is_marked && !compare->b.is_marked) {
		compare_advice(&pen, app);
		return;
	}
	compare_side_draw(&pen, app, "A", &compare->a, ACTION_MARK_A);
	compare_side_draw(&pen, app, "B", &compare->b, ACTION_MARK_B);
	if (compare->a.is_marked && compare->b.is_marked)
		compare_changes(&pen, compare);
	pen_line(&pen, pen.y + gap);
	compare_table(&pen, compare);
	pen_line(&pen, pen.y + gap);
	compare_note(&pen);
}
