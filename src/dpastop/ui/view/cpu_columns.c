// SPDX-License-Identifier: GPL-2.0
/*
 * cpu_columns.c - a table of columns, each with how its cells are drawn
 *
 * Columns come in the order of their rank, those of one rank together, for as
 * long as the timeline keeps half of the width; a column that is hidden leaves
 * its room to others.
 */
#include "dpastop/ui/view/cpu_columns.h"

#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/timeline.h"

#define TIMELINE_GAP_COLS 2

/* What the cells of a row are drawn from. */
struct row {
	const struct app *app;
	const struct picture_cpu *cpu;
	enum role role;		/* of what has no colour of its own */
};

/* A column draws its cell of exactly @width columns. */
struct column {
	const char *title;
	int width;
	int rank;	/* those of the lowest are there at any width */
	void (*draw)(struct pen *pen, const struct column *column,
		     const struct row *row);
	int which;	/* a field or a mode, as draw takes it */
	enum picture_sort sort;		/* PICTURE_NR_SORTS: by none */
	const char *name;	/* in the menu */
	const char *meaning;
};

static void cpu_columns_draw_number(struct pen *pen,
				    const struct column *column,
				    const struct row *row)
{
	bool is_selected = row->cpu->row.cpu == row->app->view.cpu;
	char text[16];

	snprintf(text, sizeof(text), "%" PRIu32, row->cpu->row.cpu);
	pen_text(pen, row->role, is_selected ? ">" : " ");
	pen_right(pen, row->role, column->width - 1, text);
}

static void cpu_columns_draw_mode(struct pen *pen, const struct column *column,
				  const struct row *row)
{
	uint64_t mode;
	enum role role = ROLE_DIM;

	if (!cpu_row_get(&row->cpu->row, CPU_MODE, &mode)) {
		pen_text(pen, row->role, "  ");
		pen_left(pen, ROLE_DIM, column->width - 2,
			 pen->theme->sign[SIGN_UNKNOWN]);
		return;
	}
	if (!row->cpu->idle)
		role = ROLE_MODE + mode;
	pen_text(pen, row->role, " ");
	pen_text(pen, role, " ");
	pen_left(pen, role, column->width - 2, snapshot_mode_name(mode));
}

static void cpu_columns_draw_field(struct pen *pen, const struct column *column,
				   const struct row *row)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, figure_of_cpu(&row->cpu->row, column->which),
		     text);
	pen_right(pen, row->role, column->width, text);
}

static void cpu_columns_draw_sleep(struct pen *pen, const struct column *column,
				   const struct row *row)
{
	char text[NUMBER_SIZE];

	number_sleep(pen->theme, figure_of_cpu(&row->cpu->row, column->which),
		     text);
	pen_right(pen, row->role, column->width, text);
}

/* The kernel says it ten times over: 19 is 1.9. */
static void cpu_columns_draw_tenths(struct pen *pen,
				    const struct column *column,
				    const struct row *row)
{
	struct figure tenths = figure_of_cpu(&row->cpu->row, column->which);
	char text[NUMBER_SIZE];

	if (tenths.known)
		snprintf(text, sizeof(text), "%.1f", tenths.value / 10);
	else
		number_count(pen->theme, tenths, text);
	pen_right(pen, row->role, column->width, text);
}

/* Zero is told from little by being dim. */
static enum role cpu_columns_amount_role(const struct row *row,
					 struct figure amount)
{
	return row->role == ROLE_TEXT && (!amount.known || amount.value <= 0) ?
		ROLE_DIM : row->role;
}

static void cpu_columns_put_rate(struct pen *pen, const struct column *column,
				 const struct row *row, struct figure rate)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, rate, text);
	pen_right(pen, cpu_columns_amount_role(row, rate), column->width, text);
}

static void cpu_columns_draw_rate(struct pen *pen, const struct column *column,
				  const struct row *row)
{
	cpu_columns_put_rate(pen, column, row, row->cpu->rate[column->which]);
}

static void cpu_columns_draw_total_rate(struct pen *pen,
					const struct column *column,
					const struct row *row)
{
	cpu_columns_put_rate(pen, column, row, row->cpu->total_rate);
}

static void cpu_columns_draw_share(struct pen *pen, const struct column *column,
				   const struct row *row)
{
	struct figure share = row->cpu->share[column->which];
	char text[NUMBER_SIZE];

	number_percent(pen->theme, share, text);
	pen_right(pen, cpu_columns_amount_role(row, share), column->width,
		  text);
}

static void cpu_columns_draw_over(struct pen *pen, const struct column *column,
				  const struct row *row)
{
	char text[NUMBER_SIZE];

	number_percent(pen->theme, row->cpu->over_share, text);
	pen_right(pen, row->role, column->width, text);
}

