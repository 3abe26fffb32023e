// SPDX-License-Identifier: GPL-2.0
/*
 * theme.c - roles consist of hues; a palette gives these colours
 */
#include "dpastop/ui/draw/theme.h"

#include <string.h>

/*
 * The colour of a hue with 256, 16 and 8 colours; -1: the terminal's default.
 */
struct colour {
	short of_256;
	short of_16;
	short of_8;
};

enum hue {
	HUE_GROUND, /* the general background */
	HUE_TEXT,
	HUE_DIM,
	HUE_TITLE,
	HUE_LIT,
	HUE_CURVE,
	HUE_SECOND,
	HUE_MARK,
	HUE_ALARM,     /* a background */
	HUE_ALARM_INK, /* on HUE_ALARM */
	HUE_SPEECH,    /* a background and what is on it, too */
	HUE_SPEECH_INK,
	HUE_MODE, /* a background for mode m: HUE_MODE + m */
	HUE_INK = HUE_MODE + DPAS_NR_MODES, /* on any of these */
	HUE_SHARE, /* mode m on HUE_GROUND: HUE_SHARE + m */
	HUE_COUNT = HUE_SHARE + DPAS_NR_MODES
};

struct palette {
	const char *name;
	bool is_mono;
	attr_t emphasis; /* for everything that is not dim */
	struct colour colour[HUE_COUNT];
};

/* clang-format off */
#define COLOUR_OWN { -1, -1, -1 }
#define COLOUR_BLACK { 16, COLOR_BLACK, COLOR_BLACK }
#define COLOUR_WHITE { 231, 15, COLOR_WHITE }
#define COLOUR_ALARM { 160, COLOR_RED, COLOR_RED }

/*
 * The modes: sky blue, bluish green, orange, vermilion, from the palette of
 * Okabe and Ito; darker ones for text on white. The others are its reddish
 * purple and yellow.
 */
#define COLOUR_MODES \
	[HUE_MODE + DPAS_INT] = { 75, 14, COLOR_CYAN }, \
	[HUE_MODE + DPAS_CP] = { 36, 10, COLOR_GREEN }, \
	[HUE_MODE + DPAS_PAS] = { 214, 11, COLOR_YELLOW }, \
	[HUE_MODE + DPAS_OL] = { 166, 9, COLOR_RED }, \
	[HUE_INK] = COLOUR_BLACK

static const struct palette palettes[] = {
	{
		.name = "default",
		.colour = {
			[HUE_GROUND] = COLOUR_OWN,
			[HUE_TEXT] = COLOUR_OWN,
			[HUE_DIM] = { 245, -1, -1 },
			[HUE_TITLE] = { 39, 14, COLOR_CYAN },
			[HUE_LIT] = { 227, 15, COLOR_WHITE },
			[HUE_CURVE] = { 117, 14, COLOR_CYAN },
			[HUE_SECOND] = { 175, 13, COLOR_MAGENTA },
			[HUE_MARK] = { 213, 13, COLOR_MAGENTA },
			[HUE_ALARM] = COLOUR_ALARM,
			[HUE_ALARM_INK] = COLOUR_WHITE,
			[HUE_SPEECH] = { 153, COLOR_WHITE, COLOR_WHITE },
			[HUE_SPEECH_INK] = COLOUR_BLACK,
			COLOUR_MODES,
			[HUE_SHARE + DPAS_INT] = { 75, 14, COLOR_CYAN },
			[HUE_SHARE + DPAS_CP] = { 36, 10, COLOR_GREEN },
			[HUE_SHARE + DPAS_PAS] = { 214, 11, COLOR_YELLOW },
			[HUE_SHARE + DPAS_OL] = { 166, 9, COLOR_RED },
		},
	},
	{
		.name = "light",
		.colour = {
			[HUE_GROUND] = COLOUR_OWN,
			[HUE_TEXT] = COLOUR_OWN,
			[HUE_DIM] = { 242, -1, -1 },
			[HUE_TITLE] = { 25, COLOR_BLUE, COLOR_BLUE },
			[HUE_LIT] = { 161, COLOR_MAGENTA, COLOR_MAGENTA },
			[HUE_CURVE] = { 25, COLOR_BLUE, COLOR_BLUE },
			[HUE_SECOND] = { 126, COLOR_MAGENTA, COLOR_MAGENTA },
			[HUE_MARK] = { 90, COLOR_MAGENTA, COLOR_MAGENTA },
			[HUE_ALARM] = COLOUR_ALARM,
			[HUE_ALARM_INK] = COLOUR_WHITE,
			[HUE_SPEECH] = { 24, COLOR_BLUE, COLOR_BLUE },
			[HUE_SPEECH_INK] = COLOUR_WHITE,
			COLOUR_MODES,
			[HUE_SHARE + DPAS_INT] = { 26, COLOR_BLUE, COLOR_BLUE },
			[HUE_SHARE + DPAS_CP] = { 23, COLOR_GREEN, COLOR_GREEN },
			[HUE_SHARE + DPAS_PAS] = { 130, COLOR_MAGENTA,
				COLOR_MAGENTA },
			[HUE_SHARE + DPAS_OL] = { 88, COLOR_RED, COLOR_RED },
		},
	},
	{
		/*
		 * For projectors: sets the background, whatever the terminal's
		 * is.
		 */
		.name = "contrast",
		.emphasis = A_BOLD,
		.colour = {
			[HUE_GROUND] = COLOUR_BLACK,
			[HUE_TEXT] = COLOUR_WHITE,
			[HUE_DIM] = { 250, COLOR_WHITE, COLOR_WHITE },
			[HUE_TITLE] = { 51, 14, COLOR_CYAN },
			[HUE_LIT] = { 227, 11, COLOR_YELLOW },
			[HUE_CURVE] = { 123, 14, COLOR_CYAN },
			[HUE_SECOND] = { 219, 13, COLOR_MAGENTA },
			[HUE_MARK] = { 219, 13, COLOR_MAGENTA },
			[HUE_ALARM] = COLOUR_WHITE,
			[HUE_ALARM_INK] = { 88, COLOR_RED, COLOR_RED },
			[HUE_SPEECH] = { 229, 11, COLOR_YELLOW },
			[HUE_SPEECH_INK] = COLOUR_BLACK,
			[HUE_MODE + DPAS_INT] = { 117, 14, COLOR_CYAN },
			[HUE_MODE + DPAS_CP] = { 43, 10, COLOR_GREEN },
			[HUE_MODE + DPAS_PAS] = { 220, 11, COLOR_YELLOW },
			[HUE_MODE + DPAS_OL] = { 209, 9, COLOR_RED },
			[HUE_INK] = COLOUR_BLACK,
			[HUE_SHARE + DPAS_INT] = { 117, 14, COLOR_CYAN },
			[HUE_SHARE + DPAS_CP] = { 43, 10, COLOR_GREEN },
			[HUE_SHARE + DPAS_PAS] = { 220, 11, COLOR_YELLOW },
			[HUE_SHARE + DPAS_OL] = { 209, 9, COLOR_RED },
		},
	},
	{
		.name = "mono",
		.is_mono = true,
	},
};

