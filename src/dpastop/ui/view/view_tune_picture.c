// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/view/view_tune_picture.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/braille.h"
#include "dpastop/ui/draw/chart.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/scale.h"
#include "lib/tune/tune_curve.h"

#define PICTURE_COLS 38 /* minimum for one chart */
#define PICTURE_LABEL_COLS 8

/* The methods that the tunables in the charts affect. */
static const enum method picture_methods[] = { METHOD_DPAS, METHOD_PAS };

#define NR_CURVES 2

struct picture {
	const struct tune_axis *axis;
	struct tune_curve curve[NR_CURVES];
	struct scale scale;
	/* One layer per colour; @now is the line of the settings before. */
	struct braille dots[NR_CURVES];
	struct braille now;
};

/* It includes 0, the settings before. */
static void view_tune_picture_scale(struct picture *picture)
{
	double least = 0, most = 0;
	unsigned int i, j;

	for (i = 0; i < NR_CURVES; i++)
		for (j = 0; j < picture->curve[i].count; j++) {
			least = fmin(least, picture->curve[i].point[j].change);
			most = fmax(most, picture->curve[i].point[j].change);
		}
	if (most - least < 0.01) {
		least -= 0.005;
		most += 0.005;
	}
	picture->scale = (struct scale){ .bottom = least, .top = most };
}

static int view_tune_picture_x(const struct picture *picture, int64_t value)
{
	const struct tune_axis *axis = picture->axis;
	double first = (double)axis->value[0];
	double last = (double)axis->value[axis->count - 1];
	double at = (double)value;
	int dots = picture->now.cols * BRAILLE_DOTS_X;

	if (tune_axis_is_log(axis->id) && first > 0) {
		first = log(first);
		last = log(last);
		at = at > 0 ? log(at) : first;
	}
	if (!(last > first))
		return dots / 2;
	return (int)((at - first) / (last - first) * (dots - 1) + 0.5);
}

static int view_tune_picture_y(const struct picture *picture, double change)
{
	return scale_dot(&picture->scale, change,
			 picture->now.lines * BRAILLE_DOTS_Y);
}

static void view_tune_picture_plot(struct picture *picture, unsigned int which)
{
	const struct tune_curve *curve = picture->curve + which;
	int before_x = 0, before_y = 0;
	unsigned int i;

	for (i = 0; i < curve->count; i++) {
		int x = view_tune_picture_x(picture, curve->point[i].value);
		int y = view_tune_picture_y(picture, curve->point[i].change);

		braille_line(picture->dots + which, i ? before_x : x,
			     i ? before_y : y, x, y);
		before_x = x;
		before_y = y;
	}
}

static void view_tune_picture_make(struct picture *picture,
				   const struct tune_search *search, int lines,
				   int cols)
{
	unsigned int i;
	int y;

	braille_init(&picture->now, lines, cols);
	for (i = 0; i < NR_CURVES; i++) {
		enum method method = picture_methods[i];

		braille_init(picture->dots + i, lines, cols);
		picture->curve[i] = tune_axis_matters(picture->axis->id,
						      method) ?
			tune_curve_of(search, method, picture->axis->id) :
			(struct tune_curve){ 0 };
	}
	view_tune_picture_scale(picture);
	for (i = 0; i < NR_CURVES; i++)
		view_tune_picture_plot(picture, i);
	y = view_tune_picture_y(picture, 0);
	braille_line(&picture->now, 0, y, cols * BRAILLE_DOTS_X - 1, y);
}

/* The colour of a cell is that of the first curve in it. */
static void view_tune_picture_cell(struct pen *pen,
				   const struct picture *picture, int line,
				   int col)
{
	uint8_t first = picture->dots[0].cell[line][col];
	uint8_t second = picture->dots[1].cell[line][col];
	uint8_t now = picture->now.cell[line][col];
	enum role role = first ? ROLE_CURVE :
		second	       ? ROLE_CURVE_SECOND :
				 ROLE_FLOOR;
	char text[BRAILLE_TEXT_SIZE] = " ";

	if (pen->theme->ascii)
		text[0] = first ? braille_ascii(first) :
			second	? 'o' :
			now	? '-' :
				  ' ';
	else if (first || second || now)
		braille_text(first || second ? first | second : now, text);
	pen_text(pen, role, text);
}

