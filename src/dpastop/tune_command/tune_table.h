/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_table.h - print the candidates of a search as a table
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_TABLE_H
#define DPASTOP_TUNE_COMMAND_TUNE_TABLE_H

#include "dpastop/tune/tuner.h"

/* Print it to standard output. */
void tune_table_print(const struct tuner *tuner);

#endif
