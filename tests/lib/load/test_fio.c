// SPDX-License-Identifier: GPL-2.0
/*
 * test_fio.c - fio's arguments and JSON, and other programs as children
 */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "file_rig.h"
#include "lib/base/clock.h"
#include "lib/load/fio.h"

static struct problem problem;
static struct fio_result result;

/* Output of fio 3.33, with the note that it prints before its JSON. */
static char *real_output(size_t *size)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/tests/lib/load/data/fio-read.txt",
		 srcdir ? srcdir : ".");
	return rig_read(path, size);
}

Test(fio, reads_its_result)
{
	size_t size;
	char *text = real_output(&size);

	cr_assert(fio_parse(text, size, FIO_READS, &result, &problem), "%s",
		  problem.reason);
	cr_assert_eq(result.ios, 8618u);
	cr_assert_float_eq(result.iops, 28631.229236, 0.001);
	cr_assert_float_eq(result.mean_ns, 69271.899397, 0.001);
	cr_assert_eq(result.p50_ns, 63232u);
	cr_assert_eq(result.p99_ns, 199680u);
	cr_assert_eq(result.p999_ns, 569344u);
	cr_assert_eq(result.max_ns, 6075438u);
	cr_assert_float_eq(result.cpu_percent, 1.0 + 19.0, 0.001);
	cr_assert_eq(result.context_switches, 8766u);
	free(text);
}

Test(fio, the_other_direction_did_nothing)
{
	size_t size;
	char *text = real_output(&size);

	cr_assert(!fio_parse(text, size, FIO_WRITES, &result, &problem));
	cr_assert_str_eq(problem.reason, "it did not finish a single write");
	free(text);
}

/* Truncated at any byte, it is reported and not used. */
Test(fio, cut_off_anywhere)
{
	size_t size, end, cut;
	char *text = real_output(&size), *copy;

	for (end = size; text[end - 1] != '}'; end--)
		;
	for (cut = 0; cut < end; cut++) {
		/*
		 * Of exactly that length, so that reading beyond it is
		 * detected.
		 */
		copy = malloc(cut ? cut : 1);
		cr_assert(copy);
		memcpy(copy, text, cut);
		cr_assert(!fio_parse(copy, cut, FIO_READS, &result, &problem),
			  "cut at %zu", cut);
		cr_assert(strstr(problem.reason, "cut off") ||
				  strstr(problem.reason, "no JSON") ||
				  strstr(problem.reason, "garbled"),
			  "at %zu: %s", cut, problem.reason);
		free(copy);
	}
	free(text);
}

static void parse_with(const char *old, const char *new, const char *words)
{
	size_t size;
	char *text = real_output(&size), *at = strstr(text, old);
	char *changed = malloc(size + strlen(new) + 1);

	cr_assert(at && changed);
	sprintf(changed, "%.*s%s%s", (int)(at - text), text, new,
		at + strlen(old));
	cr_assert(!fio_parse(changed, strlen(changed), FIO_READS, &result,
			     &problem));
	cr_assert(strstr(problem.reason, words), "%s", problem.reason);
	free(changed);
	free(text);
}

Test(fio, what_is_wrong_with_it)
{
	parse_with("\"error\" : 0", "\"error\" : 5", "Input/output error");
	parse_with("\"clat_ns\"", "\"clat\"", "values are missing");
	parse_with("\"ctx\" : ", "\"ctx\" : -", "values are missing");
	parse_with("\"jobs\"", "\"client_stats\"", "one group");
	parse_with("\"usr_cpu\" : ", "\"usr_cpu\" : x", "garbled");
}

Test(fio, text_without_json)
{
	cr_assert(!fio_parse("", 0, FIO_READS, &result, &problem));
	cr_assert(!fio_parse("{", 1, FIO_READS, &result, &problem));
	cr_assert(!fio_parse("a {}\n", 5, FIO_READS, &result, &problem));
	cr_assert(!fio_parse("{}\n", 3, FIO_READS, &result, &problem));
	cr_assert(!fio_parse("[1]\n", 4, FIO_READS, &result, &problem));
}

static bool has(const struct fio_arguments *arguments, const char *argument)
{
	size_t i;

	for (i = 0; i < arguments->count; i++)
		if (!strcmp(arguments->argv[i], argument))
			return true;
	return false;
}

Test(fio, arguments)
{
	/* clang-format off */
	struct fio_job job = {
		.path = "/dev/with a $(blank)", .cpus = "0,2", .polled = true,
		.read_percent = 100, .jobs = 3, .block_bytes = 8192,
		.runtime_ms = 250,
	};
	/* clang-format on */
	struct fio_arguments arguments;

	cr_assert(fio_arguments(&arguments, &job));
	cr_assert_str_eq(arguments.argv[0], "fio");
	cr_assert_null(arguments.argv[arguments.count]);
	cr_assert(has(&arguments, "--filename=/dev/with a $(blank)"));
	cr_assert(has(&arguments, "--hipri=1"));
	cr_assert(has(&arguments, "--rw=randread"));
	cr_assert(has(&arguments, "--bs=8192"));
	cr_assert(has(&arguments, "--numjobs=3"));
	cr_assert(has(&arguments, "--runtime=250ms"));
	cr_assert(has(&arguments, "--cpus_allowed=0,2"));
	cr_assert(has(&arguments, "--allow_file_create=0"));
	job.read_percent = 0;
	job.polled = false;
	job.size_bytes = 1048576;
	cr_assert(fio_arguments(&arguments, &job));
	cr_assert(has(&arguments, "--hipri=0"));
	cr_assert(has(&arguments, "--rw=randwrite"));
	cr_assert(has(&arguments, "--size=1048576"));
}

