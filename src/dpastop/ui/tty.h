/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tty.h - the terminal as a file that is never waited for
 *
 * A terminal takes nothing while Ctrl-S holds it, or while nobody reads at the
 * other end of a connection; whoever writes to it as to any file then waits.
 * Curses does. So it writes to memory, and from there as much goes to the
 * terminal as that takes. Curses' other use of the terminal's file, setting its
 * mode, is done here for the same reason: it would wait for its output to drain.
 */
#ifndef DPASTOP_UI_TTY_H
#define DPASTOP_UI_TTY_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <termios.h>

#include "lib/base/problem.h"

struct tty {
	int fd;		       /* the terminal's, non-blocking, our own */
	FILE *memory;	       /* for curses to write to */
	struct termios before; /* its mode when it was taken first */
	bool is_known;	       /* ... which it has been */
	sigset_t signals;      /* that were blocked before */
	char *pending;	       /* from memory, and not taken yet */
	size_t length, sent, size;
};

/*
 * Open anew the terminal that standard output is. Until it is closed a write
 * from the background does not stop us (SIGTTOU). False: a clause in @reason
 * (@reason_size bytes) says why not.
 */
bool tty_open(struct tty *tty, struct problem *problem);
void tty_close(struct tty *tty);

/* Is it ours to draw on and to read from, or do we run in the background? */
bool tty_is_foreground(const struct tty *tty);

/* Give it the mode of a program on the whole screen: each key as it comes. */
void tty_take(struct tty *tty);

/*
 * Before the end: see that what is left is shown. A terminal that does not take
 * it, held by Ctrl-S or stalled, is set going; one that cannot be loses what it
 * has not shown yet, so that there is room for the last words. Takes
 * TTY_PATIENCE_MS at most. False: something was lost.
 */
#define TTY_PATIENCE_MS 200
bool tty_make_room(struct tty *tty);

/* Send the last words, as far as they are taken, and give back the mode. */
void tty_give_back(struct tty *tty);

/* Put @text behind what curses has written. False: there is no memory for it. */
bool tty_put(struct tty *tty, const char *text, size_t length);

/* Send what was written, as far as it is taken. True: nothing is left. */
bool tty_send(struct tty *tty);

/* Is there something left to send? */
bool tty_is_behind(const struct tty *tty);

#endif
