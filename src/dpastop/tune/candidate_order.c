// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/candidate_order.h"

#include <string.h>

#include "dpastop/tune/summary.h"

void candidate_order_update(struct candidate_order *order,
			    const struct tune_search *search)
{
	unsigned int *candidate = order->candidate;
	size_t at = 0;

	order->count = summary_order(search, candidate, CANDIDATE_ORDER_MOST);
	while (at < order->count && candidate[at] != TUNE_REFERENCE)
		at++;
	if (at > 1 && at < order->count) {
		memmove(candidate + 2, candidate + 1,
			(at - 1) * sizeof(*candidate));
		candidate[1] = TUNE_REFERENCE;
	}
}
