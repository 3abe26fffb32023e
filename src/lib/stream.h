/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream.h - samples and switch records as JSON Lines
 *
 * One record a line. The first is the header, which has the version of the
 * format; the others are a sample, a switch, a gap (the source was away, or
 * records were missed), a change of a tunable or a marker. A key that is absent
 * is unknown. A reader passes over keys and types of record that it does not
 * know, so that a newer writer of the same version is no obstacle.
 */
#ifndef DPASTOP_STREAM_H
#define DPASTOP_STREAM_H

#include "mark.h"
#include "snapshot.h"
#include "switch_record.h"

#define STREAM_FORMAT "dpastop"
#define STREAM_VERSION 1
#define STREAM_TEXT_SIZE 160

struct stream_header {
	unsigned int version;
	char program[SNAPSHOT_TEXT_SIZE];	/* "dpastop 0.1.0" */
	char source[SNAPSHOT_TEXT_SIZE];	/* "kernel", "sim" */
	bool has_events;	/* switches are told, not guessed from samples */
};

struct stream_gap {
	uint64_t mono_ns;
	int64_t real_ns;
	uint64_t missed;	/* switch records lost; 0: the source was away */
	char reason[STREAM_TEXT_SIZE];
};

/*
 * Write one record to @fd as one whole line. False: errno says why (ENOMEM, or
 * what write(2) says). A part of the line may then have been written.
 */
bool stream_write_header(int fd, const struct stream_header *header);
bool stream_write_sample(int fd, const struct snapshot *snapshot);
bool stream_write_switch(int fd, const struct switch_record *record);
bool stream_write_gap(int fd, const struct stream_gap *gap);
bool stream_write_mark(int fd, const struct mark *mark);	/* change, marker */

enum stream_result {
	STREAM_MORE,	/* no whole line left: feed more */
	STREAM_HEADER,
	STREAM_SAMPLE,
	STREAM_SWITCH,
	STREAM_GAP,
	STREAM_MARK,
	STREAM_BAD,	/* stream_reader_complaint() names the line and says why */
	STREAM_END,	/* after stream_reader_finish(): all has been read */
};

/* What stream_reader_next() returned, in the member of that name. */
struct stream_record {
	struct stream_header header;
	struct snapshot sample;		/* the caller inits and frees it */
	struct switch_record event;
	struct stream_gap gap;
	struct mark mark;
};

/* When it was; 0: a record of that kind does not say. */
uint64_t stream_record_mono_ns(enum stream_result kind,
			       const struct stream_record *record);

struct stream_reader;

/* NULL where memory is short. */
struct stream_reader *stream_reader_new(void);
void stream_reader_free(struct stream_reader *reader);

/* Take @size bytes as they came. False where memory is short. */
bool stream_reader_feed(struct stream_reader *reader, const char *data,
			size_t size);

/* There is no more: what stands without a newline at the end is a cut line. */
void stream_reader_finish(struct stream_reader *reader);

/*
 * The next record. A bad line is named once and passed over: the reader goes
 * on after it, except where the header is missing or of another version (then
 * every call says so again). A cut last line is tolerated: STREAM_END.
 */
enum stream_result stream_reader_next(struct stream_reader *reader,
				      struct stream_record *record);

/* What was wrong: "line 12: mode is no mode". "" where nothing was. */
const char *stream_reader_complaint(const struct stream_reader *reader);

/* The number of the cut last line, or 0. */
uint64_t stream_reader_cut_line(const struct stream_reader *reader);

/*
 * The mono_ns of the last record of the regular file @fd that can be read and
 * has one, from its end, whatever its length; the file offset stays. False
 * where there is none.
 */
bool stream_last_time(int fd, uint64_t *mono_ns);

#endif
