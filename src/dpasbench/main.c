// SPDX-License-Identifier: GPL-2.0
/*
 * dpasbench - the lab's benchmark of the five completion methods
 */
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpasbench/arguments.h"
#include "dpasbench/bench.h"
#include "dpasbench/job_file.h"
#include "dpasbench/report/report.h"
#include "dpasbench/results_file.h"
#include "dpasbench/stop_signal.h"
#include "dpasbench/table.h"
#include "lib/base/standard_streams.h"
#include "lib/base/atomic_file.h"

#define EXIT_USAGE 2

static const char usage[] =
	"Usage: dpasbench METHOD... [R|W] [RUNS] [OPTION]...   in any order\n"
	"\n"
	"Measure how I/O completes. METHOD is INT, CP, LHP, PAS or DPAS; ALL of these;\n"
	"or EHP, which is in the paper, too. R (default) reads; W writes, which destroys\n"
	"the data on the device. RUNS is the number of runs of each measurement (1).\n"
	"\n"
	"  --device NAME    nvme0n1 (default), or a simulated machine: sim:optane\n"
	"  --jobs LIST      numbers of fio jobs (1,2,4,8,16)\n"
	"  --cpus LIST      CPUs to pin them to, in turn (0)\n"
	"  --bs LIST        block sizes (4k)\n"
	"  --runtime S      seconds per run (10)\n"
	"  --quick          the same as --runtime 1\n"
	"  --job FILE       run the jobs of this fio job file instead of random I/O\n"
	"  --size BYTES     use only this much of the device: 512m (all)\n"
	"  --fs TYPE        make an xfs or ext4 on the device, which destroys its data, and\n"
	"                   use a file on it\n"
	"  --ycsb LIST      instead of fio, workloads of YCSB on RocksDB: A,B,C,D,E,F or all\n"
	"  --bgio N         beside it, N readers of 128k, 1000 IOPS each; N,iops=I: I each\n"
	"  --paper jobs     the paper's benchmark over job counts, on all CPUs\n"
	"  --paper sizes    and over block sizes: one job, 4k to 128k; both with\n"
	"                   percentiles\n"
	"  --json FILE      where to save the results (dpasbench-DEVICE.json)\n"
	"  --csv FILE       also write them as CSV\n"
	"  --svg FILE       also plot them with gnuplot\n"
	"  --report FILE    also write everything as an HTML page to hand in\n"
	"  --resume         continue an interrupted run of the same command\n"
	"  --force NAME     with W or --fs: overwrite the device NAME whatever is on it\n"
	"  -h, --help       print this help and exit\n"
	"  -V, --version    print the version and exit\n"
	"\n"
	"Examples: dpasbench ALL; dpasbench INT CP DPAS W 3; dpasbench DPAS 2;\n"
	"          dpasbench --device sim:optane ALL --quick (no root, no such device)\n";

static void main_complain(const struct problem *problem)
{
	fflush(stdout);
	problem_complain("dpasbench", problem);
}

/* "dpasbench-sim-optane.json" */
static void main_default_path(const struct plan *plan, char *path, size_t size)
{
	char *at;

	snprintf(path, size, "dpasbench-%s.json", plan->device);
	for (at = path; *at; at++)
		if (strchr(":,=/", *at))
			*at = '-';
}

/*
 * The results of earlier runs are kept as FILE~. A device or a pipe is not
 * replaced, and gets the results once, at the end.
 */
static bool main_begin_file(struct bench *bench, struct problem *problem)
{
	const char *path = bench->path;

	if (!bench->saves_each)
		return !strcmp(path, "-") || !access(path, W_OK) ||
			problem_fail(problem, path,
				     "the results cannot be saved: %s",
				     strerror(errno));
	if (!atomic_file_keep_old(path))
		return problem_fail(problem, path,
				    "it cannot be kept as %s~: %s", path,
				    strerror(errno));
	return results_file_save(bench->results, path, problem);
}

static bool main_prepare_results(struct results *results, struct bench *bench,
				 const struct arguments *arguments,
				 struct problem *problem)
{
	if (!results_init(results, &arguments->plan))
		return problem_fail(problem, NULL, "out of memory");
	results->machine = bench->target->machine;
	if (arguments->resume && !bench->saves_each)
		return problem_fail(problem, bench->path,
				    "it keeps no results to resume from");
	if (arguments->resume)
		return results_file_load(results, bench->path, problem);
	return main_begin_file(bench, problem);
}

static bool main_write_reports(const struct arguments *arguments,
			       const struct results *results)
{
	struct problem problem;
	bool good = true;

	if (arguments->csv && !report_csv(results, arguments->csv, &problem)) {
		main_complain(&problem);
		good = false;
	}
	if (arguments->svg && !report_svg(results, arguments->svg, &problem)) {
		main_complain(&problem);
		good = false;
	}
	if (arguments->report &&
	    !report_html(results, arguments->report, &problem)) {
		main_complain(&problem);
		good = false;
	}
	return good;
}

/* Report what was measured, and how to continue. */
static void main_conclude(const struct bench *bench, enum target_status status,
			  const struct problem *problem)
{
	const struct results *results = bench->results;

	if (status == TARGET_OK) {
		table_summary(results);
		if (bench->saves_each)
			printf("The results are in %s.\n", bench->path);
		return;
	}
	main_complain(problem);
	if (results->count && bench->saves_each)
		fprintf(stderr,
			"dpasbench: %zu of %zu runs are saved in %s; run the same command with --resume for the rest\n",
			results->count, results->size, bench->path);
}

