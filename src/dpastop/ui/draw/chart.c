// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/chart.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/scale.h"

#define QUARTERS_LINES 8
#define NAMED_LINES 4 /* fewer have no room for the kind of scale */

/* One canvas per colour, all of the same size. */
struct chart_canvas {
	struct braille curve;
	struct braille second;
	struct braille floor;
};

const char *chart_sample_curve(const struct theme *theme)
{
	return theme->ascii ? ".:" : "\u2860\u280a";
}

const char *chart_sample_second(const struct theme *theme)
{
	return theme->ascii ? "oo" : "\u2804\u2802";
}

const char *chart_sample_floor(const struct theme *theme)
{
	return theme->ascii ? "--" : "\u28c0\u28c0";
}

static size_t chart_points(const struct chart *chart)
{
	return chart->nr_cells * SERIES_POINTS;
}

/* Widen [*@least, *@most] to include @series, if there is one. */
static void chart_range(const struct chart *chart, const struct series *series,
			double *least, double *most)
{
	size_t i;

	for (i = 0; series && i < chart_points(chart); i++) {
		const struct series_point *point = series->point + i;

		if (!point->known)
			continue;
		if (point->least < *least || *least < 0)
			*least = point->least;
		if (point->most > *most)
			*most = point->most;
	}
}

static struct scale chart_scale(const struct chart *chart)
{
	double least = -1, most = 0;
	struct scale scale;

	chart_range(chart, chart->curve, &least, &most);
	chart_range(chart, chart->second, &least, &most);
	if (chart->is_close)
		return scale_between(least, most);
	scale = scale_choose(least, most);
	/*
	 * The floor must be visible, but alone it does not make the scale
	 * logarithmic.
	 */
	if (most <= 0 || scale.is_log) {
		chart_range(chart, chart->floor, &least, &most);
		scale = scale_choose(least, most);
	}
	return scale;
}

static int chart_height(const struct scale *scale, const struct braille *canvas,
			float value)
{
	return scale_dot(scale, value, canvas->lines * BRAILLE_DOTS_Y);
}

/* Plot the whole range of each point, joined unless there is a gap. */
static void chart_plot(struct braille *canvas, const struct chart *chart,
		       const struct series *series, const struct scale *scale)
{
	int count = (int)chart_points(chart), before = -1, x, y = 0;

	for (x = 0; x < count; x++) {
		const struct series_point *point = series->point + x;

		if (point->broken_before)
			before = -1;
		if (point->known) {
			int first = chart_height(scale, canvas, point->first);

			if (before >= 0)
				braille_line(canvas, before, y, x, first);
			braille_line(canvas, x,
				     chart_height(scale, canvas, point->least),
				     x,
				     chart_height(scale, canvas, point->most));
			y = chart_height(scale, canvas, point->last);
			before = x;
		}
		if (point->broken_after)
			before = -1;
	}
}

/* Plot one dot per known point, so that it is distinct without colour. */
static void chart_plot_dots(struct braille *canvas, const struct chart *chart,
			    const struct series *series,
			    const struct scale *scale)
{
	int count = (int)chart_points(chart), x;

	for (x = 0; x < count; x++) {
		const struct series_point *point = series->point + x;

		if (point->known)
			braille_dot(canvas, x,
				    chart_height(scale, canvas, point->last));
	}
}

static void chart_plot_all(struct chart_canvas *canvas,
			   const struct chart *chart, const struct scale *scale,
			   int lines)
{
	int cols = (int)chart->nr_cells;

	braille_init(&canvas->curve, lines, cols);
	braille_init(&canvas->second, lines, cols);
	braille_init(&canvas->floor, lines, cols);
	if (chart->curve)
		chart_plot(&canvas->curve, chart, chart->curve, scale);
	if (chart->second)
		chart_plot_dots(&canvas->second, chart, chart->second, scale);
	if (chart->floor)
		chart_plot(&canvas->floor, chart, chart->floor, scale);
}

/* The text of a cell, and its role. */
static void chart_cell(const struct chart_canvas *canvas, bool ascii, int line,
		       int col, enum role *role, char text[BRAILLE_TEXT_SIZE])
{
	uint8_t curve = canvas->curve.cell[line][col];
	uint8_t second = canvas->second.cell[line][col];
	uint8_t floor = canvas->floor.cell[line][col];
	char sign = curve ? braille_ascii(curve) :
		second	  ? 'o' :
		floor	  ? '-' :
			    ' ';

	*role = curve ? ROLE_CURVE : second ? ROLE_CURVE_SECOND : ROLE_FLOOR;
	text[0] = sign;
	text[1] = '\0';
	if (!ascii && sign != ' ')
		braille_text(curve || second ? curve | second : floor, text);
}

/* Cells that look alike are written together, which is cheaper. */
static void chart_line(struct pen *pen, const struct chart_canvas *canvas,
		       int line)
{
	char run[BRAILLE_MOST_COLS * BRAILLE_TEXT_SIZE + 1];
	enum role role = ROLE_TEXT, next;
	char text[BRAILLE_TEXT_SIZE];
	size_t length = 0;
	int col;

	for (col = 0; col < canvas->curve.cols; col++) {
		chart_cell(canvas, pen->theme->ascii, line, col, &next, text);
		/* A blank has no colour. */
		if (next != role && text[0] != ' ') {
			run[length] = '\0';
			pen_text(pen, role, run);
			length = 0;
			role = next;
		}
		memcpy(run + length, text, strlen(text));
		length += strlen(text);
	}
	run[length] = '\0';
	pen_text(pen, role, run);
}

/*
 * The value of the label on @line, counted from the top. With few lines,
 * quarters would not be evenly spaced.
 */
static bool chart_label(const struct scale *scale, int lines, int line,
			double *value)
{
	size_t most = scale->is_log || lines >= QUARTERS_LINES ? SIZE_MAX : 3;
	size_t i;

	for (i = 0; i < most && scale_label(scale, i, value); i++)
		if (lines - 1 -
			    scale_dot(scale, *value, lines * BRAILLE_DOTS_Y) /
				    BRAILLE_DOTS_Y ==
		    line)
			return true;
	return false;
}

/* @other stands on a line without a label. False: there is one. */
static bool chart_axis(struct pen *pen, const struct chart *chart,
		       const struct scale *scale, int lines, int line,
		       const char *other)
{
	struct figure value = { .known = true };
	bool is_labelled = chart_label(scale, lines, line, &value.value);
	char text[NUMBER_SIZE];

	if (is_labelled)
		chart->name(pen->theme, value, text);
	else
		snprintf(text, sizeof(text), "%-*s", CHART_AXIS_COLS - 1,
			 other);
	pen_right(pen, ROLE_DIM, CHART_AXIS_COLS - 1, text);
	pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_VERTICAL]);
	return !is_labelled;
}

bool chart_draw(struct pen *pen, const struct chart *chart, int lines)
{
	struct scale scale = chart_scale(chart);
	struct chart_canvas canvas;
	const char *kind = "";
	int top = pen->y, line;

	chart_plot_all(&canvas, chart, &scale, lines);
	if (scale.is_empty)
		kind = chart->when_empty ? chart->when_empty : "";
	else if (chart->names_scale && lines >= NAMED_LINES)
		kind = scale.is_log ? " log" : " linear";
	for (line = 0; line < lines; line++) {
		pen_line(pen, top + line);
		if (chart_axis(pen, chart, &scale, lines, line, kind))
			kind = "";
		chart_line(pen, &canvas, line);
	}
	pen_line(pen, top + lines);
	return scale.is_log;
}
