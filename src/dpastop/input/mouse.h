/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mouse.h - what a click or a turn of the wheel does
 */
#ifndef DPASTOP_INPUT_MOUSE_H
#define DPASTOP_INPUT_MOUSE_H

#include "dpastop/app.h"
#include "dpastop/input/keys.h"
#include "dpastop/ui/screen.h"

/* @layout: of the screen as it is seen. A key that is offered can be clicked. */
enum keys_result mouse_click(struct app *app, const struct layout *layout,
			     struct screen_click click);

#endif
