/* SPDX-License-Identifier: GPL-2.0 */
/*
 * progress_line.h - one line on the terminal that is overwritten as work goes on
 *
 * It goes to standard error, and only if that is a terminal. A stalled terminal
 * (Ctrl-S, a slow ssh) does not hold up the work: the line is left out then.
 */
#ifndef LIB_BASE_PROGRESS_LINE_H
#define LIB_BASE_PROGRESS_LINE_H

#include <stdbool.h>

struct progress_line {
	bool is_wanted;	   /* standard error is a terminal */
	bool is_on_screen; /* to be cleared */
};

struct progress_line progress_line_begin(void);

/* Show a line in place of the last one. */
__attribute__((format(printf, 2, 3))) void
progress_line_show(struct progress_line *line, const char *format, ...);

/* Clear the line. */
void progress_line_clear(struct progress_line *line);

#endif
