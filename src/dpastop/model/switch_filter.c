// SPDX-License-Identifier: GPL-2.0
/*
 * switch_filter.c - cheap tests first
 *
 * Each redraw filters thousands of records, so words that do not need the text
 * of a record are tested first. Evidence is one of a few sentences that differ
 * only in their numbers, so text without digits is searched for once in each
 * sentence.
 */
#include "dpastop/model/switch_filter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define BLANKS " \t"

#define ARROW "->"

/* As it may be typed or pasted from the screen, and as records have it. */
static const struct {
	const char *sign, *plain;
} filter_signs[] = {
	{ "\u2192", ARROW },
	{ "\u2264", "<=" },
	{ "\u00b5", "u" },
	{ "\u03bc", "u" },
};

/* The sentences: one for each reason, then those of inferred switches. */
enum {
	CLASS_REASONS = DPAS_NR_REASONS + 1, /* the last: any other */
	CLASS_GUESSED = CLASS_REASONS,
	CLASS_GUESSED_SEVERAL,
	CLASS_COUNT
};

#define EVIDENCE_SIZE 128

static bool switch_filter_evidence_has(const struct switch_record *record,
				       const char *text)
{
	char evidence[EVIDENCE_SIZE];

	switch_record_explain(record, evidence, sizeof(evidence));
	return strcasestr(evidence, text);
}

static unsigned int switch_filter_class(const struct switch_record *record)
{
	if (record->sampled)
		return record->count > 1 ? CLASS_GUESSED_SEVERAL :
					   CLASS_GUESSED;
	return record->event.reason < DPAS_NR_REASONS ? record->event.reason :
							DPAS_NR_REASONS;
}

static uint32_t switch_filter_classes(const char *text)
{
	uint32_t classes = 0;
	unsigned int i;

	for (i = 0; i < CLASS_COUNT; i++) {
		struct switch_record example = {
			.sampled = i >= CLASS_REASONS,
			.count = i == CLASS_GUESSED_SEVERAL ? 2 : 1,
			.event.reason = i < CLASS_REASONS ? (uint8_t)i : 0,
		};

		if (switch_filter_evidence_has(&example, text))
			classes |= UINT32_C(1) << i;
	}
	return classes;
}

/* Is all of @text a CPU number? */
static bool switch_filter_number(const char *text, uint32_t *cpu)
{
	unsigned long value;
	char *end;

	if (*text < '0' || *text > '9')
		return false;
	value = strtoul(text, &end, 10);
	*cpu = value < UINT32_MAX ? (uint32_t)value : UINT32_MAX;
	return !*end;
}

/* The mode named by the first @length bytes of @text, or -1. */
static int switch_filter_mode(const char *text, size_t length)
{
	int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		const char *name = sample_mode_name((uint64_t)mode);

		if (strlen(name) == length && !strncasecmp(name, text, length))
			return mode;
	}
	return -1;
}

/* "PAS->OL" */
static bool switch_filter_edge(struct switch_filter_word *word,
			       const char *text)
{
	const char *arrow = strstr(text, ARROW), *after;

	if (!arrow)
		return false;
	after = arrow + strlen(ARROW);
	word->from = switch_filter_mode(text, (size_t)(arrow - text));
	word->to = switch_filter_mode(after, strlen(after));
	return word->from >= 0 && word->to >= 0;
}

static bool switch_filter_modes(struct switch_filter_word *word,
				const char *text)
{
	word->from = word->to = -1;
	if (switch_filter_edge(word, text))
		return true;
	word->from = word->to = -1;
	if (!strncasecmp(text, "from:", 5)) {
		word->from = switch_filter_mode(text + 5, strlen(text + 5));
		return word->from >= 0;
	}
	if (!strncasecmp(text, "to:", 3)) {
		word->to = switch_filter_mode(text + 3, strlen(text + 3));
		return word->to >= 0;
	}
	word->is_either = true;
	word->from = word->to = switch_filter_mode(text, strlen(text));
	return word->from >= 0;
}