/* "+22 %" at the top and the bottom, "before" at the line of 0. */
static void view_tune_picture_label(struct pen *pen,
				    const struct picture *picture, int line)
{
	int lines = picture->now.lines;
	int now = lines - 1 - view_tune_picture_y(picture, 0) / BRAILLE_DOTS_Y;
	double value = line ? picture->scale.bottom : picture->scale.top;
	char text[NUMBER_SIZE] = "";

	if (line == now)
		snprintf(text, sizeof(text), "before");
	else if (line == 0 || line == lines - 1)
		snprintf(text, sizeof(text), "%+.*f %%",
			 fabs(value) < 0.0995 ? 1 : 0, value * 100);
	pen_right(pen, ROLE_DIM, PICTURE_LABEL_COLS - 1, text);
	pen_text(pen, ROLE_DIM, pen->theme->sign[SIGN_VERTICAL]);
}

static void view_tune_picture_title(struct pen *pen,
				    const struct picture *picture)
{
	char unit[NUMBER_SIZE];

	number_unit(pen->theme, tunable_get(picture->axis->id).unit, unit);
	pen_format(pen, ROLE_TITLE, " %s", tune_axis_name(picture->axis->id));
	if (*unit)
		pen_format(pen, ROLE_TEXT, ", %s", unit);
	if (picture->curve[0].count)
		pen_format(pen, ROLE_CURVE, "  %s",
			   chart_sample_curve(pen->theme));
	pen_text(pen, ROLE_TEXT, picture->curve[0].count ? " DPAS" : "");
	if (picture->curve[1].count)
		pen_format(pen, ROLE_CURVE_SECOND, "  %s",
			   chart_sample_second(pen->theme));
	pen_text(pen, ROLE_TEXT, picture->curve[1].count ? " PAS" : "");
}

/* The ends of the axis below it. */
static void view_tune_picture_ends(struct pen *pen,
				   const struct picture *picture)
{
	const struct tune_axis *axis = picture->axis;
	char text[NUMBER_SIZE];

	pen_fill_to(pen, ROLE_TEXT, PICTURE_LABEL_COLS);
	pen_format(pen, ROLE_DIM, "%" PRId64, axis->value[0]);
	snprintf(text, sizeof(text), "%" PRId64, axis->value[axis->count - 1]);
	pen_right(pen, ROLE_DIM,
		  PICTURE_LABEL_COLS + picture->now.cols - pen->x, text);
}

static void view_tune_picture_one(const struct theme *theme, struct rect area,
				  const struct tune_search *search,
				  const struct tune_axis *axis)
{
	struct picture picture = { .axis = axis };
	struct pen pen = pen_new(theme, area);
	int lines = area.lines - 2, line, col;

	view_tune_picture_make(&picture, search, lines,
			       area.cols - PICTURE_LABEL_COLS - 1);
	view_tune_picture_title(&pen, &picture);
	for (line = 0; line < lines; line++) {
		pen_line(&pen, 1 + line);
		view_tune_picture_label(&pen, &picture, line);
		for (col = 0; col < picture.now.cols; col++)
			view_tune_picture_cell(&pen, &picture, line, col);
	}
	pen_line(&pen, 1 + lines);
	view_tune_picture_ends(&pen, &picture);
}

void view_tune_picture_draw(const struct theme *theme, struct rect area,
			    const struct tune_search *search)
{
	const struct tune_space *space = &search->plan.space;
	int room = area.cols / PICTURE_COLS, count = 0, drawn = 0;
	unsigned int i;

	for (i = 0; i < space->nr_axes; i++)
		count += space->axis[i].id != TUNE_METHOD;
	if (count > room)
		count = room;
	for (i = 0; i < space->nr_axes && drawn < count; i++) {
		int cols = area.cols / count;
		struct rect part = { area.y, area.x + drawn * cols, area.lines,
				     cols };

		if (space->axis[i].id == TUNE_METHOD)
			continue;
		view_tune_picture_one(theme, part, search, space->axis + i);
		drawn++;
	}
}
