/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_columns.h - the table of CPUs, drawn
 */
#ifndef DPASTOP_UI_VIEW_CPU_COLUMNS_H
#define DPASTOP_UI_VIEW_CPU_COLUMNS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/*
 * The titles of the columns that are @shown, as bits, and their cells for @cpu,
 * to the end of the line.
 */
void cpu_columns_titles(struct pen *pen, const struct app *app, uint32_t shown);
void cpu_columns_row(struct pen *pen, const struct app *app, uint32_t shown,
		     const struct model_cpu *cpu);

#endif
