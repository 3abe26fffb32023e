/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_preset.h - keys to choose and save presets
 */
#ifndef DPASTOP_INPUT_ACT_PRESET_H
#define DPASTOP_INPUT_ACT_PRESET_H

#include "dpastop/app.h"

/* Open the menu of all presets. */
void act_preset(struct app *app);

/* A preset was chosen. */
void act_preset_chosen(struct app *app);

/* Ask for a name to save the current values, if that is possible. */
void act_preset_save(struct app *app);

/* The name of a preset to save was typed. */
void act_preset_entered(struct app *app);

#endif
