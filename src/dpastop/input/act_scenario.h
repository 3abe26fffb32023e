/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_scenario.h - keys to choose and control scenarios
 */
#ifndef DPASTOP_INPUT_ACT_SCENARIO_H
#define DPASTOP_INPUT_ACT_SCENARIO_H

#include "dpastop/app.h"

/* Handle @action if it is about scenarios. */
bool act_scenario(struct app *app, enum action action);

/* A scenario was chosen. */
void act_scenario_chosen(struct app *app);

#endif