static void switch_filter_word(struct switch_filter_word *word,
			       const char *text)
{
	memset(word, 0, sizeof(*word));
	if (!strncasecmp(text, "cpu", 3) &&
	    switch_filter_number(text + 3, &word->cpu))
		word->kind = SWITCH_FILTER_CPU;
	else if (switch_filter_modes(word, text))
		word->kind = SWITCH_FILTER_MODES;
	else
		word->kind = strpbrk(text, "0123456789") ?
			SWITCH_FILTER_EVIDENCE :
			SWITCH_FILTER_CLASS;
	if (word->kind == SWITCH_FILTER_CLASS)
		word->classes = switch_filter_classes(text);
	word->text = text;
}

static int switch_filter_compare(const void *a, const void *b)
{
	const struct switch_filter_word *x = a, *y = b;

	return (int)x->kind - (int)y->kind;
}

/* None is longer than its sign. */
static void switch_filter_plain(char *text)
{
	size_t i, sign, plain;
	char *at;

	for (i = 0; i < sizeof(filter_signs) / sizeof(*filter_signs); i++) {
		sign = strlen(filter_signs[i].sign);
		plain = strlen(filter_signs[i].plain);
		for (at = text; (at = strstr(at, filter_signs[i].sign));) {
			memcpy(at, filter_signs[i].plain, plain);
			memmove(at + plain, at + sign, strlen(at + sign) + 1);
		}
	}
}

/* "PAS -> OL" is one word: remove the blanks around each arrow. */
static void switch_filter_join(char *text)
{
	size_t length = strlen(ARROW);
	char *at = text;

	while ((at = strstr(at, ARROW))) {
		char *after = at + length + strspn(at + length, BLANKS);

		while (at > text && strchr(BLANKS, at[-1]))
			at--;
		memcpy(at, ARROW, length);
		at += length;
		memmove(at, after, strlen(after) + 1);
	}
}

void switch_filter_parse(struct switch_filter *filter, const char *text)
{
	struct switch_filter_word *word = filter->word;
	char *rest, *at;

	snprintf(filter->text, sizeof(filter->text), "%s", text);
	switch_filter_plain(filter->text);
	switch_filter_join(filter->text);
	filter->nr_words = 0;
	for (at = strtok_r(filter->text, BLANKS, &rest);
	     at && filter->nr_words < SWITCH_FILTER_WORDS;
	     at = strtok_r(NULL, BLANKS, &rest)) {
		/* "cpu 3" */
		if (word > filter->word && !strcasecmp(word[-1].text, "cpu") &&
		    switch_filter_number(at, &word[-1].cpu)) {
			word[-1].kind = SWITCH_FILTER_CPU;
			continue;
		}
		switch_filter_word(word++, at);
		filter->nr_words++;
	}
	qsort(filter->word, filter->nr_words, sizeof(*filter->word),
	      switch_filter_compare);
}

static bool switch_filter_modes_match(const struct switch_filter_word *word,
				      const struct switch_record *record)
{
	int from = record->event.from, to = record->event.to;

	if (word->is_either)
		return from == word->from || to == word->to;
	return (word->from < 0 || from == word->from) &&
		(word->to < 0 || to == word->to);
}

static bool switch_filter_word_matches(const struct switch_filter_word *word,
				       const struct switch_record *record)
{
	switch (word->kind) {
	case SWITCH_FILTER_CPU:
		return record->cpu == word->cpu;
	case SWITCH_FILTER_MODES:
		return switch_filter_modes_match(word, record);
	case SWITCH_FILTER_CLASS:
		return word->classes >> switch_filter_class(record) & 1;
	case SWITCH_FILTER_EVIDENCE:
		break;
	}
	return switch_filter_evidence_has(record, word->text);
}

bool switch_filter_matches(const struct switch_filter *filter,
			   const struct switch_record *record)
{
	unsigned int i;

	for (i = 0; i < filter->nr_words; i++)
		if (!switch_filter_word_matches(filter->word + i, record))
			return false;
	return true;
}

bool switch_filter_is_of_cpus(const struct switch_filter *filter)
{
	unsigned int i;

	for (i = 0; i < filter->nr_words; i++)
		if (filter->word[i].kind != SWITCH_FILTER_CPU)
			return false;
	return true;
}
