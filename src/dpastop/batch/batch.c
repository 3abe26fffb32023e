// SPDX-License-Identifier: GPL-2.0
/*
 * batch.c - sampling follows a timer, so that slow output adds no drift
 */
#include "dpastop/batch/batch.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpastop/model/monitor.h"
#include "lib/base/clock.h"

struct batch {
	struct monitor monitor;
	struct output output;
	struct batch_options options;
};

static bool batch_has_ended(const struct batch *batch)
{
	const struct monitor *monitor = &batch->monitor;
	struct source_player player;

	if (monitor->status == SOURCE_END ||
	    (batch->options.count &&
	     batch->output.samples >= batch->options.count))
		return true;
	if (!source_is_recording(monitor->source))
		return false;
	source_get_player(monitor->source, &player);
	return player.is_at_end && monitor->status != SOURCE_OK;
}

/* Report the error and continue without whatever failed. */
static void batch_print_error(struct batch *batch)
{
	struct problem error;

	if (source_take_error(batch->monitor.source, &error))
		problem_complain("dpastop", &error);
}

/*
 * Wait until @until_ns, or until the source has news, and let the source work.
 * Switches are written as they arrive. False: write error.
 */
static bool batch_wait(struct batch *batch, uint64_t until_ns)
{
	struct source *source = batch->monitor.source;
	struct pollfd fds[SOURCE_MAX_FDS];
	struct timespec timeout;
	bool is_news;

	for (;;) {
		uint64_t now_ns = clock_mono_ns();
		uint64_t due_ns = source_due_ns(source);
		uint64_t wake_ns = due_ns < until_ns ? due_ns : until_ns;

		if (now_ns >= until_ns)
			return true;
		timeout = clock_until(now_ns, wake_ns);
		ppoll(fds, source_fds(source, fds),
		      wake_ns == SOURCE_NEVER ? NULL : &timeout, NULL);
		is_news = source_work(source);
		batch_print_error(batch);
		if (is_news)
			return true;
		monitor_take_events(&batch->monitor);
		if (batch->output.error)
			return false;
	}
}

/* Print until the end. False: write error. */
static bool batch_print(struct batch *batch)
{
	struct monitor *monitor = &batch->monitor;
	uint64_t next_ns = clock_mono_ns();

	for (;;) {
		do {
			monitor_step(monitor);
			if (batch->output.error)
				return false;
			if (batch_has_ended(batch))
				return monitor->status == SOURCE_END ||
					output_begin(&batch->output);
		} while (monitor->source->queues_samples &&
			 monitor->status == SOURCE_OK);
		next_ns = monitor->source->queues_samples ?
			SOURCE_NEVER :
			clock_next(next_ns, batch->options.interval_ns,
				   clock_mono_ns());
		if (!batch_wait(batch, next_ns))
			return false;
	}
}

static int batch_complain(const struct batch *batch, bool is_written)
{
	const struct source *source = batch->monitor.source;

	/* For a recording, the note reports lines that could not be read. */
	if (source_is_recording(source) && *source->note)
		fprintf(stderr, "dpastop: %s\n", source->note);
	if (!is_written) {
		if (batch->output.error == EPIPE)
			return EXIT_SUCCESS;
		fprintf(stderr,
			"dpastop: standard output could not be written: %s\n",
			strerror(batch->output.error));
		return EXIT_FAILURE;
	}
	if (batch->monitor.status != SOURCE_END)
		return EXIT_SUCCESS;
	problem_complain("dpastop", &batch->monitor.error);
	return EXIT_FAILURE;
}

/* False: recording is impossible, which has been reported. */
static bool batch_record(struct batch *batch)
{
	struct problem error;

	if (!batch->options.record ||
	    monitor_record(&batch->monitor, batch->options.record, &error))
		return true;
	problem_complain("dpastop", &error);
	return false;
}

/*
 * Print everything, with the notes before and after. Returns the exit status.
 */
static int batch_print_all(struct batch *batch)
{
	struct source *source = batch->monitor.source;
	bool is_recording = source_is_recording(source);
	struct problem problem;
	int status;

	if (batch->options.format->is_of_last && !batch->options.count &&
	    !is_recording)
		batch->options.count = 1;
	if (is_recording)
		source_seek(source, UINT64_MAX);
	else if (*source->note)
		fprintf(stderr, "dpastop: %s\n", source->note);
	if (*source->policies)
		fprintf(stderr, "dpastop: %s\n", source->policies);
	status = batch_complain(
		batch, batch_print(batch) && output_end(&batch->output));
	if (monitor_end_record(&batch->monitor, &problem))
		return status;
	problem_complain("dpastop", &problem);
	return EXIT_FAILURE;
}

int batch_run(struct source *source, const struct batch_options *options)
{
	struct batch batch = { .options = *options };
	int status = EXIT_FAILURE;

	output_init(&batch.output, options->format, source, options->fd);
	monitor_start_output(&batch.monitor, source, &batch.output);
	if (batch_record(&batch))
		status = batch_print_all(&batch);
	monitor_stop(&batch.monitor);
	output_release(&batch.output);
	return status;
}
