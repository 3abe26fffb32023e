/* SPDX-License-Identifier: GPL-2.0 */
/*
 * key_name.h - names of keys: "q", "Space", "Ctrl-l", "PgDn", "F1"
 */
#ifndef DPASTOP_INPUT_KEY_NAME_H
#define DPASTOP_INPUT_KEY_NAME_H

#define KEY_NAME_SIZE 16

/* The code sent by a terminal for Ctrl and @letter. */
#define KEY_NAME_CTRL(letter) ((letter)&0x1f)

/* The name of @key, a curses key code. */
void key_name_of(int key, char name[KEY_NAME_SIZE]);

/* The code of the key named @name, or 0. */
int key_find(const char *name);

#endif
