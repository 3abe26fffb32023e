/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_reader.h - records out of bytes, as they come from a file or a pipe
 */
#ifndef LIB_STREAM_STREAM_READER_H
#define LIB_STREAM_STREAM_READER_H

#include "lib/stream/stream_record.h"

struct stream_reader;

/* NULL where memory is short. */
struct stream_reader *stream_reader_new(void);
void stream_reader_free(struct stream_reader *reader);

/* Take @size bytes as they came. False where memory is short. */
bool stream_reader_feed(struct stream_reader *reader, const char *data,
			size_t size);

/* There is no more: what stands without a newline at the end is a cut line. */
void stream_reader_finish(struct stream_reader *reader);

/* There is more after all, and the cut line goes on with it. */
void stream_reader_resume(struct stream_reader *reader);

/*
 * The next record. A bad line is named once and passed over: the reader goes
 * on after it, except where the header is missing or of another version (then
 * every call says so again). A cut last line is tolerated: STREAM_END.
 */
enum stream_result stream_reader_next(struct stream_reader *reader,
				      struct stream_record *record);

/* Has it come? Without one nothing else can be read. */
bool stream_reader_has_header(const struct stream_reader *reader);

/* What was wrong: "line 12: mode is no mode". "" where nothing was. */
const char *stream_reader_complaint(const struct stream_reader *reader);

/* The number of the cut last line, or 0. */
uint64_t stream_reader_cut_line(const struct stream_reader *reader);

#endif
