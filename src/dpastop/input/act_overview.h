/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_overview.h - the overview: its panels, the table of CPUs
 */
#ifndef DPASTOP_INPUT_ACT_OVERVIEW_H
#define DPASTOP_INPUT_ACT_OVERVIEW_H

#include "dpastop/app.h"

/* Something of its menu of columns was chosen. */
void act_overview_chosen(struct app *app);

#endif
