// SPDX-License-Identifier: GPL-2.0
/*
 * panel_header.c - the device and its totals
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "dpastop/model/interval.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"
#include "lib/base/text.h"
#include "lib/model/current.h"
#include "lib/model/measure.h"
#include "lib/model/method.h"

#define HEADER_INTERVALS 9

#define HEADER_NOTES 3
#define HEADER_NOTE_SIZE 128

/* Remarks, as lines in @notes; returns their number. */
static int panel_header_notes(const struct app *app,
			      const char *notes[HEADER_NOTES],
			      char method[HEADER_NOTE_SIZE])
{
	const struct model *model = &app->model;
	int count = 0;

	if (*app->monitor.source->note)
		notes[count++] = app->monitor.source->note;
	if (*app->monitor.source->policies)
		notes[count++] = app->monitor.source->policies;
	if (!model->has_sample)
		return count;
	/* The tunables of a trace are those of two of its four policies. */
	if (source_is_trace(app->monitor.source))
		snprintf(method, HEADER_NOTE_SIZE,
			 "each of them gets every I/O of the trace");
	else
		current_describe(&model->now, method, HEADER_NOTE_SIZE);
	if (model_has_unpolled(model))
		snprintf(
			method, HEADER_NOTE_SIZE,
			"%.0f %% of the I/Os do not request polling (fio --hipri) and are not counted",
			model->uncounted.value * 100);
	if (*method)
		notes[count++] = method;
	return count;
}

/*
 * Is there a line about the load, our own or another program's? The load view
 * has all of that itself.
 */
static bool panel_header_has_load(const struct app *app)
{
	uint64_t jobs;

	return app->model.has_sample && app->view.name != VIEW_LOAD &&
		sample_get_load(&app->model.now, LOAD_JOBS, &jobs);
}

int panel_header_lines(const struct app *app)
{
	char method[HEADER_NOTE_SIZE];
	const char *notes[HEADER_NOTES];

	return 2 + panel_header_has_load(app) +
		panel_header_notes(app, notes, method);
}

static void panel_header_method(struct pen *pen, const struct sample *now)
{
	enum method method = method_of(now);

	pen_text(pen, ROLE_STRONG,
		 method == METHOD_UNKNOWN ? pen->theme->sign[SIGN_UNKNOWN] :
					    method_name(method));
}

static void panel_header_poll_queues(struct pen *pen, const struct sample *now)
{
	uint64_t count;

	if (!sample_get_queue(now, QUEUE_POLL_QUEUES, &count))
		pen_format(pen, ROLE_TEXT, "%s poll queues",
			   pen->theme->sign[SIGN_UNKNOWN]);
	else
		pen_format(pen, count ? ROLE_TEXT : ROLE_ERROR,
			   "%" PRIu64 " poll queue%s", count, text_s(count));
}

static int panel_header_compare_ns(const void *x, const void *y)
{
	uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;

	return (a > b) - (a < b);
}

/*
 * The sample interval of a recording: the median of the last ones, since a
 * scenario takes an extra sample at each step. 0: unknown.
 */
static uint64_t panel_header_recorded_ns(const struct history *history,
					 size_t back)
{
	uint64_t ns[HEADER_INTERVALS], one_ns;
	size_t count = 0, i;

	for (i = back; i < back + HEADER_INTERVALS; i++) {
		one_ns = history_interval_ns(history, i);
		if (one_ns)
			ns[count++] = one_ns;
	}
	qsort(ns, count, sizeof(*ns), panel_header_compare_ns);
	return count ? interval_round(ns[count / 2]) : 0;
}

static void panel_header_interval(struct pen *pen, const struct app *app)
{
	uint64_t ns = source_is_recording(app->monitor.source) ?
		panel_header_recorded_ns(app->monitor.history,
					 app->model.back) :
		app->view.interval_ns;
	char text[32];

	if (!ns)
		return;
	interval_format(ns, text, sizeof(text));
	pen_format(pen, ROLE_TEXT, "  every %s", text);
}

/* For a simulated machine, also its speed. */
static void panel_header_kernel(struct pen *pen, const struct app *app)
{
	const struct source *source = app->monitor.source;

	if (source_has_speed(source))
		pen_format(pen, source->speed == 1 ? ROLE_TEXT : ROLE_CHANGED,
			   "  %s  ", source->pace);
	else
		pen_format(pen, ROLE_TEXT, "  kernel %s  ",
			   app->model.now.kernel);
}

