/* SPDX-License-Identifier: GPL-2.0 */
/*
 * app.h - all that the program on the screen is, but for the terminal
 *
 * Keys change it, looks at the source change it; what is drawn is drawn from a
 * const one.
 */
#ifndef DPASTOP_APP_H
#define DPASTOP_APP_H

#include "actions.h"
#include "editor.h"
#include "monitor.h"
#include "picture.h"
#include "view.h"

struct app {
	struct monitor monitor;
	struct picture picture;
	struct view view;
	struct editor editor;
	struct bindings bindings;
	char away[2 * SOURCE_TEXT_SIZE];	/* why there is no sample now, or "" */
};

/*
 * The sample whose tunables the editor shows: what holds now, also beside a
 * picture of the past; of a recording what held at the moment.
 */
const struct snapshot *app_tunables(const struct app *app);

/* Draw the picture anew: the moment, the order or the history has changed. */
void app_update_picture(struct app *app);

/* Take over what the monitor's last look gave. */
void app_show_look(struct app *app);

#endif
