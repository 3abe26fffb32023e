// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/clock.h"

/* Is @fd the same terminal as standard output? */
static bool tty_is_output(int fd)
{
	struct stat output;
	unsigned int device;

	/* /dev/tty has its own device number; TIOCGDEV gives the real one. */
	return !fstat(STDOUT_FILENO, &output) &&
		!ioctl(fd, TIOCGDEV, &device) && device == output.st_rdev;
}

/*
 * Opened anew, since O_NONBLOCK on a copy of standard output would affect the
 * shell, too. After su the terminal may belong to another user; /dev/tty works.
 */
static int tty_reopen(void)
{
	static const char *const paths[] = { "/proc/self/fd/1", "/dev/tty" };
	size_t i;

	for (i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		int fd = open(paths[i],
			      O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

		if (fd >= 0 && tty_is_output(fd))
			return fd;
		if (fd >= 0)
			close(fd);
	}
	return -1;
}

static FILE *tty_open_memory(void)
{
	int fd = memfd_create("dpastop-screen", MFD_CLOEXEC);
	FILE *memory = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (fd >= 0 && !memory)
		close(fd);
	return memory;
}

bool tty_open(struct tty *tty, struct problem *problem)
{
	sigset_t stops;

	*tty = (struct tty){ .fd = tty_reopen() };
	if (tty->fd < 0)
		return problem_fail(
			problem, NULL,
			"the terminal cannot be opened for drawing: %s (use --batch)",
			strerror(errno));
	tty->memory = tty_open_memory();
	if (!tty->memory) {
		problem_fail(problem, NULL, "there is no memory to draw in: %s",
			     strerror(errno));
		close(tty->fd);
		return false;
	}
	sigemptyset(&stops);
	sigaddset(&stops, SIGTTOU);
	sigprocmask(SIG_BLOCK, &stops, &tty->signals);
	return true;
}

void tty_close(struct tty *tty)
{
	sigprocmask(SIG_SETMASK, &tty->signals, NULL);
	fclose(tty->memory);
	close(tty->fd);
	free(tty->pending);
}

bool tty_is_foreground(const struct tty *tty)
{
	pid_t group = tcgetpgrp(tty->fd);

	/* If it is not our controlling terminal, there is no background. */
	return group < 0 ? errno == ENOTTY : group == getpgrp();
}

void tty_take(struct tty *tty)
{
	struct termios mode;

	if (!tty->is_known && tcgetattr(tty->fd, &tty->before))
		return;
	tty->is_known = true;
	mode = tty->before;
	mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL);
	mode.c_lflag |= ISIG;
	mode.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR);
	/*
	 * As curses assumes: newline returns the carriage, the terminal expands
	 * tabs.
	 */
	mode.c_oflag &= ~(tcflag_t)(TABDLY | OCRNL | ONOCR | ONLRET);
	mode.c_oflag |= OPOST | ONLCR;
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	tcsetattr(tty->fd, TCSANOW, &mode);
}

/* Make room for another @count pending bytes. False: no memory. */
static bool tty_reserve(struct tty *tty, size_t count)
{
	size_t size = tty->length + count;
	char *pending;

	if (size <= tty->size)
		return true;
	pending = realloc(tty->pending, size);
	if (!pending)
		return false;
	tty->pending = pending;
	tty->size = size;
	return true;
}

/* Append what curses has written to the pending bytes. False: no memory. */
static bool tty_collect(struct tty *tty)
{
	int memory = fileno(tty->memory);
	off_t written = lseek(memory, 0, SEEK_CUR);
	size_t size = tty->length + (size_t)written;

	if (written <= 0)
		return true;
	if (!tty_reserve(tty, (size_t)written))
		return false;
	if (pread(memory, tty->pending + tty->length, (size_t)written, 0) !=
	    written)
		return false;
	tty->length = size;
	lseek(memory, 0, SEEK_SET);
	return true;
}

bool tty_put(struct tty *tty, const char *text, size_t length)
{
	if (!tty_collect(tty) || !tty_reserve(tty, length))
		return false;
	memcpy(tty->pending + tty->length, text, length);
	tty->length += length;
	return true;
}

static void tty_drop(struct tty *tty)
{
	lseek(fileno(tty->memory), 0, SEEK_SET);
	tty->length = tty->sent = 0;
}

bool tty_send(struct tty *tty)
{
	/* Without memory, it stays in curses' buffer for now. */
	bool all = tty_collect(tty);

	while (tty->sent < tty->length) {
		ssize_t put = write(tty->fd, tty->pending + tty->sent,
				    tty->length - tty->sent);

		if (put > 0)
			tty->sent += (size_t)put;
		else if (put == 0 || errno == EAGAIN)
			return false;
		else if (errno != EINTR)
			break; /* the terminal has hung up */
	}
	tty->length = tty->sent = 0;
	return all;
}

bool tty_is_behind(const struct tty *tty)
{
	return tty->length > 0;
}

/* Send pending bytes, up to a time limit. */
static bool tty_drain(struct tty *tty)
{
	uint64_t end_ns = clock_mono_ns() + TTY_PATIENCE_MS * UINT64_C(1000000);
	struct pollfd fd = { .fd = tty->fd, .events = POLLOUT };

	while (!tty_send(tty)) {
		struct timespec left = clock_until(clock_mono_ns(), end_ns);

		if (ppoll(&fd, 1, &left, NULL) <= 0)
			return false;
	}
	return true;
}

/*
 * Resume output stopped by Ctrl-S: the kernel only obeys TCOON after a TCOOFF.
 */
static void tty_resume(const struct tty *tty)
{
	tcflow(tty->fd, TCOOFF);
	tcflow(tty->fd, TCOON);
}

bool tty_make_room(struct tty *tty)
{
	if (tty_send(tty))
		return true;
	tty_resume(tty);
	if (tty_drain(tty))
		return true;
	tcflush(tty->fd, TCOFLUSH);
	tty_drop(tty);
	return false;
}

void tty_give_back(struct tty *tty)
{
	/* Ctrl-S may have come since then, or when nothing was pending. */
	tty_make_room(tty);
	/* In the background, the mode belongs to the foreground job. */
	if (tty->is_known && tty_is_foreground(tty))
		tcsetattr(tty->fd, TCSANOW, &tty->before);
}
