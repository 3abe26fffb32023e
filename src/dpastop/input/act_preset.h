/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_preset.h - sets of tunables: chosen from a menu, saved by a name
 */
#ifndef DPASTOP_INPUT_ACT_PRESET_H
#define DPASTOP_INPUT_ACT_PRESET_H

#include "dpastop/app.h"

/* Open the menu of all presets. */
void act_preset(struct app *app);

/* One of them was chosen. */
void act_preset_chosen(struct app *app);

/* Ask under which name to save what holds now, if there is a place for it. */
void act_preset_save(struct app *app);

/* The name under which to save it was typed. */
void act_preset_entered(struct app *app);

#endif
