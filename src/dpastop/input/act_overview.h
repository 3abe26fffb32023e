/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_overview.h - keys of the overview: its panels and the CPU table
 */
#ifndef DPASTOP_INPUT_ACT_OVERVIEW_H
#define DPASTOP_INPUT_ACT_OVERVIEW_H

#include "dpastop/app.h"

/* An item in the menu of columns was chosen. */
void act_overview_chosen(struct app *app);

#endif
