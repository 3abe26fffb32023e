// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_change.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"

#define STRETCH 32 /* I/Os on either side of a step */
#define SETTLED 10 /* I/Os in a row */

/* The last STRETCH service times added, sorted by size. */
struct stretch {
	uint64_t sorted[STRETCH];
	uint64_t sum;
	unsigned int count;
};

static unsigned int trace_change_rank(const struct stretch *stretch,
				      uint64_t ns)
{
	unsigned int i = 0;

	while (i < stretch->count && stretch->sorted[i] < ns)
		i++;
	return i;
}

static void trace_change_put(struct stretch *stretch, uint64_t ns)
{
	unsigned int at = trace_change_rank(stretch, ns);

	memmove(&stretch->sorted[at + 1], &stretch->sorted[at],
		(stretch->count - at) * sizeof(ns));
	stretch->sorted[at] = ns;
	stretch->count++;
	stretch->sum += ns;
}

static void trace_change_take(struct stretch *stretch, uint64_t ns)
{
	unsigned int at = trace_change_rank(stretch, ns);

	stretch->count--;
	memmove(&stretch->sorted[at], &stretch->sorted[at + 1],
		(stretch->count - at) * sizeof(ns));
	stretch->sum -= ns;
}

static bool trace_change_is_between(const struct stretch *before,
				    const struct stretch *after)
{
	bool up = after->sum > before->sum;
	const uint64_t *low = up ? before->sorted : after->sorted;
	const uint64_t *high = up ? after->sorted : before->sorted;

	return low[3 * STRETCH / 4] < high[STRETCH / 4] &&
		high[STRETCH / 2] >= low[STRETCH / 2] + low[STRETCH / 2] / 4;
}

static bool trace_change_append(struct trace_changes *changes,
				const struct trace_change *change)
{
	if (changes->count == changes->size) {
		size_t size = changes->size ? 2 * changes->size : 16;
		void *array = changes->change;

		if (!array_widen(&array, changes->size, size, sizeof(*change)))
			return false;
		changes->change = array;
		changes->size = size;
	}
	changes->change[changes->count++] = *change;
	return true;
}

/*
 * Several places near a step look like one: of those less than a stretch apart,
 * the one whose sides differ most is used.
 */
struct candidate {
	struct trace_change change;
	uint64_t difference; /* 0: none */
	size_t last;
};

static bool trace_change_consider(struct trace_changes *changes,
				  struct candidate *best, size_t io,
				  const struct stretch *before,
				  const struct stretch *after)
{
	uint64_t difference = after->sum > before->sum ?
		after->sum - before->sum :
		before->sum - after->sum;

	if (best->difference && io - best->last >= STRETCH) {
		if (!trace_change_append(changes, &best->change))
			return false;
		best->difference = 0;
	}
	best->last = io;
	if (difference <= best->difference)
		return true;
	best->difference = difference;
	best->change = (struct trace_change){
		.io = io,
		.from_ns = before->sorted[STRETCH / 2],
		.to_ns = after->sorted[STRETCH / 2],
	};
	return true;
}

bool trace_change_find(struct trace_changes *changes, const struct trace *trace)
{
	struct stretch before = { .count = 0 }, after = { .count = 0 };
	const uint64_t *ns = trace->service_ns;
	struct candidate best = { .difference = 0 };
	bool good = true;
	size_t i;

	memset(changes, 0, sizeof(*changes));
	if (trace->count < 2 * STRETCH)
		return true;
	for (i = 0; i < STRETCH; i++) {
		trace_change_put(&before, ns[i]);
		trace_change_put(&after, ns[STRETCH + i]);
	}
	for (i = STRETCH; good; i++) {
		if (trace_change_is_between(&before, &after))
			good = trace_change_consider(changes, &best, i, &before,
						     &after);
		if (i + STRETCH == trace->count)
			break;
		trace_change_take(&before, ns[i - STRETCH]);
		trace_change_put(&before, ns[i]);
		trace_change_take(&after, ns[i]);
		trace_change_put(&after, ns[i + STRETCH]);
	}
	if (good && best.difference)
		good = trace_change_append(changes, &best.change);
	if (!good)
		trace_change_release(changes);
	return good;
}

void trace_change_release(struct trace_changes *changes)
{
	free(changes->change);
	memset(changes, 0, sizeof(*changes));
}

size_t trace_change_settled(const struct trace_changes *changes, size_t i,
			    const struct trace *trace,
			    const uint64_t *latency_ns)
{
	size_t from = changes->change[i].io, io;
	size_t end = i + 1 < changes->count ? changes->change[i + 1].io :
					      trace->count;
	uint64_t latency = 0, service = 0;

	for (io = from; io < end; io++) {
		latency += latency_ns[io];
		service += trace->service_ns[io];
		if (io - from >= SETTLED) {
			latency -= latency_ns[io - SETTLED];
			service -= trace->service_ns[io - SETTLED];
		}
		if (io - from + 1 >= SETTLED && latency * 100 <= service * 105)
			return io + 1 - from - SETTLED;
	}
	return TRACE_UNSETTLED;
}
