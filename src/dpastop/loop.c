// SPDX-License-Identifier: GPL-2.0
/*
 * loop.c - one ppoll() over the terminal, the timer, signals and the source
 */
#include "dpastop/loop.h"

#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "dpastop/input/keys.h"
#include "dpastop/input/mouse.h"
#include "dpastop/ui/screen.h"
#include "lib/base/clock.h"

/* Faster updates would not be visible. */
#define LOOP_REDRAW_NS UINT64_C(100000000)

/* Indices of the loop's own file descriptors; the source's follow. */
enum loop_fd {
	LOOP_TERMINAL, /* as in screen_fds() */
	LOOP_ROOM,
	LOOP_TIMER,
	LOOP_SIGNALS,
	LOOP_NR_FDS
};

struct loop {
	struct app app;
	struct screen screen;
	int timer_fd;
	int signal_fd;
	sigset_t signals;      /* delivered by signal_fd */
	uint64_t samples_left; /* 0: unlimited */
	uint64_t drawn_ns;     /* time of the last redraw */
	uint64_t draw_ns;      /* time of the next redraw, or SOURCE_NEVER */
	bool has_events;       /* events have arrived since then */
	bool quit;
	int quit_signal; /* the signal that asked to quit, or 0 */
};

/* Changes should be visible immediately. */
static void loop_draw_now(struct loop *loop)
{
	loop->draw_ns = 0;
}

static void loop_count_sample(struct loop *loop)
{
	if (loop->samples_left && --loop->samples_left == 0)
		loop->quit = true;
}

static void loop_sample(struct loop *loop)
{
	monitor_sample(&loop->app.monitor);
	app_show_sample(&loop->app);
	loop_count_sample(loop);
	loop_draw_now(loop);
}

/* The last sample was just now; the next ones follow at the interval. */
static void loop_set_timer(const struct loop *loop)
{
	struct timespec interval = clock_until(0, loop->app.view.interval_ns);
	struct itimerspec timer = {
		.it_interval = interval,
		.it_value = interval,
	};

	timerfd_settime(loop->timer_fd, 0, &timer, NULL);
}

static void loop_timer(struct loop *loop)
{
	uint64_t ticks;

	if (read(loop->timer_fd, &ticks, sizeof(ticks)) == sizeof(ticks))
		loop_sample(loop);
}

static enum keys_result loop_press(struct loop *loop, int key)
{
	struct layout layout = screen_layout(&loop->app);
	struct screen_click click;

	if (key != KEY_MOUSE)
		return keys_press(&loop->app, &layout, key);
	return screen_mouse(&click) ? mouse_click(&loop->app, &layout, click) :
				      KEYS_DONE;
}

static void loop_key(struct loop *loop, int key)
{
	switch (loop_press(loop, key)) {
	case KEYS_QUIT:
		loop->quit = true;
		break;
	case KEYS_NEW_INTERVAL:
		loop_sample(loop);
		loop_set_timer(loop);
		break;
	case KEYS_REDRAW:
		screen_redraw(&loop->screen);
		break;
	case KEYS_DONE:
		break;
	}
}

static void loop_terminal(struct loop *loop, short events)
{
	int key;

	loop_draw_now(loop);
	if (events & POLLIN)
		while (!loop->quit && (key = screen_key()) != ERR)
			if (key != KEY_RESIZE)
				loop_key(loop, key);
	/* The terminal has hung up. */
	if (events & (POLLHUP | POLLERR | POLLNVAL))
		loop->quit = true;
}

/* Ctrl-Z: restore the terminal, stop, and continue later. */
static void loop_stop(struct loop *loop)
{
	sigset_t stop;

	screen_leave(&loop->screen);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	/* Stopped here until SIGCONT. */
	sigprocmask(SIG_BLOCK, &loop->signals, NULL);
}

