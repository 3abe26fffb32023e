// SPDX-License-Identifier: GPL-2.0
/*
 * view_load.c - the load: what was asked for, and what comes of it
 */
#include <inttypes.h>
#include <stdio.h>

#include "../act_load.h"
#include "history_rate.h"
#include "number.h"
#include "panel.h"
#include "spark.h"

#define ASKED_COLS 34
#define MOST_VALUES 256

/* A figure of the load, in a line with its course. */
struct load_line {
	const char *title;
	struct figure (*get)(const struct app *app, size_t back);
	void (*format)(const struct theme *theme, struct figure figure,
		       char text[NUMBER_SIZE]);
	const char *unit;
};

static struct figure load_value(const struct app *app, size_t back,
				enum load_field field)
{
	const struct snapshot *sample = history_sample(app->monitor.history,
						       back);
	struct figure figure = { 0 };
	uint64_t value;

	figure.known = sample && snapshot_get_load(sample, field, &value);
	if (figure.known)
		figure.value = (double)value;
	return figure;
}

static struct figure load_rate(const struct app *app, size_t back,
			       enum load_field field)
{
	struct figure figure = { 0 };

	figure.known = history_rate_load(app->monitor.history, back, field,
					 &figure.value);
	return figure;
}

static struct figure load_iops(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_IOPS);
}

static struct figure load_mean(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_LATENCY_MEAN_NS);
}

static struct figure load_p50(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_LATENCY_P50_NS);
}

static struct figure load_p99(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_LATENCY_P99_NS);
}

static struct figure load_p999(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_LATENCY_P999_NS);
}

static struct figure load_max(const struct app *app, size_t back)
{
	return load_value(app, back, LOAD_LATENCY_MAX_NS);
}

/* As a share of one CPU. */
static struct figure load_cpu(const struct app *app, size_t back)
{
	struct figure figure = load_value(app, back, LOAD_CPU_PERMILLE);

	figure.value /= 1000;
	return figure;
}

static struct figure load_switches(const struct app *app, size_t back)
{
	return load_rate(app, back, LOAD_CONTEXT_SWITCHES);
}

/* Context switches an I/O, of those that the load itself counts. */
static struct figure load_switches_an_io(const struct app *app, size_t back)
{
	struct figure switches = load_switches(app, back);
	struct figure iops = load_iops(app, back);

	switches.known &= iops.known && iops.value > 0;
	if (switches.known)
		switches.value /= iops.value;
	return switches;
}

static struct figure load_run_delay(const struct app *app, size_t back)
{
	return load_rate(app, back, LOAD_RUN_DELAY_NS);
}

static void load_format_ratio(const struct theme *theme, struct figure figure,
			      char text[NUMBER_SIZE])
{
	if (figure.known)
		snprintf(text, NUMBER_SIZE, "%.3g", figure.value);
	else
		number_count(theme, figure, text);
}

static const struct load_line load_lines[] = {
	{ "IOPS", load_iops, number_count, "/s" },
	{ "latency, mean", load_mean, number_sleep, "" },
	{ "  median", load_p50, number_sleep, "" },
	{ "  99 %", load_p99, number_sleep, "" },
	{ "  99.9 %", load_p999, number_sleep, "" },
	{ "  longest", load_max, number_sleep, "" },
	{ "CPU, of one", load_cpu, number_percent, "%" },
	{ "context switches", load_switches, number_count, "/s" },
	{ "  an I/O", load_switches_an_io, load_format_ratio, "" },
	{ "waiting for a CPU", load_run_delay, number_sleep, "/s" },
};

#define NR_LINES (sizeof(load_lines) / sizeof(*load_lines))

/* How far back column @i of a curve lies, from its right end. */
static size_t load_back(const struct app *app, int i)
{
	return app->picture.back +
		(size_t)i * view_zoom_ticks[app->view.zoom];
}

static void load_curve(struct pen *pen, const struct app *app,
		       const struct load_line *line)
{
	struct figure values[MOST_VALUES];
	int cols = pen->area.cols - pen->x - 1, i;

	if (cols > MOST_VALUES)
		cols = MOST_VALUES;
	for (i = 0; i < cols; i++)
		values[i] = line->get(app, load_back(app, i));
	spark_draw(pen, ROLE_CURVE, cols, values, cols);
}

