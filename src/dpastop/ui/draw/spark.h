/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spark.h - a curve of one line: a column a value, from an eighth to full
 */
#ifndef DPASTOP_UI_DRAW_SPARK_H
#define DPASTOP_UI_DRAW_SPARK_H

#include "dpastop/model/model.h"
#include "dpastop/ui/draw/pen.h"

/*
 * Draw @values, the newest first, into @cols columns, the newest at the right.
 * The largest one is full; unknown ones are blank.
 */
void spark_draw(struct pen *pen, enum role role, int cols,
		const struct figure *values, int nr_values);

#endif
