/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_reader.h - parse records from the bytes of a file or a pipe
 */
#ifndef LIB_STREAM_STREAM_READER_H
#define LIB_STREAM_STREAM_READER_H

#include "lib/stream/stream_record.h"

struct stream_reader;

/* NULL on allocation failure. */
struct stream_reader *stream_reader_new(void);
void stream_reader_free(struct stream_reader *reader);

/* Feed @size bytes. False on allocation failure. */
bool stream_reader_feed(struct stream_reader *reader, const char *data,
			size_t size);

/* End of input: an unterminated last line is truncated. */
void stream_reader_finish(struct stream_reader *reader);

/* There is more input after all, which continues the truncated line. */
void stream_reader_resume(struct stream_reader *reader);

/*
 * The next record. A bad line is reported once and skipped, except that a
 * missing header or a wrong version is reported by every call. A truncated last
 * line is tolerated: STREAM_END.
 */
enum stream_result stream_reader_next(struct stream_reader *reader,
				      struct stream_record *record);

/* Has the header been read? Nothing else can be read without one. */
bool stream_reader_has_header(const struct stream_reader *reader);

/* What was wrong: "line 12: the mode is unknown", or "". */
const char *stream_reader_complaint(const struct stream_reader *reader);

/* The number of the truncated last line, or 0. */
uint64_t stream_reader_cut_line(const struct stream_reader *reader);

#endif
