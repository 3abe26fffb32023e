// SPDX-License-Identifier: GPL-2.0
/*
 * panel_tunables.c - the tunables and their editor
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/model/tunable_list.h"
#include "dpastop/model/tunable_status.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

#define REMARK_SIZE (SOURCE_TEXT_SIZE + 32)

int panel_tunables_rows(const struct overview_layout *layout)
{
	if (layout->tunables_listed)
		return layout->nr_tunables;
	return (layout->nr_tunables + layout->grid_cols - 1) /
		layout->grid_cols;
}

int panel_tunables_at(const struct overview_layout *layout, int y, int x)
{
	int rows = panel_tunables_rows(layout);
	int cols = layout->tunables.cols / layout->grid_cols;
	int line = y - layout->tunables.y - 1;
	int column = layout->tunables_listed ? 0 :
					       (x - layout->tunables.x) / cols;
	int at = column * rows + line;

	return line >= 0 && line < rows && at < layout->nr_tunables ? at : -1;
}

/* The text in place of the value, and its role. */
static enum role panel_tunables_value(const struct theme *theme,
				      const struct app *app, unsigned int id,
				      char text[32])
{
	int64_t value;

	if (!sample_get_tunable(app_shown_tunables(app), id, &value)) {
		snprintf(text, 32, "%s", theme->sign[SIGN_UNKNOWN]);
		return ROLE_DIM;
	}
	snprintf(text, 32, "%" PRId64, value);
	if (tunable_status_just_changed(&app->model, app->monitor.history, id))
		return ROLE_EDGE_LIT;
	return !tunable_has_default(id) || value == tunable_get(id).init ?
		ROLE_TEXT :
		ROLE_CHANGED;
}

/* The name on the left and the value on the right of @cols columns. */
static void panel_tunables_cell(struct pen *pen, const struct app *app,
				unsigned int id, int cols)
{
	const struct prompt *prompt = &app->view.prompt;
	bool is_selected = app->editor.selected == id;
	bool is_typed = is_selected && prompt->kind == PROMPT_TUNABLE;
	enum role role = ROLE_TEXT, value_role;
	int end = pen->x + cols;
	char text[32];
	int text_cols;

	value_role = panel_tunables_value(pen->theme, app, id, text);
	if (is_selected && app->view.focus == FOCUS_TUNABLES) {
		role = ROLE_SELECTED;
		if (value_role != ROLE_EDGE_LIT)
			value_role = ROLE_SELECTED;
	}
	pen_text(pen, role, is_selected ? ">" : " ");
	pen_text(pen, role, tunable_get(id).name);
	text_cols = is_typed ? panel_prompt_cols(prompt, end - 2 - pen->x) :
			       pen_width(text);
	/* A long value also takes the blank after it. */
	pen_fill_to(pen, role,
		    end - text_cols - (pen->x + 1 + text_cols < end));
	if (is_typed)
		panel_prompt_draw(pen, prompt, text_cols);
	else
		pen_text(pen, value_role, text);
	pen_fill_to(pen, role, end);
}

static void panel_tunables_range(struct pen *pen, const struct app *app)
{
	unsigned int id = app->editor.selected;
	int64_t now;
	char range[64];

	tunable_describe_range(id, range, sizeof(range));
	number_micro(pen->theme, range, sizeof(range));
	pen_format(pen, ROLE_DIM, " Takes %s", range);
	if (tunable_has_default(id))
		pen_format(pen, ROLE_DIM, ", default %" PRId64,
			   tunable_get(id).init);
	/* At a frozen moment: what an edit would change. */
	if (app_tunable_differs(app, id, &now))
		pen_format(pen, ROLE_TEXT, ", now %" PRId64, now);
}

/* The observed status of @id, after the text @before. */
static void panel_tunables_status(struct pen *pen, const struct app *app,
				  unsigned int id, const char *before)
{
	char text[80];

	tunable_status_describe(&app->model, app->monitor.history, id, text,
				sizeof(text));
	number_micro(pen->theme, text, sizeof(text));
	/* Half a sentence may say something else. */
	if (*text &&
	    pen->x + pen_width(before) + pen_width(text) <= pen->area.cols)
		pen_format(pen, ROLE_TEXT, "%s%s", before, text);
}

/*
 * Below the tunables: what the selected one means or, while keys act on the
 * CPUs, why the selected CPU is in its mode. False: no CPU is selected.
 */
static bool panel_tunables_why(struct pen *pen, const struct app *app)
{
	const struct model_cpu *cpu = model_cpu(&app->model, app->view.cpu);

	if (app->view.focus != FOCUS_CPUS || !cpu)
		return false;
	panel_why_draw(pen, app, cpu, true);
	return true;
}

