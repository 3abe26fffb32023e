// SPDX-License-Identifier: GPL-2.0
/*
 * panel_effect.c - figures before and after a change, over the end of any view
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/shares.h"
#include "dpastop/ui/draw/change_words.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

#define EFFECT_LINES 3
#define EFFECT_WIDE 108 /* the width from which p99 is shown */

int panel_effect_lines(const struct app *app)
{
	if (!app->model.is_live || !app->effect.is_measured)
		return 0;
	/* A search changes something all the time, and has its own comparisons. */
	if (tuner_is_busy(&app->tuner) || app->view.name == VIEW_TUNE)
		return 0;
	return app->effect.is_shown ? EFFECT_LINES : 1;
}

static void panel_effect_title(struct pen *pen, const struct app *app)
{
	static const char title[] = "BEFORE AND AFTER";
	const struct effect *effect = &app->effect;
	char words[CHANGE_WORDS_SIZE], times[64];
	char text[sizeof(words) + sizeof(times)];

	if (effect->is_shown) {
		snprintf(times, sizeof(times),
			 "  (%.0f s before, %.0f s after)",
			 (double)effect->compare.a.length_ns / 1e9,
			 (double)effect->compare.b.length_ns / 1e9);
		change_words(pen->theme,
			     pen->area.cols - pen_width(title) - 1 -
				     pen_width(times),
			     &effect->compare, words);
		snprintf(text, sizeof(text), "%s%s",
			 *words ? words : "a change that was undone", times);
	} else {
		snprintf(text, sizeof(text), "the change: in about %.0f s",
			 ceil((double)effect->more_ns / 1e9));
	}
	panel_title_draw(pen, false, title, text);
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
	char before[NUMBER_SIZE], after[NUMBER_SIZE], relative[NUMBER_SIZE];

	if (difference.verdict == COMPARE_UNKNOWN)
		return;
	format(pen->theme, a, before);
	format(pen->theme, b, after);
	pen_format(pen, ROLE_TEXT, " %s ", name);
	pen_format(pen, ROLE_STRONG, "%s%s%s%s", before,
		   pen->theme->sign[SIGN_ARROW], after, unit);
	if (difference.verdict == COMPARE_NOISE) {
		pen_text(pen, role, " noise ");
	} else if (difference.relative_known &&
		   fabs(difference.relative) < 99.995) {
		number_relative(difference.relative, relative);
		pen_format(pen, role, " %s ", relative);
	} else {
		pen_text(pen, role, " ");
	}
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
	panel_effect_item(pen, compare, "CPU", MEASURE_CPU, number_cpu, " %");
	pen_fill_to(pen, ROLE_TEXT, pen->area.cols);
}

static struct figure panel_effect_mean(const struct compare_side *side,
				       enum measure measure)
{
	return (struct figure){ side->mean[measure].known,
				side->mean[measure].mean };
}

/* The shares of all modes on one side, which add up. */
static void panel_effect_side(const struct compare_side *side,
			      struct figure share[DPAS_NR_MODES])
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		share[mode] = panel_effect_mean(side, MEASURE_SHARE + mode);
	shares_round(share, DPAS_NR_MODES, SHARES_PERCENT, share);
}

/* "CP 36→0 ", in percent; a single number if both are written alike. */
static void panel_effect_share(struct pen *pen, const struct compare *compare,
			       unsigned int mode, struct figure share_before,
			       struct figure share_after)
{
	struct compare_difference difference = compare_difference(
		compare, MEASURE_SHARE + mode);
	char before[NUMBER_SIZE], after[NUMBER_SIZE];

	number_percent(pen->theme, share_before, before);
	number_percent(pen->theme, share_after, after);
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
	struct figure before[DPAS_NR_MODES], after[DPAS_NR_MODES];
	size_t i;

	panel_effect_side(&compare->a, before);
	panel_effect_side(&compare->b, after);
	pen_text(pen, ROLE_TEXT, " % of I/Os:");
	for (i = 0; i < DPAS_NR_MODES; i++)
		panel_effect_share(pen, compare, order[i], before[order[i]],
				   after[order[i]]);
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
