/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_load.h - keys of the view of the load
 */
#ifndef DPASTOP_ACT_LOAD_H
#define DPASTOP_ACT_LOAD_H

#include "app.h"
#include "ui/layout.h"

/* Do it, if @action is one of that view. */
bool act_load(struct app *app, const struct layout *layout, enum action action);

/* A value for the selected part of the load was typed. */
void act_load_entered(struct app *app);

#endif
