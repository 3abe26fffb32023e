/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view_tune_picture.h - charts of the goal over each searched tunable
 */
#ifndef DPASTOP_UI_VIEW_VIEW_TUNE_PICTURE_H
#define DPASTOP_UI_VIEW_VIEW_TUNE_PICTURE_H

#include "dpastop/ui/draw/pen.h"
#include "lib/tune/tune_candidates.h"

/* Title and axis take two of them. */
#define VIEW_TUNE_PICTURE_LEAST 5
#define VIEW_TUNE_PICTURE_MOST 14

/*
 * As many side by side as fit: the change in the goal against the current
 * settings, in percent, of the best candidate with each value.
 */
void view_tune_picture_draw(const struct theme *theme, struct rect area,
			    const struct tune_search *search);

#endif
