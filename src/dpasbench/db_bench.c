// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/db_bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* RocksDB's histograms all have the same limits, fewer than this many. */
#define MOST_BUCKETS 160

struct db_bench_bucket {
	double low_us, high_us; /* more than low_us, up to high_us */
	uint64_t count;
};

/* Of gets, puts and scans together. */
struct db_bench_latency {
	struct db_bench_bucket bucket[MOST_BUCKETS]; /* by their limits */
	size_t buckets;
	uint64_t count;
	double sum_us;
	double max_us;
};

static const char *db_bench_next_line(const char *line)
{
	const char *end = strchr(line, '\n');

	return end ? end + 1 : NULL;
}

/* Find the bucket's place, and move those above it. False: too many. */
static bool db_bench_add(struct db_bench_latency *latency,
			 const struct db_bench_bucket *bucket)
{
	struct db_bench_bucket *at = latency->bucket,
			       *end = at + latency->buckets;

	while (at < end && at->high_us < bucket->high_us)
		at++;
	if (at < end && at->high_us == bucket->high_us) {
		at->count += bucket->count;
		return true;
	}
	if (latency->buckets == MOST_BUCKETS)
		return false;
	memmove(at + 1, at, (size_t)(end - at) * sizeof(*at));
	*at = *bucket;
	latency->buckets++;
	return true;
}

/* A line of a histogram, or another, which does not count. False: too many. */
static bool db_bench_take_line(struct db_bench_latency *latency,
			       const char *line)
{
	struct db_bench_bucket bucket;
	uint64_t count;
	double figure;

	if (sscanf(line, "Count: %" SCNu64 " Average: %lf", &count, &figure) ==
	    2) {
		latency->count += count;
		latency->sum_us += (double)count * figure;
	} else if (sscanf(line, "Min: %*s Median: %*s Max: %lf", &figure) ==
		   1) {
		if (figure > latency->max_us)
			latency->max_us = figure;
	} else if (sscanf(line, "[ %lf, %lf ] %" SCNu64, &bucket.low_us,
			  &bucket.high_us, &bucket.count) == 3 ||
		   sscanf(line, "( %lf, %lf ] %" SCNu64, &bucket.low_us,
			  &bucket.high_us, &bucket.count) == 3) {
		return db_bench_add(latency, &bucket);
	}
	return true;
}

/* Within a bucket they are taken to be spread evenly. */
static uint64_t db_bench_percentile(const struct db_bench_latency *latency,
				    double percent)
{
	double wanted = (double)latency->count * percent / 100, below = 0, us;
	size_t i;

	for (i = 0; i + 1 < latency->buckets &&
	     below + (double)latency->bucket[i].count < wanted;
	     i++)
		below += (double)latency->bucket[i].count;
	us = latency->bucket[i].low_us +
		(latency->bucket[i].high_us - latency->bucket[i].low_us) *
			(wanted - below) / (double)latency->bucket[i].count;
	return (uint64_t)((us < latency->max_us ? us : latency->max_us) * 1000);
}

bool db_bench_parse(const char *text, struct measurement *measurement,
		    struct problem *problem)
{
	struct db_bench_latency latency = { .count = 0 };
	const char *line = text;
	double rate = -1;

	for (; line && *line; line = db_bench_next_line(line)) {
		sscanf(line, "mixgraph : %*f micros/op %lf ops/sec", &rate);
		if (!db_bench_take_line(&latency, line))
			return problem_fail(
				problem, "db_bench",
				"its histograms have other limits than RocksDB 7's");
	}
	if (rate < 0)
		return problem_fail(problem, "db_bench",
				    "it printed no result of mixgraph");
	if (!latency.count || !latency.buckets)
		return problem_fail(problem, "db_bench",
				    "it finished no operation");
	measurement->ios = latency.count;
	measurement->iops = rate;
	measurement->mean_ns = latency.sum_us * 1000 / (double)latency.count;
	measurement->p50_ns = db_bench_percentile(&latency, 50);
	measurement->p99_ns = db_bench_percentile(&latency, 99);
	measurement->p999_ns = db_bench_percentile(&latency, 99.9);
	measurement->max_ns = (uint64_t)(latency.max_us * 1000);
	return true;
}

/* It prints its progress to the same place, without ends of lines. */
void db_bench_fail(const struct child *ended, const char *program,
		   const char *end, struct problem *problem)
{
	const char *said = strrchr(ended->err.data, '\r');
	size_t length;

	said = said ? said + 1 : ended->err.data;
	said += strspn(said, "\n");
	length = strcspn(said, "\n");
	problem_fail(problem, program, "it failed (%s)%s%.*s", end,
		     length ? ": " : "", (int)length, said);
}
