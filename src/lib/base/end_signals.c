// SPDX-License-Identifier: GPL-2.0
#include "lib/base/end_signals.h"

static const int end_signals_caught[] = { SIGINT, SIGTERM, SIGHUP };
#define NR_CAUGHT (sizeof(end_signals_caught) / sizeof(*end_signals_caught))
static volatile sig_atomic_t end_signals_last;

static void end_signals_note(int number)
{
	end_signals_last = number;
}

void end_signals_hold(sigset_t *unblocked)
{
	struct sigaction action = { .sa_handler = end_signals_note };
	sigset_t blocked;
	size_t i;

	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (i = 0; i < NR_CAUGHT; i++) {
		sigaddset(&blocked, end_signals_caught[i]);
		sigaction(end_signals_caught[i], &action, NULL);
	}
	sigprocmask(SIG_BLOCK, &blocked, unblocked);
}

int end_signals_taken(void)
{
	return end_signals_last;
}

void end_signals_release(const sigset_t *unblocked)
{
	size_t i;

	for (i = 0; i < NR_CAUGHT; i++)
		signal(end_signals_caught[i], SIG_DFL);
	sigprocmask(SIG_SETMASK, unblocked, NULL);
}
