// SPDX-License-Identifier: GPL-2.0
/*
 * test_job_file.c - what is removed from a job file, what is refused, and
 * whether fio accepts the rest
 */
#include <stdlib.h>
#include <unistd.h>

#include "dpasbench/job_file.h"
#include "file_rig.h"
#include "lib/load/fio.h"

static struct job_file job;
static struct problem problem;
static char path[64];

static bool read_job(const char *text)
{
	int file;

	snprintf(path, sizeof(path), "/tmp/test_job_file-XXXXXX");
	file = mkstemp(path);
	cr_assert(file >= 0);
	cr_assert_eq(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	problem.reason[0] = '\0';
	return job_file_read(&job, path, &problem);
}

static void release(void)
{
	unlink(path);
	job_file_free(&job);
}

/* The text passed on to fio. */
static const char *left(void)
{
	static char text[JOB_FILE_MAX_BYTES];
	ssize_t length = pread(job.fd, text, sizeof(text) - 1, 0);

	cr_assert(length >= 0);
	text[length] = '\0';
	return text;
}

static void refused(const char *text, const char *line, const char *words)
{
	cr_assert(!read_job(text), "taken:\n%s", text);
	unlink(path);
	cr_assert(strstr(problem.reason, words), "\"%s\" has no \"%s\"",
		  problem.reason, words);
	cr_assert(strstr(problem.file, line), "\"%s\" is not %s", problem.file,
		  line);
}

static void writes(const char *text, bool does)
{
	cr_assert(read_job(text), "%s", problem.reason);
	cr_assert_eq(job.writes, does, "%s", text);
	release();
}

/* A typical job file for a file system and libaio. */
static const char web_server[] = "; a web server\n"
				 "[global]\n"
				 "ioengine=libaio\n"
				 "iodepth = 32\n"
				 "  direct=1\n"
				 "bssplit=4k/60:16k/40\n"
				 "runtime=3600\n"
				 "directory=/srv/web\n"
				 "\n"
				 "[pages]\n"
				 "rw=randread\n"
				 "iodepth=4\n"
				 "#numjobs=3\n"
				 "[log]\r\n"
				 "rw=write\r\n"
				 "hipri\r\n"
				 "rate_iops=1000";

Test(job_file, what_is_decided_is_taken_out)
{
	cr_assert(read_job(web_server), "%s: %s", problem.file, problem.reason);
	cr_assert_str_eq(
		job.laid_over,
		"ioengine, iodepth, direct, runtime, directory, hipri");
	cr_assert_str_eq(left(),
			 "; a web server\n"
			 "[global]\n"
			 "bssplit=4k/60:16k/40\n"
			 "\n"
			 "[pages]\n"
			 "rw=randread\n"
			 "#numjobs=3\n"
			 "[log]\r\n"
			 "rw=write\r\n"
			 "rate_iops=1000");
	cr_assert_str_eq(job.whole, web_server);
	cr_assert_eq(job.sections, 2u);
	cr_assert(job.writes);
	release();
}

Test(job_file, who_may_write)
{
	writes("[a]\n", false);
	writes("[a]\nrw=read\n", false);
	writes("[a]\nreadwrite=randread:8\n", false);
	writes("[a]\nrw = randread\n[b]\nrw=read\n", false);
	writes("[a]\nrw=randread\n[b]\nrw=randrw\n", true);
	writes("[global]\nrw=write\n[a]\n", true);
	writes("[a]\nrw=trim\n", true);
	writes("[a]\nrw=rand\n", true);
	writes("[a]\nrw=${RW}\n", true);
	writes("[a]\n;rw=write\n", false);
}

Test(job_file, what_cannot_be_measured)
{
	char large[JOB_FILE_MAX_BYTES + 1];

	refused("[a]\nrw=read\nstonewall\n", ":3", "not one after the other");
	refused("[a]\n[b]\nwait_for=a\n", ":3", "not one after the other");
	refused("[a]\nnew_group\n", ":2", "as one group");
	refused("[a]\nread_iolog=x\n", ":2", "devices of its own");
	refused("[a]\nioscheduler=none\n", ":2", "the disk's scheduler");
	refused("include other.fio\n[a]\n", ":1", "one file");
	refused("[a]\n${KEY}=/dev/sda\n", ":2", "a variable instead");
	refused("[global]\nrw=read\n", "", "there is no [job] in it");
	refused("", "", "there is no [job] in it");
	memset(large, '\n', sizeof(large) - 1);
	large[sizeof(large) - 1] = '\0';
	refused(large, "", "too long");
	cr_assert(!job_file_read(&job, "/nonexistent.fio", &problem));
	cr_assert_str_eq(problem.reason, "No such file or directory");
}

/* Run the real fio, on a file instead of the disk. */
Test(job_file, fio_does_the_rest)
{
	char disk[] = "/tmp/test_job_file-disk-XXXXXX";
	int file = mkstemp(disk);
	struct fio_arguments arguments;
	struct fio_result both;
	struct child child;
	struct fio_job run = {
		.path = disk,
		.polled = true,
		.jobs = 2,
		.runtime_ms = 300,
		.may_write = true,
	};

	cr_assert(file >= 0 && !ftruncate(file, 8 << 20));
	cr_assert(read_job(web_server), "%s", problem.reason);
	run.job_file = job.path;
	cr_assert(fio_arguments(&arguments, &run));
	if (!child_start(&child, arguments.argv)) {
		unlink(disk);
		release();
		cr_skip_test("there is no fio");
	}
	cr_assert_eq(child_wait(&child, 0, -1), CHILD_RUNNING);
	while (child_wait(&child, UINT64_MAX, -1) != CHILD_ENDED)
		;
	cr_assert(fio_read_result(&child, FIO_BOTH, &both, &problem), "%s",
		  problem.reason);
	cr_assert_gt(both.ios, 0u);
	cr_assert_leq(both.p50_ns, both.max_ns);
	/* Two jobs, with the keys of the file that dpasbench does not set. */
	cr_assert(strstr(child.out.data, "\"ioengine\" : \"pvsync2\""));
	cr_assert(strstr(child.out.data, "\"numjobs\" : \"2\""));
	cr_assert(strstr(child.out.data, "\"hipri\" : \"1\""));
	cr_assert(strstr(child.out.data, "\"bssplit\" : \"4k/60:16k/40\""));
	cr_assert(!strstr(child.out.data, "libaio"));
	child_free(&child);
	release();

	/* A job that claims to read only must not write. */
	run.may_write = false;
	cr_assert(read_job(web_server), "%s", problem.reason);
	run.job_file = job.path;
	cr_assert(fio_arguments(&arguments, &run));
	cr_assert(child_start(&child, arguments.argv));
	while (child_wait(&child, UINT64_MAX, -1) != CHILD_ENDED)
		;
	cr_assert(!fio_read_result(&child, FIO_BOTH, &both, &problem));
	cr_assert(strstr(problem.reason, "fio failed"), "%s", problem.reason);
	child_free(&child);
	unlink(disk);
	release();
}
