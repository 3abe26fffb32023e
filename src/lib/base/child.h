/* SPDX-License-Identifier: GPL-2.0 */
/*
 * child.h - run another program from an argument list and collect its output
 *
 * Its standard output and standard error are kept, up to CHILD_MAX_TEXT bytes
 * each. It runs in its own process group, so that Ctrl-C at the terminal does
 * not reach it, and is killed when the thread that started it exits.
 */
#ifndef LIB_BASE_CHILD_H
#define LIB_BASE_CHILD_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

#define CHILD_MAX_TEXT (16 * 1024 * 1024)
#define CHILD_MAX_FDS 3

struct child_text {
	int fd;
	char *data; /* always NUL-terminated once started */
	size_t length;
	size_t size;
};

struct child {
	pid_t pid; /* 0: none */
	int pidfd;
	/* Once it has exited: from wait4(), and how long it ran. */
	int status;
	struct rusage usage;
	uint64_t run_ns;
	uint64_t start_ns;     /* CLOCK_MONOTONIC */
	struct child_text out; /* standard output */
	struct child_text err; /* standard error */
};

enum child_state {
	CHILD_ENDED,   /* its status and output are complete */
	CHILD_RUNNING, /* timed out */
	CHILD_WOKEN,   /* @wake_fd is readable */
};

/*
 * Start argv[0], searched for in PATH, with an empty standard input and no
 * signals blocked. False: errno says why (ENOENT: no such program), and there
 * is nothing to free.
 */
bool child_start(struct child *child, char *const argv[]);

/* Is @program, without slashes, in PATH? */
bool child_can_start(const char *program);

/*
 * Wait until it has exited, until CLOCK_MONOTONIC reaches @until_ns (0: only
 * read what is available, do not wait), or until @wake_fd (-1: none) is
 * readable.
 */
enum child_state child_wait(struct child *child, uint64_t until_ns,
			    int wake_fd);

/*
 * For use in a caller's own poll loop: when one of these is readable, call
 * child_wait(). Fills @fds (room for CHILD_MAX_FDS) and returns how many.
 */
unsigned int child_fds(const struct child *child, struct pollfd *fds);

/* Discard the first @length bytes of its output. */
void child_text_drop(struct child_text *text, size_t length);

/*
 * Kill it and its children now; child_wait() tells when it has exited. No
 * effect if it has exited already.
 */
void child_kill(const struct child *child);

/*
 * Ask it and its children to end, with SIGTERM; child_wait() tells when it has
 * exited. No effect if it has exited already.
 */
void child_terminate(const struct child *child);

/*
 * Terminate it and its children with SIGTERM and, if they are still running
 * after a few seconds, SIGKILL. False: even SIGKILL had no effect (it is stuck
 * in the kernel).
 */
bool child_stop(struct child *child);

/* Free the resources of a child that was started and has exited. */
void child_free(struct child *child);

/* Did it exit with status 0? */
bool child_succeeded(const struct child *child);

/* Describes how it ended: "exit status 1", "killed by SIGKILL". */
void child_describe_end(const struct child *child, char *text, size_t size);

#endif