/* How long ago the last switch was, and which mode it left. */
static void cpu_columns_draw_switch(struct pen *pen,
				    const struct column *column,
				    const struct row *row)
{
	const struct theme *theme = pen->theme;
	const struct switch_record *last = &row->cpu->last_switch;
	uint64_t now_ns = row->app->picture.now.mono_ns;
	char text[NUMBER_SIZE];
	unsigned int from;

	if (!row->cpu->has_switched) {
		pen_right(pen, row->role, column->width - 5,
			  theme->sign[SIGN_UNKNOWN]);
		pen_fill_to(pen, row->role, pen->x + 5);
		return;
	}
	number_ago(now_ns > last->mono_ns ? now_ns - last->mono_ns : 0, text);
	pen_right(pen, row->role, column->width - 5, text);
	pen_text(pen, row->role, " ");
	pen_text(pen, row->role, theme->sign[SIGN_LEFT]);
	if (switch_record_last_from(last, &from))
		pen_left(pen, row->role == ROLE_TEXT ? ROLE_SHARE + from :
			 row->role, 3, snapshot_mode_name(from));
	else
		pen_left(pen, row->role, 3, theme->sign[SIGN_UNKNOWN]);
}

static void cpu_columns_draw_timeline(struct pen *pen,
				      const struct column *column,
				      const struct row *row)
{
	(void)column;
	pen_text(pen, row->role, "  ");
	timeline_draw(pen, row->app, row->cpu->row.cpu,
		      pen->area.cols - pen->x);
}

static const struct column columns[] = {
	{ "CPU", 5, 0, cpu_columns_draw_number, 0, PICTURE_BY_CPU, "CPU",
	  "its number" },
	{ "MODE", 6, 0, cpu_columns_draw_mode, 0, PICTURE_BY_MODE, "mode",
	  "where its state machine stands: INT, CP, PAS, OL" },
	{ "QD", 5, 0, cpu_columns_draw_field, CPU_QD, PICTURE_BY_QD, "QD",
	  "its I/Os inside sleep-then-poll at this moment" },
	{ "avgQD", 7, 1, cpu_columns_draw_tenths, CPU_AVERAGE_QD10,
	  PICTURE_NR_SORTS, "average QD", "of this window so far" },
	{ "window", 8, 2, cpu_columns_draw_field, CPU_WINDOW_IOS,
	  PICTURE_NR_SORTS, "window", "its I/Os so far" },
	{ "tf", 6, 0, cpu_columns_draw_field, CPU_TF, PICTURE_BY_TF, "tf",
	  "timer failures in this window" },
	{ "tf sum", 8, 7, cpu_columns_draw_field, CPU_TF_TOTAL,
	  PICTURE_NR_SORTS, "tf sum", "timer failures since the start" },
	{ "dur", 8, 0, cpu_columns_draw_sleep, CPU_DUR_NS, PICTURE_BY_DUR,
	  "dur", "the sleep before polling" },
	{ "over%", 7, 3, cpu_columns_draw_over, 0, PICTURE_NR_SORTS,
	  "oversleeps", "the share of sleeps that were too long" },
	{ "I/Os/s", 8, 0, cpu_columns_draw_total_rate, 0, PICTURE_BY_IOPS,
	  "I/Os a second", "in all modes together" },
	{ "INT/s", 7, 5, cpu_columns_draw_rate, DPAS_INT, PICTURE_NR_SORTS,
	  "INT/s", "I/Os a second in INT" },
	{ "CP/s", 6, 5, cpu_columns_draw_rate, DPAS_CP, PICTURE_NR_SORTS,
	  "CP/s", "I/Os a second in CP" },
	{ "PAS/s", 6, 5, cpu_columns_draw_rate, DPAS_PAS, PICTURE_NR_SORTS,
	  "PAS/s", "I/Os a second in PAS" },
	{ "OL/s", 6, 5, cpu_columns_draw_rate, DPAS_OL, PICTURE_NR_SORTS,
	  "OL/s", "I/Os a second in OL" },
	{ "INT%", 6, 8, cpu_columns_draw_share, DPAS_INT, PICTURE_NR_SORTS,
	  "INT%", "the share of INT in its I/Os" },
	{ "CP%", 5, 8, cpu_columns_draw_share, DPAS_CP, PICTURE_NR_SORTS, "CP%",
	  "the share of CP" },
	{ "PAS%", 5, 8, cpu_columns_draw_share, DPAS_PAS, PICTURE_NR_SORTS,
	  "PAS%", "the share of PAS" },
	{ "OL%", 5, 8, cpu_columns_draw_share, DPAS_OL, PICTURE_NR_SORTS, "OL%",
	  "the share of OL" },
	{ "switches", 10, 4, cpu_columns_draw_field, CPU_SWITCHES,
	  PICTURE_BY_SWITCHES, "switches", "how often its mode changed" },
	{ "last", 12, 6, cpu_columns_draw_switch, 0, PICTURE_NR_SORTS,
	  "last switch", "how long ago, and which mode it left" },
	{ "timeline", 0, 0, cpu_columns_draw_timeline, 0, PICTURE_NR_SORTS,
	  "timeline", "its modes through time, to the right end" },
};

