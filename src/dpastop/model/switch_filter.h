/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_filter.h - filter the switches to show
 *
 * A filter consists of words separated by blanks, all of which must match a
 * record; case is ignored:
 *
 *	cpu3, cpu 3		it was on that CPU
 *	PAS->OL, PAS → OL	it was between these modes
 *	from:PAS, to:CP, PAS	it left, entered, did either with that mode
 *	anything else		its evidence in words has that text in it
 */
#ifndef DPASTOP_MODEL_SWITCH_FILTER_H
#define DPASTOP_MODEL_SWITCH_FILTER_H

#include "lib/model/switch_record.h"

#define SWITCH_FILTER_WORDS 16
#define SWITCH_FILTER_TEXT 64

/* For the status line, while a filter is being typed. */
#define SWITCH_FILTER_EXAMPLES "cpu3 PAS->OL from:OL to:CP tf"

/* From the cheapest to the most expensive test. */
enum switch_filter_kind {
	SWITCH_FILTER_CPU,
	SWITCH_FILTER_MODES,
	SWITCH_FILTER_CLASS, /* text without digits, matched per sentence */
	SWITCH_FILTER_EVIDENCE,
};

struct switch_filter_word {
	enum switch_filter_kind kind;
	uint32_t cpu;
	bool is_either;	  /* either of the two modes */
	int from, to;	  /* enum dpas_mode; -1: any */
	uint32_t classes; /* bit mask of sentences that contain the text */
	const char *text; /* stored in struct switch_filter */
};

struct switch_filter {
	char text[SWITCH_FILTER_TEXT];
	unsigned int nr_words; /* 0: every record matches */
	struct switch_filter_word word[SWITCH_FILTER_WORDS];
};

/* Every @text is valid; anything beyond the limits above is ignored. */
void switch_filter_parse(struct switch_filter *filter, const char *text);

/* Is it empty, or does it only test CPUs? */
bool switch_filter_is_of_cpus(const struct switch_filter *filter);

bool switch_filter_matches(const struct switch_filter *filter,
			   const struct switch_record *record);

#endif
