/* SPDX-License-Identifier: GPL-2.0 */
/*
 * source_stream.h - a recording as a source
 *
 * It is played at the pace at which it was recorded, or at another speed. Of a
 * pipe, what comes is handed out as it comes, unless it comes faster than it
 * was recorded. At its end the last sample stays the last: sample() says
 * SOURCE_SAME, and the player says is_at_end. SOURCE_END is only said of what
 * is no recording, or cannot be read on; then the error says why. Of a file that
 * has grown at the next sample() the rest is played, too.
 *
 * Only what is next is kept. So where the caller does not take, or has paused,
 * nothing more is read, and whoever writes into a pipe has to wait.
 *
 * The order of the recording is kept: what lies before a sample is there to be
 * taken by the time that the sample is handed out, and nothing that follows.
 * While switches wait to be taken, no mark is handed out, and the other way
 * round. A gap in which the device was away is SOURCE_GONE with the reason that
 * was recorded, until the sample that follows; the sample has its time.
 *
 * mono_ns rises from sample to sample: at a seam between two clocks it is that
 * of stream_axis.h, and the sample that follows is after a gap.
 *
 * The name of the source (ops->name) is that of the recorded one.
 */
#ifndef LIB_STREAM_SOURCE_STREAM_H
#define LIB_STREAM_SOURCE_STREAM_H

#include "lib/source.h"

/*
 * Open the recording at @path: a file, a FIFO, or "-" for standard input. NULL
 * where there is none that can be read; *@error says why. What comes from a
 * pipe is only known later, and may turn out to be none.
 */
struct source *source_stream_open(const char *path, struct problem *error);

#endif
