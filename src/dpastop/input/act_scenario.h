/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_scenario.h - scenarios: chosen from a menu, led by a key
 */
#ifndef DPASTOP_INPUT_ACT_SCENARIO_H
#define DPASTOP_INPUT_ACT_SCENARIO_H

#include "dpastop/app.h"

/* Do it, if @action is one of scenarios. */
bool act_scenario(struct app *app, enum action action);

/* One was chosen from the menu. */
void act_scenario_chosen(struct app *app);

#endif
