// SPDX-License-Identifier: GPL-2.0
/*
 * capture_command.c - dpassim capture: trace a disk and write a latency log
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "dpassim/commands.h"
#include "lib/base/clock.h"
#include "lib/base/number.h"
#include "lib/base/option_name.h"
#include "lib/base/atomic_file.h"
#include "lib/capture/capture.h"

#define LOOK_NS 20000000
#define SECOND_NS UINT64_C(1000000000)

static const char usage[] =
	"Usage: dpassim capture DEVICE [OPTION]...\n"
	"\n"
	"Record the service time of every I/O on a disk, from issue to completion, as a\n"
	"latency log in fio's format, for \"dpassim trace\" and other tools. Needs root;\n"
	"Ctrl-C ends it early.\n"
	"\n"
	"  --seconds N     duration (10)\n"
	"  --out FILE      output file (standard output)\n"
	"  -h, --help      print this help and exit\n";

enum {
	OPTION_SECONDS = 256,
	OPTION_OUT
};

static const struct option long_options[] = {
	{ "seconds", required_argument, NULL, OPTION_SECONDS },
	{ "out", required_argument, NULL, OPTION_OUT },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

struct capture_options {
	const char *device;
	const char *out;
	double seconds;
};

static int capture_command_parse(struct capture_options *options, int argc,
				 char **argv)
{
	struct problem problem;
	int option;

	*options = (struct capture_options){ .out = "-", .seconds = 10 };
	while ((option = getopt_long(argc, argv, "h", long_options, NULL)) >=
	       0) {
		if (option_name_is_empty(optarg))
			return commands_refuse_option(option_name(long_options,
								  option),
						      "", OPTION_NAME_EMPTY);
		switch (option) {
		case OPTION_SECONDS:
			if (!number_decimal(optarg, 0.1, 1e6, " s",
					    &options->seconds, &problem))
				return commands_refuse_option("seconds", optarg,
							      problem.reason);
			break;
		case OPTION_OUT:
			options->out = optarg;
			break;
		case 'h':
			fputs(usage, stdout);
			exit(commands_finish_output());
		default:
			return EXIT_USAGE;
		}
	}
	if (optind + 1 != argc) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	options->device = argv[optind];
	return 0;
}

/* Write a line in fio's format, with offset, priority and issue time. */
static void capture_command_write(void *context, const struct capture_io *io)
{
	fprintf(context,
		"%" PRIu64 ", %" PRIu64 ", %d, %" PRIu64 ", %" PRIu64
		", 0, %" PRIu64 "\n",
		(io->issued_ns + io->service_ns) / 1000000, io->service_ns,
		io->write, io->bytes, io->offset, io->issued_ns);
}

static void capture_command_write_head(FILE *out, const struct capture *capture)
{
	struct utsname name;

	uname(&name);
	fprintf(out,
		"# dpassim %s: %s, Linux %s\n"
		"# ended (ms), service time (ns), direction (0 read, 1 write), bytes, offset, priority, issued (ns)\n",
		PACKAGE_VERSION, capture->device, name.release);
}

static void capture_command_say_counts(FILE *out, const char *prefix,
				       const struct capture *capture,
				       double seconds)
{
	const struct capture_counts *counts = &capture->counts;

	fprintf(out, "%s%" PRIu64 " reads and %" PRIu64 " writes in %.1f s\n",
		prefix, counts->reads, counts->writes, seconds);
	if (counts->cut || counts->others || counts->failed)
		fprintf(out,
			"%snot among them: %" PRIu64
			" seen with one end only, %" PRIu64
			" flushes and discards, %" PRIu64 " with an error\n",
			prefix, counts->cut, counts->others, counts->failed);
	if (counts->lost)
		fprintf(out,
			"%s%" PRIu64
			" events were lost (the kernel's buffers were full): %.2f s are left out\n",
			prefix, counts->lost,
			(double)counts->left_out_ns / 1e9);
	else
		fprintf(out, "%sno event was lost\n", prefix);
}

/*
 * Block the signals that end the capture; @ends is their set. Thus the tracing
 * instance is removed before the program exits, also if the reader of a pipe
 * goes.
 */
