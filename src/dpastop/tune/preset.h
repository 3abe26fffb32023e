/* SPDX-License-Identifier: GPL-2.0 */
/*
 * preset.h - sets of tunables by name: built in, and the user's own
 *
 * A preset of the user's is a file of lines "TUNABLE = VALUE" (settings.h) in
 * presets/ of dpastop's configuration directory; its name is the preset's.
 */
#ifndef DPASTOP_TUNE_PRESET_H
#define DPASTOP_TUNE_PRESET_H

#include <limits.h>

#include "lib/model/tunable_set.h"

#define PRESET_NAME_SIZE 64
#define PRESET_ERROR_SIZE (PATH_MAX + 512)

struct preset {
	char name[PRESET_NAME_SIZE];
	const char *meaning; /* a sentence; "" for the user's own */
	struct tunable_set values;
};

/* Names; all static or the list's. */
struct preset_list {
	size_t count;
	char (*name)[PRESET_NAME_SIZE]; /* owned */
	size_t nr_built_in;		/* these come first */
};

/*
 * The presets there are, the user's own sorted by name. False: the user's
 * could not be listed, and @error (PRESET_ERROR_SIZE bytes) says why; those
 * built in are in the list all the same. preset_list_free() in either case.
 */
bool preset_list(struct preset_list *list, char *error);
void preset_list_free(struct preset_list *list);

/*
 * The preset called @name. False: @error says why, with file and line. A file
 * with a line that is wrong is no preset at all.
 */
bool preset_load(struct preset *preset, const char *name, char *error);

/*
 * Save @values as the user's preset @name. One of that name is replaced, unless
 * it is built in or cannot be read as a preset. False: @error says why.
 */
bool preset_save(const char *name, const struct tunable_set *values,
		 char *error);

/* Is @name one that a preset can be saved under? Otherwise @error says why. */
bool preset_check_name(const char *name, char *error);

/*
 * Is there a place for the user's presets, that is there or can be made? Otherwise
 * @error says why not.
 */
bool preset_check_place(char *error);

/* Take the text of a preset, from a file called @file in @error. */
bool preset_parse(struct tunable_set *values, const char *data, size_t length,
		  const char *file, char *error);

#endif
