/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stop_signal.h - SIGINT, SIGTERM and SIGHUP as something to be read
 *
 * They end a benchmark between two steps, so that everything is restored first.
 */
#ifndef DPASBENCH_STOP_SIGNAL_H
#define DPASBENCH_STOP_SIGNAL_H

#include <stdbool.h>

/*
 * Block them; the descriptor returned becomes readable with the first. -1: that
 * failed, and errno says why.
 */
int stop_signal_catch(void);

/* Has one come? It stays, for stop_signal_exit_status(). */
bool stop_signal_has_come(int signal_fd);

/* The exit status of a program that ends because of the one that has come. */
int stop_signal_exit_status(int signal_fd);

/* Everything is restored: writing to a stalled pipe may now be interrupted. */
void stop_signal_release(void);

#endif
