// SPDX-License-Identifier: GPL-2.0
/*
 * panel_cpus.c - a row a CPU; more columns as the screen gets wider
 */
#include <string.h>
#include <strings.h>

#include "number.h"
#include "panel.h"

/* A column draws its cell of exactly @width columns. */
struct column {
	const char *title;
	int width;
	int min_cols;	/* shown where the screen has so many */
	void (*draw)(struct pen *pen, const struct column *column,
		     const struct picture *picture,
		     const struct picture_cpu *cpu);
	int which;	/* a field or a mode, as draw takes it */
	bool at_left;	/* the title stands at the left */
};

static enum role column_role(const struct picture_cpu *cpu)
{
	return cpu->idle ? ROLE_DIM : ROLE_TEXT;
}

static void column_draw_number(struct pen *pen, const struct column *column,
			       const struct picture *picture,
			       const struct picture_cpu *cpu)
{
	(void)picture;
	pen_fill_to(pen, ROLE_TEXT, pen->x + column->width - 4);
	char text[NUMBER_SIZE];
	struct figure number = { true, cpu->row.cpu };

	number_count(pen->theme, number, text);
	pen_right(pen, column_role(cpu), 4, text);
}

static void column_draw_mode(struct pen *pen, const struct column *column,
			     const struct picture *picture,
			     const struct picture_cpu *cpu)
{
	uint64_t mode;

	(void)picture;
	pen_text(pen, ROLE_TEXT, " ");
	if (!cpu_row_get(&cpu->row, CPU_MODE, &mode)) {
		pen_text(pen, ROLE_DIM, " ");
		pen_left(pen, ROLE_DIM, column->width - 2,
			 pen->theme->sign[SIGN_UNKNOWN]);
		return;
	}
	pen_text(pen, cpu->idle ? ROLE_DIM : ROLE_MODE + mode, " ");
	pen_left(pen, cpu->idle ? ROLE_DIM : ROLE_MODE + mode,
		 column->width - 2, snapshot_mode_name(mode));
}

static void column_draw_field(struct pen *pen, const struct column *column,
			      const struct picture *picture,
			      const struct picture_cpu *cpu)
{
	char text[NUMBER_SIZE];

	(void)picture;
	number_count(pen->theme, number_field(&cpu->row, column->which), text);
	pen_right(pen, column_role(cpu), column->width, text);
}

static void column_draw_sleep(struct pen *pen, const struct column *column,
			      const struct picture *picture,
			      const struct picture_cpu *cpu)
{
	char text[NUMBER_SIZE];

	(void)picture;
	number_sleep(pen->theme, number_field(&cpu->row, column->which), text);
	pen_right(pen, column_role(cpu), column->width, text);
}

/* The kernel says it ten times over: 19 is 1.9. */
static void column_draw_tenths(struct pen *pen, const struct column *column,
			       const struct picture *picture,
			       const struct picture_cpu *cpu)
{
	struct figure tenths = number_field(&cpu->row, column->which);
	char text[NUMBER_SIZE];

	(void)picture;
	if (tenths.known)
		snprintf(text, sizeof(text), "%.1f", tenths.value / 10);
	else
		number_count(pen->theme, tenths, text);
	pen_right(pen, column_role(cpu), column->width, text);
}

/* Zero is told from little by being dim. */
static enum role column_amount_role(const struct picture_cpu *cpu,
				    struct figure amount)
{
	return cpu->idle || !amount.known || amount.value <= 0 ? ROLE_DIM :
		ROLE_TEXT;
}

static void column_draw_rate(struct pen *pen, const struct column *column,
			     const struct picture *picture,
			     const struct picture_cpu *cpu)
{
	struct figure rate = cpu->rate[column->which];
	char text[NUMBER_SIZE];

	(void)picture;
	number_count(pen->theme, rate, text);
	pen_right(pen, column_amount_role(cpu, rate), column->width, text);
}

static void column_draw_share(struct pen *pen, const struct column *column,
			      const struct picture *picture,
			      const struct picture_cpu *cpu)
{
	struct figure share = cpu->share[column->which];
	char text[NUMBER_SIZE];

	(void)picture;
	number_percent(pen->theme, share, text);
	pen_right(pen, column_amount_role(cpu, share), column->width, text);
}

