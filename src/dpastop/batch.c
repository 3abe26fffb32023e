// SPDX-License-Identifier: GPL-2.0
/*
 * batch.c - the rhythm is a timer's, so that slow writing adds no drift
 */
#include "batch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "stream.h"

#define BATCH_RECORDS 64

struct batch {
	struct source *source;
	int fd;
	struct snapshot snapshot;
	bool gone;	/* already said that the device is gone */
};

static bool batch_write_gap(struct batch *batch, uint64_t missed,
			    const char *reason)
{
	struct stream_gap gap = {
		.mono_ns = clock_mono_ns(),
		.real_ns = clock_real_ns(),
		.missed = missed,
	};

	snprintf(gap.reason, sizeof(gap.reason), "%s", reason);
	return stream_write_gap(batch->fd, &gap);
}

static bool batch_write_switches(struct batch *batch)
{
	struct switch_record records[BATCH_RECORDS];
	uint64_t missed = 0;
	size_t i, count;

	do {
		count = source_take_switches(batch->source, records,
					     BATCH_RECORDS, &missed);
		for (i = 0; i < count; i++)
			if (!stream_write_switch(batch->fd, records + i))
				return false;
	} while (count == BATCH_RECORDS);
	return !missed || batch_write_gap(batch, missed,
					  "switch records were missed");
}

/* Sample once; *@taken says whether there was one. False: writing failed. */
static bool batch_look(struct batch *batch, bool *taken, bool *ended)
{
	struct source_error error;
	bool after_gap, said;
	enum source_status status = source_sample(batch->source,
						  &batch->snapshot, &after_gap,
						  &error);

	*taken = status == SOURCE_OK;
	*ended = status == SOURCE_END;
	if (!batch_write_switches(batch))
		return false;
	if (status == SOURCE_GONE) {
		said = batch->gone;
		batch->gone = true;
		return said || batch_write_gap(batch, 0, error.reason);
	}
	/* It left and came back between two looks. */
	if (after_gap && !batch->gone &&
	    !batch_write_gap(batch, 0, "the source was away"))
		return false;
	batch->gone = false;
	return !*taken || stream_write_sample(batch->fd, &batch->snapshot);
}

static bool batch_write_header(const struct batch *batch)
{
	struct stream_header header = {
		.version = STREAM_VERSION,
		.program = PACKAGE_NAME " " PACKAGE_VERSION,
	};

	snprintf(header.source, sizeof(header.source), "%s",
		 batch->source->ops->name);
	return stream_write_header(batch->fd, &header);
}

/*
 * Wait until @until_ns, or until the source has news, and let it work. Switches
 * are written as they come. False: writing failed.
 */
static bool batch_wait(struct batch *batch, uint64_t until_ns)
{
	struct pollfd fds[SOURCE_MAX_FDS];
	struct timespec timeout;

	for (;;) {
		uint64_t now_ns = clock_mono_ns();
		uint64_t due_ns = source_due_ns(batch->source);
		uint64_t wake_ns = due_ns < until_ns ? due_ns : until_ns;

		if (now_ns >= until_ns)
			return true;
		timeout = clock_until(now_ns, wake_ns);
		ppoll(fds, source_fds(batch->source, fds), &timeout, NULL);
		if (source_work(batch->source))
			return true;
		if (!batch_write_switches(batch))
			return false;
	}
}

int batch_run(struct source *source, int fd, uint64_t interval_ns,
	      uint64_t count)
{
	struct batch batch = { .source = source, .fd = fd };
	uint64_t next_ns = clock_mono_ns(), samples = 0;
	bool written, taken, ended = false;

	snapshot_init(&batch.snapshot);
	written = batch_write_header(&batch);
	while (written && !ended) {
		written = batch_look(&batch, &taken, &ended);
		samples += taken;
		if (count && samples >= count)
			break;
		next_ns = clock_next(next_ns, interval_ns, clock_mono_ns());
		written = written && batch_wait(&batch, next_ns);
	}
	snapshot_free(&batch.snapshot);
	if (written || errno == EPIPE)
		return EXIT_SUCCESS;
	fprintf(stderr, "dpastop: cannot write: %s\n", strerror(errno));
	return EXIT_FAILURE;
}
