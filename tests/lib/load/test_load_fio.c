// SPDX-License-Identifier: GPL-2.0
/* The load on a device: fio on a file, and scripts in place of fio. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/child.h"
#include "lib/base/clock.h"
#include "lib/load/fio.h"
#include "lib/load/fio_others.h"
#include "lib/load/load_fio.h"

#define PATIENCE_NS (20 * UINT64_C(1000000000))

static char root[64], path[96];
static struct load_fio *load;
static struct load wanted;
static struct problem error;
static struct sample sample;

static void put(const char *name, const char *text)
{
	char file[128];
	FILE *stream;

	snprintf(file, sizeof(file), "%s/%s", root, name);
	stream = fopen(file, "w");
	cr_assert_not_null(stream, "%s", file);
	fputs(text, stream);
	fclose(stream);
	chmod(file, 0755);
}

static void run(const char *format, const char *argument)
{
	char command[256];

	snprintf(command, sizeof(command), format, argument);
	cr_assert_eq(system(command), 0, "%s", command);
}

/* A file of 4 MiB on a disk, where direct I/O is possible. */
static void setup(void)
{
	static char sysfs[96];
	struct load_fio_place place = {
		.device = "nvme9n1",
		.path = path,
		.roots = device_guard_machine,
	};

	snprintf(root, sizeof(root), "/var/tmp/test_load.XXXXXX");
	cr_assert_not_null(mkdtemp(root));
	snprintf(path, sizeof(path), "%s/disk", root);
	run("head -c 4194304 /dev/zero >%s", path);
	snprintf(sysfs, sizeof(sysfs), "%s/sys", root);
	run("mkdir -p %s/devices/system/cpu", sysfs);
	put("sys/devices/system/cpu/online", "0\n");
	place.roots.sysfs = sysfs;
	load = load_fio_new(&place);
	cr_assert_not_null(load);
	sample_init(&sample);
	wanted = load_default();
}

static void teardown(void)
{
	load_fio_free(load);
	sample_free(&sample);
	run("rm -rf %s", root);
}

TestSuite(load_fio, .init = setup, .fini = teardown, .timeout = 120);

static void need_direct_io(void)
{
	int fd = open(path, O_RDONLY | O_DIRECT);

	if (fd < 0)
		cr_skip_test("no direct I/O in /var/tmp");
	close(fd);
}

/* Install a script in place of fio. */
static void stand_in(const char *script)
{
	char text[4096];

	snprintf(text, sizeof(text), "#!/bin/sh\n%s\n", script);
	put("fio", text);
	setenv("PATH", root, 1);
}

static void turn(void)
{
	struct pollfd fds[LOAD_FIO_MAX_FDS];

	poll(fds, load_fio_fds(load, fds), 20);
	load_fio_work(load);
	sample_clear(&sample);
	sample.mono_ns = clock_mono_ns();
	load_fio_sample(load, &sample);
}

/* Continue until @field is known and, if @least is given, at least that. */
static uint64_t wait_for(enum load_field field, uint64_t least)
{
	uint64_t end_ns = clock_mono_ns() + PATIENCE_NS, value;

	do {
		turn();
		if (sample_get_load(&sample, field, &value) && value >= least)
			return value;
	} while (clock_mono_ns() < end_ns);
	cr_assert_fail("%s never became %llu", sample_load_field_name(field),
		       (unsigned long long)least);
	return 0;
}

/* The time limit of the suite ends this if nothing else does. */
static void wait_until_stopped(void)
{
	do
		turn();
	while (wait_for(LOAD_JOBS, 0));
}

static void wait_for_word(void)
{
	uint64_t end_ns = clock_mono_ns() + PATIENCE_NS;

	while (!load_fio_take_error(load, &error)) {
		cr_assert_lt(clock_mono_ns(), end_ns, "no error came");
		turn();
	}
	cr_expect_not(load_fio_take_error(load, &error), "once is enough");
}

