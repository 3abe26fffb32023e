/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mouse.h - handle a click or a turn of the wheel
 */
#ifndef DPASTOP_INPUT_MOUSE_H
#define DPASTOP_INPUT_MOUSE_H

#include "dpastop/app.h"
#include "dpastop/input/keys.h"
#include "dpastop/ui/screen.h"

/* @layout: the current screen layout. A key that is offered can be clicked. */
enum keys_result mouse_click(struct app *app, const struct layout *layout,
			     struct screen_click click);

#endif
