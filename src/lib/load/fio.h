/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio.h - fio as a load: its arguments and its JSON result
 *
 * The load is what the lab measures: jobs (threads of one process) that read or
 * write blocks at random offsets of a block device, each with one synchronous
 * I/O at a time (pvsync2, direct, iodepth 1), for a fixed time or until
 * stopped.
 *
 * Start it with child_start(&child, arguments.argv); when child_wait() returns
 * CHILD_ENDED, fio_read_result() reads the result. See fio_status.h for its
 * output while it runs.
 */
#ifndef LIB_LOAD_FIO_H
#define LIB_LOAD_FIO_H

#include "lib/base/child.h"
#include "lib/base/problem.h"

#define FIO_MAX_ARGUMENTS 40

/* Whose figures are wanted. */
enum fio_direction {
	FIO_READS,
	FIO_WRITES,
	FIO_BOTH, /* of a job file: unified_rw_reporting */
};

struct fio_job {
	const char *path; /* device path; must exist */
	/*
	 * A file of fio's with what is to be done, in which nothing stands that
	 * is set here, and may it write? Then read_percent, block_bytes and
	 * size_bytes do not count. NULL: none.
	 */
	const char *job_file;
	bool may_write;
	/*
	 * In the format of taskset -c; job i runs on the i'th CPU. NULL:
	 * anywhere.
	 */
	const char *cpus;
	uint32_t read_percent; /* the rest are writes */
	bool polled;	       /* RWF_HIPRI */
	unsigned int jobs;
	uint32_t block_bytes;
	uint32_t rate_iops; /* per job; 0: unlimited */
	/*
	 * With a rate: each job does what falls into so many ms at once, and
	 * pauses until the next. 0: evenly.
	 */
	uint32_t burst_ms;
	uint64_t size_bytes; /* 0: the whole device */
	uint32_t runtime_ms; /* 0: until stopped */
	uint32_t status_ms; /* interval of status reports; 0: only at the end */
	bool force_writes;  /* even if a file system is mounted */
};

struct fio_arguments {
	char *argv[FIO_MAX_ARGUMENTS]; /* into text[]; NULL at the end */
	size_t count;
	size_t used;
	char text[8192];
};

struct fio_result {
	uint64_t ios; /* completed, all jobs */
	double iops;
	double mean_ns; /* completion latency: from issue to completion */
	uint64_t p50_ns;
	uint64_t p99_ns;
	uint64_t p999_ns;
	uint64_t max_ns;
	double cpu_percent;	   /* user + system time / run time, per job */
	uint64_t context_switches; /* all jobs, voluntary and involuntary */
};

/* False: the strings of @job are too long. */
bool fio_arguments(struct fio_arguments *arguments, const struct fio_job *job);

/*
 * Find fio's error message in @text: the first line that looks like one, or
 * else the first line. False if there is none.
 */
bool fio_complaint(const char *text, char *line, size_t size);

/*
 * The result of a finished fio. False: @problem says why there is none, in
 * fio's own words if it printed any.
 */
bool fio_read_result(const struct child *ended, enum fio_direction direction,
		     struct fio_result *result, struct problem *problem);

/*
 * Parse the @size bytes of fio's output at @text; it may print notes before its
 * JSON. False: @problem says what is wrong with it.
 */
bool fio_parse(const char *text, size_t size, enum fio_direction direction,
	       struct fio_result *result, struct problem *problem);

#endif
