// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_open.h"

#include <string.h>

#include "lib/trace/trace_stock.h"

bool trace_open(struct trace *trace, struct trace_origin *origin,
		const char *name, const char *format,
		const struct trace_watch *watch, struct problem *problem)
{
	if (!trace_stock_is(name))
		return trace_reader_read(trace, origin, name, format, watch,
					 problem);
	memset(origin, 0, sizeof(*origin));
	return trace_stock_make(trace, name, problem);
}
