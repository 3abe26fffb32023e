// SPDX-License-Identifier: GPL-2.0
/*
 * screen.c - everything that talks to curses, but for the pen
 */
#include "dpastop/ui/screen.h"

#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dpastop/ui/draw/shift.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/terminal.h"

/* How long a lone Escape waits for the rest of a key's sequence. */
#define SCREEN_ESCAPE_MS 25

/*
 * newterm() takes signals for itself that are the event loop's, and whose
 * default action must still be there for it.
 */
static void *screen_new_terminal(FILE *input)
{
	static const int taken[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };
	enum { NR_TAKEN = sizeof(taken) / sizeof(*taken) };
	struct sigaction before[NR_TAKEN];
	void *terminal;
	int i;

	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], NULL, before + i);
	/* Unlike initscr(), newterm() does not exit where it fails. */
	terminal = newterm(NULL, stdout, input);
	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], before + i, NULL);
	return terminal;
}

/* Standard input may be a recording: then keys come from the terminal itself. */
static FILE *screen_open_input(void)
{
	return isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "re");
}

bool screen_start(struct screen *screen, const struct palette *palette,
		  bool ascii, char *reason, size_t size)
{
	screen->input = isatty(STDOUT_FILENO) ? screen_open_input() : NULL;
	if (!screen->input) {
		snprintf(reason, size,
			 "there is no terminal to draw on (use --batch --json)");
		return false;
	}
	if (!terminal_is_able(reason, size))
		return false;
	/* They may be of another terminal; the size is this one's own. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	screen->terminal = screen_new_terminal(screen->input);
	if (!screen->terminal) {
		snprintf(reason, size, "curses cannot use the terminal");
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
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
	theme_init(&screen->theme, palette,
		   ascii || strcmp(nl_langinfo(CODESET), "UTF-8"));
	return true;
}

void screen_stop(struct screen *screen)
{
	endwin();
	delscreen(screen->terminal);
	if (screen->input != stdin)
		fclose(screen->input);
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

void screen_redraw(void)
{
	clearok(curscr, TRUE);
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

bool screen_mouse(struct screen_click *click)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return false;
	click->y = event.y;
	click->x = event.x;
	click->wheel = event.bstate & BUTTON4_PRESSED ? -1 :
		event.bstate & BUTTON5_PRESSED ? 1 : 0;
	return true;
}

struct layout screen_layout(const struct app *app)
{
	struct layout_needs needs = {
		.header_lines = panel_header_lines(app),
		.has_strip = app->view.name != VIEW_OVERVIEW,
		.has_speech = app->lecture.player.state != SCENARIO_NOT_PLAYING,
	};

	return layout_compute(LINES, COLS, needs);
}

static void screen_too_small(const struct screen *screen,
			     const struct bindings *bindings)
{
	struct rect all = { 0, 0, LINES, COLS };
	struct pen pen = pen_new(&screen->theme, all);
	char key[KEY_NAME_SIZE];

	pen_format(&pen, ROLE_STRONG, "dpastop needs %dx%d", LAYOUT_MIN_COLS,
		   LAYOUT_MIN_LINES);
	pen_line(&pen, 1);
	pen_format(&pen, ROLE_TEXT, "this is %dx%d", COLS, LINES);
	pen_line(&pen, 2);
	bindings_key_name(bindings, ACTION_QUIT, key);
	pen_format(&pen, ROLE_TEXT, "enlarge it, or %s", key);
}

static void screen_draw_view(const struct theme *theme, struct rect body,
			     const struct app *app)
{
	switch (app->view.name) {
	case VIEW_OVERVIEW:
		overview_draw(theme, body, app);
		break;
	case VIEW_CPU:
		view_cpu_draw(theme, body, app);
		break;
	case VIEW_SWITCHES:
		view_switches_draw(theme, body, app);
		break;
	case VIEW_LOAD:
		view_load_draw(theme, body, app);
		break;
	case VIEW_COMPARE:
		view_compare_draw(theme, body, app);
		break;
	case VIEW_COUNT:
		break;
	}
}

static void screen_draw_all(const struct theme *theme,
			    const struct layout *layout, const struct app *app)
{
	panel_tabs_draw(theme, layout->tabs, app);
	panel_header_draw(theme, layout->header, app);
	screen_draw_view(theme, layout->body, app);
	if (layout->speech.lines)
		panel_speech_draw(theme, layout->speech, app);
	if (layout->strip.lines)
		panel_strip_draw(theme, layout->strip, app);
	panel_status_draw(theme, layout->status, app);
	if (app->view.menu.kind != MENU_NONE)
		panel_menu_draw(theme, LINES, COLS, &app->view.menu);
	if (app->view.shows_help)
		panel_help_draw(theme, LINES, COLS, app);
}

void screen_draw(const struct screen *screen, const struct app *app)
{
	struct layout layout = screen_layout(app);

	erase();
	if (layout.too_small)
		screen_too_small(screen, &app->bindings);
	else
		screen_draw_all(&screen->theme, &layout, app);
	shift_lines();
	refresh();
}
