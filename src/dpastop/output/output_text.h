/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output_text.h - text that is buffered completely before it is written
 */
#ifndef DPASTOP_OUTPUT_OUTPUT_TEXT_H
#define DPASTOP_OUTPUT_OUTPUT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct output_text {
	FILE *stream; /* to print to */
	char *data;
	size_t size;
};

/* False: errno says why, and there is nothing to finish. */
bool output_text_begin(struct output_text *text);

/* Write it to @fd and free it. False: errno says why. */
bool output_text_end(struct output_text *text, int fd);

/* Print @value / @divisor, a power of ten, independent of the locale. */
void output_text_decimal(FILE *stream, uint64_t value, uint64_t divisor);

#endif
