// SPDX-License-Identifier: GPL-2.0
/*
 * theme.c - three palettes: 256 colours, 8 colours, none
 */
#include "theme.h"

#include <string.h>

/* Sky blue, bluish green, orange, vermilion: after Okabe and Ito. */
static const short theme_mode_256[DPAS_NR_MODES] = {
	[DPAS_INT] = 75,
	[DPAS_CP] = 36,
	[DPAS_PAS] = 214,
	[DPAS_OL] = 166,
};

static const short theme_mode_8[DPAS_NR_MODES] = {
	[DPAS_INT] = COLOR_CYAN,
	[DPAS_CP] = COLOR_GREEN,
	[DPAS_PAS] = COLOR_YELLOW,
	[DPAS_OL] = COLOR_RED,
};

static const attr_t theme_mode_plain[DPAS_NR_MODES] = {
	[DPAS_INT] = A_NORMAL,
	[DPAS_CP] = A_BOLD,
	[DPAS_PAS] = A_UNDERLINE,
	[DPAS_OL] = A_REVERSE,
};

static const char *const theme_sign_utf8[SIGN_COUNT] = {
	[SIGN_UNKNOWN] = "\u2013",
	[SIGN_ARROW] = "\u2192",
	[SIGN_BACK_ARROW] = "\u2190",
	[SIGN_MICRO] = "\u00b5",
	[SIGN_TIMES] = "\u00d7",
	[SIGN_BAR] = "\u2500",
};

static const char *const theme_sign_ascii[SIGN_COUNT] = {
	[SIGN_UNKNOWN] = "-",
	[SIGN_ARROW] = "->",
	[SIGN_BACK_ARROW] = "<",
	[SIGN_MICRO] = "u",
	[SIGN_TIMES] = "x",
	[SIGN_BAR] = "-",
};

enum theme_pair {
	PAIR_MODE = 1,
	PAIR_SHARE = PAIR_MODE + DPAS_NR_MODES,
	PAIR_TITLE = PAIR_SHARE + DPAS_NR_MODES,
	PAIR_GOOD,
	PAIR_ERROR,
	PAIR_CHANGED,
};

static void theme_plain(attr_t *attr)
{
	unsigned int mode;

	attr[ROLE_DIM] = A_DIM;
	attr[ROLE_STRONG] = A_BOLD;
	attr[ROLE_TITLE] = A_BOLD;
	attr[ROLE_FOCUSED_TITLE] = A_BOLD | A_REVERSE;
	attr[ROLE_SELECTED] = A_REVERSE;
	attr[ROLE_FIELD] = A_BOLD | A_UNDERLINE;
	attr[ROLE_CHANGED] = A_BOLD;
	attr[ROLE_GOOD] = A_NORMAL;
	attr[ROLE_ERROR] = A_BOLD | A_REVERSE;
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		attr[ROLE_MODE + mode] = theme_mode_plain[mode];
		attr[ROLE_SHARE + mode] = theme_mode_plain[mode];
	}
}

static void theme_colour(attr_t *attr)
{
	const short *mode_colour = COLORS >= 256 ? theme_mode_256 :
		theme_mode_8;
	short mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		init_pair(PAIR_MODE + mode, COLOR_BLACK, mode_colour[mode]);
		init_pair(PAIR_SHARE + mode, mode_colour[mode], -1);
		attr[ROLE_MODE + mode] = COLOR_PAIR(PAIR_MODE + mode);
		attr[ROLE_SHARE + mode] = COLOR_PAIR(PAIR_SHARE + mode);
	}
	init_pair(PAIR_TITLE, COLORS >= 256 ? 39 : COLOR_CYAN, -1);
	init_pair(PAIR_GOOD, mode_colour[DPAS_CP], -1);
	init_pair(PAIR_ERROR, COLOR_WHITE, COLOR_RED);
	init_pair(PAIR_CHANGED, mode_colour[DPAS_PAS], -1);
	attr[ROLE_TITLE] = COLOR_PAIR(PAIR_TITLE);
	attr[ROLE_FOCUSED_TITLE] = COLOR_PAIR(PAIR_TITLE) | A_BOLD | A_REVERSE;
	attr[ROLE_GOOD] = COLOR_PAIR(PAIR_GOOD);
	attr[ROLE_ERROR] = COLOR_PAIR(PAIR_ERROR) | A_BOLD;
	attr[ROLE_CHANGED] = COLOR_PAIR(PAIR_CHANGED) | A_BOLD;
}

void theme_init(struct theme *theme, bool ascii, bool coloured)
{
	memset(theme, 0, sizeof(*theme));
	memcpy(theme->sign, ascii ? theme_sign_ascii : theme_sign_utf8,
	       sizeof(theme->sign));
	theme->ascii = ascii;
	theme_plain(theme->attr);
	theme->coloured = coloured && has_colors() && start_color() == OK &&
		use_default_colors() == OK && COLORS >= 8 &&
		COLOR_PAIRS > PAIR_CHANGED;
	if (theme->coloured)
		theme_colour(theme->attr);
}
