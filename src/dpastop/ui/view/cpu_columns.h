/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_columns.h - draw the CPU table
 */
#ifndef DPASTOP_UI_VIEW_CPU_COLUMNS_H
#define DPASTOP_UI_VIEW_CPU_COLUMNS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/*
 * Draw the titles of the columns in the bit mask @shown, and their cells for
 * @cpu, to the end of the line.
 */
void cpu_columns_titles(struct pen *pen, const struct app *app, uint32_t shown);
void cpu_columns_row(struct pen *pen, const struct app *app, uint32_t shown,
		     const struct model_cpu *cpu);

#endif
