// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_foreign.h"

#include <stdbool.h>
#include <string.h>

/* A file begins with @start and has @word in its first line. */
struct trace_foreign {
	const char *start;
	size_t length;
	const char *word; /* "" any */
	const char *reason;
};

#define START(text) (text), sizeof(text) - 1
#define RECORD_BOTH "record block:block_rq_issue and block:block_rq_complete"
#define HISTOGRAM \
	"a histogram says how often each latency came up, but not in which order; dpassim capture records I/Os"

#define BLKTRACE \
	"blktrace's own files are read as the text of blkparse, as with blkparse -i FILE | dpassim trace -"

#define LATENCIES "its _lat and _clat logs have service times"

#define COMPRESSED \
	"it is compressed; unpack it on the way, as with zcat FILE | dpassim trace -"

/* The first that fits counts. */
static const struct trace_foreign foreigners[] = {
	{ START("{"), "\"dpastop\"",
	  "a recording of dpastop has the figures of each sample, but no single I/Os; dpastop --replay shows it, and dpassim capture records I/Os" },
	{ START("{"), "",
	  "JSON has no single I/Os; of fio, --write_lat_log has" },
	{ START("PERFILE2"), "",
	  "perf.data is read as the text of perf script --ns; " RECORD_BOTH },
	{ START("\x17\x08\x44tracing"), "",
	  "trace.dat is read as the text of trace-cmd report; " RECORD_BOTH },
	/* Its magic number as a little-endian and a big-endian machine write it. */
	{ START("\x07tae"), "", BLKTRACE },
	{ START("eat\x07"), "", BLKTRACE },
	{ START("\x1f\x8b"), "", COMPRESSED },
	{ START("\x28\xb5\x2f\xfd"), "", COMPRESSED },
	{ START("\xfd"
		"7zXZ"),
	  "", COMPRESSED },
	{ START("BZh"), "", COMPRESSED },
	{ START("Tracing block device I/O"), "", HISTOGRAM },
	{ START("     usecs"), "distribution", HISTOGRAM },
	{ START("     msecs"), "distribution", HISTOGRAM },
	{ START("@usecs:"), "", HISTOGRAM },
};

/* strstr(), since there may be NULs. */
static bool trace_foreign_has(const char *line, size_t length, const char *word)
{
	return memmem(line, length, word, strlen(word));
}

const char *trace_foreign_reason(const char *line, size_t length)
{
	const struct trace_foreign *foreign = foreigners;
	size_t i;

	for (i = 0; i < sizeof(foreigners) / sizeof(*foreigners);
	     i++, foreign++)
		if (length >= foreign->length &&
		    !memcmp(line, foreign->start, foreign->length) &&
		    trace_foreign_has(line, length, foreign->word))
			return foreign->reason;
	return NULL;
}

/* What fio puts into the names of its logs: "NAME_bw.1.log" or "NAME_bw.log". */
static const struct {
	const char *part;
	const char *reason;
} logs[] = {
	{ "_bw", "fio's log of bandwidth; " LATENCIES },
	{ "_iops", "fio's log of IOPS; " LATENCIES },
	{ "_slat", "fio's log of how long it took to submit; " LATENCIES },
};

/* Is @text ".log", or ".1.log" with any number? */
static bool trace_foreign_is_ending(const char *text)
{
	if (*text++ != '.')
		return false;
	if (strspn(text, "0123456789"))
		text += strspn(text, "0123456789") + 1;
	return !strcmp(text, "log");
}

const char *trace_foreign_log_reason(const char *path)
{
	const char *name = strrchr(path, '_');
	size_t i;

	for (i = 0; name && i < sizeof(logs) / sizeof(*logs); i++) {
		size_t length = strlen(logs[i].part);

		if (!strncmp(name, logs[i].part, length) &&
		    trace_foreign_is_ending(name + length))
			return logs[i].reason;
	}
	return NULL;
}
