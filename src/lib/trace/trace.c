// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/array.h"

static bool trace_widen(struct trace *trace)
{
	size_t size = trace->size ? 2 * trace->size : 1024;
	void *service_ns = trace->service_ns, *bucket = trace->bucket;
	bool good = array_widen(&service_ns, trace->size, size,
				sizeof(*trace->service_ns)) &&
		array_widen(&bucket, trace->size, size, sizeof(*trace->bucket));

	trace->service_ns = service_ns;
	trace->bucket = bucket;
	if (good)
		trace->size = size;
	return good;
}

bool trace_append(struct trace *trace, uint64_t service_ns, uint8_t bucket)
{
	if (trace->count == trace->size && !trace_widen(trace))
		return false;
	trace->service_ns[trace->count] = service_ns;
	trace->bucket[trace->count++] = bucket;
	return true;
}

void trace_release(struct trace *trace)
{
	free(trace->service_ns);
	free(trace->bucket);
	memset(trace, 0, sizeof(*trace));
}
