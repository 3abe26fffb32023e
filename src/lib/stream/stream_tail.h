/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_tail.h - the end of a recording, without reading all of it
 */
#ifndef LIB_STREAM_STREAM_TAIL_H
#define LIB_STREAM_STREAM_TAIL_H

#include "lib/stream/stream_record.h"

/* When the last record was; mono_ns 0: not known. */
struct stream_tail {
	uint64_t mono_ns;
	int64_t real_ns;
};

/*
 * The times of the last record of the regular file @fd that can be read and has
 * them, from its end, whatever its length; the file offset stays. False where
 * there is none.
 */
bool stream_tail_read(int fd, struct stream_tail *tail);

#endif