static void loop_signals(struct loop *loop)
{
	struct signalfd_siginfo info;

	loop_draw_now(loop);
	while (read(loop->signal_fd, &info, sizeof(info)) == sizeof(info)) {
		switch (info.ssi_signo) {
		case SIGWINCH:
			screen_redraw(&loop->screen);
			break;
		case SIGTSTP:
			loop_stop(loop);
			break;
		case SIGCONT:
			/* After SIGSTOP, which cannot be caught. */
			screen_leave(&loop->screen);
			break;
		default:
			loop->quit = true;
			loop->quit_signal = (int)info.ssi_signo;
		}
	}
}

/* The time of an event reported now: a recording has its own clock. */
static uint64_t loop_event_ns(const struct app *app)
{
	const struct switch_record *record;

	if (!source_is_recording(app->monitor.source))
		return clock_mono_ns();
	record = history_switch(app->monitor.history, 0);
	return record ? record->mono_ns : 0;
}

/* Is the current step done? Usually not, and then there is nothing to draw. */
static void loop_play(struct loop *loop)
{
	struct app *app = &loop->app;
	const struct scenario_player *player = &app->session.player;
	size_t step = player->step;

	scenario_session_step(&app->session, &app->monitor);
	if (player->step == step && player->state == SCENARIO_PLAYING)
		return;
	app_play(app);
	loop_draw_now(loop);
}

/* Soon, together with whatever else changes until then. */
static void loop_draw_soon(struct loop *loop)
{
	uint64_t due_ns = loop->drawn_ns + LOOP_REDRAW_NS;

	if (due_ns < loop->draw_ns)
		loop->draw_ns = due_ns;
}

/*
 * Show switches soon after they arrive, but do not redraw for each one; if
 * samples are that frequent, the next sample will do. A scenario waiting for a
 * switch continues at once.
 */
static void loop_take_events(struct loop *loop)
{
	if (!monitor_take_events(&loop->app.monitor))
		return;
	app_take_search(&loop->app);
	loop->has_events = true;
	if (loop->app.view.interval_ns > LOOP_REDRAW_NS)
		loop_draw_soon(loop);
	if (loop->app.session.player.state == SCENARIO_PLAYING)
		loop_play(loop);
}

/* The next time that anything is due, even if nothing else happens. */
static uint64_t loop_due_ns(const struct loop *loop)
{
	uint64_t due_ns[] = {
		source_due_ns(loop->app.monitor.source),
		loop->app.session.due_ns,
		loop->app.tuner.due_ns,
		loop->draw_ns,
		screen_due_ns(&loop->screen),
	}, first_ns = SOURCE_NEVER;
	size_t i;

	for (i = 0; i < sizeof(due_ns) / sizeof(*due_ns); i++)
		if (due_ns[i] < first_ns)
			first_ns = due_ns[i];
	return first_ns;
}

static void loop_session(struct loop *loop)
{
	struct app *app = &loop->app;

	if (clock_mono_ns() < app->session.due_ns)
		return;
	app_play(app);
	loop_draw_now(loop);
}

static void loop_tuner(struct loop *loop)
{
	if (clock_mono_ns() < loop->app.tuner.due_ns)
		return;
	app_tune(&loop->app);
	loop_draw_soon(loop);
}

/* Asynchronous errors are shown as messages. */
static void loop_take_error(struct loop *loop)
{
	struct app *app = &loop->app;
	struct problem error;
	char text[PROBLEM_TEXT];

	if (!source_take_error(app->monitor.source, &error))
		return;
	problem_text(&error, text, sizeof(text));
	message_set(&app->view.message, true, "%s.", text);
	loop_draw_now(loop);
}

/*
 * Redraw if it is time. What the terminal does not accept is drawn when it has
 * room again, or is in the foreground again.
 */
static void loop_draw(struct loop *loop)
{
	struct app *app = &loop->app;
	uint64_t now_ns = clock_mono_ns();

	if (now_ns < loop->draw_ns && !screen_is_due(&loop->screen, now_ns))
		return;
	if (loop->has_events)
		model_update_events(&app->model, app->monitor.history,
				    loop_event_ns(app));
	loop->has_events = false;
	screen_draw(&loop->screen, app);
	loop->draw_ns = SOURCE_NEVER;
	loop->drawn_ns = now_ns;
}

