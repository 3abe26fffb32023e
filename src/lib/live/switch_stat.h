/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_stat.h - parse the kernel's table of CPUs
 *
 * One line a CPU, as in
 *
 *	CPU[ 0] MODE[2] QD[ 1] param1: 0 ... polled io: 170035, ... dur: 41200
 *
 * and the same line in the kernel log of the paper's own kernel. After the
 * brackets, pairs "key: value" in any order, with or without commas; a key
 * that is missing leaves its field unknown, an unknown key is passed over.
 */
#ifndef LIB_LIVE_SWITCH_STAT_H
#define LIB_LIVE_SWITCH_STAT_H

#include "lib/model/sample.h"

/*
 * Parse a whole switch_stat file. Returns the number of rows; other lines are
 * skipped. *@enough is false on allocation failure.
 */
size_t switch_stat_parse(struct sample *sample, const char *text, size_t size,
			 bool *enough);

#endif
