/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mark.h - a mark on the timeline
 *
 * Either a change of a tunable, by anyone, or a text added by the user or a
 * scenario.
 */
#ifndef LIB_MODEL_MARK_H
#define LIB_MODEL_MARK_H

#include "lib/model/sample.h"

#define MARK_TEXT_SIZE 160
#define MARK_COMM_SIZE 16

enum mark_kind {
	MARK_CHANGE, /* a tunable changed its value */
	MARK_TEXT,
};

struct mark {
	enum mark_kind kind;
	uint64_t mono_ns; /* CLOCK_MONOTONIC: when it happened */
	int64_t real_ns;  /* CLOCK_REALTIME at the same time */

	/* For a change. */
	unsigned int id; /* of the tunable (tunable.h) */
	bool before_known;
	int64_t before;
	int64_t after;
	uint32_t pid;		   /* who wrote it; 0: unknown */
	char comm[MARK_COMM_SIZE]; /* its name; "": unknown */

	/* For a text. UTF-8. */
	char text[MARK_TEXT_SIZE];
};

/*
 * Iterate over the changes between two samples of the tunables in @mask (bit
 * id): stores the first change at or after @id in @mark, with the time of the
 * later sample. Returns the id to continue with, or TUNABLE_COUNT + 1 if there
 * was no further change.
 */
unsigned int mark_next_change(const struct sample *before,
			      const struct sample *after, uint32_t mask,
			      unsigned int id, struct mark *mark);

/* Do both have the same tunables, as far as known, and settings of the load? */
bool mark_same_settings(const struct sample *x, const struct sample *y);

/*
 * Describe a mark, in ASCII except for the user's text: "switch_param1 0 -> 5
 * by bash (4711)", "the text".
 */
void mark_describe(const struct mark *mark, char *text, size_t size);

#endif
