/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_design.h - which settings become candidates
 */
#ifndef LIB_TUNE_TUNE_DESIGN_H
#define LIB_TUNE_TUNE_DESIGN_H

#include "lib/tune/tune_candidates.h"

/*
 * The reference, the methods with their defaults, each axis in coarse steps
 * with the others at their defaults, and random settings; at most as many as
 * fit into a third of @share of the budget. Sets the stride of the first
 * neighbours. False on allocation failure.
 */
bool tune_design_first(struct tune_search *search, double share);

/* The reference and all settings of the space. False on allocation failure. */
bool tune_design_all(struct tune_search *search);

/*
 * The neighbours at distance @stride on one axis from candidate @of, and the
 * same values with the other methods, the rest as in the best candidate of
 * each. False: none of them is new.
 */
bool tune_design_neighbours(struct tune_search *search, unsigned int of,
			    unsigned int stride);

/* Some random settings. False: none of them is new. */
bool tune_design_random(struct tune_search *search);

#endif
