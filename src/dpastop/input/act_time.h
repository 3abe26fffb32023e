/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_time.h - keys for the moment shown: freeze, scroll, jump, play, zoom
 *
 * Within the history, they move the moment. Beyond its newest sample, a
 * recording is played further; for other sources, that is now.
 */
#ifndef DPASTOP_INPUT_ACT_TIME_H
#define DPASTOP_INPUT_ACT_TIME_H

#include "dpastop/app.h"

/* Handle @action if it is about time. */
bool act_time(struct app *app, enum action action);

/* Freeze at the sample whose interval contains @mono_ns. */
void act_time_show(struct app *app, uint64_t mono_ns);

/* A time to go to was typed. */
void act_time_entered(struct app *app);

#endif