static void wait_for_error(void)
{
	wait_for_word();
	wait_until_stopped();
}

static void start(uint32_t jobs)
{
	wanted.jobs = jobs;
	cr_assert(load_fio_set(load, &wanted, &error), "%s", error.reason);
}

static bool knows(enum load_field field)
{
	uint64_t value;

	return sample_get_load(&sample, field, &value);
}

Test(load_fio, before_it_starts)
{
	turn();
	cr_expect_eq(wait_for(LOAD_BLOCK_BYTES, 0), 4096);
	cr_expect_eq(wait_for(LOAD_READ_PERCENT, 0), 100);
	cr_expect_eq(wait_for(LOAD_RATE_IOPS, 0), 0);
	cr_expect_eq(wait_for(LOAD_POLLED, 0), 1);
	cr_expect_eq(wait_for(LOAD_JOBS, 0), 0);
	cr_expect_not(knows(LOAD_IOPS));
	cr_expect_not(knows(LOAD_CPU_NS));
}

Test(load_fio, figures)
{
	uint64_t p50, p99, max;

	need_direct_io();
	start(2);
	cr_expect_geq(wait_for(LOAD_IOPS, 1), 1);
	p50 = wait_for(LOAD_LATENCY_P50_NS, 1);
	p99 = wait_for(LOAD_LATENCY_P99_NS, 1);
	max = wait_for(LOAD_LATENCY_MAX_NS, 1);
	cr_expect_leq(p50, p99);
	cr_expect_leq(p99, max);
	cr_expect(knows(LOAD_LATENCY_MEAN_NS));
	cr_expect(knows(LOAD_LATENCY_P999_NS));
	cr_expect_eq(wait_for(LOAD_JOBS, 0), 2);
	cr_expect_not(knows(LOAD_OTHERS));
	wait_for(LOAD_CPU_NS, 1000000);
	wait_for(LOAD_CPU_PERMILLE, 1);
	wait_for(LOAD_CONTEXT_SWITCHES, 10);
	cr_expect(knows(LOAD_RUN_DELAY_NS));
	cr_expect_not(load_fio_take_error(load, &error), "%s", error.reason);
}

Test(load_fio, changed_and_stopped)
{
	uint64_t switches;

	need_direct_io();
	start(1);
	switches = wait_for(LOAD_CONTEXT_SWITCHES, 10);
	wanted.block_bytes = 8192;
	start(3);
	wait_for(LOAD_JOBS, 3);
	cr_expect_eq(wait_for(LOAD_BLOCK_BYTES, 0), 8192);
	wait_for(LOAD_IOPS, 1);
	cr_expect_geq(wait_for(LOAD_CONTEXT_SWITCHES, 0), switches);
	start(0);
	wait_until_stopped();
	cr_expect_not(knows(LOAD_IOPS));
	cr_expect_eq(wait_for(LOAD_BLOCK_BYTES, 0), 8192, "kept");
	cr_expect_not(load_fio_take_error(load, &error), "%s", error.reason);
}

Test(load_fio, a_rate_is_kept)
{
	need_direct_io();
	wanted.rate_iops = 100;
	start(2);
	wait_for(LOAD_IOPS, 1);
	/* At first it may be faster. */
	while (wait_for(LOAD_IOPS, 0) > 210)
		;
}

Test(load_fio, what_is_refused)
{
	wanted.jobs = 513;
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_str_eq(error.file, "jobs");
	wanted.jobs = 1;
	snprintf(wanted.cpus, sizeof(wanted.cpus), "0-1");
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_str_eq(error.reason, "CPU 1 is not online (0 are)");
	snprintf(wanted.cpus, sizeof(wanted.cpus), "0-");
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_str_eq(error.value, "0-");
	wanted.cpus[0] = '\0';
	wanted.read_percent = 99;
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_not_null(strstr(error.reason,
				  "is not overwritten: there is no such disk"),
			   "%s", error.reason);
	cr_expect_not_null(strstr(error.advice, "--force-writes nvme9n1"));
	wanted.read_percent = 100;
	run("rm %s", path);
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_str_eq(error.file, path);
	turn();
	cr_expect_eq(wait_for(LOAD_JOBS, 0), 0);
}

