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

#include "lib/base/problem.h"
#include "lib/model/tunable_set.h"

#define PRESET_NAME_SIZE 64

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
 * could not be listed, and *@problem says why; those
 * built in are in the list all the same. preset_list_free() in either case.
 */
bool preset_list(struct preset_list *list, struct problem *problem);
void preset_list_free(struct preset_list *list);

/*
 * The preset called @name. False: *@problem says why, with file and line. A file
 * with a line that is wrong is no preset at all.
 */
bool preset_load(struct preset *preset, const char *name,
		 struct problem *problem);

/*
 * Save @values as the user's preset @name. One of that name is replaced, unless
 * it is built in or cannot be read as a preset. False: *@problem says why.
 */
bool preset_save(const char *name, const struct tunable_set *values,
		 struct problem *problem);

/* Is @name one that a preset can be saved under? Otherwise *@problem says why. */
bool preset_check_name(const char *name, struct problem *problem);

/*
 * Is there a place for the user's presets, that is there or can be made? Otherwise
 * *@problem says why not.
 */
bool preset_check_place(struct problem *problem);

/* Take the text of a preset, from a file called @file in *@problem. */
bool preset_parse(struct tunable_set *values, const char *data, size_t length,
		  const char *file, struct problem *problem);

#endif
