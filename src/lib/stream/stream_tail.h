/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_tail.h - find the end of a recording without reading all of it
 */
#ifndef LIB_STREAM_STREAM_TAIL_H
#define LIB_STREAM_STREAM_TAIL_H

#include "lib/stream/stream_record.h"

/* The time of the last record; mono_ns 0: unknown. */
struct stream_tail {
	uint64_t mono_ns;
	int64_t real_ns;
};

/*
 * The times of the last readable record of the regular file @fd that has them,
 * searched from its end; the file offset stays. False if there is none.
 */
bool stream_tail_read(int fd, struct stream_tail *tail);

#endif
