// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_time.h"

#include "dpastop/model/time_spec.h"

#define FAR_SAMPLES 10

static const struct history *act_history(const struct app *app)
{
	return app->monitor.history;
}

/* Freeze, showing the sample @back before the newest. */
static void act_time_go(struct app *app, size_t back)
{
	app->view.query.is_live = false;
	app->view.query.number = history_newest(act_history(app)) - back;
	app_update_model(app);
}

void act_time_show(struct app *app, uint64_t mono_ns)
{
	size_t back = history_back_at(act_history(app), mono_ns);

	/* The time lies in the interval that ended with the next sample. */
	if (back && history_sample(act_history(app), back)->mono_ns < mono_ns)
		back--;
	act_time_go(app, back);
}

static void act_time_live(struct app *app)
{
	app->view.query.is_live = true;
	app_update_model(app);
}

/* Freeze, or continue. */
static void act_time_freeze(struct app *app)
{
	struct source *source = app->monitor.source;
	struct source_player player;

	if (source_is_recording(source)) {
		source_get_player(source, &player);
		/*
		 * From a time in the past, a recording continues from its own
		 * position.
		 */
		source_play(source,
			    app->view.query.is_live && !player.is_paused,
			    player.speed);
		act_time_live(app);
	} else if (app->view.query.is_live) {
		act_time_go(app, 0);
	} else {
		act_time_live(app);
	}
}

/* Is the view live? There is nothing later then, and a message says so. */
static bool act_time_is_last(struct app *app)
{
	if (source_is_recording(app->monitor.source) ||
	    !app->view.query.is_live)
		return false;
	message_set(&app->view.message, false,
		    "the view is live: there is nothing later");
	return true;
}

/* Play beyond the newest sample. */
static void act_time_play_to(struct app *app, enum source_stop stop)
{
	if (source_is_recording(app->monitor.source))
		source_play_to(app->monitor.source, stop);
	act_time_live(app);
}

/* Step @by samples forward or back, as far as there are any. */
static void act_time_step(struct app *app, int by)
{
	size_t back = app->model.back;
	size_t oldest = history_count(act_history(app)) - 1;

	if (by < 0 && back == oldest) {
		message_set(&app->view.message, false,
			    "this is the oldest sample kept");
	} else if (by < 0) {
		back += (size_t)-by;
		act_time_go(app, back < oldest ? back : oldest);
	} else if (back >= (size_t)by) {
		act_time_go(app, back - (size_t)by);
	} else if (!act_time_is_last(app)) {
		for (by -= (int)back; by > 0; by--)
			act_time_play_to(app, SOURCE_STOP_SAMPLE);
	}
}

/* The time of the @i-th newest switch or mark; 0: there is none. */
static uint64_t act_time_of(const struct app *app, enum source_stop kind,
			    size_t i)
{
	const struct switch_record *record;
	const struct mark *mark;

	if (kind == SOURCE_STOP_SWITCH) {
		record = history_switch(act_history(app), i);
		return record ? record->mono_ns : 0;
	}
	mark = history_mark(act_history(app), i);
	return mark ? mark->mono_ns : 0;
}

/*
 * Go to the sample with the last switch or mark; if frozen, with the last one
 * before those shown.
 */
static void act_time_previous(struct app *app, enum source_stop kind)
{
	const struct sample *before = history_sample(act_history(app),
						     app->model.back + 1);
	uint64_t limit_ns = UINT64_MAX, mono_ns;
	size_t i;

	if (!app->view.query.is_live)
		limit_ns = before ? before->mono_ns : 0;
	for (i = 0; (mono_ns = act_time_of(app, kind, i)); i++) {
		if (mono_ns <= limit_ns) {
			act_time_show(app, mono_ns);
			return;
		}
	}
	message_set(&app->view.message, false, "no earlier %s is kept",
		    kind == SOURCE_STOP_SWITCH ? "switch" : "mark");
}

/* Go to the sample with the first switch or mark after the one shown. */
static void act_time_next(struct app *app, enum source_stop kind)
{
	uint64_t now_ns = app->model.now.mono_ns, next_ns = 0, mono_ns;
	size_t i;

	for (i = 0; (mono_ns = act_time_of(app, kind, i)) > now_ns; i++)
		next_ns = mono_ns;
	if (next_ns && app->model.back)
		act_time_show(app, next_ns);
	else if (!act_time_is_last(app))
		act_time_play_to(app, kind);
}

