/* SPDX-License-Identifier: GPL-2.0 */
/*
 * table.h - tables of the results on standard output
 */
#ifndef DPASBENCH_TABLE_H
#define DPASBENCH_TABLE_H

#include "dpasbench/results.h"

/* While measuring: the header of a method's table, and a row. */
void table_method_head(const struct plan *plan, enum method method);
void table_method_row(const struct results *results, enum method method,
		      const struct point *point);

/*
 * At the end: IOPS of all methods (with the standard deviation if there were
 * repeats), DPAS's final and expected modes, and ratios.
 */
void table_summary(const struct results *results);

#endif
