/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_overview.h - keys of the overview: its panels, the table of CPUs
 */
#ifndef DPASTOP_INPUT_ACT_OVERVIEW_H
#define DPASTOP_INPUT_ACT_OVERVIEW_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

/* Do it, if @action is one of the overview. */
bool act_overview(struct app *app, const struct layout *layout,
		  enum action action);

/* Something of its menu was chosen. */
void act_overview_chosen(struct app *app);

#endif
