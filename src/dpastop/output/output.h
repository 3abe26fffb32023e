/* SPDX-License-Identifier: GPL-2.0 */
/*
 * output.h - the output formats of --batch and --record
 *
 * Each function writes to @fd; false: errno says why. Functions that a format
 * does not need are NULL.
 */
#ifndef DPASTOP_OUTPUT_OUTPUT_H
#define DPASTOP_OUTPUT_OUTPUT_H

#include "lib/model/mark.h"
#include "lib/source.h"
#include "lib/stream/stream_write.h"

struct output_format {
	/* Write the header. */
	bool (*begin)(int fd, const struct source *source);
	bool (*sample)(int fd, const struct sample *sample);
	/*
	 * Or, instead of that, what has happened since the previous sample,
	 * which is empty at the start, after a gap and if the device has
	 * changed.
	 */
	bool (*since)(int fd, const struct sample *before,
		      const struct sample *sample);
	bool (*switched)(int fd, const struct switch_record *record);
	bool (*mark)(int fd, const struct mark *mark);
	bool (*gap)(int fd, const struct stream_gap *gap);
	bool (*search)(int fd, const struct tune_packed *search);
	bool is_of_last; /* print only the last sample; without -n, the first */
};

extern const struct output_format output_json;
extern const struct output_format output_csv;
extern const struct output_format output_openmetrics;
extern const struct output_format output_prometheus;
extern const struct output_format output_people;

/* An item to output: exactly one is set. */
struct output_item {
	const struct sample *sample;
	const struct switch_record *event;
	const struct mark *mark;
	const struct stream_gap *gap;
	const struct tune_packed *search;
};

/* The output of a source in one format. */
struct output {
	const struct output_format *format;
	const struct source *source;
	int fd;
	bool is_begun;
	int error;	    /* errno why it has stopped, or 0 */
	uint64_t samples;   /* number of samples taken */
	struct sample last; /* last sample, if the format needs it */
};

/* @source must outlive it; the caller closes @fd. */
void output_init(struct output *output, const struct output_format *format,
		 const struct source *source, int fd);
void output_release(struct output *output);

/*
 * Output @item, in the order for a replay. After a write error nothing more is
 * written. False: it has stopped.
 */
bool output_take(struct output *output, const struct output_item *item);

/* Write the header unless it has been written. False: likewise. */
bool output_begin(struct output *output);

/* Finish: write the last sample, if only that is printed. False: likewise. */
bool output_end(struct output *output);

#endif
