// SPDX-License-Identifier: GPL-2.0
/*
 * output_json.c - JSON Lines, the format of recordings
 */
#include "dpastop/output/output.h"

#include <stdio.h>

static bool output_json_begin(int fd, const struct source *source)
{
	struct stream_header header = {
		.version = STREAM_VERSION,
		.program = PACKAGE_NAME " " PACKAGE_VERSION,
		.has_events = source->records_events,
	};

	snprintf(header.source, sizeof(header.source), "%s", source->ops->name);
	snprintf(header.policies, sizeof(header.policies), "%s",
		 source->policies);
	return stream_write_header(fd, &header);
}

const struct output_format output_json = {
	.begin = output_json_begin,
	.sample = stream_write_sample,
	.switched = stream_write_switch,
	.mark = stream_write_mark,
	.gap = stream_write_gap,
	.search = stream_write_search,
};
