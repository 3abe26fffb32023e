/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_axis.h - a common time axis for a recording with several clocks
 *
 * If recordings were concatenated, appended after a crash, or made on different
 * machines, CLOCK_MONOTONIC restarts. This is called a seam: no rate or figure
 * spans it, and what follows is shifted so that time on the axis advances as
 * CLOCK_REALTIME did, or by a second if that went backwards.
 */
#ifndef LIB_STREAM_STREAM_AXIS_H
#define LIB_STREAM_STREAM_AXIS_H

#include "lib/stream/stream_record.h"
#include "lib/stream/stream_tail.h"

struct stream_axis {
	bool has_sample;
	bool is_torn;	    /* after a header: a seam is next */
	int64_t shift_ns;   /* from the recording's clock to the axis */
	uint64_t sample_ns; /* the last sample by its own clock ... */
	int64_t real_ns;
	uint64_t last_ns;  /* ... and on the axis */
	uint64_t first_ns; /* the first sample, likewise */
	int64_t first_real_ns;
	char device[SAMPLE_TEXT_SIZE]; /* of the last sample */
	char kernel[SAMPLE_TEXT_SIZE];
};

/* Reset: the first record comes next. */
void stream_axis_begin(struct stream_axis *axis);

/* To be called after reading a header. */
void stream_axis_header(struct stream_axis *axis);

/*
 * Move @record, of @kind and with a time, to its time on the axis. True: it is
 * the first after a seam.
 */
bool stream_axis_place(struct stream_axis *axis, enum stream_result kind,
		       struct stream_record *record);

/*
 * The time on the axis of the last record of the recording, before it has been
 * read; 0: unknown until then.
 */
uint64_t stream_axis_end(const struct stream_axis *axis,
			 const struct stream_tail *tail);

#endif
