/* SPDX-License-Identifier: GPL-2.0 */
/*
 * app.h - the state of the interactive program, except for the terminal
 *
 * It is changed by keys and by samples from the source; drawing takes a const
 * pointer.
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
#include "dpastop/tune/candidate_order.h"
#include "dpastop/tune/editor.h"
#include "dpastop/tune/restore.h"
#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner.h"

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
	struct tuner tuner;	      /* the current or the last search */
	struct candidate_order order; /* of its candidates */
	char summary[SUMMARY_SIZE];   /* of the last search; "" until it ends */
	struct restore_found left;    /* from an earlier run, while offered */
	char away[2 * SOURCE_TEXT_SIZE]; /* why there is no sample, or "" */
};

/* Up to four problems may be reported together at exit. */
#define APP_TEXT_SIZE (4 * (PROBLEM_TEXT + 2))

/* How the program was started. */
struct app_options {
	const struct config *config;
	uint64_t interval_ns;
	const char *record;   /* a file, or NULL */
	const char *scenario; /* its name, or NULL */
	bool restore;	      /* restore tunables at exit */
	enum method method;   /* initial method, or METHOD_UNKNOWN */
};

/*
 * Start to watch @source, taking ownership, and take a first sample. False:
 * *@problem says why; call app_end() in any case.
 */
bool app_start(struct app *app, struct source *source,
	       const struct app_options *options, struct problem *problem);

/*
 * Restore what has to be restored, finish the recording, and free everything.
 * False: something failed, and @text says what.
 */
bool app_end(struct app *app, char *text);

/* The user's answer: restore the tunables left by an earlier run? */
void app_answer_restore(struct app *app, bool yes);

/*
 * The sample whose tunables the editor changes: the current values, even while a
 * past moment is shown; in a recording, those at that moment.
 */
const struct sample *app_tunables(const struct app *app);

/* The same of the moment that is shown. */
const struct sample *app_shown_tunables(const struct app *app);

/* Is the value of @id now, in *@now, another than at the moment that is shown? */
bool app_tunable_differs(const struct app *app, unsigned int id, int64_t *now);

/*
 * Update the model, and what is shown of a search: the moment, the order, the
 * history or the search has changed.
 */
void app_update_model(struct app *app);

/* Advance a scenario as far as possible, and show what it asks to show. */
void app_play(struct app *app);
/* Start the scenario @name. False: *@problem says why. */
bool app_play_scenario(struct app *app, const char *name,
		       struct problem *problem);

/* Do what is due in a search; at its end restore everything and say so. */
void app_tune(struct app *app);

/* Show a recorded search, if one has come, like one that has just ended. */
void app_take_search(struct app *app);

/* Process the monitor's last sample. */
void app_show_sample(struct app *app);

#endif
