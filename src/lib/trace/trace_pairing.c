// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_pairing.h"

#include <string.h>

static void trace_pairing_remove(struct trace_pairing *pairing, unsigned int i)
{
	pairing->count--;
	memmove(&pairing->issue[i], &pairing->issue[i + 1],
		(pairing->count - i) * sizeof(pairing->issue[0]));
}

bool trace_pairing_issue(struct trace_pairing *pairing,
			 const struct trace_issue *issue)
{
	bool is_full = pairing->count == TRACE_PAIRING_MAX;

	if (is_full)
		trace_pairing_remove(pairing, 0);
	pairing->issue[pairing->count++] = *issue;
	return !is_full;
}

/* Search backwards: after a lost completion, the newer issue is meant. */
bool trace_pairing_complete(struct trace_pairing *pairing, uint64_t device,
			    uint64_t sector, struct trace_issue *issue)
{
	unsigned int i;

	for (i = pairing->count; i-- > 0;)
		if (pairing->issue[i].sector == sector &&
		    pairing->issue[i].device == device) {
			*issue = pairing->issue[i];
			trace_pairing_remove(pairing, i);
			return true;
		}
	return false;
}
