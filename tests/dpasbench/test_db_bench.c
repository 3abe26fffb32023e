// SPDX-License-Identifier: GPL-2.0
/*
 * test_db_bench.c - what db_bench 7.8.3 of Debian 12 printed (data/db_bench.txt)
 */
#include "dpasbench/db_bench.h"
#include "file_rig.h"

static struct measurement measurement;
static struct problem problem;

/* The whole file; the caller frees it. */
static char *data(void)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX], *text = calloc(1, 16384);
	FILE *file;

	snprintf(path, sizeof(path), "%s/tests/dpasbench/data/db_bench.txt",
		 srcdir ? srcdir : ".");
	file = fopen(path, "r");
	cr_assert(file && fread(text, 1, 16383, file) > 1000);
	fclose(file);
	return text;
}

/* The figures were worked out from the file's buckets by another program. */
Test(db_bench, all_kinds_of_operations_together)
{
	char *text = data();

	cr_assert(db_bench_parse(text, &measurement, &problem), "%s",
		  problem.reason);
	cr_expect_eq(measurement.ios, 2278u);
	cr_expect_float_eq(measurement.iops, 1997, 0.5);
	cr_expect_float_eq(measurement.mean_ns, 981648, 1);
	cr_expect_eq(measurement.p50_ns / 10, 15828u / 10);
	cr_expect_eq(measurement.p99_ns / 1000, 25022u);
	cr_expect_eq(measurement.p999_ns / 1000, 68050u);
	cr_expect_eq(measurement.max_ns, 135786000u);
	free(text);
}

Test(db_bench, what_is_no_result)
{
	char *text = data(), *histograms = strstr(text, "\nMicroseconds");

	cr_assert(!db_bench_parse("", &measurement, &problem));
	cr_expect(strstr(problem.reason, "no result of mixgraph"));
	cr_assert(!db_bench_parse(histograms, &measurement, &problem));
	cr_expect(strstr(problem.reason, "no result of mixgraph"));
	*histograms = '\0';
	cr_assert(!db_bench_parse(text, &measurement, &problem));
	cr_expect(strstr(problem.reason, "no operation"));
	free(text);
}
