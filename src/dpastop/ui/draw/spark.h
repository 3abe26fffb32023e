/* SPDX-License-Identifier: GPL-2.0 */
/*
 * spark.h - a sparkline: one column per value, from an eighth to full height
 */
#ifndef DPASTOP_UI_DRAW_SPARK_H
#define DPASTOP_UI_DRAW_SPARK_H

#include "dpastop/model/model.h"
#include "dpastop/ui/draw/pen.h"

/*
 * Draw @values, newest first, into @cols columns, with the newest at the right.
 * The largest has full height; unknown ones are blank.
 */
void spark_draw(struct pen *pen, enum role role, int cols,
		const struct figure *values, int nr_values);

#endif
