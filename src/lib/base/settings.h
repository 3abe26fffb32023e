/* SPDX-License-Identifier: GPL-2.0 */
/*
 * settings.h - files of lines "KEY = VALUE"
 *
 * A # at the start of a line, or after a blank, begins a comment; blanks around
 * KEY and VALUE do not count. What cannot be understood is told with its line;
 * the reader decides what that means for the rest.
 */
#ifndef LIB_BASE_SETTINGS_H
#define LIB_BASE_SETTINGS_H

#include "lib/base/problem.h"

#define SETTINGS_LINE 1024 /* no line has more bytes */

struct settings_reader {
	/*
	 * Take a line. False: it cannot be taken, and the reason in *@problem
	 * says why.
	 */
	bool (*take)(void *context, const char *key, const char *value,
		     struct problem *problem);
	/* Line @line (from 1) is wrong. */
	void (*complain)(void *context, unsigned int line, const char *reason);
	void *context;
};

/* All bytes of the file at @path, to be freed; or NULL, and errno. */
char *settings_load(const char *path, size_t *length);

/* Read the @length bytes at @data. */
void settings_parse(const char *data, size_t length,
		    const struct settings_reader *reader);

/* Both of it. False: errno says why the file cannot be read. */
bool settings_read(const char *path, const struct settings_reader *reader);

#endif
