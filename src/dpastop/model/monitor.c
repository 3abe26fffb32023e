// SPDX-License-Identifier: GPL-2.0
/*
 * monitor.c - from the source into the history and the outputs
 */
#include "dpastop/model/monitor.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/model/load_part.h"

#include "lib/base/clock.h"
#include "lib/base/tokens.h"

/*
 * An hour at one sample per second for 64 CPUs, with room to spare; with many
 * more CPUs, whole samples reach less far back than the timeline. Memory is
 * taken as needed.
 */
static const struct history_limits monitor_limits = {
	.samples = 3600,
	.bytes = 48 * 1024 * 1024,
	.ticks = 3600,
	.switches = 16384,
	.marks = 1024,
};

#define MONITOR_RECORDS 64

static void monitor_init(struct monitor *monitor, struct source *source)
{
	*monitor = (struct monitor){
		.source = source,
		.status = SOURCE_SAME,
	};
	sample_init(&monitor->sample);
	sample_init(&monitor->spare);
}

bool monitor_start(struct monitor *monitor, struct source *source)
{
	monitor_init(monitor, source);
	monitor->history = history_new(&monitor_limits);
	return monitor->history;
}

void monitor_start_output(struct monitor *monitor, struct source *source,
			  struct output *output)
{
	monitor_init(monitor, source);
	monitor->output = output;
}

void monitor_stop(struct monitor *monitor)
{
	struct problem problem;

	monitor_end_record(monitor, &problem);
	source_close(monitor->source);
	history_free(monitor->history);
	sample_free(&monitor->sample);
	sample_free(&monitor->spare);
	tune_packed_free(monitor->search);
}

static void monitor_write(struct monitor *monitor,
			  const struct output_item *item)
{
	if (monitor->recorder)
		recorder_take(monitor->recorder, item);
	if (monitor->output)
		output_take(monitor->output, item);
}

/* Timed by the sample or, if the source is away, by the clock. */
static void monitor_write_gap(struct monitor *monitor, uint64_t missed,
			      const char *reason)
{
	bool has_time = monitor->sample.mono_ns;
	struct stream_gap gap = {
		.mono_ns = has_time ? monitor->sample.mono_ns : clock_mono_ns(),
		.real_ns = has_time ? monitor->sample.real_ns : clock_real_ns(),
		.missed = missed,
	};
	struct output_item item = { .gap = &gap };

	snprintf(gap.reason, sizeof(gap.reason), "%s", reason);
	monitor_write(monitor, &item);
}

static void monitor_write_missed(struct monitor *monitor)
{
	uint64_t missed = monitor->missed;

	monitor->missed = 0;
	if (missed)
		monitor_write_gap(monitor, missed,
				  "switch records were missed");
}

static uint64_t monitor_take_switches(struct monitor *monitor)
{
	struct switch_record records[MONITOR_RECORDS];
	struct output_item item = { 0 };
	uint64_t missed = 0, total = 0;
	size_t i, count;

	do {
		count = source_take_switches(monitor->source, records,
					     MONITOR_RECORDS, &missed);
		for (i = 0; i < count; i++) {
			item.event = records + i;
			if (monitor->history)
				history_push_switch(monitor->history,
						    records + i);
			monitor_write(monitor, &item);
		}
		total += count;
	} while (count == MONITOR_RECORDS);
	if (monitor->history)
		history_miss_switches(monitor->history, missed);
	monitor->missed += missed;
	return total + missed;
}

static void monitor_keep_mark(struct monitor *monitor, const struct mark *mark)
{
	struct output_item item = { .mark = mark };

	if (monitor->history)
		history_push_mark(monitor->history, mark);
	monitor_write(monitor, &item);
}

static uint64_t monitor_take_marks(struct monitor *monitor)
{
	struct mark mark;
	uint64_t total = 0;

	while (source_take_marks(monitor->source, &mark, 1)) {
		monitor_keep_mark(monitor, &mark);
		total++;
	}
	return total;
}

static uint64_t monitor_take_search(struct monitor *monitor)
{
	struct tune_packed *search = source_take_search(monitor->source);
	struct output_item item = { .search = search };

	if (!search)
		return 0;
	monitor_write(monitor, &item);
	tune_packed_free(monitor->search);
	monitor->search = search;
	return 1;
}

bool monitor_take_events(struct monitor *monitor)
{
	uint64_t switches = monitor_take_switches(monitor);
	uint64_t marks = monitor_take_marks(monitor);

	return switches + marks + monitor_take_search(monitor);
}

/* Take a sample. If there is no newer one, the old one stays. */
static void monitor_take_sample(struct monitor *monitor)
{
	struct sample fresh = monitor->spare;
	bool after_gap;

	monitor->status = source_sample(monitor->source, &fresh, &after_gap,
					&monitor->error);
	monitor->gap_pending |= after_gap;
	monitor->spare = fresh;
	if (monitor->status == SOURCE_SAME)
		return;
	monitor->spare = monitor->sample;
	monitor->sample = fresh;
}

