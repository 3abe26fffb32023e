// SPDX-License-Identifier: GPL-2.0
#include "lib/base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/clock.h"

#define CHILD_FIRST_SIZE 16384
#define CHILD_GRACE_NS (5 * UINT64_C(1000000000))

/* In the child process: exec the program, or write errno to @report. */
static void child_become(char *const argv[], int out, int err, int report,
			 pid_t parent)
{
	sigset_t none;
	int null = open("/dev/null", O_RDONLY);

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* The parent may have died before prctl(). */
	if (getppid() != parent)
		_exit(127);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	if (null >= 0 && dup2(null, STDIN_FILENO) >= 0 &&
	    dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0)
		execvp(argv[0], argv);
	/* Should even this fail, the parent still sees the program exit. */
	if (write(report, &errno, sizeof(errno)) < 0)
		_exit(126);
	_exit(127);
}

static bool child_text_init(struct child_text *text, int fd)
{
	text->fd = fd;
	text->length = 0;
	text->size = CHILD_FIRST_SIZE;
	text->data = malloc(text->size);
	if (!text->data)
		return false;
	text->data[0] = '\0';
	return fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
}

static void child_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Fork. @out and @err are the child's ends. Returns 0, or errno. */
static int child_fork(struct child *child, char *const argv[], int out, int err)
{
	pid_t parent = getpid();
	int report[2], number = 0;
	ssize_t got;

	if (pipe2(report, O_CLOEXEC))
		return errno;
	child->pid = fork();
	if (child->pid == 0)
		child_become(argv, out, err, report[1], parent);
	if (child->pid < 0)
		number = errno;
	close(report[1]);
	if (!number) {
		do
			got = read(report[0], &number, sizeof(number));
		while (got < 0 && errno == EINTR);
		if (got != sizeof(number))
			number = 0;
		child->pidfd = pidfd_open(child->pid, 0);
		if (!number && child->pidfd < 0)
			number = errno;
		if (number) {
			kill(child->pid, SIGKILL);
			waitpid(child->pid, NULL, 0);
		}
	}
	close(report[0]);
	return number;
}

bool child_start(struct child *child, char *const argv[])
{
	int out[2] = { -1, -1 }, err[2] = { -1, -1 };
	int number = 0;

	memset(child, 0, sizeof(*child));
	child->pidfd = -1;
	child->out.fd = -1;
	child->err.fd = -1;
	if (pipe2(out, O_CLOEXEC) || pipe2(err, O_CLOEXEC))
		number = errno;
	else if (!child_text_init(&child->out, out[0]) ||
		 !child_text_init(&child->err, err[0]))
		number = ENOMEM;
	else
		number = child_fork(child, argv, out[1], err[1]);
	child_close(&out[1]);
	child_close(&err[1]);
	child->start_ns = clock_mono_ns();
	if (!number)
		return true;
	child->out.fd = out[0];
	child->err.fd = err[0];
	child_free(child);
	errno = number;
	return false;
}

bool child_can_start(const char *program)
{
	const char *path = getenv("PATH"), *end;
	char file[PATH_MAX];

	for (; path && *path; path = *end ? end + 1 : end) {
		end = strchrnul(path, ':');
		snprintf(file, sizeof(file), "%.*s/%s", (int)(end - path), path,
			 program);
		if (!access(file, X_OK))
			return true;
	}
	return false;
}

/* Make room for more, or discard further output. */
static bool child_text_grow(struct child_text *text)
{
	char *data;

	if (text->size - text->length > 1)
		return true;
	if (text->size * 2 > CHILD_MAX_TEXT)
		return false;
	data = realloc(text->data, text->size * 2);
	if (!data)
		return false;
	text->data = data;
	text->size *= 2;
	return true;
}

/* Read what is available. */
static void child_text_read(struct child_text *text)
{
	char waste[512];
	ssize_t got;

	while (text->fd >= 0) {
		bool room = child_text_grow(text);

		got = room ? read(text->fd, text->data + text->length,
				  text->size - text->length - 1) :
			     read(text->fd, waste, sizeof(waste));
		if (got > 0 && room) {
			text->length += (size_t)got;
			text->data[text->length] = '\0';
		}
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return;
		if (got <= 0)
			child_close(&text->fd);
	}
}

/* It has exited: collect its status and remaining output. */
static void child_collect(struct child *child)
{
	while (wait4(child->pid, &child->status, 0, &child->usage) < 0 &&
	       errno == EINTR)
		;
	child->run_ns = clock_mono_ns() - child->start_ns;
	child_text_read(&child->out);
	child_text_read(&child->err);
	child_close(&child->pidfd);
	child->pid = 0;
}

enum child_state child_wait(struct child *child, uint64_t until_ns, int wake_fd)
{
	while (child->pid) {
		struct timespec left = clock_until(clock_mono_ns(), until_ns);
		struct pollfd fds[4] = {
			{ .fd = child->pidfd, .events = POLLIN },
			{ .fd = child->out.fd, .events = POLLIN },
			{ .fd = child->err.fd, .events = POLLIN },
			{ .fd = wake_fd, .events = POLLIN },
		};
		int ready = ppoll(fds, 4, &left, NULL);

		if (ready == 0)
			return CHILD_RUNNING;
		if (ready < 0)
			continue;
		if (fds[1].revents)
			child_text_read(&child->out);
		if (fds[2].revents)
			child_text_read(&child->err);
		if (fds[0].revents)
			child_collect(child);
		else if (fds[3].revents)
			return CHILD_WOKEN;
	}
	return CHILD_ENDED;
}

unsigned int child_fds(const struct child *child, struct pollfd *fds)
{
	const int all[CHILD_MAX_FDS] = {
		child->pidfd,
		child->out.fd,
		child->err.fd,
	};
	unsigned int i, count = 0;

	for (i = 0; i < CHILD_MAX_FDS; i++)
		if (all[i] >= 0)
			fds[count++] = (struct pollfd){
				.fd = all[i],
				.events = POLLIN,
			};
	return count;
}

void child_text_drop(struct child_text *text, size_t length)
{
	text->length -= length;
	/* The terminating NUL moves along. */
	memmove(text->data, text->data + length, text->length + 1);
}

void child_kill(const struct child *child)
{
	/* 0 would signal our own process group. */
	if (child->pid)
		kill(-child->pid, SIGKILL);
}

void child_terminate(const struct child *child)
{
	if (!child->pid)
		return;
	kill(-child->pid, SIGTERM);
	/* A stopped process would not handle it. */
	kill(-child->pid, SIGCONT);
}

bool child_stop(struct child *child)
{
	child_terminate(child);
	child_wait(child, clock_mono_ns() + CHILD_GRACE_NS, -1);
	child_kill(child);
	child_wait(child, clock_mono_ns() + CHILD_GRACE_NS, -1);
	return !child->pid;
}

void child_free(struct child *child)
{
	child_close(&child->pidfd);
	child_close(&child->out.fd);
	child_close(&child->err.fd);
	free(child->out.data);
	free(child->err.data);
	child->out.data = NULL;
	child->err.data = NULL;
}

bool child_succeeded(const struct child *child)
{
	return WIFEXITED(child->status) && WEXITSTATUS(child->status) == 0;
}

void child_describe_end(const struct child *child, char *text, size_t size)
{
	const char *name;

	if (WIFEXITED(child->status)) {
		snprintf(text, size, "exit status %d",
			 WEXITSTATUS(child->status));
		return;
	}
	name = sigabbrev_np(WTERMSIG(child->status));
	snprintf(text, size, "killed by SIG%s", name ? name : "?");
}
