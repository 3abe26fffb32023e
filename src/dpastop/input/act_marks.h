/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_marks.h - the menu of marks, to jump to one
 */
#ifndef DPASTOP_INPUT_ACT_MARKS_H
#define DPASTOP_INPUT_ACT_MARKS_H

#include "dpastop/app.h"

/* Open the menu, newest first. */
void act_marks(struct app *app);

/* A mark was chosen: show its moment. */
void act_marks_chosen(struct app *app);

#endif
