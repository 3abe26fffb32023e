/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_open.h - a trace by its name: a file's, or a stock one's
 */
#ifndef LIB_TRACE_TRACE_OPEN_H
#define LIB_TRACE_TRACE_OPEN_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"
#include "lib/trace/trace_reader.h"

/*
 * Read the trace called @name: "stock:gc" (trace_stock.h), or a file or "-",
 * which is read as @format (trace_reader.h; NULL: as its shape says); @watch may be
 * NULL. False:
 * *@trace is empty, and *@problem says why.
 */
bool trace_open(struct trace *trace, struct trace_origin *origin,
		const char *name, const char *format,
		const struct trace_watch *watch, struct problem *problem);

#endif
