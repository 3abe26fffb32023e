/* SPDX-License-Identifier: GPL-2.0 */
/*
 * child.h - another program, started with an argument list, and what it says
 *
 * Its two outputs are kept, up to CHILD_MAX_TEXT bytes each. It is in a process
 * group of its own, so that a Ctrl-C at the terminal does not reach it, and it
 * dies with the thread that started it.
 */
#ifndef LIB_BASE_CHILD_H
#define LIB_BASE_CHILD_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define CHILD_MAX_TEXT (16 * 1024 * 1024)
#define CHILD_MAX_FDS 3

struct child_text {
	int fd;
	char *data; /* always ends in a null character, once started */
	size_t length;
	size_t size;
};

struct child {
	pid_t pid; /* 0: none */
	int pidfd;
	int status;	       /* as waitpid() says, once it has ended */
	struct child_text out; /* standard output */
	struct child_text err; /* standard error */
};

enum child_state {
	CHILD_ENDED,   /* and its status and texts are complete */
	CHILD_RUNNING, /* the time is over */
	CHILD_WOKEN,   /* something else wants attention */
};

/*
 * Start argv[0], looked for on the PATH, with an empty standard input and no
 * signal blocked. False: errno says why (ENOENT: no such program), and there
 * is nothing to free.
 */
bool child_start(struct child *child, char *const argv[]);

/*
 * Wait until it has ended, until CLOCK_MONOTONIC is @until_ns (0: only take
 * what is there, without waiting), or until @wake_fd (-1: none) has something
 * to read.
 */
enum child_state child_wait(struct child *child, uint64_t until_ns,
			    int wake_fd);

/*
 * For one that is waited for among other things: when one of these is readable,
 * call child_wait(). Fills @fds (of CHILD_MAX_FDS) and returns how many.
 */
unsigned int child_fds(const struct child *child, struct pollfd *fds);

/* Forget the first @length bytes of what it said. */
void child_text_drop(struct child_text *text, size_t length);

/*
 * End it and its children now; child_wait() says when it has ended. Nothing
 * where it has ended already.
 */
void child_kill(const struct child *child);

/*
 * End it and its children: SIGTERM and, if that does not do within a few
 * seconds, SIGKILL. False: not even that did (it hangs in the kernel).
 */
bool child_stop(struct child *child);

/* Free what belongs to one that was started and has ended. */
void child_free(struct child *child);

/* Did it end by itself, with status 0? */
bool child_succeeded(const struct child *child);

/* How it ended, in words: "exit status 1", "killed by SIGKILL". */
void child_describe_end(const struct child *child, char *text, size_t size);

#endif
