/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_speed.h - keys for the speed of simulated time
 */
#ifndef DPASTOP_INPUT_ACT_SPEED_H
#define DPASTOP_INPUT_ACT_SPEED_H

#include "dpastop/app.h"
#include "dpastop/input/actions.h"

/* False: not one of these. */
bool act_speed(struct app *app, enum action action);

#endif
