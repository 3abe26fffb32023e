// SPDX-License-Identifier: GPL-2.0
/*
 * panel_heat.c - all CPUs at once: one cell each, by CPU number
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

/* "> 960 ", the number of the first CPU in a row. */
#define LABEL_COLS 7
#define USUAL_CELLS 64
#define CELLS_STEP 8

/* The largest CPU number + 1. */
static int panel_heat_count(const struct app *app)
{
	const struct sample *now = &app->model.now;

	return now->nr_rows ? (int)now->rows[now->nr_rows - 1].cpu + 1 : 0;
}

static int panel_heat_rows_of(int count, int cells)
{
	return (count + cells - 1) / cells;
}

size_t panel_heat_lines(const struct app *app)
{
	return (size_t)panel_heat_rows_of(panel_heat_count(app), USUAL_CELLS);
}

int panel_heat_cells(const struct app *app, struct rect area)
{
	int cells = USUAL_CELLS, count = panel_heat_count(app);

	/* Longer rows, if they would not all fit otherwise. */
	while (panel_heat_rows_of(count, cells) > area.lines - 1 &&
	       cells + CELLS_STEP <= area.cols - LABEL_COLS)
		cells += CELLS_STEP;
	return cells;
}

/* The visible part of the map. */
struct heat {
	int cells; /* per row */
	int count; /* cells in total */
	int first; /* the topmost row */
	int rows;  /* visible rows */
};

static struct heat panel_heat_part(const struct app *app, struct rect area)
{
	struct heat heat = {
		.cells = panel_heat_cells(app, area),
		.count = panel_heat_count(app),
		.rows = area.lines - 1,
	};
	int rows = panel_heat_rows_of(heat.count, heat.cells);
	int selected = (int)app->view.cpu / heat.cells;

	if (rows <= heat.rows) {
		heat.rows = rows;
		return heat;
	}
	heat.rows--; /* the last line says what is hidden */
	heat.first = selected - heat.rows / 2;
	if (heat.first + heat.rows > rows)
		heat.first = rows - heat.rows;
	if (heat.first < 0)
		heat.first = 0;
	return heat;
}

int panel_heat_at(const struct app *app, struct rect area, int y, int x)
{
	struct heat heat = panel_heat_part(app, area);
	int row = y - area.y - 1, cell = x - area.x - LABEL_COLS;
	int cpu = (heat.first + row) * heat.cells + cell;

	if (row < 0 || row >= heat.rows || cell < 0 || cell >= heat.cells ||
	    cpu >= heat.count || !model_cpu(&app->model, (uint32_t)cpu))
		return -1;
	return cpu;
}

/* The meaning of the cells, and details of the selected CPU. */
static void panel_heat_title(struct pen *pen, const struct app *app)
{
	const struct model_cpu *cpu = model_cpu(&app->model, app->view.cpu);
	char remark[128] = "", rate[NUMBER_SIZE];
	uint64_t mode;

	if (cpu) {
		bool known = cpu_row_get(&cpu->row, CPU_MODE, &mode);

		number_count(pen->theme, cpu->total_rate, rate);
		snprintf(remark, sizeof(remark),
			 "of all CPUs; CPU %" PRIu32 ": %s%s%s, %s IOPS",
			 cpu->row.cpu,
			 known ? sample_mode_name(mode) :
				 pen->theme->sign[SIGN_UNKNOWN],
			 cpu->idle ? ", " : "",
			 cpu->idle ? model_idle_word(&app->model) : "", rate);
	}
	panel_title_draw(pen, app->view.focus == FOCUS_CPUS, "MODE MAP",
			 remark);
}

static void panel_heat_label(struct pen *pen, const struct app *app, int first,
			     int cells)
{
	int selected = (int)app->view.cpu;
	bool has_selected = selected >= first && selected < first + cells;
	char text[16];

	snprintf(text, sizeof(text), "%d", first);
	pen_text(pen, ROLE_TEXT, has_selected ? ">" : " ");
	pen_right(pen, ROLE_DIM, LABEL_COLS - 2, text);
}

static void panel_heat_cell(struct pen *pen, const struct app *app,
			    const struct model_cpu *cpu)
{
	enum role role = ROLE_DIM;
	char letter[2] = "?";
	uint64_t mode;

	if (cpu_row_get(&cpu->row, CPU_MODE, &mode)) {
		letter[0] = sample_mode_name(mode)[0];
		if (!cpu->idle)
			role = ROLE_MODE + mode;
	}
	pen_text(pen, cpu->row.cpu == app->view.cpu ? ROLE_SELECTED : role,
		 letter);
}

static void panel_heat_draw_cells(struct pen *pen, const struct app *app,
				  const struct heat *heat)
{
	int first = heat->first * heat->cells, row;
	int last = first + heat->rows * heat->cells;
	size_t i;

	for (row = 0; row < heat->rows; row++) {
		pen_line(pen, 1 + row);
		panel_heat_label(pen, app, first + row * heat->cells,
				 heat->cells);
	}
	/*
	 * The model's CPUs may be in any order; cells are in order of number.
	 */
	for (i = 0; i < app->model.nr_cpus; i++) {
		int at = (int)app->model.cpus[i].row.cpu;

		if (at < first || at >= last)
			continue;
		pen->y = 1 + (at - first) / heat->cells;
		pen->x = LABEL_COLS + (at - first) % heat->cells;
		panel_heat_cell(pen, app, app->model.cpus + i);
	}
	pen_line(pen, 1 + heat->rows);
	if (heat->rows < panel_heat_rows_of(heat->count, heat->cells))
		pen_format(pen, ROLE_DIM, " CPUs %d to %d of %d", first,
			   last < heat->count ? last - 1 : heat->count - 1,
			   heat->count);
}

void panel_heat_draw(const struct theme *theme, struct rect area,
		     const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	struct heat heat = panel_heat_part(app, area);

	panel_heat_title(&pen, app);
	panel_heat_draw_cells(&pen, app, &heat);
}