#define NR_PALETTES (sizeof(palettes) / sizeof(*palettes))

static const struct {
	enum hue hue;
	enum hue ground;
	attr_t attr;
	attr_t mono;	/* replaces hue, background and attr without colour */
} roles[ROLE_COUNT] = {
	[ROLE_TEXT] = { HUE_TEXT, HUE_GROUND, 0, 0 },
	[ROLE_DIM] = { HUE_DIM, HUE_GROUND, A_DIM, A_DIM },
	[ROLE_STRONG] = { HUE_TEXT, HUE_GROUND, A_BOLD, A_BOLD },
	[ROLE_TITLE] = { HUE_TITLE, HUE_GROUND, 0, A_BOLD },
	[ROLE_FOCUSED_TITLE] = { HUE_TITLE, HUE_GROUND, A_BOLD | A_REVERSE,
		A_BOLD | A_REVERSE },
	[ROLE_SELECTED] = { HUE_TEXT, HUE_GROUND, A_REVERSE, A_REVERSE },
	[ROLE_FIELD] = { HUE_TEXT, HUE_GROUND, A_BOLD | A_UNDERLINE,
		A_BOLD | A_UNDERLINE },
	[ROLE_CHANGED] = { HUE_SHARE + DPAS_PAS, HUE_GROUND, A_BOLD, A_BOLD },
	[ROLE_GOOD] = { HUE_SHARE + DPAS_CP, HUE_GROUND, 0, 0 },
	[ROLE_ERROR] = { HUE_ALARM_INK, HUE_ALARM, A_BOLD, A_BOLD | A_REVERSE },
	[ROLE_EDGE] = { HUE_DIM, HUE_GROUND, A_DIM, A_DIM },
	[ROLE_EDGE_LIT] = { HUE_LIT, HUE_GROUND, A_BOLD, A_BOLD | A_REVERSE },
	[ROLE_CURVE] = { HUE_CURVE, HUE_GROUND, 0, 0 },
	[ROLE_CURVE_SECOND] = { HUE_SECOND, HUE_GROUND, 0, A_BOLD },
	[ROLE_FLOOR] = { HUE_SHARE + DPAS_OL, HUE_GROUND, 0, A_DIM },
	[ROLE_MARK] = { HUE_MARK, HUE_GROUND, A_BOLD, A_BOLD },
	[ROLE_TAB] = { HUE_DIM, HUE_GROUND, A_DIM, 0 },
	[ROLE_TAB_CURRENT] = { HUE_TITLE, HUE_GROUND, A_BOLD | A_REVERSE,
		A_BOLD | A_REVERSE },
	[ROLE_SPEECH] = { HUE_SPEECH_INK, HUE_SPEECH, A_BOLD,
		A_BOLD | A_REVERSE },
	[ROLE_MODE + DPAS_INT] = { HUE_INK, HUE_MODE + DPAS_INT, 0, 0 },
	[ROLE_MODE + DPAS_CP] = { HUE_INK, HUE_MODE + DPAS_CP, 0, A_BOLD },
	[ROLE_MODE + DPAS_PAS] = { HUE_INK, HUE_MODE + DPAS_PAS, 0,
		A_UNDERLINE },
	[ROLE_MODE + DPAS_OL] = { HUE_INK, HUE_MODE + DPAS_OL, 0, A_REVERSE },
	[ROLE_SHARE + DPAS_INT] = { HUE_SHARE + DPAS_INT, HUE_GROUND, 0, 0 },
	[ROLE_SHARE + DPAS_CP] = { HUE_SHARE + DPAS_CP, HUE_GROUND, 0, A_BOLD },
	[ROLE_SHARE + DPAS_PAS] = { HUE_SHARE + DPAS_PAS, HUE_GROUND, 0,
		A_UNDERLINE },
	[ROLE_SHARE + DPAS_OL] = { HUE_SHARE + DPAS_OL, HUE_GROUND, 0,
		A_REVERSE },
};
/* clang-format on */

