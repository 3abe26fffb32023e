/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view_switches.h - what keys and the mouse need of the list of switches
 */
#ifndef DPASTOP_UI_VIEW_VIEW_SWITCHES_H
#define DPASTOP_UI_VIEW_VIEW_SWITCHES_H

#include "dpastop/app.h"
#include "dpastop/model/switch_list.h"
#include "dpastop/ui/draw/layout.h"

/* What the list has now. */
void view_switches_list(const struct app *app, struct switch_list *list);

/* How many records are seen at once. */
size_t view_switches_visible(struct rect body);

/* What is at line @y of the screen; not known: nothing is. */
struct switch_pick view_switches_at(const struct app *app, struct rect body,
				    int y);

#endif