Test(load_fio, no_fio)
{
	setenv("PATH", "/nowhere", 1);
	wanted.jobs = 1;
	cr_expect_not(load_fio_set(load, &wanted, &error));
	cr_expect_str_eq(error.file, "fio");
	cr_expect_str_eq(error.reason, "there is no such program");
	setenv("PATH", "/bin:/usr/bin", 1);
}

Test(load_fio, fails_at_once)
{
	stand_in(
		"echo note: something >&2; echo 'fio: no room on the moon' >&2; exit 3");
	start(1);
	wait_for_error();
	cr_expect_str_eq(error.file, "fio");
	cr_expect_str_eq(error.reason, "no room on the moon (exit status 3)");
	setenv("PATH", "/bin:/usr/bin", 1);
}

/* As fio reports I/O errors: on standard output, between its statuses. */
Test(load_fio, complains_while_it_tells)
{
	stand_in(
		"echo a note >&2; printf 'fio: pid=7, error=Input/output error\\nmore\\n{\\n'; exit 2");
	start(1);
	wait_for_error();
	cr_expect_str_eq(error.reason,
			 "pid=7, error=Input/output error (exit status 2)");
	setenv("PATH", "/bin:/usr/bin", 1);
}

/* The only child process of this process. */
static pid_t find_child(void)
{
	FILE *stream;
	char file[64];
	int pid = 0;

	snprintf(file, sizeof(file), "/proc/self/task/%d/children", getpid());
	stream = fopen(file, "r");
	if (!stream || fscanf(stream, "%d", &pid) != 1)
		pid = 0;
	if (stream)
		fclose(stream);
	return pid;
}

/* Files for a script: statuses after 1 and 2 s, and invalid ones. */
static void put_statuses(void)
{
	static const char format[] =
		"{\n  \"jobs\" : [ {\n"
		"\"read\" : { \"total_ios\" : %d, \"runtime\" : %d,\n"
		"\"clat_ns\" : { \"max\" : 9, \"mean\" : %s, \"N\" : 1 } },\n"
		"\"write\" : { \"total_ios\" : 0, \"runtime\" : 0,\n"
		"\"clat_ns\" : { \"max\" : 0, \"mean\" : 0.0, \"N\" : 0 } }\n"
		"  } ]\n}\n";
	char text[1024];

	snprintf(text, sizeof(text), format, 100, 1000, "5.0");
	put("first", text);
	snprintf(text, sizeof(text), format, 400, 2000, "5.0");
	put("second", text);
	snprintf(text, sizeof(text), format, 200, 1500, "-nan");
	put("nan", text);
	put("torn", "{\n  \"jobs\" : [ {\nfio: io_u error on file\n  } ]\n}\n");
	put("cut", "{\n  \"jobs\" : [ {\n");
}

/* cat(1) is in the script's PATH. */
#define CAT "cd ${0%/*} && /bin/cat "
#define STAY "; exec /bin/sleep 1000"

static void check_goes_on(void)
{
	turn();
	cr_expect_eq(wait_for(LOAD_JOBS, 0), 1, "the load has been stopped");
	cr_expect(find_child(), "fio has been ended");
	setenv("PATH", "/bin:/usr/bin", 1);
}

Test(load_fio, one_bad_status_is_skipped)
{
	put_statuses();
	stand_in(CAT "first nan torn cut second" STAY);
	start(1);
	/* The first alone would be 100. */
	wait_for(LOAD_IOPS, 150);
	cr_expect_not(load_fio_take_error(load, &error), "%s", error.reason);
	check_goes_on();
}

