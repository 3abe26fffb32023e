// SPDX-License-Identifier: GPL-2.0
/*
 * recorder.c - see recorder.h
 */
#include "dpastop/output/recorder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dpastop/output/output.h"

struct recorder {
	const struct source *source;
	int fd;
	off_t whole;		/* bytes, up to the end of the last whole line */
	uint64_t samples;
	char path[SOURCE_TEXT_SIZE];
	char problem[RECORDER_TEXT_SIZE];
};

/* An empty regular file, or -1 and *@error. */
static int recorder_create(const char *path, struct source_error *error)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC |
		      O_NONBLOCK | O_NOCTTY, 0666);
	const char *reason = NULL, *advice = NULL;
	struct stat status;

	if (fd < 0 || fstat(fd, &status)) {
		reason = strerror(errno);
	} else if (!S_ISREG(status.st_mode)) {
		reason = "it is no regular file";
	} else if (status.st_size) {
		reason = "there is such a file already";
		advice = "record to a new one";
	}
	if (!reason)
		return fd;
	source_error_set(error, path, NULL, reason, advice);
	if (fd >= 0)
		close(fd);
	return -1;
}

struct recorder *recorder_open(const char *path, const struct source *source,
			       struct source_error *error)
{
	struct recorder *recorder;

	if (!strcmp(path, "-")) {
		source_error_set(error, path, NULL,
				 "standard output is the screen's",
				 "name a file, ./- if it is to be called so");
		return NULL;
	}
	recorder = calloc(1, sizeof(*recorder));
	if (!recorder) {
		source_error_set(error, path, NULL, "no memory", NULL);
		return NULL;
	}
	recorder->source = source;
	snprintf(recorder->path, sizeof(recorder->path), "%s", path);
	recorder->fd = recorder_create(path, error);
	if (recorder->fd >= 0)
		return recorder;
	free(recorder);
	return NULL;
}

/* Not all of the record was written, for the reason in errno. */
static void recorder_stop(struct recorder *recorder)
{
	int number = errno;
	bool is_cut = !ftruncate(recorder->fd, recorder->whole);

	snprintf(recorder->problem, sizeof(recorder->problem),
		 "%s: %s; its %" PRIu64 " samples are whole%s", recorder->path,
		 strerror(number), recorder->samples,
		 is_cut ? "" : ", its last line is not");
}

/* Is it still going on? What comes first begins the recording. */
static bool recorder_is_ready(struct recorder *recorder)
{
	if (*recorder->problem)
		return false;
	/* Not earlier: the source may learn its name with its first record. */
	if (!recorder->whole &&
	    !output_json.begin(recorder->fd, recorder->source)) {
		recorder_stop(recorder);
		return false;
	}
	return true;
}

static void recorder_wrote(struct recorder *recorder, bool is_written)
{
	if (is_written)
		recorder->whole = lseek(recorder->fd, 0, SEEK_CUR);
	else
		recorder_stop(recorder);
}

void recorder_sample(struct recorder *recorder, const struct snapshot *snapshot)
{
	bool is_written;

	if (!recorder_is_ready(recorder))
		return;
	is_written = output_json.sample(recorder->fd, snapshot);
	recorder->samples += is_written;
	recorder_wrote(recorder, is_written);
}

void recorder_switch(struct recorder *recorder,
		     const struct switch_record *record)
{
	if (recorder_is_ready(recorder))
		recorder_wrote(recorder,
			       output_json.switched(recorder->fd, record));
}

void recorder_mark(struct recorder *recorder, const struct mark *mark)
{
	if (recorder_is_ready(recorder))
		recorder_wrote(recorder, output_json.mark(recorder->fd, mark));
}

void recorder_gap(struct recorder *recorder, uint64_t mono_ns, int64_t real_ns,
		  uint64_t missed, const char *reason)
{
	struct stream_gap gap = {
		.mono_ns = mono_ns,
		.real_ns = real_ns,
		.missed = missed,
	};

	snprintf(gap.reason, sizeof(gap.reason), "%s", reason);
	if (recorder_is_ready(recorder))
		recorder_wrote(recorder, output_json.gap(recorder->fd, &gap));
}

uint64_t recorder_samples(const struct recorder *recorder)
{
	return recorder->samples;
}

const char *recorder_path(const struct recorder *recorder)
{
	return recorder->path;
}

const char *recorder_problem(const struct recorder *recorder)
{
	return recorder->problem;
}

bool recorder_close(struct recorder *recorder, char *problem)
{
	bool is_good = true;

	if (!recorder)
		return true;
	/* Some file systems tell only now that the disk is full. */
	if (close(recorder->fd) && !*recorder->problem)
		snprintf(recorder->problem, sizeof(recorder->problem),
			 "%s: %s", recorder->path, strerror(errno));
	if (*recorder->problem) {
		snprintf(problem, RECORDER_TEXT_SIZE, "%s", recorder->problem);
		is_good = false;
	}
	free(recorder);
	return is_good;
}
