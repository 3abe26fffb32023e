/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_stream.h - a recording as a source
 *
 * It is played at the recorded pace or at another speed. Data from a pipe is
 * played as it arrives, unless it arrives faster than it was recorded. At the
 * end, sample() returns SOURCE_SAME and the player has is_at_end set.
 * SOURCE_END is only returned if the input is not a recording or becomes
 * unreadable; the error then says why. If a file has grown by the next
 * sample(), the rest is played, too.
 *
 * Only the next record is buffered: while the caller does not take records, or
 * has paused, nothing more is read, and the writer of a pipe blocks.
 *
 * The order of the recording is kept: when a sample is returned, everything
 * before it can be taken, but nothing after it. While switches are waiting to
 * be taken, no marks are returned, and vice versa. A gap in which the device
 * was absent gives SOURCE_GONE with the recorded reason until the next sample;
 * the sample has its time.
 *
 * mono_ns increases from sample to sample, across changes of the clock as
 * described in stream_axis.h; the next sample is then after a gap.
 *
 * The name of the source (ops->name) is that of the recorded one.
 */
#ifndef LIB_STREAM_SOURCE_STREAM_H
#define LIB_STREAM_SOURCE_STREAM_H

#include "lib/source.h"

/*
 * Open the recording at @path: a file, a FIFO, or "-" for standard input. NULL
 * if it cannot be read; *@error says why. Whether a pipe carries a recording is
 * only known later.
 */
struct source *source_stream_open(const char *path, struct problem *error);

#endif
