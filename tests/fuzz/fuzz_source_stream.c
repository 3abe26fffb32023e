// SPDX-License-Identifier: GPL-2.0
/*
 * A damaged recording as a source: rejected, or played to the end, with as many
 * samples as the reader finds in it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "lib/source_open.h"
#include "lib/stream/stream_reader.h"
#include "lib/stream/stream_unpack.h"

/* Far more iterations than the recording has lines. */
#define MOST_TURNS 10000

/* clang-format off */
static const char *const words[] = {
	"\"type\":", "\"sample\"", "\"switch\"", "\"change\"", "\"gap\"",
	"\"header\"", "\"missed\":1,", "\"mono_ns\":", "{", "}", "\n",
	"{\"type\":\"gap\",\"mono_ns\":1,\"real_ns\":1}\n",
	"{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1}\n", NULL
};
/* clang-format on */

static unsigned int count_samples(const char *data, size_t size)
{
	struct stream_reader *reader = stream_reader_new();
	struct stream_record record;
	enum stream_result result;
	unsigned int samples = 0;

	stream_record_init(&record);
	stream_reader_feed(reader, data, size);
	stream_reader_finish(reader);
	while ((result = stream_reader_next(reader, &record)) != STREAM_END)
		samples += result == STREAM_SAMPLE;
	stream_record_free(&record);
	stream_reader_free(reader);
	return samples;
}

/* Take what is available. Returns the number of samples. */
static unsigned int take(struct source *source, struct sample *sample,
			 enum source_status *status)
{
	struct switch_record records[16];
	struct problem error;
	unsigned int samples = 0;
	uint64_t missed = 0;
	struct mark mark;
	bool after_gap;

	do {
		*status = source_sample(source, sample, &after_gap, &error);
		samples += *status == SOURCE_OK;
		while (source_take_switches(source, records, 16, &missed))
			;
		while (source_take_marks(source, &mark, 1))
			;
		tune_packed_free(source_take_search(source));
	} while (*status == SOURCE_OK);
	return samples;
}

/* Play to the end. False: the end is not reached. */
static bool play(struct source *source, unsigned int *samples)
{
	struct source_player player;
	struct sample sample;
	enum source_status status;
	unsigned int turns;

	sample_init(&sample);
	*samples = 0;
	for (turns = 0; turns < MOST_TURNS; turns++) {
		*samples += take(source, &sample, &status);
		source_get_player(source, &player);
		if (player.is_at_end || status == SOURCE_END)
			break;
		if (source_due_ns(source) == SOURCE_NEVER)
			turns = MOST_TURNS;
		source_work(source);
	}
	sample_free(&sample);
	return turns < MOST_TURNS;
}

static bool fuzz_read(const char *data, size_t size)
{
	struct source_options options = { .sysfs = "/none" };
	struct problem error;
	struct source *source;
	unsigned int samples, again = 0;
	int scratch = fuzz_scratch();
	char path[64];
	bool good;

	/* A compressed file would test zstd instead. */
	if (stream_unpack_find(data, size))
		return true;
	if (ftruncate(scratch, 0) || pwrite(scratch, data, size, 0) < 0)
		return false;
	snprintf(path, sizeof(path), "replay:/proc/self/fd/%d", scratch);
	source = source_open(path, &options, &error);
	if (!source)
		return *error.reason;
	source_seek(source, UINT64_MAX);
	good = play(source, &samples) && samples == count_samples(data, size);
	/* Play again from the start, if it has a duration. */
	if (good && source_seek(source, 0)) {
		source_seek(source, UINT64_MAX);
		good = play(source, &again) && again == samples;
	}
	source_close(source);
	if (!good)
		printf("%u samples, then %u\n", samples, again);
	return good;
}

const struct fuzz fuzz = {
	.seed_file = "tests/dpastop/output/data/recording.jsonl",
	.words = words,
	.read = fuzz_read,
};