/* True: it restarts for that, and the search that it had is yet to come. */
static bool act_time_play_from(struct app *app, uint64_t position_ns)
{
	bool restarts = monitor_seek(&app->monitor, position_ns);

	if (restarts)
		tuner_free(&app->tuner);
	return restarts;
}

/* Go to the first sample; in a recording, to its start. */
static void act_time_oldest(struct app *app)
{
	size_t count = history_count(act_history(app));
	struct source_player player;

	if (source_is_recording(app->monitor.source)) {
		source_get_player(app->monitor.source, &player);
		if (history_sample(act_history(app), count - 1)->mono_ns >
			    player.start_mono_ns &&
		    act_time_play_from(app, 0)) {
			act_time_live(app);
			return;
		}
	}
	act_time_go(app, count - 1);
}

static void act_time_zoom(struct app *app, int step)
{
	int zoom = (int)app->view.zoom + step;

	if (zoom >= 0 && zoom < VIEW_NR_ZOOMS)
		app->view.zoom = (unsigned int)zoom;
	else
		message_set(&app->view.message, false,
			    "there is no %s time scale",
			    step < 0 ? "finer" : "coarser");
}

/* Actions that need a sample to start from. */
static bool act_time_move(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_FREEZE:
		act_time_freeze(app);
		break;
	case ACTION_BACK:
		act_time_step(app, -1);
		break;
	case ACTION_FORWARD:
		act_time_step(app, 1);
		break;
	case ACTION_FAR_BACK:
		act_time_step(app, -FAR_SAMPLES);
		break;
	case ACTION_FAR_FORWARD:
		act_time_step(app, FAR_SAMPLES);
		break;
	case ACTION_PREVIOUS_SWITCH:
		act_time_previous(app, SOURCE_STOP_SWITCH);
		break;
	case ACTION_NEXT_SWITCH:
		act_time_next(app, SOURCE_STOP_SWITCH);
		break;
	case ACTION_PREVIOUS_MARK:
		act_time_previous(app, SOURCE_STOP_MARK);
		break;
	case ACTION_NEXT_MARK:
		act_time_next(app, SOURCE_STOP_MARK);
		break;
	case ACTION_OLDEST:
		act_time_oldest(app);
		break;
	case ACTION_LIVE:
		if (!act_time_is_last(app))
			act_time_live(app);
		break;
	default:
		return false;
	}
	return true;
}

bool act_time(struct app *app, enum action action)
{
	switch (action) {
	case ACTION_ZOOM_IN:
		act_time_zoom(app, -1);
		return true;
	case ACTION_ZOOM_OUT:
		act_time_zoom(app, 1);
		return true;
	default:
		return history_count(act_history(app)) &&
			act_time_move(app, action);
	}
}

/*
 * Play up to @mono_ns, which is after the newest sample, or return to the
 * start.
 */
static void act_time_seek(struct app *app, uint64_t mono_ns)
{
	struct source *source = app->monitor.source;
	struct source_player player;

	source_get_player(source, &player);
	act_time_play_from(app,
			   mono_ns > player.start_mono_ns ?
				   mono_ns - player.start_mono_ns :
				   0);
	act_time_live(app);
}

void act_time_entered(struct app *app)
{
	const struct history *history = act_history(app);
	const struct sample *newest = history_sample(history, 0), *oldest;
	struct prompt *prompt = &app->view.prompt;
	int64_t real_ns, distance_ns;
	uint64_t mono_ns;

	if (!newest) {
		prompt_close(prompt);
		return;
	}
	if (!time_spec_parse(prompt->text, newest->real_ns, &real_ns)) {
		message_set(&app->view.message, true,
			    "\"%s\" is not a time: 14:05:30, -90s, -5m",
			    prompt->text);
		return;
	}
	prompt_close(prompt);
	distance_ns = newest->real_ns - real_ns;
	mono_ns = distance_ns < 0 || (uint64_t)distance_ns < newest->mono_ns ?
		newest->mono_ns - (uint64_t)distance_ns :
		0;
	oldest = history_sample(history, history_count(history) - 1);
	if (source_is_recording(app->monitor.source) &&
	    (distance_ns < 0 || mono_ns < oldest->mono_ns))
		act_time_seek(app, mono_ns);
	else if (distance_ns > 0)
		act_time_show(app, mono_ns);
	else
		act_time_live(app);
}