static const char *const theme_sign_utf8[SIGN_COUNT] = {
	[SIGN_UNKNOWN] = "\u2013",     [SIGN_ARROW] = "\u2192",
	[SIGN_UP] = "\u2191",	       [SIGN_DOWN] = "\u2193",
	[SIGN_RIGHT] = "\u2192",       [SIGN_LEFT] = "\u2190",
	[SIGN_MICRO] = "\u00b5",       [SIGN_TIMES] = "\u00d7",
	[SIGN_BAR] = "\u2500",	       [SIGN_VERTICAL] = "\u2502",
	[SIGN_TOP_LEFT] = "\u250c",    [SIGN_TOP_RIGHT] = "\u2510",
	[SIGN_BOTTOM_LEFT] = "\u2514", [SIGN_BOTTOM_RIGHT] = "\u2518",
	[SIGN_MARK] = "\u25bc",	       [SIGN_BOTH] = "\u2194",
	[SIGN_MORE] = "\u2026",	       [SIGN_AT_MOST] = "\u2264",
};

static const char *const theme_sign_ascii[SIGN_COUNT] = {
	[SIGN_UNKNOWN] = "-",	  [SIGN_ARROW] = "->",
	[SIGN_UP] = "^",	  [SIGN_DOWN] = "v",
	[SIGN_RIGHT] = ">",	  [SIGN_LEFT] = "<",
	[SIGN_MICRO] = "u",	  [SIGN_TIMES] = "x",
	[SIGN_BAR] = "-",	  [SIGN_VERTICAL] = "|",
	[SIGN_TOP_LEFT] = "+",	  [SIGN_TOP_RIGHT] = "+",
	[SIGN_BOTTOM_LEFT] = "+", [SIGN_BOTTOM_RIGHT] = "+",
	[SIGN_MARK] = "*",	  [SIGN_BOTH] = "<->",
	[SIGN_MORE] = "...",	  [SIGN_AT_MOST] = "<=",
};

const char *palette_name(unsigned int index)
{
	return index < NR_PALETTES ? palettes[index].name : NULL;
}

const struct palette *palette_find(const char *name)
{
	size_t i;

	for (i = 0; i < NR_PALETTES; i++)
		if (!strcmp(palettes[i].name, name))
			return palettes + i;
	return NULL;
}

static short palette_colour(const struct palette *palette, int colours,
			    enum hue hue)
{
	const struct colour *colour = palette->colour + hue;

	if (colours >= 256)
		return colour->of_256;
	return colours >= 16 ? colour->of_16 : colour->of_8;
}

struct style palette_style(const struct palette *palette, int colours,
			   enum role role)
{
	struct style style = { -1, -1, roles[role].mono };

	if (palette->is_mono || colours < 8)
		return style;
	style.foreground = palette_colour(palette, colours, roles[role].hue);
	style.background = palette_colour(palette, colours, roles[role].ground);
	style.attr = roles[role].attr;
	/* Its own colour makes it dim already. */
	if (style.foreground >= 0)
		style.attr &= ~A_DIM;
	if (roles[role].hue != HUE_DIM)
		style.attr |= palette->emphasis;
	return style;
}

void theme_init(struct theme *theme, const struct palette *palette, int colours,
		bool ascii)
{
	unsigned int role;

	memset(theme, 0, sizeof(*theme));
	memcpy(theme->sign, ascii ? theme_sign_ascii : theme_sign_utf8,
	       sizeof(theme->sign));
	theme->ascii = ascii;
	theme->coloured = !palette->is_mono && colours >= 8;
	for (role = 0; role < ROLE_COUNT; role++)
		theme->style[role] = palette_style(palette, colours, role);
}
