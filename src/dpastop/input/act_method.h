/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_method.h - the menu of methods
 */
#ifndef DPASTOP_INPUT_ACT_METHOD_H
#define DPASTOP_INPUT_ACT_METHOD_H

#include "dpastop/app.h"

/* Open the menu, with the current one selected. */
void act_method(struct app *app);
/* A method was chosen. */
void act_method_chosen(struct app *app);

#endif