/* Each row has said why. Returns the exit status. */
static int main_report_left_out(const struct bench *bench)
{
	fflush(stdout);
	fprintf(stderr,
		"dpasbench: %zu of %zu runs are left out: this machine lacks what their rows name%s\n",
		results_left_out(bench->results), bench->results->size,
		bench->saves_each ?
			"; with it, run the same command with --resume for them" :
			"");
	return EXIT_FAILURE;
}

/* Save to a file that could not be updated after each run. */
static enum target_status main_save_once(const struct bench *bench,
					 enum target_status status,
					 struct problem *problem)
{
	struct problem unsaved;

	if (bench->saves_each)
		return status;
	fflush(stdout);
	if (results_file_save(bench->results, bench->path, &unsaved))
		return status;
	if (status == TARGET_OK)
		*problem = unsaved;
	else
		main_complain(&unsaved);
	return status == TARGET_OK ? TARGET_FAILED : status;
}

static int main_measure(const struct arguments *arguments, struct bench *bench)
{
	struct problem problem, left;
	struct target *target = bench->target;
	enum target_status status;
	int result = EXIT_SUCCESS;

	status = bench_run(bench, &problem);
	if (!target->ops->restore(target, &left)) {
		main_complain(&left);
		result = EXIT_FAILURE;
	}
	bench_print_notice(target);
	if (status == TARGET_INTERRUPTED)
		result = stop_signal_exit_status(target->signal_fd);
	stop_signal_release();
	status = main_save_once(bench, status, &problem);
	if (status == TARGET_INTERRUPTED)
		standard_streams_leave_stalled(result);
	main_conclude(bench, status, &problem);
	if (status == TARGET_INTERRUPTED)
		return result;
	if (status != TARGET_OK)
		return EXIT_FAILURE;
	if (bench->results->nr_left_out)
		result = main_report_left_out(bench);
	return main_write_reports(arguments, bench->results) ? result :
							       EXIT_FAILURE;
}

/* Use fio's job file for the plan. False: @problem says why not. */
static bool main_read_job(struct arguments *arguments, struct job_file *job,
			  struct problem *problem)
{
	struct plan *plan = &arguments->plan;
	size_t i;

	if (!arguments->job)
		return true;
	if (!job_file_read(job, arguments->job, problem))
		return false;
	plan->job = job;
	plan->write = job->writes;
	for (i = 0; i < plan->nr_points; i++)
		plan->point[i].block_bytes = 0;
	if (job->laid_over[0])
		printf("Set by dpasbench, whatever %s says: %s.\n", job->name,
		       job->laid_over);
	return true;
}

static struct target *main_open_target(struct arguments *arguments,
				       struct problem *problem)
{
	struct plan *plan = &arguments->plan;
	int signal_fd = stop_signal_catch();

	if (signal_fd < 0) {
		problem_fail(problem, "signals", "%s", strerror(errno));
		return NULL;
	}
	/* A closed pipe must not prevent restoring. */
	signal(SIGPIPE, SIG_IGN);
	if (plan->sim[0])
		return target_sim_open(plan, signal_fd, problem);
	return target_kernel_open(plan, arguments->force, signal_fd, problem);
}

static int main_open_and_measure(struct arguments *arguments)
{
	struct results results = { .measurement = NULL };
	struct problem problem;
	char path[PATH_MAX];
	struct bench bench = { .results = &results };
	int status = EXIT_FAILURE;

	bench.target = main_open_target(arguments, &problem);
	if (!bench.target) {
		main_complain(&problem);
		return EXIT_FAILURE;
	}
	standard_streams_keep();
	main_default_path(&arguments->plan, path, sizeof(path));
	bench.path = arguments->json ? arguments->json : path;
	bench.saves_each = atomic_file_is_plain(bench.path);
	if (main_prepare_results(&results, &bench, arguments, &problem))
		status = main_measure(arguments, &bench);
	else
		main_complain(&problem);
	results_free(&results);
	bench.target->ops->close(bench.target);
	return status;
}

static int main_run(struct arguments *arguments)
{
	struct problem problem;
	struct job_file job;
	int status;

	if ((arguments->svg && !report_svg_can_draw(&problem)) ||
	    !main_read_job(arguments, &job, &problem)) {
		main_complain(&problem);
		return EXIT_FAILURE;
	}
	status = main_open_and_measure(arguments);
	if (arguments->job)
		job_file_free(&job);
	return status;
}

static int main_command(int argc, char **argv)
{
	static struct arguments arguments;
	struct problem problem;

	if (argc == 1) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	if (!arguments_parse(&arguments, argc, argv, &problem)) {
		main_complain(&problem);
		fputs("Try dpasbench --help.\n", stderr);
		return EXIT_USAGE;
	}
	if (arguments.help)
		fputs(usage, stdout);
	else if (arguments.version)
		puts("dpasbench " PACKAGE_VERSION);
	else
		return main_run(&arguments);
	return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
	standard_streams_open();
	setlocale(LC_CTYPE, "");
	return standard_streams_finish("dpasbench", main_command(argc, argv));
}
