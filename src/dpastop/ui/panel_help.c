// SPDX-License-Identifier: GPL-2.0
/*
 * panel_help.c - the overlay that ? shows
 */
#include "panel.h"

static const char *const help_lines[] = {
	"Tab          go to the next panel: tunables, CPUs, switches",
	"arrows       select a tunable; scroll in the other panels",
	"PgUp PgDn    scroll the CPUs (the switches, if they have the focus)",
	"Enter, 0-9   type a new value; Enter writes it, Esc leaves it",
	"+ -          step the value up, down",
	"u            undo the last change; again for the one before",
	"r            put all tunables back to their defaults",
	"Space        freeze the picture; counting goes on",
	"[ ]          one job fewer, one more, where dpastop runs the load (sim)",
	"d            change the time between two looks",
	"q            quit",
	"",
	"MODE   INT interrupt, CP poll at once, PAS sleep then poll, OL overloaded",
	"QD     I/Os of this CPU in sleep-then-poll now; avgQD: mean of the window",
	"tf     timer failures: dur fell below pas_d_init, in this window",
	"dur    the sleep before polling, of the kind of I/O that came last",
	"over%  sleeps that were too long",
	"X/s X% I/Os a second in mode X, and their share",
	"last switch   how long ago, and the mode that it left",
};

#define HELP_LINES ((int)(sizeof(help_lines) / sizeof(*help_lines)))
#define HELP_COLS 80

void panel_help_draw(const struct theme *theme, int lines, int cols)
{
	struct rect area = {
		(lines - HELP_LINES - 2) / 2, (cols - HELP_COLS) / 2,
		HELP_LINES + 2, HELP_COLS
	};
	struct pen pen = pen_new(theme, area);
	int i;

	pen_text(&pen, ROLE_FOCUSED_TITLE, " dpastop: keys and columns");
	pen_fill_to(&pen, ROLE_FOCUSED_TITLE, HELP_COLS);
	for (i = 0; i < HELP_LINES; i++) {
		pen_line(&pen, i + 1);
		pen_text(&pen, ROLE_TEXT, " ");
		pen_text(&pen, ROLE_TEXT, help_lines[i]);
		pen_fill_to(&pen, ROLE_TEXT, HELP_COLS);
	}
	pen_line(&pen, HELP_LINES + 1);
	pen_text(&pen, ROLE_FOCUSED_TITLE, " any key goes back");
	pen_fill_to(&pen, ROLE_FOCUSED_TITLE, HELP_COLS);
}
