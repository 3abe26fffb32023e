// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/job_file.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* A key of fio and why it is refused; NULL: it is overridden. */
struct job_file_key {
	const char *key;
	const char *refused;
};

#define ONE_AFTER_THE_OTHER \
	"the jobs of a file are measured together, not one after the other"

static const struct job_file_key keys[] = {
	{ "filename", NULL },
	{ "filename_format", NULL },
	{ "directory", NULL },
	{ "opendir", NULL },
	{ "allow_file_create", NULL },
	{ "allow_mounted_write", NULL },
	{ "ioengine", NULL },
	{ "iodepth", NULL },
	{ "direct", NULL },
	{ "buffered", NULL },
	{ "hipri", NULL },
	{ "hipri_percentage", NULL },
	{ "numjobs", NULL },
	{ "thread", NULL },
	{ "runtime", NULL },
	{ "timeout", NULL },
	{ "time_based", NULL },
	{ "loops", NULL },
	{ "ramp_time", NULL },
	{ "cpus_allowed", NULL },
	{ "cpumask", NULL },
	{ "cpus_allowed_policy", NULL },
	{ "group_reporting", NULL },
	{ "unified_rw_reporting", NULL },
	{ "unlink", NULL },
	{ "unlink_each_loop", NULL },
	{ "percentile_list", NULL },
	{ "clat_percentiles", NULL },
	{ "disable_clat", NULL },
	{ "gtod_reduce", NULL },
	{ "disk_util", NULL },
	{ "stonewall", ONE_AFTER_THE_OTHER },
	{ "wait_for_previous", ONE_AFTER_THE_OTHER },
	{ "wait_for", ONE_AFTER_THE_OTHER },
	{ "new_group", "the jobs of a file are measured as one group" },
	{ "ioscheduler",
	  "it would change the disk's scheduler, which would not be restored" },
	{ "read_iolog", "a replayed log has devices of its own" },
};

/* A line of the file, without blanks and comments. */
struct job_file_line {
	char key[64]; /* "rw"; "[name]" for a section; "" for an empty line */
	char value[128];
};

static void job_file_trim(char *text)
{
	size_t length = strlen(text);

	while (length && isspace((unsigned char)text[length - 1]))
		text[--length] = '\0';
}

static void job_file_parse_line(struct job_file_line *line, const char *text,
				size_t length)
{
	const char *equals = memchr(text, '=', length);
	size_t key = equals ? (size_t)(equals - text) : length;

	while (key && isspace((unsigned char)*text)) {
		text++;
		key--;
		length--;
	}
	line->value[0] = '\0';
	if (key && strchr("#;", *text))
		key = 0;
	snprintf(line->key, sizeof(line->key), "%.*s", (int)key, text);
	job_file_trim(line->key);
	if (!key || !equals)
		return;
	text += key + 1;
	length -= key + 1;
	while (length && isspace((unsigned char)*text)) {
		text++;
		length--;
	}
	snprintf(line->value, sizeof(line->value), "%.*s", (int)length, text);
	job_file_trim(line->value);
}

static const struct job_file_key *job_file_find_key(const char *key)
{
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (!strcmp(keys[i].key, key))
			return &keys[i];
	return NULL;
}

/* "randread:8" only reads; "${RW}", which only fio can expand, may write. */
static bool job_file_only_reads(const char *value)
{
	size_t length = strcspn(value, ":");

	return (length == 4 && !strncmp(value, "read", length)) ||
		(length == 8 && !strncmp(value, "randread", length));
}

static void job_file_note_laid_over(struct job_file *job, const char *key)
{
	size_t length = strlen(job->laid_over);
	const char *found = job->laid_over;

	while ((found = strstr(found, key))) {
		char before = found == job->laid_over ? ' ' : found[-1];

		found += strlen(key);
		if (before == ' ' && (*found == ',' || !*found))
			return;
	}
	/* There is room for all keys of the table. */
	snprintf(job->laid_over + length, sizeof(job->laid_over) - length,
		 "%s%s", length ? ", " : "", key);
}

/* False: *@problem says why. *@keep: does the line go to fio? */
static bool job_file_take_line(struct job_file *job,
			       const struct job_file_line *line, bool *keep,
			       struct problem *problem)
{
	const struct job_file_key *key = job_file_find_key(line->key);

	*keep = !key;
	if (key && key->refused)
		return problem_fail(problem, NULL, "%s: %s", line->key,
				    key->refused);
	if (strchr(line->key, '$'))
		return problem_fail(problem, NULL,
				    "%s: a variable instead of a key",
				    line->key);
	if (!strncmp(line->key, "include ", 8))
		return problem_fail(
			problem, NULL,
			"include: dpasbench takes what it decides out of one file; put both into one");
	if (key)
		job_file_note_laid_over(job, line->key);
	else if (*line->key == '[')
		job->sections += strcmp(line->key, "[global]") != 0;
	else if (!strcmp(line->key, "rw") || !strcmp(line->key, "readwrite"))
		job->writes = job->writes || !job_file_only_reads(line->value);
	return true;
}

/* Write what remains of the text to the job's file. */
static bool job_file_filter(struct job_file *job, const char *path,
			    struct problem *problem)
{
	const char *text = job->whole;
	struct job_file_line line;
	unsigned int number;
	size_t length;
	bool keep;

	for (number = 1; *text; number++, text += length) {
		length = strcspn(text, "\n");
		job_file_parse_line(&line, text, length);
		if (!job_file_take_line(job, &line, &keep, problem)) {
			problem_in_line(problem, path, number);
			return false;
		}
		length += text[length] == '\n';
		if (keep && write(job->fd, text, length) != (ssize_t)length)
			return problem_fail(problem, path, "%s",
					    strerror(errno));
	}
	return job->sections ||
		problem_fail(problem, path, "there is no [job] in it");
}

static bool job_file_load(struct job_file *job, const char *path,
			  struct problem *problem)
{
	FILE *file = fopen(path, "re");
	size_t length;
	bool good;

	if (!file)
		return problem_fail(problem, path, "%s", strerror(errno));
	length = fread(job->whole, 1, JOB_FILE_MAX_BYTES, file);
	good = !ferror(file) ||
		problem_fail(problem, path, "%s", strerror(errno));
	fclose(file);
	if (good && length == JOB_FILE_MAX_BYTES)
		return problem_fail(problem, path,
				    "too long for a job file: %d bytes or more",
				    JOB_FILE_MAX_BYTES);
	if (good && strlen(job->whole) != length)
		return problem_fail(problem, path,
				    "a NUL byte: this is not a job file");
	return good;
}

bool job_file_read(struct job_file *job, const char *path,
		   struct problem *problem)
{
	const char *slash = strrchr(path, '/');

	memset(job, 0, sizeof(*job));
	snprintf(job->name, sizeof(job->name), "%s", slash ? slash + 1 : path);
	job->whole = calloc(1, JOB_FILE_MAX_BYTES + 1);
	job->fd = memfd_create("job", MFD_CLOEXEC);
	snprintf(job->path, sizeof(job->path), "/proc/%d/fd/%d", (int)getpid(),
		 job->fd);
	if (job->whole && job->fd >= 0) {
		if (job_file_load(job, path, problem) &&
		    job_file_filter(job, path, problem))
			return true;
	} else {
		problem_fail(problem, path, "%s", strerror(errno));
	}
	job_file_free(job);
	return false;
}

void job_file_free(struct job_file *job)
{
	if (job->fd >= 0)
		close(job->fd);
	free(job->whole);
	job->whole = NULL;
	job->fd = -1;
}
