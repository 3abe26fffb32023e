/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tty.h - non-blocking output to the terminal
 *
 * A terminal accepts no output while it is stopped by Ctrl-S, or while nobody
 * reads at the other end of a connection; a normal write, as by curses, then
 * blocks. So curses writes to memory, and from there as much as possible is
 * sent to the terminal. Setting the terminal mode, which curses would also do,
 * is done here for the same reason: it would wait for output to drain.
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
	int fd;	      /* our own non-blocking descriptor of the terminal */
	FILE *memory; /* for curses to write to */
	struct termios before; /* the original mode */
	bool is_known;	       /* ... which has been saved */
	sigset_t signals;      /* original signal mask */
	char *pending;	       /* pending output */
	size_t length, sent, size;
};

/*
 * Reopen the terminal of standard output. Until it is closed, writing from the
 * background does not stop us (SIGTTOU). False: a clause in @reason
 * (@reason_size bytes) says why.
 */
bool tty_open(struct tty *tty, struct problem *problem);
void tty_close(struct tty *tty);

/* Are we in the foreground of the terminal? */
bool tty_is_foreground(const struct tty *tty);

/* Set the mode of a full-screen program: unbuffered keys without echo. */
void tty_take(struct tty *tty);

/*
 * Before exit: flush pending output. A terminal stopped by Ctrl-S is restarted;
 * if it still does not accept output, that is discarded to make room for the
 * final messages. Takes at most TTY_PATIENCE_MS. False: output was lost.
 */
#define TTY_PATIENCE_MS 200
bool tty_make_room(struct tty *tty);

/* Send the final output, as far as it is accepted, and restore the mode. */
void tty_give_back(struct tty *tty);

/* Append @text to the output of curses. False on allocation failure. */
bool tty_put(struct tty *tty, const char *text, size_t length);

/* Send pending output, as far as it is accepted. True: nothing is left. */
bool tty_send(struct tty *tty);

/* Is there pending output? */
bool tty_is_behind(const struct tty *tty);

#endif
