/* SPDX-License-Identifier: GPL-2.0 */
/*
 * app.h - all that the program on the screen is, but for the terminal
 *
 * Keys change it, samples of the source change it; what is drawn is drawn from a
 * const one.
 */
#ifndef DPASTOP_APP_H
#define DPASTOP_APP_H

#include "dpastop/config.h"
#include "dpastop/model/compare.h"
#include "dpastop/model/effect.h"
#include "dpastop/model/monitor.h"
#include "dpastop/model/model.h"
#include "dpastop/model/view.h"
#include "dpastop/scenario/scenario_session.h"
#include "dpastop/tune/editor.h"
#include "dpastop/tune/restore.h"

struct app {
	struct monitor monitor;
	struct model model;
	struct view view;
	struct editor editor;
	struct bindings bindings;
	struct scenario_session session;
	struct compare compare;
	struct effect effect;
	struct restore restore;
	struct restore_found left; /* by an earlier run; while it is offered */
	char away[2 * SOURCE_TEXT_SIZE]; /* why there is no sample now, or "" */
};

/* Three problems may come together at the end. */
#define APP_TEXT_SIZE (3 * (PROBLEM_TEXT + 2))

/* How the program was started. */
struct app_options {
	const struct config *config;
	uint64_t interval_ns;
	const char *record;   /* a file, or NULL */
	const char *scenario; /* its name, or NULL */
	bool restore;	      /* put tunables back at the end */
	enum method method;   /* to begin with, or METHOD_UNKNOWN */
};

/*
 * Begin to watch @source, which is the app's from then on, and take a first
 * sample. False: *@problem says why; app_end() in any case.
 */
bool app_start(struct app *app, struct source *source,
	       const struct app_options *options, struct problem *problem);

/*
 * Put back what is to be put back, end the recording, and free all. False: not
 * all went well, and @text says what did not.
 */
bool app_end(struct app *app, char *text);

/* Answer whether what an earlier run left is to be put back. */
void app_answer_restore(struct app *app, bool yes);

/*
 * The sample whose tunables the editor shows: what holds now, also beside a
 * picture of the past; of a recording what held at the moment.
 */
const struct sample *app_tunables(const struct app *app);

/* Draw the picture anew: the moment, the order or the history has changed. */
void app_update_model(struct app *app);

/* Let a scenario go on as far as can be gone, and show what it wants shown. */
void app_play(struct app *app);
/* Begin the scenario @name. False: *@problem says why. */
bool app_play_scenario(struct app *app, const char *name,
		       struct problem *problem);

/* Take over what the monitor's last sample gave. */
void app_show_sample(struct app *app);

#endif
