/* SPDX-License-Identifier: GPL-2.0 */
/*
 * settings.h - files of "KEY = VALUE" lines
 *
 * A # at the start of a line or after a blank begins a comment; blanks around
 * KEY and VALUE are ignored. Errors are reported with their line; the reader
 * decides whether they affect the rest of the file.
 */
#ifndef LIB_BASE_SETTINGS_H
#define LIB_BASE_SETTINGS_H

#include "lib/base/problem.h"

#define SETTINGS_LINE 1024 /* maximum bytes per line */

struct settings_reader {
	/*
	 * Handle one line. False: it was rejected, and the reason in *@problem
	 * says why.
	 */
	bool (*take)(void *context, const char *key, const char *value,
		     struct problem *problem);
	/* Line @line (from 1) is wrong. */
	void (*complain)(void *context, unsigned int line, const char *reason);
	void *context;
};

/*
 * Read the whole file @path; the caller frees it. NULL with errno set on
 * failure.
 */
char *settings_load(const char *path, size_t *length);

/* Parse the @length bytes at @data. */
void settings_parse(const char *data, size_t length,
		    const struct settings_reader *reader);

/* Load and parse. False: errno says why the file cannot be read. */
bool settings_read(const char *path, const struct settings_reader *reader);

#endif