static void panel_tunables_grid(struct pen *pen,
				const struct overview_layout *layout,
				const struct app *app)
{
	int rows = panel_tunables_rows(layout);
	int cols = pen->area.cols / layout->grid_cols;
	struct tunable_list list = tunable_list_of(app_tunables(app));
	int at;

	for (at = 0; at < list.count; at++) {
		pen->y = 1 + at % rows;
		pen->x = at / rows * cols;
		panel_tunables_cell(pen, app, list.id[at], cols - 1);
	}
	pen_line(pen, 1 + rows);
	if (panel_tunables_why(pen, app))
		return;
	pen_format(pen, ROLE_TEXT, " %s",
		   tunable_get(app->editor.selected).meaning);
	pen_line(pen, 2 + rows);
	panel_tunables_range(pen, app);
	panel_tunables_status(pen, app, app->editor.selected, "; ");
}

/* The descriptions of all tunables, or their status. */
static void panel_tunables_list(struct pen *pen,
				const struct overview_layout *layout,
				const struct app *app)
{
	struct tunable_list list = tunable_list_of(app_tunables(app));
	int at;

	for (at = 0; at < list.count; at++) {
		unsigned int id = list.id[at];
		struct tunable tunable = tunable_get(id);
		char unit[NUMBER_SIZE];

		number_unit(pen->theme, tunable.unit, unit);
		pen_line(pen, 1 + at);
		panel_tunables_cell(pen, app, id, 32);
		pen_text(pen, ROLE_DIM, " ");
		pen_left(pen, ROLE_DIM, 7, unit);
		if (layout->tunables_status)
			panel_tunables_status(pen, app, id, "");
		else
			pen_text(pen, ROLE_TEXT, tunable.meaning);
	}
	pen_line(pen, 1 + list.count);
	if (panel_tunables_why(pen, app))
		return;
	if (layout->tunables_status) {
		pen_format(pen, ROLE_TEXT, " %s",
			   tunable_get(app->editor.selected).meaning);
		pen_line(pen, 2 + list.count);
	}
	panel_tunables_range(pen, app);
	if (!layout->tunables_status)
		panel_tunables_status(pen, app, app->editor.selected, "; ");
}

/* The last mark up to the time shown; NULL: there is none. */
static const struct mark *panel_tunables_last_mark(const struct app *app)
{
	const struct mark *mark;
	size_t i;

	for (i = 0; (mark = history_mark(app->monitor.history, i)); i++)
		if (mark->mono_ns <= app->model.mono_ns)
			break;
	return mark;
}

/* The abbreviations in the boxes of the diagram, spelled out. */
static void panel_tunables_words(char remark[REMARK_SIZE])
{
	static const unsigned int order[DPAS_NR_MODES] = { DPAS_CP, DPAS_PAS,
							   DPAS_OL, DPAS_INT };
	size_t length = 0, i;

	for (i = 0; i < DPAS_NR_MODES; i++)
		length += (size_t)snprintf(remark + length,
					   REMARK_SIZE - length, "%s%s %s",
					   i ? "; " : "",
					   sample_mode_name(order[i]),
					   sample_mode_words(order[i]));
}

/* Why nothing can be edited, the last change or, before any, the glossary. */
static void panel_tunables_remark(const struct app *app,
				  char remark[REMARK_SIZE])
{
	const char *read_only = source_read_only(app->monitor.source);
	const struct mark *mark = panel_tunables_last_mark(app);
	char text[MARK_TEXT_SIZE], ago[NUMBER_SIZE];

	remark[0] = '\0';
	if (*read_only && !source_is_recording(app->monitor.source)) {
		snprintf(remark, REMARK_SIZE, "cannot edit: %s", read_only);
	} else if (mark) {
		mark_describe(mark, text, sizeof(text));
		number_ago(app->model.mono_ns - mark->mono_ns, ago);
		snprintf(remark, REMARK_SIZE, "%s ago: %s", ago, text);
	} else if (*read_only) {
		snprintf(remark, REMARK_SIZE, "cannot edit: %s", read_only);
	} else {
		panel_tunables_words(remark);
	}
}

void panel_tunables_draw(const struct theme *theme,
			 const struct overview_layout *layout,
			 const struct app *app)
{
	struct pen pen = pen_new(theme, layout->tunables);
	char remark[REMARK_SIZE];

	if (layout->tunables.lines == 1) {
		panel_strip_draw(theme, layout->tunables, app);
		return;
	}
	panel_tunables_remark(app, remark);
	panel_title_draw(&pen, app->view.focus == FOCUS_TUNABLES, "TUNABLES",
			 remark);
	if (layout->tunables_listed)
		panel_tunables_list(&pen, layout, app);
	else
		panel_tunables_grid(&pen, layout, app);
}