static void column_draw_over(struct pen *pen, const struct column *column,
			     const struct picture *picture,
			     const struct picture_cpu *cpu)
{
	char text[NUMBER_SIZE];

	(void)picture;
	number_percent(pen->theme, cpu->over_share, text);
	pen_right(pen, column_role(cpu), column->width, text);
}

/* How long ago the last switch was, and which mode it left. */
static void column_draw_switch(struct pen *pen, const struct column *column,
			       const struct picture *picture,
			       const struct picture_cpu *cpu)
{
	const struct theme *theme = pen->theme;
	const struct switch_record *last = &cpu->last_switch;
	uint64_t now_ns = picture->now.mono_ns, ago_ns;
	char text[NUMBER_SIZE];
	unsigned int from;

	if (!cpu->has_switched) {
		pen_right(pen, ROLE_DIM, column->width - 5,
			  theme->sign[SIGN_UNKNOWN]);
		pen_text(pen, ROLE_TEXT, "     ");
		return;
	}
	ago_ns = now_ns > last->mono_ns ? now_ns - last->mono_ns : 0;
	number_ago(ago_ns, text);
	pen_right(pen, column_role(cpu), column->width - 5, text);
	pen_text(pen, ROLE_DIM, " ");
	pen_text(pen, ROLE_DIM, theme->sign[SIGN_LEFT]);
	if (switch_record_last_from(last, &from))
		pen_left(pen, cpu->idle ? ROLE_DIM : ROLE_SHARE + from, 3,
			 snapshot_mode_name(from));
	else
		pen_left(pen, ROLE_DIM, 3, theme->sign[SIGN_UNKNOWN]);
}

/* The shares of the modes as one bar: a letter a cell, so colour is no need. */
static void column_draw_bar(struct pen *pen, const struct column *column,
			    const struct picture *picture,
			    const struct picture_cpu *cpu)
{
	int cells = column->width - 2, end = pen->x + column->width;
	double sum = 0;
	unsigned int mode;

	(void)picture;
	pen_text(pen, ROLE_TEXT, "  ");
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		char letter[2] = { snapshot_mode_name(mode)[0], '\0' };
		int start = pen->x;

		if (!cpu->share[mode].known)
			break;
		sum += cpu->share[mode].value;
		while (pen->x < start + cells &&
		       pen->x < end - cells + (int)(sum * cells + 0.5))
			pen_text(pen, ROLE_MODE + mode, letter);
	}
	pen_fill_to(pen, ROLE_TEXT, end);
}

static const struct column columns[] = {
	{ "CPU", 4, 0, column_draw_number, 0, false },
	{ "  MODE", 6, 0, column_draw_mode, 0, true },
	{ "QD", 4, 0, column_draw_field, CPU_QD, false },
	{ "avgQD", 7, 100, column_draw_tenths, CPU_AVERAGE_QD10, false },
	{ "window", 8, 100, column_draw_field, CPU_WINDOW_IOS, false },
	{ "tf", 5, 0, column_draw_field, CPU_TF, false },
	{ "tf sum", 8, 120, column_draw_field, CPU_TF_TOTAL, false },
	{ "dur", 7, 0, column_draw_sleep, CPU_DUR_NS, false },
	{ "over%", 7, 120, column_draw_over, 0, false },
	{ "INT/s", 6, 0, column_draw_rate, DPAS_INT, false },
	{ "CP/s", 6, 0, column_draw_rate, DPAS_CP, false },
	{ "PAS/s", 6, 0, column_draw_rate, DPAS_PAS, false },
	{ "OL/s", 6, 0, column_draw_rate, DPAS_OL, false },
	{ "INT%", 5, 0, column_draw_share, DPAS_INT, false },
	{ "CP%", 4, 0, column_draw_share, DPAS_CP, false },
	{ "PAS%", 5, 0, column_draw_share, DPAS_PAS, false },
	{ "OL%", 4, 0, column_draw_share, DPAS_OL, false },
	{ "  share", 42, 160, column_draw_bar, 0, true },
	{ "switches", 10, 120, column_draw_field, CPU_SWITCHES, false },
	{ "last switch", 12, 0, column_draw_switch, 0, false },
};

