// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio_status.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/json_read.h"
#include "lib/base/tokens.h"

/* The start of the line after the one at @at; @size if it is unterminated. */
static size_t fio_status_next_line(const char *text, size_t size, size_t at)
{
	const char *newline = memchr(text + at, '\n', size - at);

	return newline ? (size_t)(newline - text) + 1 : size;
}

/*
 * Is this line just such a brace? The outermost braces of a status are on lines
 * of their own, inner ones are not. Lines may end with CR LF.
 */
static bool fio_status_line_is(const char *text, size_t at, size_t next,
			       char brace)
{
	size_t length = next - at - 1;

	if (length == 2 && text[at + 1] == '\r')
		length = 1;
	return length == 1 && text[at] == brace;
}

size_t fio_status_find(const char *text, size_t size, size_t *start)
{
	size_t at = *start, next;
	bool inside = false;

	for (; at < size; at = next) {
		next = fio_status_next_line(text, size, at);
		if (text[next - 1] != '\n')
			break;
		if (fio_status_line_is(text, at, next, '{')) {
			/* Even if the previous one has lost its end. */
			inside = true;
			*start = at;
		} else if (!inside) {
			*start = next;
		} else if (fio_status_line_is(text, at, next, '}')) {
			return next - *start;
		}
	}
	return 0;
}

/* Reads members and remembers the first invalid one. */
struct fio_status_reader {
	const char *wrong; /* its key, or NULL */
};

static void fio_status_blame(struct fio_status_reader *reader, const char *key)
{
	if (!reader->wrong)
		reader->wrong = key;
}

/* The value of a member that must be an integer. */
static uint64_t fio_status_whole(struct fio_status_reader *reader,
				 const json_t *object, const char *key)
{
	uint64_t value = 0;

	if (!json_read_whole(object, key, &value))
		fio_status_blame(reader, key);
	return value;
}

/* The key of a bin is its middle latency in ns. */
static void fio_status_add_bins(struct fio_status_reader *reader, json_t *bins,
				struct latency_histogram *latencies)
{
	const char *key;
	json_t *value;

	json_object_foreach(bins, key, value)
	{
		char *end;
		uint64_t ns = strtoull(key, &end, 10);
		json_int_t count = json_integer_value(value);

		if (*end || !json_is_integer(value) || count < 0)
			fio_status_blame(reader, "bins");
		else
			latencies->cell[latency_histogram_cell(ns)] +=
				(uint64_t)count;
	}
}

static void fio_status_add_direction(struct fio_status_reader *reader,
				     const json_t *data,
				     struct fio_status *status)
{
	const json_t *latency = json_object_get(data, "clat_ns");
	struct latency_histogram *latencies = &status->latencies;
	uint64_t runtime_ms = fio_status_whole(reader, data, "runtime");
	uint64_t max_ns = fio_status_whole(reader, latency, "max");
	uint64_t count = fio_status_whole(reader, latency, "N");
	double mean_ns = json_number_value(json_object_get(latency, "mean"));
	double sum_ns = mean_ns * (double)count;

	status->ios += fio_status_whole(reader, data, "total_ios");
	if (runtime_ms > status->runtime_ms)
		status->runtime_ms = runtime_ms;
	if (!(sum_ns >= 0 && sum_ns < 0x1p64)) {
		fio_status_blame(reader, "mean");
		return;
	}
	latencies->count += count;
	latencies->sum_ns += (uint64_t)sum_ns;
	if (max_ns > latencies->max_ns)
		latencies->max_ns = max_ns;
	fio_status_add_bins(reader, json_object_get(latency, "bins"),
			    latencies);
}

bool fio_status_parse(const char *text, size_t size, struct fio_status *status,
		      struct problem *problem)
{
	struct fio_status_reader reader = { NULL };
	json_error_t error;
	json_t *root = json_loadb(text, size, 0, &error);
	const json_t *jobs = json_object_get(root, "jobs");
	const json_t *job = json_array_get(jobs, 0);

	memset(status, 0, sizeof(*status));
	if (!root) {
		problem_fail(problem, NULL, "line %d: %s", error.line,
			     error.text);
		tokens_make_plain(problem->reason);
		return false;
	}
	if (json_array_size(jobs) != 1)
		reader.wrong = "jobs";
	fio_status_add_direction(&reader, json_object_get(job, "read"), status);
	fio_status_add_direction(&reader, json_object_get(job, "write"),
				 status);
	json_decref(root);
	if (reader.wrong)
		problem_fail(problem, NULL, "\"%s\" is missing or wrong",
			     reader.wrong);
	return !reader.wrong;
}
