// SPDX-License-Identifier: GPL-2.0
/*
 * The resource usage of processes: of this one, and of children that do work.
 */
#include <criterion/criterion.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/load/task_totals.h"

static struct task_reader *reader;

static void setup(void)
{
	reader = task_reader_new();
	cr_assert_not_null(reader);
}

static void teardown(void)
{
	task_reader_free(reader);
}

TestSuite(task_usage, .init = setup, .fini = teardown);

/* The CPU time according to the process clock. */
static void burn(uint64_t ns)
{
	struct timespec now;

	do
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	while ((uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec < ns);
}

static void sleeps(unsigned int count)
{
	while (count--)
		usleep(100);
}

static void check_self(void)
{
	struct task_usage before, after;

	cr_assert(task_reader_read(reader, getpid(), &before));
	burn(50000000);
	sleeps(100);
	cr_assert(task_reader_read(reader, getpid(), &after));
	cr_expect_geq(after.cpu_ns, 45000000);
	cr_expect_geq(after.context_switches, before.context_switches + 100);
	cr_expect_geq(after.run_delay_ns, before.run_delay_ns);
}

Test(task_usage, as_the_kernel_tells)
{
	check_self();
}

Test(task_usage, as_proc_tells)
{
	task_reader_use_proc(reader);
	cr_assert_not(task_reader_has_taskstats(reader));
	check_self();
}

static void *work(void *context)
{
	sleeps(200);
	return context;
}

static void run_thread(void)
{
	pthread_t thread;

	cr_assert_eq(pthread_create(&thread, NULL, work, NULL), 0);
	pthread_join(thread, NULL);
}

/*
 * /proc loses the usage of threads that have exited: the total must not fall.
 */
Test(task_usage, totals_never_fall)
{
	struct task_totals totals = { .watched = NULL };
	pid_t self = getpid();
	struct task_usage last;
	int i;

	task_reader_use_proc(reader);
	cr_assert(task_totals_watch(&totals, &self, 1, false));
	cr_assert(task_totals_read(&totals, reader));
	cr_expect_eq(totals.total.context_switches, 0, "only from now on");
	for (i = 0; i < 3; i++) {
		last = totals.total;
		run_thread();
		cr_assert(task_totals_read(&totals, reader));
		cr_expect_geq(totals.total.context_switches,
			      last.context_switches);
		cr_expect_geq(totals.total.cpu_ns, last.cpu_ns);
	}
	task_totals_free(&totals);
}

Test(task_usage, ended_threads_count)
{
	struct task_usage before, after;

	if (!task_reader_has_taskstats(reader))
		cr_skip_test("no taskstats here");
	cr_assert(task_reader_read(reader, getpid(), &before));
	run_thread();
	cr_assert(task_reader_read(reader, getpid(), &after));
	if (!task_reader_has_taskstats(reader))
		cr_skip_test("taskstats needs CAP_NET_ADMIN");
	cr_expect_geq(after.context_switches, before.context_switches + 200);
}

static pid_t start_child(void)
{
	pid_t pid = fork();

	if (!pid)
		for (;;)
			pause();
	return pid;
}

Test(task_usage, processes_come_and_go)
{
	struct task_totals totals = { .watched = NULL };
	pid_t pids[2] = { start_child(), start_child() };
	struct task_usage usage;

	cr_assert(task_totals_watch(&totals, pids, 2, true));
	cr_assert(task_totals_read(&totals, reader));
	cr_expect_eq(totals.nr_unreadable, 0);
	usage = totals.total;
	kill(pids[0], SIGKILL);
	waitpid(pids[0], NULL, 0);
	cr_expect_not(task_reader_read(reader, pids[0], &usage));
	cr_expect(task_totals_read(&totals, reader), "one is there");
	cr_expect_eq(totals.nr_unreadable, 1);
	cr_expect_geq(totals.total.cpu_ns, usage.cpu_ns);
	kill(pids[1], SIGKILL);
	waitpid(pids[1], NULL, 0);
	cr_expect_not(task_totals_read(&totals, reader), "none is");
	task_totals_free(&totals);
}
