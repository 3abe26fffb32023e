/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output.h - what --batch prints and --record writes, by format
 *
 * Each function writes to @fd; false: errno says why. What a format does not
 * tell of is NULL.
 */
#ifndef DPASTOP_OUTPUT_OUTPUT_H
#define DPASTOP_OUTPUT_OUTPUT_H

#include "lib/model/mark.h"
#include "lib/source.h"
#include "lib/stream/stream_write.h"

struct output_format {
	/* What stands before everything else. */
	bool (*begin)(int fd, const struct source *source);
	bool (*sample)(int fd, const struct sample *sample);
	/*
	 * Or, instead of that, what has happened since the sample before, which
	 * is empty at the start, after a gap and where the device is another.
	 */
	bool (*since)(int fd, const struct sample *before,
		      const struct sample *sample);
	bool (*switched)(int fd, const struct switch_record *record);
	bool (*mark)(int fd, const struct mark *mark);
	bool (*gap)(int fd, const struct stream_gap *gap);
	bool is_of_last; /* only the last sample is told; without -n, the first */
};

extern const struct output_format output_json;
extern const struct output_format output_csv;
extern const struct output_format output_openmetrics;
extern const struct output_format output_prometheus;
extern const struct output_format output_people;

/* What was seen: the one of these that is set. */
struct output_item {
	const struct sample *sample;
	const struct switch_record *event;
	const struct mark *mark;
	const struct stream_gap *gap;
};

/* A source being written down in one format. */
struct output {
	const struct output_format *format;
	const struct source *source;
	int fd;
	bool is_begun;
	int error;	    /* why it has stopped, an errno; 0: it has not */
	uint64_t samples;   /* that were taken */
	struct sample last; /* of these, where a format needs it */
};

/* @source must outlive it; what it writes to is the caller's to close. */
void output_init(struct output *output, const struct output_format *format,
		 const struct source *source, int fd);
void output_release(struct output *output);

/*
 * Take @item, in the order in which it is to be seen again. Once something could
 * not be written nothing more is. False: it has stopped.
 */
bool output_take(struct output *output, const struct output_item *item);

/* What stands before everything else, unless it is there. False: likewise. */
bool output_begin(struct output *output);

/* The end: the last sample, where only that is told. False: likewise. */
bool output_end(struct output *output);

#endif
