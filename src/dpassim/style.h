/* SPDX-License-Identifier: GPL-2.0 */
/*
 * style.h - colour on standard output, where it is wanted, and its width
 */
#ifndef DPASSIM_STYLE_H
#define DPASSIM_STYLE_H

#include <stdbool.h>

/* The colours are told apart with any common colour blindness. */
#define STYLE_GOOD "\033[1;36m"	    /* bold cyan */
#define STYLE_SERVICE "\033[34m"    /* blue */
#define STYLE_DUR "\033[33m"	    /* yellow */
#define STYLE_LHP "\033[1;31m"	    /* bold red */
#define STYLE_EHP "\033[1;35m"	    /* bold magenta */
#define STYLE_PAS "\033[1;33m"	    /* bold yellow */
#define STYLE_ADAPTIVE "\033[1;37m" /* bold white */
#define STYLE_PLAIN "\033[0m"

/* A terminal that takes colour, and no NO_COLOR in the environment? */
bool style_has_colour(void);

/* @code where there is colour, or "". */
const char *style(const char *code);

/* Columns of the terminal; 80 where it is none. */
unsigned int style_width(void);

#endif