bool monitor_is_there(const struct monitor *monitor)
{
	return monitor->status == SOURCE_OK ||
		(monitor->status == SOURCE_SAME && monitor->sample.mono_ns);
}

void monitor_read_back(struct monitor *monitor)
{
	source_read_back(monitor->source, &monitor->sample);
}

/* Write the last sample and its marks, after what came before it. */
static void monitor_write_sample(struct monitor *monitor)
{
	struct output_item item = { .sample = &monitor->sample };

	if (monitor->status != SOURCE_OK && monitor->status != SOURCE_GONE)
		return;
	monitor_write_missed(monitor);
	if (monitor->status == SOURCE_GONE) {
		if (!monitor->was_away)
			monitor_write_gap(monitor, 0, monitor->error.reason);
		monitor->was_away = true;
		return;
	}
	/* The source disappeared and came back between two samples. */
	if (monitor->gap_pending && !monitor->was_away)
		monitor_write_gap(monitor, 0, "the source was away");
	monitor->was_away = false;
	monitor->gap_pending = false;
	monitor_write(monitor, &item);
}

void monitor_step(struct monitor *monitor)
{
	monitor_take_sample(monitor);
	if (monitor->status == SOURCE_OK && monitor->history &&
	    !history_push(monitor->history, &monitor->sample,
			  monitor->gap_pending))
		return;
	/*
	 * Taken after their sample, so that each belongs to an existing tick.
	 */
	monitor_take_events(monitor);
	monitor_write_sample(monitor);
}

void monitor_sample(struct monitor *monitor)
{
	do
		monitor_step(monitor);
	while (monitor->status == SOURCE_OK && monitor->source->queues_samples);
}

bool monitor_record(struct monitor *monitor, const char *path,
		    struct problem *error)
{
	if (monitor->recorder) {
		problem_set(error, recorder_path(monitor->recorder), NULL,
			    "is being recorded already", NULL);
		return false;
	}
	/* Earlier losses are not reported to a new recorder. */
	monitor_write_missed(monitor);
	monitor->recorder = recorder_open(path, monitor->source, error);
	return monitor->recorder;
}

bool monitor_end_record(struct monitor *monitor, struct problem *problem)
{
	struct recorder *recorder = monitor->recorder;

	monitor_write_missed(monitor);
	monitor->recorder = NULL;
	return recorder_close(recorder, problem);
}

void monitor_mark_time(struct monitor *monitor, const char *text,
		       uint64_t mono_ns, int64_t real_ns)
{
	struct mark mark = {
		.kind = MARK_TEXT,
		.mono_ns = mono_ns,
		.real_ns = real_ns,
	};

	snprintf(mark.text, sizeof(mark.text), "%s", text);
	tokens_make_plain(mark.text);
	monitor_keep_mark(monitor, &mark);
}

void monitor_mark_text(struct monitor *monitor, const char *text)
{
	const struct sample *sample = &monitor->sample;

	/* In a recording, now is its position. */
	if (monitor->source->queues_samples)
		monitor_mark_time(monitor, text, sample->mono_ns,
				  sample->real_ns);
	else
		monitor_mark_time(monitor, text, clock_mono_ns(),
				  clock_real_ns());
}

void monitor_write_search(struct monitor *monitor, struct tune_packed *search)
{
	struct output_item item = { .search = search };

	search->mono_ns = clock_mono_ns();
	search->real_ns = clock_real_ns();
	monitor_write(monitor, &item);
}

/* "load: jobs 2 -> 8, reads 100 % -> 70 %"; "": nothing changed. */
static void monitor_describe_load(const struct load *before,
				  const struct load *after,
				  char text[MARK_TEXT_SIZE])
{
	char old[SAMPLE_TEXT_SIZE], new[SAMPLE_TEXT_SIZE];
	size_t length = 0;
	enum load_part part;

	*text = '\0';
	for (part = 0; part < LOAD_NR_PARTS; part++) {
		load_part_of(before, part, old);
		load_part_of(after, part, new);
		if (!strcmp(old, new) || length >= MARK_TEXT_SIZE)
			continue;
		length += (size_t)snprintf(
			text + length, MARK_TEXT_SIZE - length,
			"%s %s %s -> %s",
			length ? "," : "load:", load_part_title(part), old,
			new);
	}
}

bool monitor_set_load(struct monitor *monitor, const struct load *load,
		      struct problem *error)
{
	struct load before = monitor->source->asked;
	char text[MARK_TEXT_SIZE];

	if (!source_set_load(monitor->source, load, error))
		return false;
	monitor_describe_load(&before, load, text);
	if (*text)
		monitor_mark_text(monitor, text);
	return true;
}

bool monitor_seek(struct monitor *monitor, uint64_t position_ns)
{
	bool restarts = source_seek(monitor->source, position_ns);

	if (!restarts)
		return false;
	history_clear(monitor->history);
	tune_packed_free(monitor->search);
	monitor->search = NULL;
	return true;
}