static void load_figures(const struct theme *theme, struct rect area,
			 const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	char text[NUMBER_SIZE];
	size_t i;

	pen_text(&pen, ROLE_TITLE, "WHAT COMES OF IT");
	for (i = 0; i < NR_LINES; i++) {
		const struct load_line *line = load_lines + i;
		struct figure now = line->get(app, app->picture.back);

		pen_line(&pen, 1 + (int)i);
		pen_left(&pen, ROLE_TEXT, 18, line->title);
		line->format(theme, now, text);
		pen_right(&pen, now.known ? ROLE_STRONG : ROLE_DIM, 8, text);
		pen_left(&pen, ROLE_DIM, 3, now.known ? line->unit : "");
		load_curve(&pen, app, line);
	}
}

/* The sample that tells what was asked for: now, or a recording's moment. */
static bool load_asked(const struct app *app, enum load_field field,
		       uint64_t *value)
{
	return snapshot_get_load(app_tunables(app), field, value);
}

static void load_parts(const struct theme *theme, struct rect area,
		       const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	char text[SNAPSHOT_TEXT_SIZE];
	enum load_part part;
	uint64_t value;

	pen_text(&pen, ROLE_TITLE, "WHAT IS ASKED FOR");
	for (part = 0; part < LOAD_NR_PARTS; part++) {
		bool selected = part == app->view.load_field;
		enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
		bool known = load_asked(app, load_part_field(part), &value);

		if (known)
			load_part_text(part, value,
				       app_tunables(app)->load_cpus, text);
		pen_line(&pen, 1 + (int)part);
		pen_text(&pen, role, selected ? ">" : " ");
		pen_left(&pen, role, 16, load_part_title(part));
		if (selected && app->view.prompt.kind == PROMPT_LOAD)
			pen_format(&pen, ROLE_FIELD, "%s_",
				   app->view.prompt.text);
		else
			pen_text(&pen, known ? role : ROLE_DIM, known ? text :
				 theme->sign[SIGN_UNKNOWN]);
	}
}

/* What changes the load that is there, or starts one. */
static void load_keys(const struct app *app, char *text, size_t size)
{
	char up[KEY_NAME_SIZE], down[KEY_NAME_SIZE], plus[KEY_NAME_SIZE],
	     minus[KEY_NAME_SIZE], enter[KEY_NAME_SIZE], more[KEY_NAME_SIZE];
	uint64_t others;

	bindings_key_name(&app->bindings, ACTION_UP, up);
	bindings_key_name(&app->bindings, ACTION_DOWN, down);
	bindings_key_name(&app->bindings, ACTION_STEP_UP, plus);
	bindings_key_name(&app->bindings, ACTION_STEP_DOWN, minus);
	bindings_key_name(&app->bindings, ACTION_ENTER, enter);
	bindings_key_name(&app->bindings, ACTION_MORE, more);
	if (snapshot_get_load(&app->monitor.snapshot, LOAD_OTHERS, &others) &&
	    others)
		snprintf(text, size, "somebody else's fio; %s starts one beside it",
			 more);
	else if (app->monitor.source->asked.jobs)
		snprintf(text, size, "%s and %s select; %s, %s and %s change it",
			 up, down, plus, minus, enter);
	else
		snprintf(text, size, "no job runs; %s starts one", more);
}

/* Whose load it is, or why it cannot be changed. */
static void load_remark(const struct app *app, char *text, size_t size)
{
	if (source_is_recording(app->monitor.source))
		snprintf(text, size, "as it was recorded");
	else if (*act_load_refusal(app))
		snprintf(text, size, "%s", act_load_refusal(app));
	else
		load_keys(app, text, size);
}

void view_load_draw(const struct theme *theme, struct rect body,
		    const struct app *app)
{
	struct pen pen = pen_new(theme, body);
	struct rect left = {
		body.y + 2, body.x + 1, body.lines - 2, ASKED_COLS
	};
	struct rect right = {
		body.y + 2, body.x + 1 + ASKED_COLS, body.lines - 2,
		body.cols - ASKED_COLS - 1
	};
	char remark[128];

	load_remark(app, remark, sizeof(remark));
	panel_title_draw(&pen, true, "LOAD", remark);
	load_parts(theme, left, app);
	load_figures(theme, right, app);
}
