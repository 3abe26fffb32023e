// SPDX-License-Identifier: GPL-2.0
/*
 * batch.c - the rhythm is a timer's, so that slow writing adds no drift
 *
 * The order of what is printed is such that the same comes out when it is
 * replayed: what was told by the time of a sample stands before it, and lost
 * records count by the time of the look that told of them.
 */
#include "dpastop/batch/batch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"

#define BATCH_RECORDS 64

struct batch {
	struct source *source;
	struct batch_options options;
	struct snapshot snapshot;	/* this look */
	struct snapshot last;		/* the last sample, if only it is told */
	enum source_status status;
	struct source_error error;
	uint64_t samples;
	uint64_t missed;	/* not yet told */
	bool is_begun;
	bool is_gone;		/* already said that the device is gone */
};

/* What comes first begins the output: only now the source knows its name. */
static bool batch_begin(struct batch *batch)
{
	const struct output_format *format = batch->options.format;

	if (batch->is_begun)
		return true;
	batch->is_begun = true;
	return !format->begin || format->begin(batch->options.fd,
					       batch->source);
}

static bool batch_put_switch(struct batch *batch,
			     const struct switch_record *record)
{
	const struct output_format *format = batch->options.format;

	if (batch->options.recorder)
		recorder_switch(batch->options.recorder, record);
	return !format->switched || (batch_begin(batch) &&
		format->switched(batch->options.fd, record));
}

static bool batch_put_mark(struct batch *batch, const struct mark *mark)
{
	const struct output_format *format = batch->options.format;

	if (batch->options.recorder)
		recorder_mark(batch->options.recorder, mark);
	return !format->mark || (batch_begin(batch) &&
		format->mark(batch->options.fd, mark));
}

static bool batch_put_gap(struct batch *batch, uint64_t missed,
			  const char *reason)
{
	const struct output_format *format = batch->options.format;
	bool has_time = batch->snapshot.mono_ns;
	struct stream_gap gap = {
		.mono_ns = has_time ? batch->snapshot.mono_ns : clock_mono_ns(),
		.real_ns = has_time ? batch->snapshot.real_ns : clock_real_ns(),
		.missed = missed,
	};

	snprintf(gap.reason, sizeof(gap.reason), "%s", reason);
	if (batch->options.recorder)
		recorder_gap(batch->options.recorder, gap.mono_ns, gap.real_ns,
			     missed, reason);
	return !format->gap || (batch_begin(batch) &&
		format->gap(batch->options.fd, &gap));
}

static bool batch_put_sample(struct batch *batch)
{
	const struct output_format *format = batch->options.format;

	batch->samples++;
	if (batch->options.recorder)
		recorder_sample(batch->options.recorder, &batch->snapshot);
	if (format->is_of_last)
		return snapshot_copy(&batch->last, &batch->snapshot);
	return batch_begin(batch) &&
		format->sample(batch->options.fd, &batch->snapshot);
}

/* Print the switches and marks that have come. False: writing failed. */
static bool batch_events(struct batch *batch)
{
	struct switch_record records[BATCH_RECORDS];
	struct mark mark;
	size_t i, count;

	do {
		count = source_take_switches(batch->source, records,
					     BATCH_RECORDS, &batch->missed);
		for (i = 0; i < count; i++)
			if (!batch_put_switch(batch, records + i))
				return false;
	} while (count == BATCH_RECORDS);
	while (source_take_marks(batch->source, &mark, 1))
		if (!batch_put_mark(batch, &mark))
			return false;
	return true;
}

static bool batch_missed(struct batch *batch)
{
	uint64_t missed = batch->missed;

	batch->missed = 0;
	return !missed || batch_put_gap(batch, missed,
					"switch records were missed");
}

/* The device is away, or was: say so once. */
static bool batch_away(struct batch *batch, const char *reason)
{
	bool is_said = batch->is_gone;

	batch->is_gone = batch->status == SOURCE_GONE;
	return is_said || batch_put_gap(batch, 0, reason);
}

/* Look once. False: writing failed. */
static bool batch_look(struct batch *batch)
{
	bool after_gap;

	batch->status = source_sample(batch->source, &batch->snapshot,
				      &after_gap, &batch->error);
	if (!batch_events(batch))
		return false;
	if (batch->status != SOURCE_OK && batch->status != SOURCE_GONE)
		return true;
	if (!batch_missed(batch))
		return false;
	if (batch->status == SOURCE_GONE)
		return batch_away(batch, batch->error.reason);
	if (after_gap && !batch_away(batch, "the source was away"))
		return false;
	batch->is_gone = false;
	return batch_put_sample(batch);
}

