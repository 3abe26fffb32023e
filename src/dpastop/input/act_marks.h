/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_marks.h - the log of changes and texts: a list to jump from
 */
#ifndef DPASTOP_INPUT_ACT_MARKS_H
#define DPASTOP_INPUT_ACT_MARKS_H

#include "dpastop/app.h"

/* Open the list, newest first. */
void act_marks(struct app *app);

/* One was chosen: show its moment. */
void act_marks_chosen(struct app *app);

#endif
