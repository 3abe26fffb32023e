// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/stop_signal.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void stop_signal_set(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

int stop_signal_catch(void)
{
	sigset_t set;

	stop_signal_set(&set);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -1;
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

bool stop_signal_has_come(int signal_fd)
{
	struct pollfd wait = { .fd = signal_fd, .events = POLLIN };

	return poll(&wait, 1, 0) > 0;
}

int stop_signal_exit_status(int signal_fd)
{
	struct signalfd_siginfo info;

	if (read(signal_fd, &info, sizeof(info)) != sizeof(info))
		return EXIT_FAILURE;
	return 128 + (int)info.ssi_signo;
}

void stop_signal_release(void)
{
	sigset_t set;

	stop_signal_set(&set);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
}
