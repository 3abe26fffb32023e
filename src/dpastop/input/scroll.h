/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scroll.h - the keys that scroll a text or a list
 */
#ifndef DPASTOP_INPUT_SCROLL_H
#define DPASTOP_INPUT_SCROLL_H

#include "dpastop/input/actions.h"

/*
 * Move *@first, the first line shown, by @action; it is at most @last, also where
 * the terminal or the list has grown. False: @action does not scroll.
 */
bool scroll_act(size_t *first, size_t last, size_t page, enum action action);

#endif
