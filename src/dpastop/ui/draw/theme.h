/* SPDX-License-Identifier: GPL-2.0 */
/*
 * theme.h - colours and symbols
 *
 * The colours of the modes are safe for the colour-blind, and a mode is always
 * named as well. Without colour, or if NO_COLOR is set, bold, underline and
 * reverse are used instead.
 */
#ifndef DPASTOP_UI_DRAW_THEME_H
#define DPASTOP_UI_DRAW_THEME_H

#include <curses.h>

#include "dpas_policy.h"

enum role {
	ROLE_TEXT,
	ROLE_DIM, /* idle, unknown, hints */
	ROLE_STRONG,
	ROLE_TITLE,
	ROLE_FOCUSED_TITLE, /* of the panel with the focus */
	ROLE_SELECTED,
	ROLE_FIELD,   /* what is being typed */
	ROLE_CHANGED, /* a tunable that differs from its default */
	ROLE_GOOD,
	ROLE_ERROR,
	ROLE_EDGE,     /* edge of the state machine, not taken recently */
	ROLE_EDGE_LIT, /* edge just taken */
	ROLE_CURVE,
	ROLE_CURVE_SECOND,
	ROLE_FLOOR, /* lower bound of a curve */
	ROLE_MARK,  /* a mark on a timeline */
	ROLE_TAB,
	ROLE_TAB_CURRENT,
	ROLE_SPEECH, /* scenario text */
	ROLE_MODE,   /* + mode m: its name on its colour */
	ROLE_SHARE = ROLE_MODE + DPAS_NR_MODES, /* + mode m: a bar */
	ROLE_COUNT = ROLE_SHARE + DPAS_NR_MODES
};

/*
 * Each is one column wide, except SIGN_ARROW, SIGN_BOTH, SIGN_MORE and
 * SIGN_AT_MOST in ASCII.
 */
enum sign {
	SIGN_UNKNOWN, /* an unknown value */
	SIGN_ARROW,   /* arrow between two words */
	SIGN_BOTH,    /* double arrow between two words */
	SIGN_UP,      /* arrow heads, for drawing */
	SIGN_DOWN,
	SIGN_RIGHT,
	SIGN_LEFT,
	SIGN_MICRO,
	SIGN_TIMES,
	SIGN_BAR, /* horizontal line */
	SIGN_VERTICAL,
	SIGN_TOP_LEFT, /* corners of a box */
	SIGN_TOP_RIGHT,
	SIGN_BOTTOM_LEFT,
	SIGN_BOTTOM_RIGHT,
	SIGN_MARK, /* pointer to a moment */
	SIGN_MORE, /* the text goes on */
	SIGN_AT_MOST,
	SIGN_COUNT
};

/* The appearance of a role. A colour of -1 is the terminal's default. */
struct style {
	short foreground;
	short background;
	attr_t attr;
};

struct theme {
	struct style style[ROLE_COUNT];
	const char *sign[SIGN_COUNT];
	bool ascii;
	bool coloured;
};

/* The colours of a theme, independent of the terminal. */
struct palette;

/* The names of all palettes, the default first; NULL at the end. */
const char *palette_name(unsigned int index);

/* NULL if there is no such palette. "mono" has no colours. */
const struct palette *palette_find(const char *name);

/* @colours: the number of colours of the terminal; none are used below 8. */
struct style palette_style(const struct palette *palette, int colours,
			   enum role role);

/* For a terminal with @colours. @ascii: only ASCII symbols. */
void theme_init(struct theme *theme, const struct palette *palette, int colours,
		bool ascii);

#endif
