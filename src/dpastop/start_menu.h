/* SPDX-License-Identifier: GPL-2.0 */
/*
 * start_menu.h - what to watch, where no device was named and none is the only
 * one with DPAS
 */
#ifndef DPASTOP_START_MENU_H
#define DPASTOP_START_MENU_H

#include "lib/model/sample.h"

#define START_MENU_TOUR "tour"

/*
 * Is there somebody to ask, and something to be asked: no single device of @sysfs
 * has DPAS?
 */
bool start_menu_is_needed(const char *sysfs);

/*
 * Ask on the terminal. The tour, the simulator or a device into @name; false: it
 * was left.
 */
bool start_menu_ask(const char *sysfs, char name[SAMPLE_TEXT_SIZE]);

#endif
