/* SPDX-License-Identifier: GPL-2.0 */
/*
 * job_file.h - a job file of fio that somebody has, to be run by each method
 *
 * What dpasbench decides (the device, how it is read and waited for, how many jobs
 * run where and how long) is taken out of it, so that fio's command line has the
 * last word. The rest stays as it is.
 */
#ifndef DPASBENCH_JOB_FILE_H
#define DPASBENCH_JOB_FILE_H

#include <limits.h>
#include <stdbool.h>

#include "lib/base/problem.h"

#define JOB_FILE_MAX_BYTES 65536

struct job_file {
	char name[NAME_MAX + 1]; /* of the file, without directories */
	char *whole;		 /* its text; owned */
	char laid_over
		[512]; /* what was taken out: "ioengine, iodepth"; or "" */
	unsigned int sections; /* jobs in it, not counting numjobs */
	bool writes;	       /* it may */
	int fd;		       /* what is left, for fio to open */
	char path[48];	       /* the name under which it can */
};

/*
 * Read @path. False: @problem says what in it cannot be measured, with the number
 * of its line; then there is nothing to free.
 */
bool job_file_read(struct job_file *job, const char *path,
		   struct problem *problem);

void job_file_free(struct job_file *job);

#endif
