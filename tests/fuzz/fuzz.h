/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fuzz.h - a reader, given what is nearly right
 *
 * A fuzzer is a program of one reader: some texts that are right, words that it
 * knows, and a function that reads. Its main() is one call of fuzz_run(). Link
 * it with fuzz.c. The runs are the same each time; damaged are bytes, numbers,
 * words, lines and the end. It is most telling when built with --enable-asan.
 *
 * `./fuzz_x 120 130` repeats these runs and prints each text first.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>

struct fuzz {
	/* Texts that are right; the last is NULL. */
	const char *const *texts;
	/* What to put in here and there; the last is NULL. */
	const char *const *words;
	/*
	 * Read @size bytes of @data, which end without a NUL: reading further
	 * is seen by ASan. False: something does not hold; say what on standard
	 * output. What it allocates it frees.
	 */
	bool (*read)(const char *data, size_t size);
};

/* The exit status for main(), whose arguments it takes. */
int fuzz_run(const struct fuzz *fuzz, int argc, char *argv[]);

#endif
