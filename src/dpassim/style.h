/* SPDX-License-Identifier: GPL-2.0 */
/*
 * style.h - colours and width of standard output
 */
#ifndef DPASSIM_STYLE_H
#define DPASSIM_STYLE_H

#include <stdbool.h>

/* The colours are safe for colour-blind readers. */
#define STYLE_GOOD "\033[1;36m"	    /* bold cyan */
#define STYLE_SERVICE "\033[34m"    /* blue */
#define STYLE_DUR "\033[33m"	    /* yellow */
#define STYLE_LHP "\033[1;31m"	    /* bold red */
#define STYLE_EHP "\033[1;35m"	    /* bold magenta */
#define STYLE_PAS "\033[1;33m"	    /* bold yellow */
#define STYLE_ADAPTIVE "\033[1;37m" /* bold white */
#define STYLE_PLAIN "\033[0m"

/* Is it a terminal with colours, and NO_COLOR is not set? */
bool style_has_colour(void);

/* @code with colour, otherwise "". */
const char *style(const char *code);

/* Columns of the terminal; 80 if it is not a terminal. */
unsigned int style_width(void);

#endif
