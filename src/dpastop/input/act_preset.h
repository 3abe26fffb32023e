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

/*
 * Ask for the name of a preset to save, if one can be saved. @kind:
 * PROMPT_PRESET or PROMPT_FOUND, by what is to be in it.
 */
void act_preset_ask(struct app *app, enum prompt_kind kind);

/* Save @values under the typed name. False: the message says why not. */
bool act_preset_save(struct app *app, const struct tunable_set *values);

/* The name of a preset to save was typed. */
void act_preset_entered(struct app *app);

#endif