/* 1,000 a second in bursts of 320 ms: 320 reads, and a pause within that time. */
Test(fio, arguments_of_bursts)
{
	struct fio_job job = {
		.path = "/dev/x",
		.read_percent = 100,
		.jobs = 4,
		.block_bytes = 131072,
		.rate_iops = 1000,
	};
	struct fio_arguments arguments;

	cr_assert(fio_arguments(&arguments, &job));
	cr_assert(has(&arguments, "--rate_iops=1000,1"));
	cr_assert(!has(&arguments, "--thinktime=300000us"));
	job.burst_ms = 320;
	cr_assert(fio_arguments(&arguments, &job));
	cr_assert(has(&arguments, "--thinktime=300000us"));
	cr_assert(has(&arguments, "--thinktime_blocks=320"));
	job.rate_iops = 1;
	cr_assert(fio_arguments(&arguments, &job));
	cr_assert(has(&arguments, "--thinktime_blocks=1"));
}

Test(fio, arguments_that_are_too_long)
{
	static char cpus[9000];
	struct fio_job job = { .path = "/dev/x", .cpus = cpus, .jobs = 1 };
	struct fio_arguments arguments;

	memset(cpus, '1', sizeof(cpus) - 1);
	cr_assert(!fio_arguments(&arguments, &job));
}

/* --- children ------------------------------------------------------------- */

static uint64_t in_seconds(unsigned int seconds)
{
	return clock_mono_ns() + seconds * UINT64_C(1000000000);
}

static void shell(struct child *child, char *script)
{
	char *argv[] = { "sh", "-c", script, NULL };

	cr_assert(child_start(child, argv));
}

Test(child, fios_own_words)
{
	struct child child;

	shell(&child, "echo 'fio: engine x not loadable' >&2; exit 1");
	cr_assert_eq(child_wait(&child, in_seconds(10), -1), CHILD_ENDED);
	cr_assert(!fio_read_result(&child, FIO_READS, &result, &problem));
	cr_assert_str_eq(
		problem.reason,
		"fio failed (exit status 1): fio: engine x not loadable");
	child_free(&child);
}

/* What fio 3.33 says of "foo=1" and of "bs=banana" in a job file. */
Test(child, the_reason_before_what_follows)
{
	char line[80];

	cr_assert(fio_complaint(
		"Bad option <foo=1>\nDid you mean flow?\nfio: job a dropped\n",
		line, sizeof(line)));
	cr_expect_str_eq(line, "Bad option <foo=1>");
	cr_assert(fio_complaint(
		"fio: failed parsing bs=banana\nfio: job a dropped\n", line,
		sizeof(line)));
	cr_expect_str_eq(line, "fio: failed parsing bs=banana");
}

Test(child, killed_without_a_word)
{
	struct child child;

	shell(&child, "kill -SEGV $$");
	cr_assert_eq(child_wait(&child, in_seconds(10), -1), CHILD_ENDED);
	cr_assert(!fio_read_result(&child, FIO_READS, &result, &problem));
	cr_assert_str_eq(
		problem.reason,
		"fio failed (killed by SIGSEGV): it printed no JSON result");
	child_free(&child);
}

Test(child, more_than_a_pipe_takes)
{
	struct child child;

	shell(&child, "head -c 300000 /dev/zero; echo end >&2");
	cr_assert_eq(child_wait(&child, in_seconds(10), -1), CHILD_ENDED);
	cr_assert_eq(child.out.length, 300000u);
	cr_assert_str_eq(child.err.data, "end\n");
	cr_assert(child_succeeded(&child));
	child_free(&child);
}

Test(child, no_such_program)
{
	char *argv[] = { "no-such-program-of-dpasbench", NULL };
	struct child child;

	cr_assert(!child_start(&child, argv));
	cr_assert_eq(errno, ENOENT);
}

Test(child, time_and_other_things)
{
	struct child child;
	int ends[2];

	cr_assert_eq(pipe(ends), 0);
	shell(&child, "sleep 30");
	cr_assert_eq(child_wait(&child, clock_mono_ns() + 10000000, ends[0]),
		     CHILD_RUNNING);
	cr_assert_eq(write(ends[1], "x", 1), 1);
	cr_assert_eq(child_wait(&child, in_seconds(10), ends[0]), CHILD_WOKEN);
	cr_assert(child_stop(&child));
	cr_assert(!child_succeeded(&child));
	child_free(&child);
}

/* A child of the child is killed as well. */
Test(child, stops_the_whole_group)
{
	struct child child;
	pid_t grandchild;
	int i;

	shell(&child, "sleep 100 & echo $!; wait");
	while (!strchr(child.out.data, '\n'))
		child_wait(&child, clock_mono_ns() + 10000000, -1);
	grandchild = (pid_t)atol(child.out.data);
	cr_assert_eq(kill(grandchild, 0), 0);
	cr_assert(child_stop(&child));
	cr_assert_eq(child.pid, 0);
	/* It exits by itself, and somebody else collects it. */
	for (i = 0; i < 500 && kill(grandchild, 0) == 0; i++)
		usleep(10000);
	cr_assert_neq(kill(grandchild, 0), 0);
	child_free(&child);
}
