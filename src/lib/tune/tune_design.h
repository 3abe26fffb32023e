/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_design.h - which settings become candidates
 */
#ifndef LIB_TUNE_TUNE_DESIGN_H
#define LIB_TUNE_TUNE_DESIGN_H

#include "lib/tune/tune_candidates.h"

/*
 * The reference, the methods with their defaults, each axis coarsely with the
 * others at their defaults, and settings by chance; at most what a third of
 * @share of the budget has time for. Sets the stride of the first neighbours.
 * False: no memory.
 */
bool tune_design_first(struct tune_search *search, double share);

/* The reference and all settings there are. False: no memory. */
bool tune_design_all(struct tune_search *search);

/*
 * Those that are @stride away on one axis from candidate @of; and the same values
 * with the other methods, the rest as in the best candidate of each. False: none
 * of them is new.
 */
bool tune_design_neighbours(struct tune_search *search, unsigned int of,
			    unsigned int stride);

#endif
