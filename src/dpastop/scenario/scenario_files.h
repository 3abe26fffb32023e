/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_files.h - find scenarios: a file, or the name of a shipped one
 *
 * The shipped ones are NAME.scenario in the directory in the environment
 * variable DPASTOP_SCENARIOS or, without it, in the installation directory.
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_FILES_H
#define DPASTOP_SCENARIO_SCENARIO_FILES_H

#include <limits.h>

#include "lib/base/problem.h"
#include "lib/scenario/scenario.h"

#define SCENARIO_NAME_SIZE 64

/* The prefix of the tour's chapters, which are ordered by name. */
#define SCENARIO_FILES_TOUR "tour-"

struct scenario_entry {
	char name[SCENARIO_NAME_SIZE];
	char title[PROBLEM_TEXT]; /* or its error */
	bool is_good;
};

/*
 * Read the scenario @name: a file if it contains a slash or ".scenario",
 * otherwise the name of a shipped one. False: *@problem says which file, which
 * line and why, and there is nothing to free.
 */
bool scenario_files_read(struct scenario *scenario, const char *name,
			 struct problem *problem);

/*
 * Store the shipped ones, sorted by name, in *@entries, which the caller frees.
 * Returns their number; 0 if there are none or their directory cannot be read:
 * *@problem says which.
 */
size_t scenario_files_list(struct scenario_entry **entries,
			   struct problem *problem);

/* Store the first chapter of the tour in @name; "" if there is none. */
void scenario_files_first_chapter(char name[SCENARIO_NAME_SIZE]);

/* The one after the chapter @name; "" if that is the last, or not a chapter. */
void scenario_files_next_chapter(const char *name,
				 char next[SCENARIO_NAME_SIZE]);

/* Print them. Returns the exit status; errors go to standard error. */
int scenario_files_print(void);

#endif
