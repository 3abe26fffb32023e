/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_time.h - the moment that is shown: freeze, scroll, jump, play, zoom
 *
 * What the history keeps is walked through in it. Beyond its newest sample a
 * recording is played on; everywhere else that is now.
 */
#ifndef DPASTOP_INPUT_ACT_TIME_H
#define DPASTOP_INPUT_ACT_TIME_H

#include "dpastop/app.h"

/* Do it, if @action is one of time. */
bool act_time(struct app *app, enum action action);

/* Show the sample in which @mono_ns lies, frozen. */
void act_time_show(struct app *app, uint64_t mono_ns);

/* A time to go to was typed. */
void act_time_entered(struct app *app);

#endif
