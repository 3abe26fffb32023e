/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_load.h - keys that change the load, or the speed of a recording
 */
#ifndef DPASTOP_INPUT_ACT_LOAD_H
#define DPASTOP_INPUT_ACT_LOAD_H

#include "dpastop/app.h"

/* Decrease and increase, in every view: jobs, or a recording's speed. */
bool act_load_amount(struct app *app, enum action action);

/* Open a prompt for the selected load setting, unless it is read-only. */
void act_load_type(struct app *app);

/* A value for the selected load setting was typed. */
void act_load_entered(struct app *app);

#endif