/* Wait for an event and handle it. */
static void loop_turn(struct loop *loop)
{
	struct pollfd fds[LOOP_NR_FDS + SOURCE_MAX_FDS] = {
		[LOOP_TIMER] = { .fd = loop->timer_fd, .events = POLLIN },
		[LOOP_SIGNALS] = { .fd = loop->signal_fd, .events = POLLIN },
	};
	struct source *source = loop->app.monitor.source;
	unsigned int nr_source = source_fds(source, fds + LOOP_NR_FDS);
	uint64_t due_ns = loop_due_ns(loop);
	struct timespec timeout;

	screen_fds(&loop->screen, fds + LOOP_TERMINAL);
	if (due_ns != SOURCE_NEVER)
		timeout = clock_until(clock_mono_ns(), due_ns);
	if (ppoll(fds, LOOP_NR_FDS + nr_source,
		  due_ns == SOURCE_NEVER ? NULL : &timeout, NULL) < 0)
		return;
	if (fds[LOOP_SIGNALS].revents)
		loop_signals(loop);
	if (fds[LOOP_TERMINAL].revents)
		loop_terminal(loop, fds[LOOP_TERMINAL].revents);
	if (source_work(source))
		loop_sample(loop);
	else
		loop_take_events(loop);
	loop_take_error(loop);
	if (fds[LOOP_TIMER].revents)
		loop_timer(loop);
	loop_session(loop);
	loop_tuner(loop);
	if (fds[LOOP_ROOM].revents)
		loop_draw_now(loop);
}

/* From here on, signals are read from signal_fd. */
static bool loop_open(struct loop *loop)
{
	static const int caught[] = {
		SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGINT, SIGQUIT, SIGHUP,
	};
	size_t i;

	sigemptyset(&loop->signals);
	for (i = 0; i < sizeof(caught) / sizeof(*caught); i++)
		sigaddset(&loop->signals, caught[i]);
	sigprocmask(SIG_BLOCK, &loop->signals, NULL);
	loop->timer_fd = timerfd_create(CLOCK_MONOTONIC,
					TFD_NONBLOCK | TFD_CLOEXEC);
	loop->signal_fd = signalfd(-1, &loop->signals,
				   SFD_NONBLOCK | SFD_CLOEXEC);
	return loop->timer_fd >= 0 && loop->signal_fd >= 0;
}

static void loop_close(struct loop *loop)
{
	if (loop->timer_fd >= 0)
		close(loop->timer_fd);
	if (loop->signal_fd >= 0)
		close(loop->signal_fd);
}

/* Run until asked to quit. False: it cannot start; *@problem says why. */
static bool loop_watch(struct loop *loop, const struct loop_options *options,
		       struct problem *problem)
{
	if (!loop_open(loop))
		return problem_fail(problem, NULL, "%s", strerror(errno));
	if (!screen_start(&loop->screen, options->palette, options->ascii,
			  problem))
		return false;
	loop_set_timer(loop);
	loop_draw(loop);
	loop_count_sample(loop); /* app_start() has taken one */
	while (!loop->quit) {
		loop_turn(loop);
		loop_draw(loop);
	}
	screen_stop(&loop->screen);
	return true;
}

int loop_run(struct source *source, const struct loop_options *options)
{
	struct loop loop = {
		.timer_fd = -1,
		.signal_fd = -1,
		.samples_left = options->count,
	};
	char text[APP_TEXT_SIZE];
	struct problem problem;
	bool watched = app_start(&loop.app, source, &options->app, &problem) &&
		loop_watch(&loop, options, &problem);
	bool ended = app_end(&loop.app, text);

	loop_close(&loop);
	if (!watched)
		problem_complain("dpastop", &problem);
	if (!ended)
		fprintf(stderr, "dpastop: %s\n", text);
	if (!watched || !ended)
		return EXIT_FAILURE;
	if (loop.quit_signal) {
		/* Die from the signal, so that the parent sees it. */
		sigprocmask(SIG_UNBLOCK, &loop.signals, NULL);
		raise(loop.quit_signal);
	}
	return EXIT_SUCCESS;
}
