/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_table.h - the candidates of a search as rows
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_TABLE_H
#define DPASTOP_TUNE_COMMAND_TUNE_TABLE_H

#include "dpastop/tune/tuner.h"

/* To standard output. */
void tune_table_print(const struct tuner *tuner);

#endif
