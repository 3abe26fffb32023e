// SPDX-License-Identifier: GPL-2.0
/*
 * The reader of recordings: every line is a record, reported, or skipped;
 * records are in range, and unchanged after writing and reading them again.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "lib/base/tokens.h"
#include "lib/stream/stream_reader.h"
#include "lib/stream/stream_write.h"

static const char *const words[] = { "\"type\":",  "\"sample\"", "\"switch\"",
				     "\"change\"", "\"marker\"", "\"gap\"",
				     "\"header\"", "\"cpus\":[", "\"mono_ns\":",
				     "{",	   "}",		 "[",
				     "]",	   ",",		 "null",
				     "true",	   "\"",	 "\\u0000",
				     "\\u001b",	   "\\u009b",	 "\\ud800",
				     "\xff",	   "\xc3\xbc",	 "\n",
				     NULL };

static bool text_holds(const char *text)
{
	return tokens_are_plain(text, strlen(text));
}

static bool sample_holds(const struct sample *sample)
{
	size_t i;

	for (i = 0; i < sample->nr_rows; i++) {
		const struct cpu_row *row = sample->rows + i;
		uint64_t mode;

		if (row->cpu >= SAMPLE_MAX_CPUS ||
		    (i && row->cpu <= row[-1].cpu) ||
		    (cpu_row_get(row, CPU_MODE, &mode) &&
		     mode >= DPAS_NR_MODES))
			return false;
	}
	return sample->mono_ns <= INT64_MAX && text_holds(sample->device) &&
		text_holds(sample->kernel) && text_holds(sample->origin) &&
		text_holds(sample->load_cpus);
}

/* Is @record valid for the rest of the program? */
static bool record_holds(enum stream_result result,
			 const struct stream_record *record)
{
	switch (result) {
	case STREAM_SAMPLE:
		return sample_holds(&record->sample);
	case STREAM_SWITCH:
		return record->event.mono_ns <= INT64_MAX &&
			record->event.span_ns <= INT64_MAX &&
			record->event.cpu < SAMPLE_MAX_CPUS &&
			record->event.event.from < DPAS_NR_MODES &&
			record->event.event.to < DPAS_NR_MODES &&
			record->event.event.reason <= DPAS_NR_REASONS;
	case STREAM_GAP:
		return record->gap.mono_ns <= INT64_MAX &&
			record->gap.missed <= INT64_MAX &&
			text_holds(record->gap.reason);
	case STREAM_MARK:
		return record->mark.mono_ns <= INT64_MAX &&
			record->mark.id < TUNABLE_COUNT &&
			text_holds(record->mark.comm) &&
			text_holds(record->mark.text);
	case STREAM_SEARCH:
		return record->search->search.leader <
			record->search->search.nr_candidates;
	default:
		return result == STREAM_HEADER &&
			text_holds(record->header.program) &&
			text_holds(record->header.source);
	}
}

/* Write @record again. False: it cannot be written. */
static bool write_record(enum stream_result result,
			 const struct stream_record *record)
{
	int scratch = fuzz_scratch();

	switch (result) {
	case STREAM_HEADER:
		return stream_write_header(scratch, &record->header);
	case STREAM_SAMPLE:
		return stream_write_sample(scratch, &record->sample);
	case STREAM_SWITCH:
		return stream_write_switch(scratch, &record->event);
	case STREAM_GAP:
		return stream_write_gap(scratch, &record->gap);
	case STREAM_MARK:
		return stream_write_mark(scratch, &record->mark);
	case STREAM_SEARCH:
		return stream_write_search(scratch, record->search);
	default:
		return true;
	}
}

/* Write the lines of @text, as read by @reader, to scratch. */
static unsigned int rewrite(struct stream_reader *reader, const char *data,
			    size_t size, bool *good)
{
	struct stream_record record;
	enum stream_result result = STREAM_MORE;
	unsigned int records = 0;

	stream_record_init(&record);
	*good = ftruncate(fuzz_scratch(), 0) == 0 &&
		lseek(fuzz_scratch(), 0, SEEK_SET) == 0 &&
		stream_reader_feed(reader, data, size);
	stream_reader_finish(reader);
	while (*good &&
	       (result = stream_reader_next(reader, &record)) != STREAM_END) {
		const char *complaint = stream_reader_complaint(reader);

		if (result == STREAM_BAD) {
			*good = !strncmp(complaint, "line ", 5);
			/* Without a header, each call would report that. */
			if (!records)
				break;
			continue;
		}
		records++;
		*good = record_holds(result, &record) &&
			write_record(result, &record);
	}
	stream_record_free(&record);
	if (!*good)
		printf("result %d after %u records: %s\n", result, records,
		       stream_reader_complaint(reader));
	return records;
}

static unsigned int read_all(const char *data, size_t size, bool *good)
{
	struct stream_reader *reader = stream_reader_new();
	unsigned int records = rewrite(reader, data, size, good);

	stream_reader_free(reader);
	return records;
}

/* Bytes in scratch, written from what was read. */
static char *written(size_t *size)
{
	char *data;

	*size = (size_t)lseek(fuzz_scratch(), 0, SEEK_CUR);
	data = malloc(*size + 1);
	if (pread(fuzz_scratch(), data, *size, 0) != (ssize_t)*size)
		abort();
	return data;
}

static bool fuzz_read(const char *data, size_t size)
{
	size_t first_size, second_size;
	char *first, *second;
	bool good;
	unsigned int records = read_all(data, size, &good);

	if (!good || !records)
		return good;
	first = written(&first_size);
	if (read_all(first, first_size, &good) != records) {
		printf("written anew it has not %u records\n", records);
		good = false;
	}
	second = written(&second_size);
	if (first_size != second_size || memcmp(first, second, first_size)) {
		printf("written twice it is not the same\n");
		good = false;
	}
	free(first);
	free(second);
	return good;
}

const struct fuzz fuzz = {
	.seed_file = "tests/dpastop/output/data/recording.jsonl",
	.words = words,
	.read = fuzz_read,
};
