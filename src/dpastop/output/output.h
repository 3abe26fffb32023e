/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output.h - what --batch prints and --record writes, by format
 *
 * Each function writes to @fd; false: errno says why. What a format does not
 * tell of is NULL.
 */
#ifndef DPASTOP_OUTPUT_OUTPUT_H
#define DPASTOP_OUTPUT_OUTPUT_H

#include "lib/source.h"
#include "lib/stream/stream_write.h"

struct output_format {
	/* What stands before everything else. */
	bool (*begin)(int fd, const struct source *source);
	bool (*sample)(int fd, const struct snapshot *snapshot);
	bool (*switched)(int fd, const struct switch_record *record);
	bool (*mark)(int fd, const struct mark *mark);
	bool (*gap)(int fd, const struct stream_gap *gap);
	bool is_of_last;	/* only the last look is told; without -n, the first */
};

extern const struct output_format output_json;
extern const struct output_format output_csv;
extern const struct output_format output_openmetrics;
extern const struct output_format output_prometheus;

#endif
