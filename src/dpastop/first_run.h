/* SPDX-License-Identifier: GPL-2.0 */
/*
 * first_run.h - whether this user has seen dpastop's screen before
 */
#ifndef DPASTOP_FIRST_RUN_H
#define DPASTOP_FIRST_RUN_H

#include <stdbool.h>

/*
 * True once for each user: the directory of dpastop's state did not exist, and does
 * now. Where it cannot be created, never.
 */
bool first_run(void);

#endif
