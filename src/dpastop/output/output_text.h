/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output_text.h - a text that is made whole and then written
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

/* False: errno says why, and there is nothing to end. */
bool output_text_begin(struct output_text *text);

/* Write it to @fd and let go of it. False: errno says why. */
bool output_text_end(struct output_text *text, int fd);

/* @value / @divisor, which is a power of ten, whatever the locale. */
void output_text_decimal(FILE *stream, uint64_t value, uint64_t divisor);

#endif
