/* SPDX-License-Identifier: GPL-2.0 */
/*
 * theme.h - colours and signs
 *
 * The colours of the modes can be told apart by the colour-blind, and a mode
 * is always named as well. Without colour, or where NO_COLOR is set, bold,
 * underline and reverse take their place.
 */
#ifndef DPASTOP_THEME_H
#define DPASTOP_THEME_H

#include <curses.h>

#include "dpas_policy.h"

enum role {
	ROLE_TEXT,
	ROLE_DIM,		/* idle, unknown, hints */
	ROLE_STRONG,
	ROLE_TITLE,
	ROLE_FOCUSED_TITLE,	/* of the panel that takes the arrow keys */
	ROLE_SELECTED,
	ROLE_FIELD,		/* what is being typed */
	ROLE_CHANGED,		/* a tunable that is not at its default */
	ROLE_GOOD,
	ROLE_ERROR,
	ROLE_MODE,		/* the name of mode m on its colour: ROLE_MODE + m */
	ROLE_SHARE = ROLE_MODE + DPAS_NR_MODES,	/* a bar of mode m */
	ROLE_COUNT = ROLE_SHARE + DPAS_NR_MODES
};

enum sign {
	SIGN_UNKNOWN,		/* stands for a value that is not known */
	SIGN_ARROW,
	SIGN_BACK_ARROW,
	SIGN_MICRO,
	SIGN_TIMES,
	SIGN_BAR,		/* a line to draw with */
	SIGN_COUNT
};

struct theme {
	attr_t attr[ROLE_COUNT];
	const char *sign[SIGN_COUNT];	/* each one column wide, but for the arrow */
	bool ascii;
	bool coloured;
};

/* After curses has started. @ascii: no sign outside ASCII. */
void theme_init(struct theme *theme, bool ascii, bool coloured);

#endif
