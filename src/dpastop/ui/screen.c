// SPDX-License-Identifier: GPL-2.0
/*
 * screen.c - everything that talks to curses, but for the pen
 */
#include "screen.h"

#include <langinfo.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "panel.h"

/* How long a lone Escape waits for the rest of a key's sequence. */
#define SCREEN_ESCAPE_MS 25

/*
 * newterm() takes signals for itself that are the event loop's, and whose
 * default action must still be there for it.
 */
static void *screen_new_terminal(void)
{
	static const int taken[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };
	enum { NR_TAKEN = sizeof(taken) / sizeof(*taken) };
	struct sigaction before[NR_TAKEN];
	void *terminal;
	int i;

	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], NULL, before + i);
	/* Unlike initscr(), newterm() does not exit where it fails. */
	terminal = newterm(NULL, stdout, stdin);
	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], before + i, NULL);
	return terminal;
}

bool screen_start(struct screen *screen, bool ascii, const char **reason)
{
	const char *no_color = getenv("NO_COLOR");

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		*reason = "standard input and output must be a terminal (or use --batch --json)";
		return false;
	}
	screen->terminal = screen_new_terminal();
	if (!screen->terminal) {
		*reason = "the kind of terminal that TERM names is not known here";
		return false;
	}
	cbreak();
	noecho();
	nonl();
	/*
	 * Until curses has once been left and come back, it takes each move of
	 * the cursor for a program's own and writes it out by itself: a hundred
	 * system calls a picture. The next refresh comes back.
	 */
	endwin();
	/* After endwin(), which switches it off; getch() would come too late. */
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(SCREEN_ESCAPE_MS);
	curs_set(0);
	/* The loop looks for keys itself; a look while drawing costs a call. */
	typeahead(-1);
	theme_init(&screen->theme,
		   palette_find(no_color && *no_color ? "mono" : "default"),
		   ascii || strcmp(nl_langinfo(CODESET), "UTF-8"));
	return true;
}

void screen_stop(struct screen *screen)
{
	endwin();
	delscreen(screen->terminal);
}

void screen_leave(void)
{
	endwin();
}

void screen_return(void)
{
	clearok(curscr, TRUE);
	keypad(stdscr, TRUE);
	refresh();
}

void screen_resize(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_row ||
	    !size.ws_col)
		return;
	resizeterm(size.ws_row, size.ws_col);
	clearok(curscr, TRUE);
}

int screen_key(void)
{
	return getch();
}

struct layout screen_layout(const struct scene *scene)
{
	return layout_compute(LINES, COLS, panel_header_lines(scene),
			      scene->picture->nr_cpus, PARAM_COUNT);
}

static void screen_too_small(const struct screen *screen)
{
	struct rect all = { 0, 0, LINES, COLS };
	struct pen pen = pen_new(&screen->theme, all);

	pen_format(&pen, ROLE_STRONG, "dpastop needs %dx%d", LAYOUT_MIN_COLS,
		   LAYOUT_MIN_LINES);
	pen_line(&pen, 1);
	pen_format(&pen, ROLE_TEXT, "this is %dx%d", COLS, LINES);
	pen_line(&pen, 2);
	pen_text(&pen, ROLE_TEXT, "enlarge it, or q");
}

void screen_draw(const struct screen *screen, const struct scene *scene)
{
	struct layout layout = screen_layout(scene);
	const struct theme *theme = &screen->theme;

	erase();
	if (layout.too_small) {
		screen_too_small(screen);
	} else {
		panel_header_draw(theme, layout.header, scene);
		panel_cpus_draw(theme, layout.cpus, scene);
		panel_tunables_draw(theme, &layout, scene);
		panel_switches_draw(theme, layout.switches, scene);
		panel_status_draw(theme, layout.status, scene);
		if (scene->view->shows_help)
			panel_help_draw(theme, LINES, COLS);
	}
	refresh();
}
