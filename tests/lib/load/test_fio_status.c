// SPDX-License-Identifier: GPL-2.0
/* Parsing the status of a running fio, whole and in pieces. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "lib/load/fio_status.h"
#include "lib/load/load_figures.h"

#define OBJECT(reads, mean, max, bins)                                         \
	"{\n  \"jobs\" : [\n    {\n"                                           \
	"      \"read\" : { \"total_ios\" : " #reads ", \"runtime\" : 500,\n"  \
	"        \"clat_ns\" : { \"max\" : " #max ", \"mean\" : " #mean        \
	", \"N\" : " #reads ", \"bins\" : { " bins " } } },\n"                 \
	"      \"write\" : { \"total_ios\" : 0, \"runtime\" : 0,\n"            \
	"        \"clat_ns\" : { \"max\" : 0, \"mean\" : 0.0, \"N\" : 0 } }\n" \
	"    }\n  ]\n}\n"

static const char one[] = OBJECT(4, 100.5, 200, "\"100\" : 3, \"200\" : 1");

static struct fio_status status;
static struct problem problem;

Test(fio_status, reads_one)
{
	cr_assert(fio_status_parse(one, strlen(one), &status, &problem));
	cr_expect_eq(status.ios, 4);
	cr_expect_eq(status.runtime_ms, 500);
	cr_expect_eq(status.latencies.count, 4);
	cr_expect_eq(status.latencies.sum_ns, 402);
	cr_expect_eq(status.latencies.max_ns, 200);
	cr_expect_eq(status.latencies.cell[latency_histogram_cell(100)], 3);
	cr_expect_eq(status.latencies.cell[latency_histogram_cell(200)], 1);
}

Test(fio_status, what_is_none)
{
	/* clang-format off */
	static const char *const wrong[] = {
		"", "{\n}\n", "{\n \"jobs\" : [ ]\n}\n", "{\n \"jobs\" : [ 1 ]\n}\n",
		OBJECT(-4, 1, 2, ""), OBJECT("4", 1, 2, ""),
		OBJECT(4, 1, 2, "\"x\" : 3"), OBJECT(4, 1, 2, "\"3\" : -3"),
		OBJECT(4, 1, 2, "\"3\" : 2.5"),
		OBJECT(4, 1e300, 2, ""), OBJECT(4, -1.5, 2, ""),
	};
	/* clang-format on */
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(fio_status_parse(wrong[i], strlen(wrong[i]),
					       &status, &problem),
			      "%zu", i);
}

/* The error names the line or the member. */
Test(fio_status, why_it_is_none)
{
	static const char nan[] = OBJECT(4, -nan, 2, "");
	static const char text[] = OBJECT("4", 1, 2, "");

	cr_assert_not(fio_status_parse(nan, strlen(nan), &status, &problem));
	cr_expect_eq(strncmp(problem.reason, "line 5: ", 8), 0, "%s",
		     problem.reason);
	cr_assert_not(fio_status_parse(text, strlen(text), &status, &problem));
	cr_expect_str_eq(problem.reason, "\"N\" is missing or wrong");
}

/* Whatever part has arrived: nothing is found before its end. */
Test(fio_status, found_whole_only)
{
	char text[2 * sizeof(one)];
	size_t size, start, length;
	int noise = snprintf(text, sizeof(text), "fio: a note\n{ no }\n%s",
			     one);

	for (size = 0; size < (size_t)noise; size++) {
		start = 0;
		cr_assert_eq(fio_status_find(text, size, &start), 0, "%zu",
			     size);
		cr_assert_leq(start, 19, "%zu", size);
	}
	start = 0;
	length = fio_status_find(text, size, &start);
	cr_expect_eq(start, 19);
	cr_expect_eq(length, strlen(one));
	start += length;
	cr_expect_eq(fio_status_find(text, size, &start), 0);
	cr_expect_eq(start, size);
}

static uint64_t figure(const struct sample *sample, enum load_field field)
{
	uint64_t value = UINT64_MAX;

	sample_get_load(sample, field, &value);
	return value;
}

/* Four reads, then ten more of 500 ms: a sample has those ten. */
Test(load_figures, what_happened_between)
{
	static struct load_figures figures;
	struct sample sample;

	sample_init(&sample);
	load_figures_begin(&figures);
	load_figures_to_sample(&figures, 1, &sample);
	cr_expect_eq(sample.load_known, 0, "nothing yet");
	fio_status_parse(one, strlen(one), &status, &problem);
	load_figures_take(&figures, &status, 10);
	load_figures_to_sample(&figures, 20, &sample);
	cr_expect_eq(figure(&sample, LOAD_IOPS), 8);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_MAX_NS), 200);
	status.runtime_ms += 500;
	status.ios += 10;
	status.latencies.count += 10;
	status.latencies.sum_ns += 10 * 50;
	status.latencies.cell[50] += 10;
	load_figures_take(&figures, &status, 30);
	sample_clear(&sample);
	load_figures_to_sample(&figures, 40, &sample);
	cr_expect_eq(figure(&sample, LOAD_IOPS), 20);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_MEAN_NS), 50);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_P50_NS), 50);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_P999_NS), 50);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_MAX_NS), 50);
}

Test(load_figures, the_same_again_and_then_unknown)
{
	static struct load_figures figures;
	struct sample sample;

	sample_init(&sample);
	load_figures_begin(&figures);
	fio_status_parse(one, strlen(one), &status, &problem);
	load_figures_take(&figures, &status, 10);
	load_figures_to_sample(&figures, 20, &sample);
	sample_clear(&sample);
	load_figures_to_sample(&figures, 1000000000, &sample);
	cr_expect_eq(figure(&sample, LOAD_IOPS), 8);
	sample_clear(&sample);
	load_figures_to_sample(&figures, 4000000000, &sample);
	cr_expect_eq(sample.load_known, 0);
}

/* Without I/O, the counts are known, and latencies are not. */
Test(load_figures, no_io)
{
	static struct load_figures figures;
	struct sample sample;

	sample_init(&sample);
	load_figures_begin(&figures);
	memset(&status, 0, sizeof(status));
	status.runtime_ms = 250;
	load_figures_take(&figures, &status, 10);
	load_figures_to_sample(&figures, 20, &sample);
	cr_expect_eq(figure(&sample, LOAD_IOPS), 0);
	cr_expect_eq(figure(&sample, LOAD_LATENCY_MAX_NS), UINT64_MAX);
}
