/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_axis.h - one axis of time for a recording of several clocks
 *
 * Where recordings were put together, one was appended after a crash, or the
 * device or the machine is another one, CLOCK_MONOTONIC begins anew. There is a
 * seam: no rate and no figure spans it, and what follows is moved so that time
 * on the axis rises as CLOCK_REALTIME did, or by a second where that fell.
 */
#ifndef LIB_STREAM_STREAM_AXIS_H
#define LIB_STREAM_STREAM_AXIS_H

#include "lib/stream/stream_record.h"
#include "lib/stream/stream_tail.h"

struct stream_axis {
	bool has_sample;
	bool is_torn;	    /* a header has come: a seam is next */
	int64_t shift_ns;   /* from the clock of the recording to the axis */
	uint64_t sample_ns; /* the last sample, by its own clock ... */
	int64_t real_ns;
	uint64_t last_ns;  /* ... and on the axis */
	uint64_t first_ns; /* the first sample, likewise */
	int64_t first_real_ns;
	char device[SAMPLE_TEXT_SIZE]; /* of the last sample */
	char kernel[SAMPLE_TEXT_SIZE];
};

/* All that was placed is forgotten: the first record is to come. */
void stream_axis_begin(struct stream_axis *axis);

/* A header has been read. */
void stream_axis_header(struct stream_axis *axis);

/*
 * Give @record, which is of @kind and has a time, its time on the axis. True:
 * it is the first after a seam.
 */
bool stream_axis_place(struct stream_axis *axis, enum stream_result kind,
		       struct stream_record *record);

/*
 * The time on the axis of the record at the end of the recording, which was not
 * read yet; 0: that is not known before it is read.
 */
uint64_t stream_axis_end(const struct stream_axis *axis,
			 const struct stream_tail *tail);

#endif
