/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_tune.h - keys that change tunables
 */
#ifndef DPASTOP_INPUT_ACT_TUNE_H
#define DPASTOP_INPUT_ACT_TUNE_H

#include "dpastop/app.h"

/* Handle @action if it is about tuning. */
bool act_tune(struct app *app, enum action action);

/* Open a prompt for the selected tunable, unless it is read-only. */
void act_tune_type(struct app *app);

/* A value for the selected tunable was typed. */
void act_tune_entered(struct app *app);

#endif