#define NR_COLUMNS (sizeof(columns) / sizeof(*columns))
#define TIMELINE_COLUMN (NR_COLUMNS - 1)
#define WORST_RANK 8

static bool cpu_columns_is_hidden(const struct view *view, size_t i)
{
	return view->hidden_columns >> i & 1;
}

/* The columns of @rank that are not hidden, as bits, and their width. */
static uint32_t cpu_columns_of_rank(const struct view *view, int rank,
				    int *width)
{
	uint32_t found = 0;
	size_t i;

	*width = 0;
	for (i = 0; i < NR_COLUMNS; i++) {
		if (columns[i].rank != rank || cpu_columns_is_hidden(view, i))
			continue;
		*width += columns[i].width;
		found |= UINT32_C(1) << i;
	}
	return found;
}

uint32_t cpu_columns_shown(const struct view *view, int cols)
{
	int left = cols, rank, width;
	uint32_t shown = 0, found;

	if (!cpu_columns_is_hidden(view, TIMELINE_COLUMN))
		left -= TIMELINE_GAP_COLS + cols / 2;
	for (rank = 0; rank <= WORST_RANK; rank++) {
		found = cpu_columns_of_rank(view, rank, &width);
		left -= width;
		if (left < 0 && rank)
			break;
		shown |= found;
	}
	return shown;
}

void cpu_columns_open(struct view *view)
{
	struct menu_item *item;
	size_t i;

	menu_open(&view->menu, MENU_COLUMNS,
		  "Columns of the CPUs; those that find room are shown");
	for (i = 0; i < NR_COLUMNS; i++) {
		item = menu_add(&view->menu, columns[i].name,
				columns[i].meaning);
		if (item)
			item->is_on = !cpu_columns_is_hidden(view, i);
	}
}

int cpu_columns_find(const char *name)
{
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++)
		if (!strcasecmp(columns[i].name, name) ||
		    !strcasecmp(columns[i].title, name))
			return (int)i;
	return -1;
}

/* Above the timelines: the marks, and what a cell is. */
static void cpu_columns_timeline_title(struct pen *pen, const struct app *app,
				       enum role role)
{
	int start;
	char scale[32];

	pen_text(pen, role, "  ");
	start = pen->x;
	timeline_draw_marks(pen, app, role, pen->area.cols - start);
	timeline_scale(app, scale, sizeof(scale));
	pen->x = start;
	pen_text(pen, role, scale);
	pen->x = pen->area.cols;
}

static void cpu_columns_title(struct pen *pen, const struct app *app,
			      enum role role, const struct column *column)
{
	const struct picture_wish *wish = &app->view.wish;
	bool rises = (wish->sort == PICTURE_BY_CPU) != wish->is_reversed;
	char text[32];

	if (column->sort != wish->sort) {
		pen_right(pen, role, column->width, column->title);
		return;
	}
	snprintf(text, sizeof(text), "%s%s", column->title,
		 pen->theme->sign[rises ? SIGN_UP : SIGN_DOWN]);
	pen_right(pen, role, column->width, text);
}

void cpu_columns_titles(struct pen *pen, const struct app *app, uint32_t shown)
{
	enum role role = app->view.focus == FOCUS_CPUS ? ROLE_FOCUSED_TITLE :
		ROLE_TITLE;
	size_t i;

	for (i = 0; i < NR_COLUMNS; i++) {
		if (!(shown >> i & 1))
			continue;
		if (i == TIMELINE_COLUMN)
			cpu_columns_timeline_title(pen, app, role);
		else
			cpu_columns_title(pen, app, role, columns + i);
	}
	pen_fill_to(pen, role, pen->area.cols);
}

void cpu_columns_row(struct pen *pen, const struct app *app, uint32_t shown,
		     const struct picture_cpu *cpu)
{
	struct row row = {
		.app = app,
		.cpu = cpu,
		.role = cpu->idle ? ROLE_DIM : ROLE_TEXT,
	};
	size_t i;

	if (cpu->row.cpu == app->view.cpu && app->view.focus == FOCUS_CPUS)
		row.role = ROLE_SELECTED;
	for (i = 0; i < NR_COLUMNS; i++)
		if (shown >> i & 1)
			columns[i].draw(pen, columns + i, &row);
}