Test(load_fio, lines_that_end_with_carriage_returns)
{
	put_statuses();
	stand_in(CAT "first second | /bin/sed 's/$/\r/'" STAY);
	start(1);
	/* The first alone would be 100. */
	wait_for(LOAD_IOPS, 150);
	check_goes_on();
}

Test(load_fio, several_bad_statuses_are_said)
{
	put_statuses();
	stand_in(CAT "torn torn torn nan nan nan" STAY);
	start(1);
	wait_for_word();
	cr_expect_str_eq(error.file, "fio");
	cr_expect_not_null(strstr(error.reason,
				  "in a row could not be read: line 4: "),
			   "%s", error.reason);
	cr_expect_not_null(strstr(error.advice, "the load continues"));
	check_goes_on();
}

Test(load_fio, says_no_status_at_all)
{
	stand_in("echo hello" STAY);
	start(1);
	wait_for_word();
	cr_expect_str_eq(error.reason, "it has reported no status for 5 s");
	cr_expect_eq(load_fio_jobs(load), 1);
	check_goes_on();
}

/* It reported and exited before it was first checked. */
Test(load_fio, ends_with_what_is_not_understood)
{
	siginfo_t ended;

	stand_in("printf '{\\n  \"jobs\" : [ ]\\n}\\n'; exit 4");
	start(1);
	cr_assert_eq(waitid(P_ALL, 0, &ended, WEXITED | WNOWAIT), 0);
	wait_for_error();
	cr_expect_str_eq(error.reason, "the load has ended (exit status 4)");
	cr_expect_eq(load_fio_jobs(load), 0);
	setenv("PATH", "/bin:/usr/bin", 1);
}

/* Endless garbage does no harm, and uses no memory. */
Test(load_fio, garbage)
{
	stand_in("while :; do echo '{ no } status ]'; done");
	start(1);
	for (int i = 0; i < 200; i++)
		turn();
	cr_expect_eq(wait_for(LOAD_JOBS, 0), 1);
	cr_expect_not(knows(LOAD_IOPS));
	setenv("PATH", "/bin:/usr/bin", 1);
}

Test(load_fio, killed_by_somebody)
{
	pid_t pid;

	need_direct_io();
	start(1);
	wait_for(LOAD_IOPS, 1);
	pid = find_child();
	if (!pid)
		cr_skip_test("this kernel does not tell of children");
	kill(pid, SIGKILL);
	wait_for_error();
	cr_expect_str_eq(error.reason,
			 "the load has ended (killed by SIGKILL)");
	start(1);
	wait_for(LOAD_IOPS, 1);
}

/* --- loads of others ----------------------------------------------------- */

static bool others_are(struct fio_others *others, uint32_t jobs)
{
	uint64_t end_ns = clock_mono_ns() + PATIENCE_NS;

	while (others->jobs != jobs && clock_mono_ns() < end_ns) {
		fio_others_again(others);
		fio_others_search(others, path, clock_mono_ns());
		usleep(20000);
	}
	return others->jobs == jobs;
}

Test(load_fio, fio_of_somebody_else)
{
	static struct fio_others others;
	struct fio_job job = {
		.path = path,
		.read_percent = 100,
		.jobs = 3,
		.block_bytes = 4096,
		.status_ms = 1000,
	};
	struct fio_arguments arguments;
	struct child child;

	need_direct_io();
	cr_assert(fio_arguments(&arguments, &job));
	cr_assert(child_start(&child, arguments.argv));
	cr_expect(others_are(&others, 3), "%u jobs", others.jobs);
	cr_expect_eq(others.count, 1);
	cr_expect_eq(others.pids[0], child.pid);
	wait_for(LOAD_JOBS, 3);
	wait_for(LOAD_CONTEXT_SWITCHES, 10);
	cr_expect_eq(wait_for(LOAD_OTHERS, 0), 1);
	cr_expect_not(knows(LOAD_IOPS));
	cr_assert(child_stop(&child));
	child_free(&child);
	cr_expect(others_are(&others, 0));
	cr_expect_eq(others.count, 0);
}
