// SPDX-License-Identifier: GPL-2.0
/* A drive made from a trace has the service times of the trace. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/sim/sim_device.h"
#include "lib/sim/sim_drive.h"

#define DRAWS 400000

/* A latency log of fio in a file that is removed at the end of the test. */
static const char *log_path(void)
{
	static char path[] = "/tmp/test_drive.XXXXXX";
	int fd = mkstemp(path);

	cr_assert_geq(fd, 0);
	close(fd);
	return path;
}

static void open_drive(struct sim_drive *drive, const char *text)
{
	struct sim_drive_spec spec = sim_drive_spec_default();
	struct problem problem;
	struct problem wrong;

	cr_assert(sim_drive_spec_parse(&spec, text, &wrong), "%s: %s", text,
		  wrong.reason);
	cr_assert(sim_drive_open(drive, &spec, &problem), "%s: %s", text,
		  problem.reason);
}

/* The latency of an I/O that finds the drive idle. */
static uint64_t draw(struct sim_device *device, uint64_t *now, bool write)
{
	uint64_t done = sim_device_issue(device, *now, write);
	uint64_t took = done - *now;

	*now = done;
	return took;
}

static int compare(const void *a, const void *b)
{
	const uint64_t *one = a, *other = b;

	return *one < *other ? -1 : *one > *other;
}

/*
 * The maximum distance of the two distribution functions (Kolmogorov-Smirnov);
 * sorts both.
 */
static double distance(uint64_t *a, size_t as, uint64_t *b, size_t bs)
{
	double most = 0;
	size_t i = 0, j = 0;

	qsort(a, as, sizeof(*a), compare);
	qsort(b, bs, sizeof(*b), compare);
	while (i < as && j < bs) {
		uint64_t value = a[i] < b[j] ? a[i] : b[j];
		double apart;

		while (i < as && a[i] == value)
			i++;
		while (j < bs && b[j] == value)
			j++;
		apart = (double)i / (double)as - (double)j / (double)bs;
		if (apart < 0)
			apart = -apart;
		if (apart > most)
			most = apart;
	}
	return most;
}

/* 4 KiB reads with two modes and a tail; 4 KiB writes; 64 KiB reads. */
static size_t write_log(const char *path, uint64_t *read4k)
{
	FILE *file = fopen(path, "w");
	uint64_t x = 1;
	size_t i, reads = 0;

	cr_assert(file);
	for (i = 0; i < 30000; i++) {
		uint64_t ns;

		x = x * 6364136223846793005U + 1442695040888963407U;
		ns = x >> 62 ? 10000 + (x >> 40) % 500 :
			       80000 + (x >> 40) % 9000;
		if ((x >> 33) % 1000 == 0)
			ns = 5000000000 + i; /* does not fit 32 bits */
		switch (i % 3) {
		case 0:
			read4k[reads++] = ns;
			fprintf(file, "%zu, %lu, 0, 4096, 0, 0\n", i, ns);
			break;
		case 1:
			fprintf(file, "%zu, %lu, 1, 4096, 0, 0\n", i,
				ns + 1000);
			break;
		default:
			fprintf(file, "%zu, %lu, 0, 65536, 0, 0\n", i,
				ns + 7000);
		}
	}
	fclose(file);
	return reads;
}

Test(drive, has_the_distribution_of_its_file)
{
	uint64_t *recorded = calloc(30000, sizeof(*recorded));
	uint64_t *drawn = calloc(DRAWS, sizeof(*drawn));
	struct sim_device *device = calloc(1, sizeof(*device));
	const char *path = log_path();
	struct sim_drive drive;
	size_t reads, i;
	uint64_t now = 0;

	cr_assert(recorded && drawn && device);
	reads = write_log(path, recorded);
	open_drive(&drive, path);
	sim_device_init(device, drive.profile, 7);
	for (i = 0; i < DRAWS; i++)
		drawn[i] = draw(device, &now, false);
	/* Of 400,000 draws it exceeds 0.003 in one of a thousand runs. */
	cr_expect_lt(distance(recorded, reads, drawn, DRAWS), 0.005);
	/* No values in between or beyond. */
	for (i = 0; i < DRAWS; i++)
		cr_assert(bsearch(&drawn[i], recorded, reads, sizeof(*drawn),
				  compare));
	/* It differs from that of the writes, and of the larger reads. */
	for (i = 0; i < DRAWS; i++)
		drawn[i] = draw(device, &now, true);
	cr_expect_gt(distance(recorded, reads, drawn, DRAWS), 0.2);
	sim_device_set_block(device, 65536);
	for (i = 0; i < DRAWS; i++)
		drawn[i] = draw(device, &now, false);
	cr_expect_gt(distance(recorded, reads, drawn, DRAWS), 0.2);
	sim_drive_close(&drive);
	unlink(path);
	free(device);
	free(drawn);
	free(recorded);
}