#define NR_COLUMNS (sizeof(columns) / sizeof(*columns))

static bool column_is_shown(const struct view *view, size_t i, int cols)
{
	return cols >= columns[i].min_cols &&
		!(view->hidden_columns >> i & 1);
}

void panel_cpus_open_columns(struct view *view)
{
	size_t i;

	menu_open(&view->menu, MENU_COLUMNS, "Columns of the table of CPUs");
	for (i = 0; i < NR_COLUMNS; i++)
		menu_add(&view->menu, columns[i].title, "",
			 !(view->hidden_columns >> i & 1));
}

int panel_cpus_find_column(const char *title)
{
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++) {
		const char *shown = columns[i].title;

		/* Some are moved to the right by blanks. */
		if (!strcasecmp(shown + strspn(shown, " "), title))
			return (int)i;
	}
	return -1;
}

static void cpus_titles(struct pen *pen, const struct app *app)
{
	enum role role = app->view.focus == FOCUS_CPUS ? ROLE_FOCUSED_TITLE :
		ROLE_TITLE;
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++) {
		const struct column *column = columns + i;

		if (!column_is_shown(&app->view, i, pen->area.cols))
			continue;
		if (column->at_left)
			pen_left(pen, role, column->width, column->title);
		else
			pen_right(pen, role, column->width, column->title);
	}
	pen_fill_to(pen, role, pen->area.cols);
}

static void cpus_row(struct pen *pen, const struct app *app,
		     const struct picture_cpu *cpu)
{
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++)
		if (column_is_shown(&app->view, i, pen->area.cols))
			columns[i].draw(pen, columns + i, &app->picture, cpu);
}

size_t panel_cpus_rows(const struct app *app)
{
	return app->view.shows_idle ? app->picture.nr_cpus :
		app->picture.nr_cpus - app->picture.nr_idle;
}

/* The rows that are seen, so that the selected one is among them. */
static size_t cpus_first(const struct app *app, size_t visible)
{
	size_t rows = panel_cpus_rows(app), at = 0, first;

	while (at < rows && app->picture.cpus[at].row.cpu != app->view.cpu)
		at++;
	if (at == rows || rows <= visible)
		return 0;
	first = at > visible / 2 ? at - visible / 2 : 0;
	return first + visible > rows ? rows - visible : first;
}

/* How many rows @area shows; the last line tells of what is left out. */
static size_t cpus_visible(const struct app *app, struct rect area)
{
	size_t lines = area.lines > 1 ? (size_t)area.lines - 1 : 0;
	size_t rows = panel_cpus_rows(app);

	if (rows <= lines)
		return rows;
	return lines ? lines - 1 : 0;
}

int panel_cpus_at(const struct app *app, struct rect area, int y, int x)
{
	size_t visible = cpus_visible(app, area);
	size_t at = cpus_first(app, visible) + (size_t)(y - area.y - 1);

	(void)x;
	if (y <= area.y || (size_t)(y - area.y) > visible)
		return -1;
	return (int)app->picture.cpus[at].row.cpu;
}

static void cpus_rows(struct pen *pen, const struct app *app)
{
	size_t rows = panel_cpus_rows(app), i;
	size_t visible = cpus_visible(app, pen->area);
	size_t first = cpus_first(app, visible);

	for (i = first; i < first + visible; i++) {
		cpus_row(pen, app, app->picture.cpus + i);
		pen_line(pen, pen->y + 1);
	}
	if (visible < rows)
		pen_format(pen, ROLE_DIM, " rows %zu to %zu of %zu", first + 1,
			   first + visible, rows);
}

void panel_cpus_draw(const struct theme *theme, struct rect area,
		     const struct app *app)
{
	struct pen pen = pen_new(theme, area);

	cpus_titles(&pen, app);
	pen_line(&pen, 1);
	if (panel_cpus_rows(app))
		cpus_rows(&pen, app);
	else
		pen_text(&pen, ROLE_DIM, !app->picture.has_sample ?
			 " No sample yet." : app->picture.nr_cpus ?
			 " All CPUs are idle; i shows them." :
			 " No CPU to show: there is no line in switch_stat.");
}
