/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stdio_flush.h - has a stream been written, and if not, why?
 */
#ifndef LIB_BASE_STDIO_FLUSH_H
#define LIB_BASE_STDIO_FLUSH_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Flush @stream. False: errno says why some of its output, now or earlier, could
 * not be written; the rest may be followed by an empty line.
 */
bool stdio_flush(FILE *stream);

#endif
