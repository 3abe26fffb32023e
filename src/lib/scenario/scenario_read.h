/* SPDX-License-Identifier: GPL-2.0 */
/*
 * scenario_read.h - parse a scenario
 */
#ifndef LIB_SCENARIO_SCENARIO_READ_H
#define LIB_SCENARIO_SCENARIO_READ_H

#include "lib/scenario/scenario.h"

/*
 * Parse the @size bytes at @text. False: *@problem says why, *@line in which
 * line (0: none), and there is nothing to free.
 */
bool scenario_read(struct scenario *scenario, const char *text, size_t size,
		   unsigned int *line, struct problem *problem);

#endif
