/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table.h - the results in words and columns, on standard output
 */
#ifndef DPASBENCH_TABLE_H
#define DPASBENCH_TABLE_H

#include "dpasbench/results.h"

/* As it goes: the head of a method's table, and a row of it. */
void table_method_head(const struct plan *plan, enum method method);
void table_method_row(const struct results *results, enum method method,
		      const struct point *point);

/*
 * At the end: IOPS of all methods (with the deviation where there were repeats),
 * DPAS's final modes beside the expected ones, and ratios.
 */
void table_summary(const struct results *results);

#endif
