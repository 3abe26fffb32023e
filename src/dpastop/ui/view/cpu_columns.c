// SPDX-License-Identifier: GPL-2.0
/*
 * cpu_columns.c - how each kind of cell is drawn
 */
#include "dpastop/ui/view/cpu_columns.h"

#include <inttypes.h>
#include <stdio.h>

#include "dpastop/model/cpu_column.h"
#include "dpastop/model/shares.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/draw/timeline.h"
#include "lib/model/figure.h"

/* The input of the cells of a row. */
struct row {
	const struct app *app;
	const struct model_cpu *cpu;
	enum role role; /* for cells without a colour of their own */
};

static void cpu_columns_draw_number(struct pen *pen,
				    const struct cpu_column *column,
				    const struct row *row)
{
	bool is_selected = row->cpu->row.cpu == row->app->view.cpu;
	char text[16];

	snprintf(text, sizeof(text), "%" PRIu32, row->cpu->row.cpu);
	pen_text(pen, row->role, is_selected ? ">" : " ");
	pen_right(pen, row->role, column->width - 1, text);
}

static void cpu_columns_draw_mode(struct pen *pen,
				  const struct cpu_column *column,
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
	pen_left(pen, role, column->width - 2, sample_mode_name(mode));
}

static void cpu_columns_draw_field(struct pen *pen,
				   const struct cpu_column *column,
				   const struct row *row)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, figure_of_cpu(&row->cpu->row, column->which),
		     text);
	pen_right(pen, row->role, column->width, text);
}

static void cpu_columns_draw_sleep(struct pen *pen,
				   const struct cpu_column *column,
				   const struct row *row)
{
	char text[NUMBER_SIZE];

	number_sleep(pen->theme, figure_last_sleep(&row->cpu->row), text);
	pen_right(pen, row->role, column->width, text);
}

static void cpu_columns_draw_average_qd(struct pen *pen,
					const struct cpu_column *column,
					const struct row *row)
{
	char text[NUMBER_SIZE];

	number_mean(pen->theme, figure_average_qd(&row->cpu->row), text);
	pen_right(pen, row->role, column->width, text);
}

/* Zero is dim, to distinguish it from small amounts. */
static enum role cpu_columns_amount_role(const struct row *row,
					 struct figure amount)
{
	return row->role == ROLE_TEXT && (!amount.known || amount.value <= 0) ?
		ROLE_DIM :
		row->role;
}

static void cpu_columns_put_rate(struct pen *pen,
				 const struct cpu_column *column,
				 const struct row *row, struct figure rate)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, rate, text);
	pen_right(pen, cpu_columns_amount_role(row, rate), column->width, text);
}

static void cpu_columns_draw_rate(struct pen *pen,
				  const struct cpu_column *column,
				  const struct row *row)
{
	cpu_columns_put_rate(pen, column, row, row->cpu->rate[column->which]);
}

static void cpu_columns_draw_total_rate(struct pen *pen,
					const struct cpu_column *column,
					const struct row *row)
{
	cpu_columns_put_rate(pen, column, row, row->cpu->total_rate);
}

static void cpu_columns_draw_share(struct pen *pen,
				   const struct cpu_column *column,
				   const struct row *row)
{
	struct figure share[DPAS_NR_MODES];
	char text[NUMBER_SIZE];

	shares_round(row->cpu->share, DPAS_NR_MODES, SHARES_PERCENT, share);
	number_percent(pen->theme, share[column->which], text);
	pen_right(pen,
		  cpu_columns_amount_role(row, row->cpu->share[column->which]),
		  column->width, text);
}

static void cpu_columns_draw_over(struct pen *pen,
				  const struct cpu_column *column,
				  const struct row *row)
{
	char text[NUMBER_SIZE];

	number_percent(pen->theme, row->cpu->over_share, text);
	pen_right(pen, row->role, column->width, text);
}

/* The time since the last switch, and the mode before it. */
static void cpu_columns_draw_switch(struct pen *pen,
				    const struct cpu_column *column,
				    const struct row *row)
{
	const struct theme *theme = pen->theme;
	const struct switch_record *last = &row->cpu->last_switch;
	uint64_t now_ns = row->app->model.now.mono_ns;
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
		pen_left(pen,
			 row->role == ROLE_TEXT ? ROLE_SHARE + from : row->role,
			 3, sample_mode_name(from));
	else
		pen_left(pen, row->role, 3, theme->sign[SIGN_UNKNOWN]);
}

static void cpu_columns_draw_timeline(struct pen *pen,
				      const struct cpu_column *column,
				      const struct row *row)
{
	(void)column;
	pen_text(pen, row->role, "  ");
	timeline_draw(pen, row->app, row->cpu->row.cpu,
		      pen->area.cols - pen->x);
}

/* A cell takes exactly the width of its column. */
typedef void cpu_columns_draw_fn(struct pen *pen,
				 const struct cpu_column *column,
				 const struct row *row);

static cpu_columns_draw_fn *const draws[] = {
	[CPU_CELL_NUMBER] = cpu_columns_draw_number,
	[CPU_CELL_MODE] = cpu_columns_draw_mode,
	[CPU_CELL_FIELD] = cpu_columns_draw_field,
	[CPU_CELL_AVERAGE_QD] = cpu_columns_draw_average_qd,
	[CPU_CELL_SLEEP] = cpu_columns_draw_sleep,
	[CPU_CELL_OVERSLEEPS] = cpu_columns_draw_over,
	[CPU_CELL_TOTAL_RATE] = cpu_columns_draw_total_rate,
	[CPU_CELL_RATE] = cpu_columns_draw_rate,
	[CPU_CELL_SHARE] = cpu_columns_draw_share,
	[CPU_CELL_LAST_SWITCH] = cpu_columns_draw_switch,
	[CPU_CELL_TIMELINE] = cpu_columns_draw_timeline,
};

_Static_assert(sizeof(draws) / sizeof(*draws) == CPU_CELL_COUNT,
	       "each kind of cell is drawn");

/* Above the timelines: marks, and the length of a cell. */
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
			      enum role role, const struct cpu_column *column)
{
	const struct model_query *query = &app->view.query;
	bool rises = (query->sort == MODEL_BY_CPU) != query->is_reversed;
	char text[32];

	if (column->sort != query->sort) {
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

	for (i = 0; i < CPU_COLUMNS; i++) {
		if (!(shown >> i & 1))
			continue;
		if (i == CPU_COLUMN_TIMELINE)
			cpu_columns_timeline_title(pen, app, role);
		else
			cpu_columns_title(pen, app, role, cpu_column_get(i));
	}
	pen_fill_to(pen, role, pen->area.cols);
}

void cpu_columns_row(struct pen *pen, const struct app *app, uint32_t shown,
		     const struct model_cpu *cpu)
{
	struct row row = {
		.app = app,
		.cpu = cpu,
		.role = cpu->idle ? ROLE_DIM : ROLE_TEXT,
	};
	const struct cpu_column *column;
	size_t i;

	if (cpu->row.cpu == app->view.cpu && app->view.focus == FOCUS_CPUS)
		row.role = ROLE_SELECTED;
	for (i = 0; i < CPU_COLUMNS; i++) {
		if (!(shown >> i & 1))
			continue;
		column = cpu_column_get(i);
		draws[column->cell](pen, column, &row);
	}
}