static bool batch_has_ended(const struct batch *batch)
{
	struct source_player player;

	if (batch->status == SOURCE_END ||
	    (batch->options.count && batch->samples >= batch->options.count))
		return true;
	if (!source_is_recording(batch->source))
		return false;
	source_get_player(batch->source, &player);
	return player.is_at_end && batch->status != SOURCE_OK;
}

/* It goes on without what failed. */
static void batch_say_trouble(struct batch *batch)
{
	struct source_error error;
	char text[4 * SOURCE_TEXT_SIZE];

	if (!source_take_trouble(batch->source, &error))
		return;
	source_error_text(&error, text, sizeof(text));
	fprintf(stderr, "dpastop: %s.\n", text);
}

/*
 * Wait until @until_ns, or until the source has news, and let it work. Switches
 * are written as they come. False: writing failed.
 */
static bool batch_wait(struct batch *batch, uint64_t until_ns)
{
	struct pollfd fds[SOURCE_MAX_FDS];
	struct timespec timeout;
	bool is_news;

	for (;;) {
		uint64_t now_ns = clock_mono_ns();
		uint64_t due_ns = source_due_ns(batch->source);
		uint64_t wake_ns = due_ns < until_ns ? due_ns : until_ns;

		if (now_ns >= until_ns)
			return true;
		timeout = clock_until(now_ns, wake_ns);
		ppoll(fds, source_fds(batch->source, fds),
		      wake_ns == SOURCE_NEVER ? NULL : &timeout, NULL);
		is_news = source_work(batch->source);
		batch_say_trouble(batch);
		if (is_news)
			return true;
		if (!batch_events(batch))
			return false;
	}
}

/* Print until it has ended. False: writing failed. */
static bool batch_print(struct batch *batch)
{
	uint64_t next_ns = clock_mono_ns();

	for (;;) {
		do {
			if (!batch_look(batch))
				return false;
			if (batch_has_ended(batch))
				return batch->status == SOURCE_END ||
					batch_begin(batch);
		} while (batch->source->queues_samples &&
			 batch->status == SOURCE_OK);
		next_ns = batch->source->queues_samples ? SOURCE_NEVER :
			clock_next(next_ns, batch->options.interval_ns,
				   clock_mono_ns());
		if (!batch_wait(batch, next_ns))
			return false;
	}
}

/* The last sample, where only that is told. */
static bool batch_print_last(const struct batch *batch)
{
	const struct output_format *format = batch->options.format;

	return !format->is_of_last || !batch->samples ||
		format->sample(batch->options.fd, &batch->last);
}

static int batch_complain(const struct batch *batch, bool is_written)
{
	char text[4 * SOURCE_TEXT_SIZE];

	/* Of a recording the note is about lines that could not be read. */
	if (source_is_recording(batch->source) && *batch->source->note)
		fprintf(stderr, "dpastop: %s\n", batch->source->note);
	if (!is_written) {
		if (errno == EPIPE)
			return EXIT_SUCCESS;
		fprintf(stderr, "dpastop: cannot write: %s\n",
			strerror(errno));
		return EXIT_FAILURE;
	}
	if (batch->status != SOURCE_END)
		return EXIT_SUCCESS;
	source_error_text(&batch->error, text, sizeof(text));
	fprintf(stderr, "dpastop: %s.\n", text);
	return EXIT_FAILURE;
}

int batch_run(struct source *source, const struct batch_options *options)
{
	struct batch batch = { .source = source, .options = *options };
	bool is_recording = source_is_recording(source);
	bool is_written;

	if (options->format->is_of_last && !options->count && !is_recording)
		batch.options.count = 1;
	if (is_recording)
		source_seek(source, UINT64_MAX);
	else if (*source->note)
		fprintf(stderr, "dpastop: %s\n", source->note);
	snapshot_init(&batch.snapshot);
	snapshot_init(&batch.last);
	is_written = batch_print(&batch) && batch_print_last(&batch);
	snapshot_free(&batch.snapshot);
	snapshot_free(&batch.last);
	return batch_complain(&batch, is_written);
}
