// SPDX-License-Identifier: GPL-2.0
/*
 * panel_effect.c - figures before and after a change, over the end of any view
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"
#include "lib/model/method.h"

#define EFFECT_LINES 3
#define EFFECT_WIDE 100 /* the width from which p99 is shown */

int panel_effect_lines(const struct app *app)
{
	if (!app->model.is_live || !app->effect.is_measured)
		return 0;
	/* A search changes something all the time, and has its own comparisons. */
	if (tuner_is_busy(&app->tuner) || app->view.name == VIEW_TUNE)
		return 0;
	return app->effect.is_shown ? EFFECT_LINES : 1;
}

/* "switch_param1 0 → 5", or the method if that has changed. */
static void panel_effect_change(const struct theme *theme,
				const struct compare *compare, char *text,
				size_t size)
{
	enum method before = method_of(&compare->a.end);
	enum method after = method_of(&compare->b.end);
	const char *arrow = theme->sign[SIGN_ARROW];
	struct compare_change change, first = { .name = "" };
	unsigned int at = 0, count = 0;

	while ((at = compare_next_change(compare, at, &change)))
		if (!count++)
			first = change;
	if (before != after)
		snprintf(text, size, "method %s %s %s", method_name(before),
			 arrow, method_name(after));
	else if (count == 1)
		snprintf(text, size, "%s %s %s %s", first.name, first.before,
			 arrow, first.after);
	else if (count)
		snprintf(text, size, "%s and %u more", first.name, count - 1);
	else
		snprintf(text, size, "a change that was undone");
}

static void panel_effect_title(struct pen *pen, const struct app *app)
{
	const struct effect *effect = &app->effect;
	char what[160], text[192];

	if (effect->is_shown) {
		panel_effect_change(pen->theme, &effect->compare, what,
				    sizeof(what));
		snprintf(text, sizeof(text),
			 "%s  (%.0f s before, %.0f s after)", what,
			 (double)effect->compare.a.length_ns / 1e9,
			 (double)effect->compare.b.length_ns / 1e9);
	} else {
		snprintf(text, sizeof(text), "the change: in about %.0f s",
			 ceil((double)effect->more_ns / 1e9));
	}
	panel_title_draw(pen, false, "BEFORE AND AFTER", text);
}

typedef void effect_format(const struct theme *theme, struct figure figure,
			   char text[NUMBER_SIZE]);

static enum role panel_effect_role(const struct compare_difference *difference)
{
	if (difference->is_better)
		return ROLE_GOOD;
	if (difference->is_worse)
		return ROLE_SHARE + DPAS_OL;
	return difference->verdict == COMPARE_NOISE ? ROLE_DIM : ROLE_STRONG;
}

/* "IOPS 247k→198k -20%  "; nothing unless both are known. */
static void panel_effect_item(struct pen *pen, const struct compare *compare,
			      const char *name, enum measure measure,
			      effect_format *format, const char *unit)
{
	struct compare_difference difference = compare_difference(compare,
								  measure);
	struct figure a = { true, compare->a.mean[measure].mean };
	struct figure b = { true, compare->b.mean[measure].mean };
	enum role role = panel_effect_role(&difference);
	char before[NUMBER_SIZE], after[NUMBER_SIZE];

	if (difference.verdict == COMPARE_UNKNOWN)
		return;
	format(pen->theme, a, before);
	format(pen->theme, b, after);
	pen_format(pen, ROLE_TEXT, " %s ", name);
	pen_format(pen, ROLE_STRONG, "%s%s%s%s", before,
		   pen->theme->sign[SIGN_ARROW], after, unit);
	if (difference.verdict == COMPARE_NOISE)
		pen_text(pen, role, " noise ");
	else if (difference.relative_known &&
		 fabs(difference.relative) < 99.995)
		pen_format(pen, role, " %+.0f%% ", difference.relative * 100);
	else
		pen_text(pen, role, " ");
}

static void panel_effect_figures(struct pen *pen, const struct compare *compare)
{
	bool has_load = compare->a.mean[MEASURE_LOAD_IOPS].known &&
		compare->b.mean[MEASURE_LOAD_IOPS].known;

	panel_effect_item(pen, compare, "IOPS",
			  has_load ? MEASURE_LOAD_IOPS : MEASURE_QUEUE_IOPS,
			  number_count, "");
	panel_effect_item(pen, compare, "latency", MEASURE_LATENCY_MEAN,
			  number_sleep, "");
	if (pen->area.cols >= EFFECT_WIDE)
		panel_effect_item(pen, compare, "p99", MEASURE_LATENCY_P99,
				  number_sleep, "");
	panel_effect_item(pen, compare, "CPU", MEASURE_CPU, number_percent,
			  " %");
	pen_fill_to(pen, ROLE_TEXT, pen->area.cols);
}

static struct figure panel_effect_mean(const struct compare_side *side,
				       enum measure measure)
{
	return (struct figure){ side->mean[measure].known,
				side->mean[measure].mean };
}

/* "CP 36→0 ", in percent; a single number if both are written alike. */
static void panel_effect_share(struct pen *pen, const struct compare *compare,
			       unsigned int mode)
{
	enum measure measure = MEASURE_SHARE + mode;
	struct compare_difference difference = compare_difference(compare,
								  measure);
	char before[NUMBER_SIZE], after[NUMBER_SIZE];

	number_percent(pen->theme, panel_effect_mean(&compare->a, measure),
		       before);
	number_percent(pen->theme, panel_effect_mean(&compare->b, measure),
		       after);
	pen_text(pen, ROLE_TEXT, " ");
	pen_text(pen, ROLE_SHARE + mode, sample_mode_name(mode));
	if (!strcmp(before, after)) {
		pen_format(pen, ROLE_TEXT, " %s ", after);
		return;
	}
	pen_format(pen, ROLE_STRONG, " %s%s%s ", before,
		   pen->theme->sign[SIGN_ARROW], after);
	if (difference.verdict == COMPARE_NOISE)
		pen_text(pen, ROLE_DIM, "noise ");
}

static void panel_effect_shares(struct pen *pen, const struct compare *compare)
{
	static const unsigned int order[DPAS_NR_MODES] = { DPAS_CP, DPAS_PAS,
							   DPAS_OL, DPAS_INT };
	size_t i;

	pen_text(pen, ROLE_TEXT, " % of I/Os:");
	for (i = 0; i < DPAS_NR_MODES; i++)
		panel_effect_share(pen, compare, order[i]);
	pen_fill_to(pen, ROLE_TEXT, pen->area.cols);
}

void panel_effect_draw(const struct theme *theme, struct rect body,
		       const struct app *app)
{
	int lines = panel_effect_lines(app);
	struct rect area = body;
	struct pen pen;

	if (!lines || lines >= body.lines)
		return;
	area.y += body.lines - lines;
	area.lines = lines;
	pen = pen_new(theme, area);
	panel_effect_title(&pen, app);
	if (lines < EFFECT_LINES)
		return;
	pen_line(&pen, 1);
	panel_effect_figures(&pen, &app->effect.compare);
	pen_line(&pen, 2);
	panel_effect_shares(&pen, &app->effect.compare);
}
