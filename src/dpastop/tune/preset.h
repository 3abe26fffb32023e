/* SPDX-License-Identifier: GPL-2.0 */
/*
 * preset.h - named sets of tunables: built-in and user-defined
 *
 * A user-defined preset is a file of "TUNABLE = VALUE" lines (settings.h) in
 * presets/ of dpastop's configuration directory, named after the preset.
 */
#ifndef DPASTOP_TUNE_PRESET_H
#define DPASTOP_TUNE_PRESET_H

#include <limits.h>

#include "lib/base/problem.h"
#include "lib/model/tunable_set.h"

#define PRESET_NAME_SIZE 64

struct preset {
	char name[PRESET_NAME_SIZE];
	const char *meaning; /* a sentence; "" for user-defined ones */
	struct tunable_set values;
};

/* Names; static or owned by the list. */
struct preset_list {
	size_t count;
	char (*name)[PRESET_NAME_SIZE]; /* owned */
	size_t nr_built_in;		/* these come first */
};

/*
 * All presets, the user-defined ones sorted by name. False: those could not be
 * listed, and *@problem says why; the list still has the built-in ones. Call
 * preset_list_free() in either case.
 */
bool preset_list(struct preset_list *list, struct problem *problem);
void preset_list_free(struct preset_list *list);

/*
 * The preset called @name. False: *@problem says why, with file and line. A
 * file with an invalid line is rejected as a whole.
 */
bool preset_load(struct preset *preset, const char *name,
		 struct problem *problem);

/*
 * Save @values as the user-defined preset @name. An existing one is replaced,
 * unless it is built-in or not a valid preset. False: *@problem says why.
 */
bool preset_save(const char *name, const struct tunable_set *values,
		 struct problem *problem);

/* Can a preset be saved as @name? If not, *@problem says why. */
bool preset_check_name(const char *name, struct problem *problem);

/*
 * Does the directory for user-defined presets exist, or can it be created? If
 * not, *@problem says why.
 */
bool preset_check_place(struct problem *problem);

/* Parse the text of a preset; @file is the file name for *@problem. */
bool preset_parse(struct tunable_set *values, const char *data, size_t length,
		  const char *file, struct problem *problem);

#endif
