/* SPDX-License-Identifier: GPL-2.0 */
/* seed_file.h - texts for a fuzzer from a file of the sources */
#ifndef TESTS_FUZZ_SEED_FILE_H
#define TESTS_FUZZ_SEED_FILE_H

/*
 * Of the file @name below the sources: its first line with each run of
 * @nr_lines others, as texts; after them NULL. seed_file_free() frees them. NULL,
 * and a word on standard output, where it cannot be read.
 */
char **seed_file_read(const char *name, unsigned int nr_lines);
void seed_file_free(char **texts);

#endif