Test(drive, keeps_the_order_where_asked)
{
	struct sim_device *device = calloc(1, sizeof(*device));
	const char *path = log_path();
	FILE *file = fopen(path, "w");
	struct sim_drive drive;
	char text[80];
	uint64_t now = 0;
	unsigned int i;

	cr_assert(device && file);
	for (i = 0; i < 100; i++)
		fprintf(file, "0, %u, %u, 4096\n", 1000 + i, i % 2);
	fclose(file);
	snprintf(text, sizeof(text), "%s,order=trace", path);
	open_drive(&drive, text);
	sim_device_init(device, drive.profile, 7);
	/* Each direction separately, repeatedly. */
	for (i = 0; i < 150; i++) {
		cr_expect_eq(draw(device, &now, false), 1000 + i % 50 * 2);
		if (i % 3 == 0)
			cr_expect_eq(draw(device, &now, true),
				     1001 + i / 3 % 50 * 2);
	}
	sim_drive_close(&drive);
	unlink(path);
	free(device);
}

/* Only 4 KiB reads at 10 us and 128 KiB reads at 90 us. */
Test(drive, takes_the_nearest_size_where_there_is_none)
{
	struct sim_device *device = calloc(1, sizeof(*device));
	const char *path = log_path();
	FILE *file = fopen(path, "w");
	struct sim_drive drive;
	uint64_t now = 0;

	cr_assert(device && file);
	fputs("0, 10000, 0, 4096\n1, 90000, 0, 131072\n", file);
	fclose(file);
	open_drive(&drive, path);
	sim_device_init(device, drive.profile, 7);
	sim_device_set_block(device, 512);
	cr_expect_eq(draw(device, &now, false), 10000);
	sim_device_set_block(device, 8192);
	cr_expect_eq(draw(device, &now, false), 10000);
	sim_device_set_block(device, 65536);
	cr_expect_eq(draw(device, &now, false), 90000);
	sim_device_set_block(device, 1 << 20);
	cr_expect_eq(draw(device, &now, true), 90000);
	sim_drive_close(&drive);
	unlink(path);
	free(device);
}

/* One after another on one channel; concurrent up to the number of channels. */
Test(drive, channels_are_what_is_asked_for)
{
	struct sim_device *device = calloc(1, sizeof(*device));
	struct sim_drive drive;
	uint64_t last = 0, done;
	unsigned int i;

	cr_assert(device);
	open_drive(&drive, "stock:constant,channels=1");
	sim_device_init(device, drive.profile, 7);
	for (i = 0; i < 1000; i++)
		last = sim_device_issue(device, 0, false);
	cr_expect_float_eq((double)last, 50e6, 1e6);
	sim_drive_close(&drive);

	open_drive(&drive, "stock:constant");
	sim_device_init(device, drive.profile, 7);
	for (i = 0, last = 0; i < 64; i++) {
		done = sim_device_issue(device, 0, false);
		last = done > last ? done : last;
	}
	cr_expect_lt(last, 64 * 50000 / 4);
	sim_drive_close(&drive);
	free(device);
}

static void refuses(const char *text, const char *words)
{
	struct sim_drive_spec spec = sim_drive_spec_default();
	struct problem wrong;

	cr_expect_not(sim_drive_spec_parse(&spec, text, &wrong));
	cr_expect(strstr(wrong.reason, words), "%s: \"%s\"", text,
		  wrong.reason);
}

Test(drive, refuses_what_is_none)
{
	struct sim_drive_spec spec = sim_drive_spec_default();
	struct sim_drive drive;
	struct problem problem;
	struct problem wrong;

	refuses("optain", "no such device; there are optane");
	refuses("optane,channels=65", "1 to 64");
	refuses("stock:gc,order=file", "trace or chance");
	refuses("stock:gc,machine=pc", "it takes one of optane");
	refuses("stock:gc,speed=2", "channels, order and machine");
	cr_assert(sim_drive_spec_parse(&spec, "tlc,channels=2", &wrong));
	cr_expect_not(sim_drive_open(&drive, &spec, &problem));
	cr_assert(sim_drive_spec_parse(&spec, "/no/such/file", &wrong));
	cr_expect_not(sim_drive_open(&drive, &spec, &problem));
	cr_expect_str_eq(problem.file, "/no/such/file");
}
