/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_files.h - where scenarios are: a file, or the name of a shipped one
 *
 * The shipped ones are NAME.scenario in the directory that the environment
 * variable DPASTOP_SCENARIOS names or, without it, in that of the installation.
 */
#ifndef DPASTOP_SCENARIO_SCENARIO_FILES_H
#define DPASTOP_SCENARIO_SCENARIO_FILES_H

#include <limits.h>

#include "lib/base/problem.h"
#include "lib/scenario/scenario.h"

#define SCENARIO_NAME_SIZE 64

/* How the names of the tour's chapters begin; their order is that of the names. */
#define SCENARIO_FILES_TOUR "tour-"

struct scenario_entry {
	char name[SCENARIO_NAME_SIZE];
	char title[PROBLEM_TEXT]; /* or what is wrong with it */
	bool is_good;
};

/*
 * Read the scenario @name: a file where there is a slash or ".scenario" in it,
 * else the name of a shipped one. False: *@problem
 * says which file, which line and why, and there is nothing to free.
 */
bool scenario_files_read(struct scenario *scenario, const char *name,
			 struct problem *problem);

/*
 * The shipped ones, by name, into *@entries, which the caller frees. Returns
 * how many; 0 and errno where their directory cannot be read.
 */
size_t scenario_files_list(struct scenario_entry **entries);

/* The first chapter of the tour into @name; "" where there is none. */
void scenario_files_first_chapter(char name[SCENARIO_NAME_SIZE]);

/* The one after the chapter @name; "" where that is the last, or no chapter. */
void scenario_files_next_chapter(const char *name,
				 char next[SCENARIO_NAME_SIZE]);

/* Print them. The exit status; complaints go to standard error. */
int scenario_files_print(void);

#endif
