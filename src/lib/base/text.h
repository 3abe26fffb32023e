/* SPDX-License-Identifier: GPL-2.0 */
/*
 * text.h - build a string piece by piece in a fixed-size buffer
 */
#ifndef LIB_BASE_TEXT_H
#define LIB_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct text {
	char *bytes; /* NUL-terminated */
	size_t size;
	size_t length;
};

/* Start an empty text in @bytes, which the caller keeps alive. */
struct text text_begin(char *bytes, size_t size);

/* Append to it, truncated to the room left. */
__attribute__((format(printf, 2, 3))) void text_add(struct text *text,
						    const char *format, ...);

/* What makes a noun after @count a plural: "s", or "" for one. */
const char *text_s(uint64_t count);

#endif
