/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_stat.h - reading the kernel's table of CPUs
 *
 * One line a CPU, as in
 *
 *	CPU[ 0] MODE[2] QD[ 1] param1: 0 ... polled io: 170035, ... dur: 41200
 *
 * and the same line in the kernel log of the paper's own kernel. After the
 * brackets, pairs "key: value" in any order, with or without commas; a key
 * that is missing leaves its field unknown, an unknown key is passed over.
 */
#ifndef DPASTOP_SWITCH_STAT_H
#define DPASTOP_SWITCH_STAT_H

#include "snapshot.h"

enum switch_stat_result {
	SWITCH_STAT_ROW,	/* a row was added */
	SWITCH_STAT_NO_ROW,	/* not such a line, or its CPU number unreadable */
	SWITCH_STAT_NO_MEMORY,
};

/*
 * Read the line of @size bytes at @line (no newline in it, any bytes else)
 * into a new row of @snapshot. What is not whole (a number at the very end of
 * a line that has lost its newline, if @cut) or too large stays unknown. The
 * second line of one CPU replaces what the first said.
 */
enum switch_stat_result switch_stat_parse_line(struct snapshot *snapshot,
					       const char *line, size_t size,
					       bool cut);

/*
 * Read all of a switch_stat file. Returns the number of rows read; lines that
 * are no rows are passed over. False in *@enough where memory was short.
 */
size_t switch_stat_parse(struct snapshot *snapshot, const char *text,
			 size_t size, bool *enough);

#endif