static void capture_command_hold_signals(sigset_t *ends)
{
	sigemptyset(ends);
	sigaddset(ends, SIGINT);
	sigaddset(ends, SIGTERM);
	sigaddset(ends, SIGHUP);
	sigaddset(ends, SIGQUIT);
	sigprocmask(SIG_BLOCK, ends, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/*
 * Capture until the time is up or a signal arrives. False: *@problem says why.
 */
static bool capture_command_follow(struct capture *capture, FILE *out,
				   const sigset_t *ends,
				   const struct capture_options *options,
				   struct problem *problem)
{
	const struct timespec wait = { .tv_nsec = LOOK_NS };
	uint64_t end_ns = capture->began_ns +
		(uint64_t)(options->seconds * 1e9);
	bool tells = isatty(STDERR_FILENO), last = false;
	uint64_t reported_ns = capture->began_ns;

	while (!last) {
		last = sigtimedwait(ends, NULL, &wait) > 0 ||
			clock_mono_ns() >= end_ns;
		if (!capture_read(capture, last, capture_command_write, out,
				  problem))
			return false;
		if (fflush(out)) {
			problem_set(problem, options->out, NULL,
				    strerror(errno), NULL);
			return false;
		}
		if (tells &&
		    (last || capture->read_ns - reported_ns >= SECOND_NS)) {
			reported_ns = capture->read_ns;
			fprintf(stderr, "\r\033[K");
			if (!last)
				fprintf(stderr,
					"%.0f of %g s: %" PRIu64 " I/Os",
					(double)(reported_ns -
						 capture->began_ns) /
						1e9,
					options->seconds,
					capture->counts.reads +
						capture->counts.writes);
		}
	}
	return true;
}

/* Is the capture worth a file? */
static bool capture_command_check(const struct capture *capture, double seconds,
				  struct problem *problem)
{
	if (capture->counts.reads + capture->counts.writes)
		return true;
	problem_fail(problem, capture->device, "no I/O of it in %.1f s%s",
		     seconds,
		     capture->counts.lost ?
			     " was whole, so many events were lost" :
			     "");
	problem_advise(problem, "start a load, or give it more --seconds");
	return false;
}

static bool capture_command_run(struct capture *capture, FILE *out,
				const struct capture_options *options,
				struct problem *problem)
{
	struct problem left;
	double seconds;
	sigset_t ends;
	bool good;

	capture_command_hold_signals(&ends);
	if (!capture_start(capture, options->device, problem))
		return false;
	capture_command_write_head(out, capture);
	good = capture_command_follow(capture, out, &ends, options, problem);
	seconds = (double)(capture->read_ns - capture->began_ns) / 1e9;
	if (!capture_stop(capture, &left))
		problem_complain("dpassim", &left);
	good = good && capture_command_check(capture, seconds, problem);
	if (good) {
		capture_command_say_counts(out, "# ", capture, seconds);
		capture_command_say_counts(stderr, "dpassim: ", capture,
					   seconds);
	}
	return good;
}

/* For atomic_file_write(): false with errno 0 means that @problem says why. */
struct capture_job {
	const struct capture_options *options;
	struct problem *problem;
};

static bool capture_command_fill(FILE *out, const void *context)
{
	const struct capture_job *job = context;
	struct capture *capture = calloc(1, sizeof(*capture));
	bool good = capture &&
		capture_command_run(capture, out, job->options, job->problem);

	if (!capture)
		problem_set(job->problem, NULL, NULL, strerror(ENOMEM), NULL);
	free(capture);
	errno = 0;
	return good;
}

int capture_command(int argc, char **argv)
{
	struct capture_options options;
	struct problem problem;
	struct capture_job job = { &options, &problem };
	int status = capture_command_parse(&options, argc, argv);

	if (status)
		return status;
	if (atomic_file_write(options.out, capture_command_fill, &job))
		return EXIT_SUCCESS;
	if (errno)
		atomic_file_fail(&problem, options.out);
	problem_complain("dpassim", &problem);
	return EXIT_FAILURE;
}
