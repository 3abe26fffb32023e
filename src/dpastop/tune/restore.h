/* SPDX-License-Identifier: GPL-2.0 */
/*
 * restore.h - restore tunables at exit
 *
 * The original values are also saved in a file, restore-DEVICE in dpastop's
 * state directory, so that the next start can offer to restore them if this
 * program is killed. A file from an earlier boot is ignored: the tunables have
 * been reset since.
 */
#ifndef DPASTOP_TUNE_RESTORE_H
#define DPASTOP_TUNE_RESTORE_H

#include <limits.h>

#include "lib/base/problem.h"
#include "lib/model/tunable_set.h"
#include "lib/source.h"

#define RESTORE_TEXT_SIZE PROBLEM_TEXT

/* The state of a file from an earlier start. */
enum restore_state {
	RESTORE_NONE, /* no file, or all values are as in the file */
	RESTORE_LEFT, /* its writer was killed */
	RESTORE_HELD, /* its writer is still running */
	RESTORE_UNREADABLE,
};

struct restore_found {
	char path[PATH_MAX];
	struct tunable_set values; /* for RESTORE_LEFT: the values to restore */
	char text[RESTORE_TEXT_SIZE]; /* a sentence, unless RESTORE_NONE */
};

/* @now: the current values of @device. */
enum restore_state restore_find(const char *device, const struct sample *now,
				struct restore_found *found);

/* Do not offer it again. */
void restore_forget(const struct restore_found *found);

struct restore {
	bool is_armed; /* there is something to do at exit */
	char path[PATH_MAX];
	struct tunable_set values;
};

/*
 * Save the current values @now of @device; if there are older ones left
 * (RESTORE_LEFT), keep those; if another process is in charge (RESTORE_HELD),
 * save nothing. False: nothing will be restored, and *@problem says why.
 */
bool restore_begin(struct restore *restore, const char *device,
		   const struct sample *now, struct problem *problem);

/*
 * Write those of @set that differ from @now, the current values of @source, in
 * an order that suits the kernel, continuing after failures. False: what could
 * not be restored and why is appended to the reason of *@problem.
 */
bool restore_put_back(const struct tunable_set *set, const struct sample *now,
		      struct source *source, struct problem *problem);

/*
 * Restore what has changed since, and remove the file. False: not everything
 * could be restored; *@problem says what and why, and the file stays for the
 * next start. No effect if restore_begin() saved nothing.
 */
bool restore_end(struct restore *restore, struct source *source,
		 struct problem *problem);

#endif
