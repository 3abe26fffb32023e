/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_udev.h - tell udev's daemon that its rules have changed
 *
 * By itself it looks every three seconds, so that a driver reloaded at once would
 * find the old rules.
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_UDEV_H
#define DPASTOP_KEEP_COMMAND_KEEP_UDEV_H

/*
 * Make it read the rules in /etc again; nothing to do where none is running. If it
 * cannot be told, a note on standard error says so.
 */
void keep_udev_reload(void);

#endif
