// SPDX-License-Identifier: GPL-2.0
/*
 * screen.c - all calls of curses
 */
#include "dpastop/ui/screen.h"

#include <langinfo.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dpastop/ui/draw/canvas.h"
#include "dpastop/ui/panel/panel.h"
#include "dpastop/ui/terminal.h"
#include "dpastop/views.h"
#include "lib/base/clock.h"

/* How long a lone Escape waits for the rest of a key's sequence. */
#define SCREEN_ESCAPE_MS 25

/* The interval of full redraws to remove other programs' output. */
#define SCREEN_REPAINT_NS UINT64_C(4000000000)

/* The interval of checks for returning to the foreground. */
#define SCREEN_LEFT_NS UINT64_C(200000000)

/*
 * newterm() installs handlers for signals that the event loop reads itself, and
 * whose default action must be preserved.
 */
static void *screen_new_terminal(FILE *output, FILE *input)
{
	static const int taken[] = { SIGINT, SIGTERM, SIGTSTP, SIGWINCH };
	enum {
		NR_TAKEN = sizeof(taken) / sizeof(*taken)
	};
	struct sigaction before[NR_TAKEN];
	void *terminal;
	int i;

	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], NULL, before + i);
	/* Unlike initscr(), newterm() does not exit on failure. */
	terminal = newterm(NULL, output, input);
	for (i = 0; i < NR_TAKEN; i++)
		sigaction(taken[i], before + i, NULL);
	return terminal;
}

/* Standard input may be a recording: then keys come from the terminal. */
static FILE *screen_open_input(void)
{
	return isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "re");
}

