/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_method.h - choosing the method
 */
#ifndef DPASTOP_INPUT_ACT_METHOD_H
#define DPASTOP_INPUT_ACT_METHOD_H

#include "dpastop/app.h"

/* Offer them; the present one is selected. */
void act_method(struct app *app);
/* One was chosen from the menu. */
void act_method_chosen(struct app *app);

#endif
