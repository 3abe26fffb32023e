/* SPDX-License-Identifier: GPL-2.0 */
/*
 * record_line.h - the parts of a switch record line
 */
#ifndef DPASTOP_UI_DRAW_RECORD_LINE_H
#define DPASTOP_UI_DRAW_RECORD_LINE_H

#include "dpastop/model/model.h"
#include "dpastop/model/switch_list.h"
#include "dpastop/ui/draw/pen.h"

#define RECORD_TIME_COLS 12 /* "12:34:56.789" */
#define RECORD_MODES_COLS 7 /* "PAS→PAS" */

/* Its width: arrows are longer in ASCII. */
int record_line_modes_cols(const struct theme *theme);

/* The local time of day, with or without milliseconds. */
void record_line_time(struct pen *pen, enum role role, int64_t real_ns,
		      bool has_ms);

/* "PAS→OL", in the colours of the modes if @role is ROLE_TEXT. */
void record_line_modes(struct pen *pen, enum role role,
		       const struct switch_record *record);

/* "PAS↔CP", likewise; wider than that with more than two modes. */
void record_line_repeat(struct pen *pen, enum role role,
			const struct switch_repeat *repeat);

/* "89 switches/s since then", or when it ended. */
void record_line_pace(struct pen *pen, enum role role,
		      const struct switch_repeat *repeat);

/* The reason as text. */
void record_line_evidence(struct pen *pen, enum role role,
			  const struct switch_record *record);

/* How @source obtains records: "each reported". */
const char *record_line_origin(const struct source *source);

#endif
