/* SPDX-License-Identifier: GPL-2.0 */
/*
 * start_menu.h - ask what to watch if no device was given and there is not
 * exactly one with DPAS
 */
#ifndef DPASTOP_START_MENU_H
#define DPASTOP_START_MENU_H

#include "lib/model/sample.h"

#define START_MENU_TOUR "tour"

/*
 * Is there a terminal to ask on, and not exactly one device with DPAS in
 * @sysfs?
 */
bool start_menu_is_needed(const char *sysfs);

/*
 * Ask on the terminal and store the tour, the simulator or a device in @name;
 * false: the user quit.
 */
bool start_menu_ask(const char *sysfs, char name[SAMPLE_TEXT_SIZE]);

#endif
