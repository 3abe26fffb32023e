/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_parse.h - parse a line of a recording into a record
 */
#ifndef LIB_STREAM_STREAM_PARSE_H
#define LIB_STREAM_STREAM_PARSE_H

#include "lib/base/problem.h"
#include "lib/stream/stream_record.h"

/*
 * Parse @line. STREAM_BAD: the reason in *@problem says why, and may quote the
 * line. STREAM_MORE: unknown to this version. @needs_header: anything but a
 * header is bad.
 */
enum stream_result stream_parse(const char *line, size_t size,
				bool needs_header, struct stream_record *record,
				struct problem *problem);

#endif
