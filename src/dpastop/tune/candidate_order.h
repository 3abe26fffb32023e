/* SPDX-License-Identifier: GPL-2.0 */
/*
 * candidate_order.h - the order in which a search's candidates are listed
 */
#ifndef DPASTOP_TUNE_CANDIDATE_ORDER_H
#define DPASTOP_TUNE_CANDIDATE_ORDER_H

#include "lib/tune/tune_search.h"

#define CANDIDATE_ORDER_MOST 256

/* The best, the settings before the search, then the others, better ones first. */
struct candidate_order {
	size_t count;
	unsigned int candidate[CANDIDATE_ORDER_MOST];
};

/* Each candidate's rank is worked out: once a sample rather than a drawing. */
void candidate_order_update(struct candidate_order *order,
			    const struct tune_search *search);

#endif
