/* SPDX-License-Identifier: GPL-2.0 */
/*
 * end_signals.h - SIGINT, SIGTERM and SIGHUP are delivered only while waiting,
 * so that a program can restore everything before it exits
 */
#ifndef LIB_BASE_END_SIGNALS_H
#define LIB_BASE_END_SIGNALS_H

#include <signal.h>

/*
 * Block them from here on; they are delivered while ppoll() waits with
 * *@unblocked.
 */
void end_signals_hold(sigset_t *unblocked);

/* All is put back: they end the program again, also while it writes. */
void end_signals_release(const sigset_t *unblocked);

/* The last one received, or 0. */
int end_signals_taken(void);

#endif
