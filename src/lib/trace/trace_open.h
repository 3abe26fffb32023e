/* SPDX-License-Identifier: GPL-2.0 */
/*
 * trace_open.h - open a trace by name: a file or a stock trace
 */
#ifndef LIB_TRACE_TRACE_OPEN_H
#define LIB_TRACE_TRACE_OPEN_H

#include "lib/base/problem.h"
#include "lib/trace/trace.h"
#include "lib/trace/trace_origin.h"

/*
 * Read the trace called @name: "stock:gc" (trace_stock.h), or a file or "-" in
 * @format (trace_reader.h; NULL: auto-detect), with its progress on the terminal
 * if that takes long. False: *@trace is empty, and *@problem says why.
 */
bool trace_open(struct trace *trace, struct trace_origin *origin,
		const char *name, const char *format, struct problem *problem);

#endif
