/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_pack.h - a finished search as JSON, and read back
 *
 * The JSON has everything that its table, charts and verdicts are made of, so a
 * recorded search can be shown like one that has just ended. The same object is
 * the core of what dpastop tune --json prints.
 */
#ifndef LIB_TUNE_TUNE_PACK_H
#define LIB_TUNE_TUNE_PACK_H

#include <jansson.h>

#include "lib/load/load.h"
#include "lib/tune/tune_search.h"

#define TUNE_MOST_LOADS 16
#define TUNE_FAILURE_SIZE (PROBLEM_TEXT + 64)

struct tune_packed {
	uint64_t mono_ns; /* when it ended */
	int64_t real_ns;
	struct tune_search search;
	unsigned int nr_loads; /* run for it; 0: somebody else's load */
	struct load load[TUNE_MOST_LOADS];
	char failure[TUNE_FAILURE_SIZE]; /* why it ended early, or "" */
};

/* Everything but the times. NULL on allocation failure. */
json_t *tune_pack(const struct tune_packed *packed);

/* "live", "dropped", "cut short", "breaks limit", "no figure". */
const char *tune_pack_fate_name(enum tune_fate fate);

/*
 * The search in the untrusted @object, for tune_packed_free(). NULL: *@problem
 * says what is wrong with it.
 */
struct tune_packed *tune_unpack(const json_t *object, struct problem *problem);

/* Free it and its search. NULL is fine. */
void tune_packed_free(struct tune_packed *packed);

#endif
