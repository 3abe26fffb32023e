/* SPDX-License-Identifier: GPL-2.0 */
/* seeds.h - what a fuzzer starts from */
#ifndef TESTS_FUZZ_SEEDS_H
#define TESTS_FUZZ_SEEDS_H

#include <stdbool.h>
#include <stddef.h>

struct seed {
	char *data;
	size_t size;
};

struct seeds {
	struct seed *seed;
	size_t count;
};

/* Add these; the last is NULL. */
void seeds_add_texts(struct seeds *seeds, const char *const *texts);

/*
 * Of the file @name below the sources: its first line with each run of
 * @nr_lines others. False, and a word on standard output: it cannot be read.
 */
bool seeds_add_lines(struct seeds *seeds, const char *name,
		     unsigned int nr_lines);

/* Each file of the directory @name below the sources, if there is one. */
void seeds_add_corpus(struct seeds *seeds, const char *name);

void seeds_free(struct seeds *seeds);

#endif
