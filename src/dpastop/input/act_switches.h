/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_switches.h - keys of the view of the switches
 */
#ifndef DPASTOP_INPUT_ACT_SWITCHES_H
#define DPASTOP_INPUT_ACT_SWITCHES_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

/* Do it, if @action is one of that view. */
bool act_switches(struct app *app, const struct layout *layout,
		  enum action action);

#endif
