/* SPDX-License-Identifier: GPL-2.0 */
/* seed_file.h - a text for a fuzzer from a file of the sources */
#ifndef SEED_FILE_H
#define SEED_FILE_H

/*
 * All of the file @name below the sources, with a NUL. The caller frees it.
 * NULL, and a word on standard output, where it cannot be read.
 */
char *seed_file_read(const char *name);

#endif
