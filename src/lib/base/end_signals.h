/* SPDX-License-Identifier: GPL-2.0 */
/*
 * end_signals.h - SIGINT, SIGTERM and SIGHUP interrupt nothing but waiting, so that
 * a program can put all back before they end it
 */
#ifndef LIB_BASE_END_SIGNALS_H
#define LIB_BASE_END_SIGNALS_H

#include <signal.h>

/* From here on; they come through where ppoll() waits with *@unblocked. */
void end_signals_hold(sigset_t *unblocked);

/* The one that came last, or 0. */
int end_signals_taken(void);

#endif
