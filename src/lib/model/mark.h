/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mark.h - something on the timeline that somebody did or said
 *
 * A tunable that was changed, by whomever, or a text that a user or a scenario
 * put there.
 */
#ifndef LIB_MODEL_MARK_H
#define LIB_MODEL_MARK_H

#include "lib/model/sample.h"

#define MARK_TEXT_SIZE 160
#define MARK_COMM_SIZE 16

enum mark_kind {
	MARK_CHANGE, /* a tunable was given another value */
	MARK_TEXT,
};

struct mark {
	enum mark_kind kind;
	uint64_t mono_ns; /* CLOCK_MONOTONIC: when it happened */
	int64_t real_ns;  /* CLOCK_REALTIME at that moment */

	/* Of a change. */
	unsigned int id; /* of the tunable, tunable.h */
	bool before_known;
	int64_t before;
	int64_t after;
	uint32_t pid;		   /* who wrote it; 0: unknown */
	char comm[MARK_COMM_SIZE]; /* the name of that; "": unknown */

	/* Of a text. UTF-8. */
	char text[MARK_TEXT_SIZE];
};

/*
 * What changed in the tunables of @mask (bit id) between two samples: the change
 * at or after @id, into @mark, with the time of the later sample. Returns the id
 * to go on with, or TUNABLE_COUNT + 1 where there was no more.
 */
unsigned int mark_next_change(const struct sample *before,
			      const struct sample *after, uint32_t mask,
			      unsigned int id, struct mark *mark);

/*
 * In words, in ASCII but for a text's own: "switch_param1 0 -> 5 by bash
 * (4711)", "the text".
 */
void mark_describe(const struct mark *mark, char *text, size_t size);

#endif
