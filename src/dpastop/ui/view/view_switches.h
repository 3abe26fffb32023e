/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view_switches.h - the switch list's interface for keys and the mouse
 */
#ifndef DPASTOP_UI_VIEW_VIEW_SWITCHES_H
#define DPASTOP_UI_VIEW_VIEW_SWITCHES_H

#include "dpastop/app.h"
#include "dpastop/model/switch_list.h"
#include "dpastop/ui/draw/layout.h"

/* The current contents of the list. */
void view_switches_list(const struct app *app, struct switch_list *list);

/* The number of visible records. */
size_t view_switches_visible(struct rect body);

/* The row at line @y of the screen; unset: none. */
struct switch_pick view_switches_at(const struct app *app, struct rect body,
				    int y);

#endif
