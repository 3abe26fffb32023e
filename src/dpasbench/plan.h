/* SPDX-License-Identifier: GPL-2.0 */
/*
 * plan.h - what to measure
 *
 * A cell is one method at one point; a point is a number of jobs and a block
 * size, or a number of threads and a workload of YCSB. Each cell is run `repeats'
 * times. The points differ in one of these, so that they are the columns of a
 * table.
 */
#ifndef DPASBENCH_PLAN_H
#define DPASBENCH_PLAN_H

#include <jansson.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/model/method.h"
#include "lib/model/sample.h"

struct job_file;

#define PLAN_MAX_POINTS 16
#define PLAN_MAX_JOBS 4096
#define PLAN_MAX_CPUS 1024
#define PLAN_MAX_REPEATS 1000
#define PLAN_METHODS (METHOD_COUNT - METHOD_INT)
#define PLAN_CPUS_TEXT 6144
#define PLAN_WORK_TEXT (NAME_MAX + 64)

struct point {
	unsigned int jobs;
	uint32_t block_bytes;
	uint32_t workload; /* of YCSB: 'A' to 'F'; 0: it is fio's */
};

/* In what the points differ. */
enum plan_axis {
	PLAN_BY_JOBS,
	PLAN_BY_SIZE,
	PLAN_BY_WORKLOAD,
};

struct plan {
	char device
		[SAMPLE_TEXT_SIZE]; /* for display: "nvme0n1", "sim:optane" */
	char sim[PATH_MAX];	    /* full name, "sim:/tmp/disk.log"; or "" */
	enum method method[PLAN_METHODS]; /* INT first, DPAS last */
	size_t nr_methods;
	struct point point[PLAN_MAX_POINTS];
	size_t nr_points;
	enum plan_axis axis;
	bool percentiles; /* shown in the tables */
	/* What fio does instead of random I/O (job_file.h); NULL: nothing else. */
	const struct job_file *job;
	bool write; /* of a job: it may */
	/* "xfs", "ext4": a file on it is used; NULL: the device itself. */
	const char *fs;
	/* Background load: so many readers at so many IOPS each; 0: none. */
	unsigned int readers;
	uint32_t reader_iops;
	unsigned int repeats;
	uint32_t runtime_ms; /* duration of a run */
	/* From the start of the device, or of the file; 0: all, or a default. */
	uint64_t size_bytes;
	unsigned int cpu[PLAN_MAX_CPUS]; /* assigned to jobs in turn */
	size_t nr_cpus;			 /* 0: all, until the target is open */
};

/* How many jobs run at @point: with a job file so many of each in it. */
unsigned int plan_all_jobs(const struct plan *plan, const struct point *point);

/* Is pas_d_init set for @method, to a tenth of the latency of one job with CP? */
bool plan_sets_d_init(enum method method);

/* The number of jobs on cpu[@index] at @point. */
unsigned int plan_jobs_on(const struct plan *plan, const struct point *point,
			  size_t index);

/*
 * The expected final mode of DPAS on such a CPU: CP for one job, INT for more.
 */
enum dpas_mode plan_expected_mode(unsigned int jobs_on_cpu);

/* The CPUs in the format of taskset -c: "0", "0,2,3". */
void plan_cpus_text(const struct plan *plan, char text[PLAN_CPUS_TEXT]);

/* What the points differ in, as a heading: "Jobs", "Size", "YCSB". */
const char *plan_axis_name(const struct plan *plan);

/* What is counted a second: "IOPS", or "ops/s" of an application. */
const char *plan_rate_name(const struct plan *plan);

/* The title of a column: "j=4", "16k" if the sizes differ, or "A". */
void plan_point_name(const struct plan *plan, const struct point *point,
		     char *text, size_t size);

/* "read", "write", "job" or "ycsb", as files of results have it. */
const char *plan_direction(const struct plan *plan);

/* "random reads", "random reads through xfs", or with the job file's name. */
void plan_work(const struct plan *plan, char text[PLAN_WORK_TEXT]);

/* Does it destroy what is on the device? */
bool plan_overwrites(const struct plan *plan);

/* The plan as a JSON object, or NULL on allocation failure. */
json_t *plan_to_json(const struct plan *plan);

#endif
