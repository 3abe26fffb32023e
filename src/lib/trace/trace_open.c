// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_open.h"

#include <string.h>

#include "lib/trace/trace_progress.h"
#include "lib/trace/trace_reader.h"
#include "lib/trace/trace_stock.h"

bool trace_open(struct trace *trace, struct trace_origin *origin,
		const char *name, const char *format, struct problem *problem)
{
	struct trace_progress progress;
	bool good;

	if (trace_stock_is(name)) {
		memset(origin, 0, sizeof(*origin));
		return trace_stock_make(trace, name, problem);
	}
	good = trace_reader_read(trace, origin, name, format,
				 trace_progress_begin(&progress, name),
				 problem);
	trace_progress_end(&progress);
	return good;
}
