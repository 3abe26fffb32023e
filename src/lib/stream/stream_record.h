/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_record.h - the records of a recording, one line of JSON each
 *
 * The first is the header, with the format version; the others are a sample, a
 * switch, a gap (the source was absent, or records were missed), a change of a
 * tunable, a marker or the result of a search. The value of an absent key is unknown. Readers ignore
 * unknown keys and record types, for compatibility with newer writers of the
 * same version.
 */
#ifndef LIB_STREAM_STREAM_RECORD_H
#define LIB_STREAM_STREAM_RECORD_H

#include "lib/model/mark.h"
#include "lib/model/sample.h"
#include "lib/model/switch_record.h"
#include "lib/tune/tune_pack.h"

#define STREAM_FORMAT "dpastop"
#define STREAM_VERSION 1
#define STREAM_TEXT_SIZE 160

struct stream_header {
	unsigned int version;
	char program[SAMPLE_TEXT_SIZE];	 /* "dpastop 0.1.0" */
	char source[SAMPLE_TEXT_SIZE];	 /* "kernel", "sim" */
	char policies[STREAM_TEXT_SIZE]; /* of each CPU of a trace, or "" */
	bool has_events; /* switches are reported, not inferred from samples */
};

struct stream_gap {
	uint64_t mono_ns;
	int64_t real_ns;
	uint64_t missed; /* switch records lost; 0: the source was absent */
	char reason[STREAM_TEXT_SIZE];
};

enum stream_result {
	STREAM_MORE, /* no complete line left: feed more */
	STREAM_HEADER,
	STREAM_SAMPLE,
	STREAM_SWITCH,
	STREAM_GAP,
	STREAM_MARK,
	STREAM_SEARCH,
	STREAM_BAD, /* stream_reader_complaint() names the line and says why */
	STREAM_END, /* after stream_reader_finish(): everything has been read */
};

/*
 * The record returned by stream_reader_next(), in the member of that name.
 * Between stream_record_init() and stream_record_free().
 */
struct stream_record {
	struct stream_header header;
	struct sample sample;
	struct switch_record event;
	struct stream_gap gap;
	struct mark mark;
	struct tune_packed *search; /* whoever takes it sets it to NULL */
};

void stream_record_init(struct stream_record *record);
void stream_record_free(struct stream_record *record);

/* Its time by both clocks; 0: a record of that kind has none. */
uint64_t stream_record_mono_ns(enum stream_result kind,
			       const struct stream_record *record);
int64_t stream_record_real_ns(enum stream_result kind,
			      const struct stream_record *record);

#endif
