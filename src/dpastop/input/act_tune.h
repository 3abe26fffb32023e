/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_tune.h - keys that change tunables
 */
#ifndef DPASTOP_INPUT_ACT_TUNE_H
#define DPASTOP_INPUT_ACT_TUNE_H

#include "dpastop/app.h"

/* Do it, if @action is one of tuning. */
bool act_tune(struct app *app, enum action action);

/* Type a value for the selected tunable, unless none may be written. */
void act_tune_type(struct app *app);

/* A value for the selected tunable was typed. */
void act_tune_entered(struct app *app);

#endif
