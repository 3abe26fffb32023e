/* SPDX-License-Identifier: GPL-2.0 */
/*
 * text.h - a text that is put together piece by piece, in memory of a given size
 */
#ifndef LIB_BASE_TEXT_H
#define LIB_BASE_TEXT_H

#include <stddef.h>

struct text {
	char *bytes; /* with a NUL behind them */
	size_t size;
	size_t length;
};

/* An empty text in @bytes, which live on. */
struct text text_begin(char *bytes, size_t size);

/* Put more behind it, as far as there is room. */
__attribute__((format(printf, 2, 3))) void text_add(struct text *text,
						    const char *format, ...);

#endif
