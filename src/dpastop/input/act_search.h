/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_search.h - start and stop a search for the best settings, use its result
 */
#ifndef DPASTOP_INPUT_ACT_SEARCH_H
#define DPASTOP_INPUT_ACT_SEARCH_H

#include "dpastop/app.h"

/* Perform @action if it concerns a search. */
bool act_search(struct app *app, enum action action);

/* A goal was chosen in the menu. */
void act_search_chosen(struct app *app);

/* The name of the preset for the result was entered. */
void act_search_entered(struct app *app);

/* During a search nothing else may be changed: true, with a message. */
bool act_search_refuses(struct app *app, enum action action);

#endif
