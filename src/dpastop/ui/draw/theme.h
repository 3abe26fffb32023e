/* SPDX-License-Identifier: GPL-2.0 */
/*
 * theme.h - colours and signs
 *
 * The colours of the modes can be told apart by the colour-blind, and a mode
 * is always named as well. Without colour, or where NO_COLOR is set, bold,
 * underline and reverse take their place.
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
	ROLE_FOCUSED_TITLE, /* of the panel that takes the arrow keys */
	ROLE_SELECTED,
	ROLE_FIELD,   /* what is being typed */
	ROLE_CHANGED, /* a tunable that is not at its default */
	ROLE_GOOD,
	ROLE_ERROR,
	ROLE_EDGE,     /* of the state machine, not taken lately */
	ROLE_EDGE_LIT, /* just taken */
	ROLE_CURVE,
	ROLE_CURVE_SECOND,
	ROLE_FLOOR, /* the line that a curve does not go below */
	ROLE_MARK,  /* a changed tunable, a marker, on a timeline */
	ROLE_TAB,
	ROLE_TAB_CURRENT,
	ROLE_SPEECH, /* what a scenario says */
	ROLE_MODE,   /* the name of mode m on its colour: ROLE_MODE + m */
	ROLE_SHARE = ROLE_MODE + DPAS_NR_MODES, /* a bar of mode m */
	ROLE_COUNT = ROLE_SHARE + DPAS_NR_MODES
};

/* Each one column wide, but for SIGN_ARROW and SIGN_BOTH in ASCII. */
enum sign {
	SIGN_UNKNOWN, /* stands for a value that is not known */
	SIGN_ARROW,   /* between two words, from and to */
	SIGN_BOTH,    /* between two words, to and fro */
	SIGN_UP,      /* arrow heads, to draw with */
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
	SIGN_MARK, /* points down at a moment */
	SIGN_COUNT
};

/* What a role looks like. A colour of -1 is the terminal's own. */
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

/* The colours of a theme, before a terminal is known. */
struct palette;

/* The name of each palette in turn, the default one first; NULL at the end. */
const char *palette_name(unsigned int index);

/* NULL where no palette has that name. "mono" has no colours. */
const struct palette *palette_find(const char *name);

/* @colours: how many the terminal has; without colour where fewer than 8. */
struct style palette_style(const struct palette *palette, int colours,
			   enum role role);

/* For a terminal of @colours. @ascii: no sign outside ASCII. */
void theme_init(struct theme *theme, const struct palette *palette, int colours,
		bool ascii);

#endif
