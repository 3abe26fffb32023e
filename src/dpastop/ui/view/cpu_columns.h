/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_columns.h - the columns of the table of CPUs
 */
#ifndef DPASTOP_UI_VIEW_CPU_COLUMNS_H
#define DPASTOP_UI_VIEW_CPU_COLUMNS_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/pen.h"

/* Open the menu in which they are chosen. */
void cpu_columns_open(struct view *view);
/* The column so called, there or in its title, whatever the case; or -1. */
int cpu_columns_find(const char *name);

/* Those that are shown on @cols, as bits. */
uint32_t cpu_columns_shown(const struct view *view, int cols);

/* Their titles, and their cells for @cpu, to the end of the line. */
void cpu_columns_titles(struct pen *pen, const struct app *app,
			uint32_t shown);
void cpu_columns_row(struct pen *pen, const struct app *app, uint32_t shown,
		     const struct picture_cpu *cpu);

#endif
