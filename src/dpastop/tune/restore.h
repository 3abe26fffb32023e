/* SPDX-License-Identifier: GPL-2.0 */
/*
 * restore.h - tunables put back at the end as they were at the start
 *
 * What was there at the start is also kept in a file, restore-DEVICE in
 * dpastop's state directory, so that the next start can offer it where this
 * program did not come to its end. A file of an earlier boot means nothing: the
 * tunables began anew then.
 */
#ifndef DPASTOP_TUNE_RESTORE_H
#define DPASTOP_TUNE_RESTORE_H

#include <limits.h>

#include "lib/base/problem.h"
#include "lib/model/tunable_set.h"
#include "lib/source.h"

#define RESTORE_TEXT_SIZE PROBLEM_TEXT

/* What a file of an earlier start says. */
enum restore_state {
	RESTORE_NONE, /* there is none, or all is as it says */
	RESTORE_LEFT, /* whoever wrote it did not come to its end */
	RESTORE_HELD, /* whoever wrote it is running */
	RESTORE_UNREADABLE,
};

struct restore_found {
	char path[PATH_MAX];
	struct tunable_set values;    /* in case of RESTORE_LEFT: to put back */
	char text[RESTORE_TEXT_SIZE]; /* a sentence, unless RESTORE_NONE */
};

/* @now: what @device holds. */
enum restore_state restore_find(const char *device, const struct sample *now,
				struct restore_found *found);

/* Do not offer it again. */
void restore_forget(const struct restore_found *found);

struct restore {
	bool is_armed; /* there is something to do at the end */
	char path[PATH_MAX];
	struct tunable_set values;
};

/*
 * Keep what @device holds @now; or where something was left (RESTORE_LEFT),
 * that, for it is older; or nothing where another one does it (RESTORE_HELD).
 * False: nothing will be put back, and *@problem says why.
 */
bool restore_begin(struct restore *restore, const char *device,
		   const struct sample *now, struct problem *problem);

/*
 * Write those of @set that @now, what @source holds, has otherwise, in an order that
 * is right for the kernel and whatever becomes of each. False: what could not be put
 * back and why is in the reason of *@problem, behind what it says already.
 */
bool restore_put_back(const struct tunable_set *set, const struct sample *now,
		      struct source *source, struct problem *problem);

/*
 * Put back what has changed since, and remove the file. False: not all could be
 * put back; *@problem says what and why, and the file stays for the next start.
 * Nothing to do where restore_begin() kept nothing.
 */
bool restore_end(struct restore *restore, struct source *source,
		 struct problem *problem);

#endif
