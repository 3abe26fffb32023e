/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fuzz.h - a reader, given what is nearly right
 *
 * A fuzzer is a program of one reader: some texts that are right, words that it
 * knows, and a function that reads: it defines fuzz, and fuzz.c has the main().
 * The runs are the same each time; damaged are bytes, numbers, words, lines and
 * the end. It is most telling when built with --enable-asan.
 *
 * What coverage has found worth keeping is in tests/fuzz/corpus/fuzz_x, a file
 * each; those are read, too, as they are and damaged. `tests/run fuzz` builds
 * the same fuzzers on libFuzzer (cover.c) and lets them run from there.
 *
 * `./fuzz_x 120 130` repeats these runs and prints each text first.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stdbool.h>
#include <stddef.h>

struct fuzz {
	/* Texts that are right; the last is NULL. NULL: there are none ... */
	const char *const *texts;
	/* ... but in this file of the sources (seeds.h), if not NULL. */
	const char *seed_file;
	/* What to put in here and there; the last is NULL. */
	const char *const *words;
	/*
	 * Read @size bytes of @data, which end without a NUL: reading further
	 * is seen by ASan. False: something does not hold; say what on standard
	 * output. What it allocates it frees.
	 */
	bool (*read)(const char *data, size_t size);
};

extern const struct fuzz fuzz;

/* A file of no name to write to, the same each time. */
int fuzz_scratch(void);

#endif
