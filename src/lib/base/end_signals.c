// SPDX-License-Identifier: GPL-2.0
#include "lib/base/end_signals.h"

static volatile sig_atomic_t end_signals_last;

static void end_signals_note(int number)
{
	end_signals_last = number;
}

void end_signals_hold(sigset_t *unblocked)
{
	static const int caught[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = end_signals_note };
	sigset_t blocked;
	size_t i;

	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (i = 0; i < sizeof(caught) / sizeof(*caught); i++) {
		sigaddset(&blocked, caught[i]);
		sigaction(caught[i], &action, NULL);
	}
	sigprocmask(SIG_BLOCK, &blocked, unblocked);
}

int end_signals_taken(void)
{
	return end_signals_last;
}