bool screen_start(struct screen *screen, const struct palette *palette,
		  bool ascii, struct problem *problem)
{
	screen->input = isatty(STDOUT_FILENO) ? screen_open_input() : NULL;
	if (!screen->input)
		return problem_fail(
			problem, NULL,
			"there is no terminal to draw on (use --batch)");
	if (!terminal_is_able(problem) || !tty_open(&screen->tty, problem))
		return false;
	/* They may describe another terminal; this one knows its size. */
	unsetenv("LINES");
	unsetenv("COLUMNS");
	screen->terminal = screen_new_terminal(screen->tty.memory,
					       screen->input);
	if (!screen->terminal) {
		problem_fail(problem, NULL, "curses cannot use the terminal");
		tty_close(&screen->tty);
		return false;
	}
	/*
	 * Until endwin() has been called once, curses takes each cursor
	 * movement for the program's and writes it out at once: a hundred
	 * system calls per redraw. The next refresh() undoes endwin().
	 */
	endwin();
	screen->is_left = true;
	screen->is_stale = true;
	terminal_take_all_bits();
	nodelay(stdscr, TRUE);
	noecho();
	set_escdelay(SCREEN_ESCAPE_MS);
	curs_set(0);
	/*
	 * The loop polls for keys itself; checking while drawing costs a system
	 * call.
	 */
	typeahead(-1);
	mousemask(BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
	mouseinterval(0);
	theme_init(&screen->theme, palette, terminal_colours(),
		   ascii || strcmp(nl_langinfo(CODESET), "UTF-8"));
	canvas_start(&screen->theme);
	canvas_resize(LINES, COLS);
	return true;
}

void screen_stop(struct screen *screen)
{
	screen_leave(screen);
	canvas_stop();
	delscreen(screen->terminal);
	tty_close(&screen->tty);
	if (screen->input != stdin)
		fclose(screen->input);
}

void screen_leave(struct screen *screen)
{
	if (screen->is_left)
		return;
	/* Lost output does not matter: everything is redrawn on return. */
	tty_make_room(&screen->tty);
	endwin();
	tty_give_back(&screen->tty);
	screen->is_left = true;
}

static void screen_return(struct screen *screen)
{
	tty_take(&screen->tty);
	/* endwin() disabled it; getch() would enable it too late. */
	keypad(stdscr, TRUE);
	screen->is_left = false;
	screen->is_stale = true;
}

void screen_redraw(struct screen *screen)
{
	screen->is_stale = true;
}

/* Called when the terminal has room: everything is cleared at once. */
static void screen_clear(struct screen *screen)
{
	struct winsize size;

	int lines = canvas_lines(), cols = canvas_cols();

	screen->is_stale = false;
	if (!ioctl(screen->tty.fd, TIOCGWINSZ, &size) && size.ws_row &&
	    size.ws_col) {
		lines = size.ws_row;
		cols = size.ws_col;
	}
	/*
	 * To curses the screen is blank and one column wide: it only needs to
	 * know the last line, and each cell takes three times 28 bytes.
	 */
	resizeterm(lines, 1);
	clearok(curscr, TRUE);
	refresh();
	canvas_resize(lines, cols);
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
		event.bstate & BUTTON5_PRESSED	      ? 1 :
							0;
	return true;
}

struct layout screen_layout(const struct app *app)
{
	struct layout_needs needs = {
		.header_lines = panel_header_lines(app),
		.has_strip = !views_current(&app->view)->has_tunables,
		.has_caption = app->session.player.state !=
			SCENARIO_NOT_PLAYING,
	};

	return layout_compute(canvas_lines(), canvas_cols(), needs);
}

static void screen_too_small(const struct screen *screen,
			     const struct bindings *bindings)
{
	struct rect all = { 0, 0, canvas_lines(), canvas_cols() };
	struct pen pen = pen_new(&screen->theme, all);
	char key[KEY_NAME_SIZE];

	pen_format(&pen, ROLE_STRONG, "dpastop needs %dx%d", LAYOUT_MIN_COLS,
		   LAYOUT_MIN_LINES);
	pen_line(&pen, 1);
	pen_format(&pen, ROLE_TEXT, "this is %dx%d", canvas_cols(),
		   canvas_lines());
	pen_line(&pen, 2);
	bindings_key_name(bindings, ACTION_QUIT, key);
	pen_format(&pen, ROLE_TEXT, "enlarge it, or %s", key);
}

static void screen_draw_all(const struct theme *theme,
			    const struct layout *layout, const struct app *app)
{
	panel_tabs_draw(theme, layout->tabs, app);
	panel_header_draw(theme, layout->header, app);
	views_current(&app->view)->draw(theme, layout->body, app);
	panel_effect_draw(theme, layout->body, app);
	if (layout->caption.lines)
		panel_scenario_draw(theme, layout->caption, app);
	if (layout->strip.lines)
		panel_strip_draw(theme, layout->strip, app);
	panel_status_draw(theme, layout->status, app);
	if (app->view.menu.kind != MENU_NONE)
		panel_menu_draw(theme, canvas_lines(), canvas_cols(),
				&app->view.menu);
	if (app->view.shows_help)
		panel_help_draw(theme, canvas_lines(), canvas_cols(), app);
}

/*
 * Remove the output of others, such as wall or the kernel on a console, by
 * rewriting everything in place: clearing the screen would flicker.
 */
static void screen_repaint(struct screen *screen)
{
	uint64_t now_ns = clock_mono_ns();

	if (now_ns < screen->repaint_ns)
		return;
	screen->repaint_ns = now_ns + SCREEN_REPAINT_NS;
	canvas_forget();
}

static void screen_draw_model(struct screen *screen, const struct app *app)
{
	struct layout layout = screen_layout(app);

	canvas_erase();
	if (layout.too_small)
		screen_too_small(screen, &app->bindings);
	else
		screen_draw_all(&screen->theme, &layout, app);
	canvas_send(&screen->tty);
}

void screen_draw(struct screen *screen, const struct app *app)
{
	if (!tty_is_foreground(&screen->tty)) {
		screen_leave(screen);
		return;
	}
	if (screen->is_left)
		screen_return(screen);
	if (!tty_send(&screen->tty))
		return;
	if (screen->is_stale)
		screen_clear(screen);
	screen_repaint(screen);
	screen_draw_model(screen, app);
	tty_send(&screen->tty);
}

void screen_fds(const struct screen *screen, struct pollfd fds[SCREEN_NR_FDS])
{
	/* In the background, keys are not ours; a hangup is always reported. */
	fds[0] = (struct pollfd){
		.fd = fileno(screen->input),
		.events = screen->is_left ? 0 : POLLIN,
	};
	fds[1] = (struct pollfd){
		.fd = tty_is_behind(&screen->tty) ? screen->tty.fd : -1,
		.events = POLLOUT,
	};
}

uint64_t screen_due_ns(const struct screen *screen)
{
	/* There is no signal for returning to the foreground. */
	if (screen->is_left)
		return clock_mono_ns() + SCREEN_LEFT_NS;
	/* While the terminal is stalled, wait until it accepts output. */
	return tty_is_behind(&screen->tty) ? UINT64_MAX : screen->repaint_ns;
}

bool screen_is_due(const struct screen *screen, uint64_t now_ns)
{
	return screen->is_left ||
		(now_ns >= screen->repaint_ns && !tty_is_behind(&screen->tty));
}
