// SPDX-License-Identifier: GPL-2.0
#include "dpastop/output/recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct recorder {
	struct output output;
	off_t whole; /* bytes up to the end of the last complete line */
	char path[PATH_MAX];
	bool has_problem;
	struct problem problem; /* why it has stopped */
};

/* For "record.jsonl >record.jsonl": both would be mixed in one file. */
static bool recorder_is_output(const struct stat *file)
{
	struct stat output;

	return !fstat(STDOUT_FILENO, &output) &&
		output.st_dev == file->st_dev && output.st_ino == file->st_ino;
}

/* An empty regular file, or -1 with *@error set. */
static int recorder_create(const char *path, struct problem *error)
{
	int fd = open(path,
		      O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK |
			      O_NOCTTY,
		      0666);
	const char *reason = NULL, *advice = NULL;
	struct stat status;

	/* ENXIO: a FIFO without a reader. */
	if (fd < 0 ? errno != ENXIO : fstat(fd, &status)) {
		reason = strerror(errno);
	} else if (fd < 0 || !S_ISREG(status.st_mode)) {
		reason = "it is not a regular file";
		advice = "to pass it on: --record - | PROGRAM";
	} else if (recorder_is_output(&status)) {
		reason = "standard output goes there";
		advice = "record to another file";
	} else if (status.st_size) {
		reason = "the file exists already";
		advice = "record to a new one";
	}
	if (!reason)
		return fd;
	problem_set(error, path, NULL, reason, advice);
	if (fd >= 0)
		close(fd);
	return -1;
}

struct recorder *recorder_open(const char *path, const struct source *source,
			       struct problem *error)
{
	struct recorder *recorder;

	if (!strcmp(path, "-")) {
		problem_set(error, path, NULL,
			    "standard output is the screen's",
			    "name a file (./- for one called -)");
		return NULL;
	}
	recorder = calloc(1, sizeof(*recorder));
	if (!recorder) {
		problem_set(error, path, NULL, "out of memory", NULL);
		return NULL;
	}
	snprintf(recorder->path, sizeof(recorder->path), "%s", path);
	output_init(&recorder->output, &output_json, source,
		    recorder_create(path, error));
	if (recorder->output.fd >= 0)
		return recorder;
	free(recorder);
	return NULL;
}

/* The record was only written in part. */
static void recorder_stop(struct recorder *recorder)
{
	bool is_cut = !ftruncate(recorder->output.fd, recorder->whole);

	recorder->has_problem = true;
	problem_fail(&recorder->problem, recorder->path,
		     "%s; its %" PRIu64 " samples are complete%s",
		     strerror(recorder->output.error), recorder->output.samples,
		     is_cut ? "" : ", its last line is not");
}

void recorder_take(struct recorder *recorder, const struct output_item *item)
{
	if (recorder->has_problem)
		return;
	if (output_take(&recorder->output, item))
		recorder->whole = lseek(recorder->output.fd, 0, SEEK_CUR);
	else
		recorder_stop(recorder);
}

uint64_t recorder_samples(const struct recorder *recorder)
{
	return recorder->output.samples;
}

const char *recorder_path(const struct recorder *recorder)
{
	return recorder->path;
}

bool recorder_has_stopped(const struct recorder *recorder)
{
	return recorder->has_problem;
}

bool recorder_close(struct recorder *recorder, struct problem *problem)
{
	bool is_good;

	if (!recorder)
		return true;
	/* Some file systems report a full disk only now. */
	if (close(recorder->output.fd) && !recorder->has_problem) {
		recorder->has_problem = true;
		problem_fail(&recorder->problem, recorder->path, "%s",
			     strerror(errno));
	}
	is_good = !recorder->has_problem;
	if (!is_good)
		*problem = recorder->problem;
	output_release(&recorder->output);
	free(recorder);
	return is_good;
}