static void panel_header_identity(struct pen *pen, const struct app *app)
{
	const struct sample *now = &app->model.now;

	pen_text(pen, ROLE_TITLE, "dpastop ");
	pen_text(pen, ROLE_STRONG, app->model.now.device);
	if (app->model.has_sample) {
		pen_text(pen, ROLE_TEXT, "  ");
		/* A trace shows several side by side. */
		if (!source_is_trace(app->monitor.source))
			panel_header_method(pen, now);
		panel_header_kernel(pen, app);
		panel_header_poll_queues(pen, now);
	}
	panel_header_interval(pen, app);
}

static void panel_header_rate(struct pen *pen, const char *what,
			      struct figure rate)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, rate, text);
	pen_format(pen, ROLE_TEXT, "%s ", what);
	pen_text(pen, ROLE_STRONG, text);
	pen_text(pen, ROLE_TEXT, "/s  ");
}

/* What is known of the CPUs; where it comes from only if there is room. */
static void panel_header_cpus(struct pen *pen, const struct model *model)
{
	char origin[SAMPLE_TEXT_SIZE + 8];

	pen_format(pen, ROLE_TEXT, "%zu CPU%s", model->nr_cpus,
		   text_s(model->nr_cpus));
	if (!model->counts_by_cpu)
		pen_text(pen, ROLE_TEXT, ", not counted per CPU");
	else if (model->nr_idle || !model_has_unpolled(model))
		pen_format(pen, ROLE_TEXT, ", %zu %s", model->nr_idle,
			   model_idle_word(model));
	snprintf(origin, sizeof(origin), "  from %s", model->now.origin);
	if (*model->now.origin && pen->x + pen_width(origin) <= pen->area.cols)
		pen_text(pen, ROLE_DIM, origin);
}

static void panel_header_totals(struct pen *pen, const struct app *app)
{
	const struct model *model = &app->model;

	if (*app->away) {
		pen_format(pen, ROLE_ERROR, " %s ", app->away);
		return;
	}
	if (!model->has_sample)
		return;
	panel_header_rate(pen, "reads", model->reads);
	panel_header_rate(pen, "writes", model->writes);
	panel_header_cpus(pen, model);
}

static void panel_header_latency(struct pen *pen, const char *name,
				 const struct app *app, enum measure measure)
{
	char text[NUMBER_SIZE];

	number_sleep(pen->theme,
		     measure_get(app->monitor.history, app->model.back,
				 measure),
		     text);
	pen_text(pen, ROLE_TEXT, name);
	pen_text(pen, ROLE_STRONG, text);
}

/* The load in one line: its settings, results and cost. */
static void panel_header_load(struct pen *pen, const struct app *app)
{
	const struct history *history = app->monitor.history;
	size_t back = app->model.back;
	char text[NUMBER_SIZE];
	uint64_t jobs = 0;

	sample_get_load(&app->model.now, LOAD_JOBS, &jobs);
	if (!jobs) {
		pen_text(pen, ROLE_DIM, "no job is running");
		return;
	}
	pen_format(pen, ROLE_STRONG, "%" PRIu64, jobs);
	pen_format(pen, ROLE_TEXT, " job%s", text_s(jobs));
	panel_header_latency(pen, "  latency ", app, MEASURE_LATENCY_MEAN);
	panel_header_latency(pen, ", p99 ", app, MEASURE_LATENCY_P99);
	number_cpu(pen->theme, measure_get(history, back, MEASURE_CPU), text);
	pen_text(pen, ROLE_TEXT, "  CPU ");
	pen_text(pen, ROLE_STRONG, text);
	pen_text(pen, ROLE_TEXT, " %  ");
	number_ratio(pen->theme,
		     measure_get(history, back, MEASURE_CONTEXT_SWITCHES_AN_IO),
		     text);
	pen_text(pen, ROLE_STRONG, text);
	pen_text(pen, ROLE_TEXT, " context switches/IO");
}

void panel_header_draw(const struct theme *theme, struct rect area,
		       const struct app *app)
{
	struct pen pen = pen_new(theme, area);
	char method[HEADER_NOTE_SIZE], text[SOURCE_NOTE_SIZE];
	const char *notes[HEADER_NOTES];
	int count = panel_header_notes(app, notes, method), line = 2, i;

	panel_header_identity(&pen, app);
	pen_line(&pen, 1);
	panel_header_totals(&pen, app);
	if (panel_header_has_load(app)) {
		pen_line(&pen, line++);
		panel_header_load(&pen, app);
	}
	for (i = 0; i < count; i++) {
		pen_line(&pen, line++);
		snprintf(text, sizeof(text), "%s", notes[i]);
		number_signs(theme, text, sizeof(text));
		pen_text(&pen, ROLE_CHANGED, text);
	}
}
