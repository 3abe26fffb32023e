// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio_status.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* The start of the line after the one at @at; @size where it has no end. */
static size_t fio_status_next_line(const char *text, size_t size, size_t at)
{
	const char *newline = memchr(text + at, '\n', size - at);

	return newline ? (size_t)(newline - text) + 1 : size;
}

/* The braces of an object stand on lines of their own, those within do not. */
static bool fio_status_line_is(const char *text, size_t at, size_t next,
			       char brace)
{
	return next - at == 2 && text[at] == brace && text[at + 1] == '\n';
}

size_t fio_status_find(const char *text, size_t size, size_t *start)
{
	size_t at = *start, next;
	bool inside = false;

	for (; at < size; at = next) {
		next = fio_status_next_line(text, size, at);
		if (text[next - 1] != '\n')
			break;
		if (!inside) {
			inside = fio_status_line_is(text, at, next, '{');
			*start = inside ? at : next;
		} else if (fio_status_line_is(text, at, next, '}')) {
			return next - *start;
		}
	}
	return 0;
}

/* The value of a member that must be a whole number; else @good ends. */
static uint64_t fio_status_whole(const json_t *object, const char *key,
				 bool *good)
{
	const json_t *value = json_object_get(object, key);

	*good = *good && json_is_integer(value) && json_integer_value(value) >= 0;
	return *good ? (uint64_t)json_integer_value(value) : 0;
}

/* A bin's key is the middle of its latencies, in ns. */
static bool fio_status_add_bins(json_t *bins,
				struct latency_histogram *latencies)
{
	const char *key;
	json_t *value;

	json_object_foreach(bins, key, value) {
		char *end;
		uint64_t ns = strtoull(key, &end, 10);
		json_int_t count = json_integer_value(value);

		if (*end || !json_is_integer(value) || count < 0)
			return false;
		latencies->cell[latency_histogram_cell(ns)] += (uint64_t)count;
	}
	return true;
}

static bool fio_status_add_direction(const json_t *data,
				     struct fio_status *status)
{
	const json_t *latency = json_object_get(data, "clat_ns");
	struct latency_histogram *latencies = &status->latencies;
	bool good = true;
	uint64_t ios = fio_status_whole(data, "total_ios", &good);
	uint64_t runtime_ms = fio_status_whole(data, "runtime", &good);
	uint64_t max_ns = fio_status_whole(latency, "max", &good);
	uint64_t count = fio_status_whole(latency, "N", &good);
	double mean_ns = json_number_value(json_object_get(latency, "mean"));
	double sum_ns = mean_ns * (double)count;

	if (!good || !(sum_ns >= 0 && sum_ns < 0x1p64))
		return false;
	status->ios += ios;
	if (runtime_ms > status->runtime_ms)
		status->runtime_ms = runtime_ms;
	latencies->count += count;
	latencies->sum_ns += (uint64_t)sum_ns;
	if (max_ns > latencies->max_ns)
		latencies->max_ns = max_ns;
	return fio_status_add_bins(json_object_get(latency, "bins"), latencies);
}

bool fio_status_parse(const char *text, size_t size, struct fio_status *status)
{
	json_t *root = json_loadb(text, size, 0, NULL);
	const json_t *jobs = json_object_get(root, "jobs");
	const json_t *job = json_array_get(jobs, 0);
	bool good;

	memset(status, 0, sizeof(*status));
	good = json_array_size(jobs) == 1 &&
		fio_status_add_direction(json_object_get(job, "read"), status) &&
		fio_status_add_direction(json_object_get(job, "write"), status);
	json_decref(root);
	return good;
}
