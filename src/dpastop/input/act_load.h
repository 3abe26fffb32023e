/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_load.h - keys that change the load, or the speed of a recording
 */
#ifndef DPASTOP_INPUT_ACT_LOAD_H
#define DPASTOP_INPUT_ACT_LOAD_H

#include "dpastop/app.h"
#include "dpastop/model/load_part.h"
#include "dpastop/ui/draw/layout.h"

/* Why no key changes the load, or "". */
const char *act_load_refusal(const struct app *app);

/* Do it, if @action is one of the view of the load. */
bool act_load(struct app *app, const struct layout *layout, enum action action);

/* Less and more, in every view: jobs, or a recording's speed. */
bool act_load_amount(struct app *app, enum action action);

/* A value for the selected part of the load was typed. */
void act_load_entered(struct app *app);

#endif
