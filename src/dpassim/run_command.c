// SPDX-License-Identifier: GPL-2.0
/*
 * run_command.c - dpassim run: read the options, run, print
 */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dpassim/commands.h"
#include "dpassim/json_output.h"
#include "dpassim/run_report.h"
#include "dpassim/run_result.h"
#include "lib/base/number.h"
#include "lib/base/option_name.h"
#include "lib/base/stdio_flush.h"

static const char usage_head[] =
	"Usage: dpassim run [OPTION]...\n"
	"\n"
	"  --device NAME      drive and its machine (optane):\n";

static const char usage_tail[] =
	"                     or FILE, a drive with the service times of a trace (see\n"
	"                     dpassim trace): FILE[,channels=N][,order=trace]\n"
	"                     [,machine=NAME]\n"
	"  --cpus N           CPUs, each with a poll queue (1)\n"
	"  --jobs LIST        numbers of jobs with synchronous I/O, the first job on\n"
	"                     CPU 0, the second on CPU 1, ... (1)\n"
	"  --method LIST      int, cp, lhp, ehp, pas, dpas; all: all but ehp (dpas)\n"
	"  --seconds S        simulated time of each run (1)\n"
	"  --seed N           seed; the same seed gives the same run (1)\n"
	"  --block BYTES      block size, such as 4096 or 4k (4k)\n"
	"  --read PERCENT     share of reads; the rest are writes (100)\n"
	"  --think US         pause of a job between two I/Os (0)\n"
	"  --set NAME=VALUE   set a tunable, such as pas_d_init=8000; repeatable\n"
	"  --json             print the results as JSON\n"
	"  --report FILE      also write everything as an HTML page\n"
	"  -h, --help         print this help and exit\n";

static void run_command_print_usage(FILE *out)
{
	const struct sim_profile *profile;

	fputs(usage_head, out);
	for (profile = sim_profiles; profile->name; profile++)
		fprintf(out, "                       %-8s %s\n", profile->name,
			profile->about);
	fputs(usage_tail, out);
}

static bool run_command_take_jobs(void *context, const char *item,
				  struct problem *problem)
{
	struct run_plan *plan = context;
	uint64_t jobs;

	if (plan->nr_jobs == RUN_MAX_JOBS)
		return problem_fail(problem, NULL, "more than %d values",
				    RUN_MAX_JOBS);
	if (!number_whole(item, 1, SIM_MAX_JOBS, &jobs, problem))
		return false;
	plan->jobs[plan->nr_jobs++] = (unsigned int)jobs;
	return true;
}

static bool run_command_take_method(void *context, const char *item,
				    struct problem *problem)
{
	struct run_plan *plan = context;
	enum method method = method_find(item);

	if (method == METHOD_UNKNOWN)
		return problem_fail(
			problem, NULL,
			"no method; there are int, cp, lhp, ehp, pas, dpas and all");
	if (plan->nr_methods == RUN_MAX_METHODS)
		return problem_fail(problem, NULL, "more than %d methods",
				    RUN_MAX_METHODS);
	plan->method[plan->nr_methods++] = method;
	return true;
}

static int run_command_parse_methods(struct run_plan *plan, const char *text)
{
	struct problem problem;

	plan->nr_methods = 0;
	if (!strcasecmp(text, "all"))
		text = "int,cp,lhp,pas,dpas";
	if (!number_list(text, run_command_take_method, plan, &problem))
		return commands_refuse_option("method", problem.value,
					      problem.reason);
	return 0;
}

static int run_command_parse_jobs(struct run_plan *plan, const char *text)
{
	struct problem problem;

	plan->nr_jobs = 0;
	if (!number_list(text, run_command_take_jobs, plan, &problem))
		return commands_refuse_option("jobs", problem.value,
					      problem.reason);
	return 0;
}

static int run_command_parse_device(struct run_plan *plan, const char *text)
{
	struct problem problem;

	if (sim_drive_spec_parse(&plan->spec, text, &problem))
		return 0;
	return commands_refuse_option("device", text, problem.reason);
}

/* Parse a tunable that the method does not set. */
static int run_command_parse_set(struct run_plan *plan, const char *text)
{
	struct problem problem;
	char name[64];
	int64_t value;
	int id;

	snprintf(name, sizeof(name), "%.*s", (int)strcspn(text, "="), text);
	id = tunable_find(name);
	if (id < 0 || id >= DPAS_NR_TUNABLES)
		return commands_refuse_option("set", text,
					      "no such tunable of the policy");
	if (run_result_method_sets((unsigned int)id))
		return commands_refuse_option("set", text,
					      "the method sets it");
	if (!strchr(text, '=') || !tunable_parse(strchr(text, '=') + 1, &value))
		return commands_refuse_option("set", text,
					      "not a whole number after =");
	if (!tunable_check((unsigned int)id, value, &problem))
		return commands_refuse_option("set", text, problem.reason);
	plan->tunables.value[id] = (uint32_t)value;
	return 0;
}

static int run_command_parse_whole(const char *option, const char *text,
				   uint64_t min, uint64_t max, uint64_t *value)
{
	struct problem problem;

	if (!number_whole(text, min, max, value, &problem))
		return commands_refuse_option(option, text, problem.reason);
	return 0;
}

static int run_command_parse_seconds(struct run_plan *plan, const char *text)
{
	struct problem problem;

	if (!number_decimal(text, 0.001, 100000, "", &plan->seconds, &problem))
		return commands_refuse_option("seconds", text, problem.reason);
	return 0;
}

static int run_command_parse_think(struct run_plan *plan, const char *text)
{
	struct problem problem;
	double us = 0;

	if (strcmp(text, "0") != 0 &&
	    !number_decimal(text, 0.001, 1e7, " us", &us, &problem))
		return commands_refuse_option("think", text, problem.reason);
	plan->load.think_ns = (uint64_t)(us * 1000 + 0.5);
	return 0;
}

static int run_command_parse_block(struct run_plan *plan, const char *text)
{
	struct problem problem;

	if (!number_block(text, &plan->load.block_bytes, &problem))
		return commands_refuse_option("block", text, problem.reason);
	return 0;
}

enum {
	OPTION_DEVICE = 256,
	OPTION_CPUS,
	OPTION_JOBS,
	OPTION_METHOD,
	OPTION_SECONDS,
	OPTION_SEED,
	OPTION_BLOCK,
	OPTION_READ,
	OPTION_THINK,
	OPTION_SET,
	OPTION_JSON,
	OPTION_REPORT,
};

static const struct option long_options[] = {
	{ "device", required_argument, NULL, OPTION_DEVICE },
	{ "cpus", required_argument, NULL, OPTION_CPUS },
	{ "jobs", required_argument, NULL, OPTION_JOBS },
	{ "method", required_argument, NULL, OPTION_METHOD },
	{ "seconds", required_argument, NULL, OPTION_SECONDS },
	{ "seed", required_argument, NULL, OPTION_SEED },
	{ "block", required_argument, NULL, OPTION_BLOCK },
	{ "read", required_argument, NULL, OPTION_READ },
	{ "think", required_argument, NULL, OPTION_THINK },
	{ "set", required_argument, NULL, OPTION_SET },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "report", required_argument, NULL, OPTION_REPORT },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

/* Where the results go. */
struct run_output {
	bool json;
	const char *report; /* NULL: none */
};

static int run_command_parse_option(struct run_plan *plan, int option,
				    struct run_output *output)
{
	uint64_t value = 0;
	int status = 0;

	switch (option) {
	case OPTION_DEVICE:
		return run_command_parse_device(plan, optarg);
	case OPTION_CPUS:
		status = run_command_parse_whole("cpus", optarg, 1,
						 SIM_MAX_CPUS, &value);
		plan->cpus = (unsigned int)value;
		return status;
	case OPTION_JOBS:
		return run_command_parse_jobs(plan, optarg);
	case OPTION_METHOD:
		return run_command_parse_methods(plan, optarg);
	case OPTION_SECONDS:
		return run_command_parse_seconds(plan, optarg);
	case OPTION_SEED:
		return run_command_parse_whole("seed", optarg, 0, INT64_MAX,
					       &plan->seed);
	case OPTION_BLOCK:
		return run_command_parse_block(plan, optarg);
	case OPTION_READ:
		status = run_command_parse_whole("read", optarg, 0, 100,
						 &value);
		plan->load.read_percent = (uint32_t)value;
		return status;
	case OPTION_THINK:
		return run_command_parse_think(plan, optarg);
	case OPTION_SET:
		return run_command_parse_set(plan, optarg);
	case OPTION_JSON:
		output->json = true;
		return 0;
	case OPTION_REPORT:
		output->report = optarg;
		return 0;
	case 'h':
		run_command_print_usage(stdout);
		exit(commands_finish_output());
	default:
		return EXIT_USAGE;
	}
}

static int run_command_parse_options(struct run_plan *plan,
				     struct run_output *output, int argc,
				     char **argv)
{
	int option, status;

	*plan = (struct run_plan){
		.spec = sim_drive_spec_default(),
		.cpus = 1,
		.seconds = 1,
		.seed = 1,
		.load = sim_load_default(),
		.nr_methods = 1,
		.method = { METHOD_DPAS },
		.nr_jobs = 1,
		.jobs = { 1 },
	};
	dpas_tunables_init(&plan->tunables);
	while ((option = getopt_long(argc, argv, "h", long_options, NULL)) >=
	       0) {
		if (option_name_is_empty(optarg))
			return commands_refuse_option(option_name(long_options,
								  option),
						      "", OPTION_NAME_EMPTY);
		status = run_command_parse_option(plan, option, output);
		if (status)
			return status;
	}
	if (optind != argc) {
		run_command_print_usage(stderr);
		return EXIT_USAGE;
	}
	return 0;
}

/*
 * Run all methods, and print each as soon as it is done. False: no memory, or
 * what is printed could not be written.
 */
static bool run_command_run_all(const struct run_plan *plan,
				struct run_result *result, bool json)
{
	size_t i, j;

	for (i = 0; i < plan->nr_methods; i++) {
		struct run_result *row = &result[i * plan->nr_jobs];

		for (j = 0; j < plan->nr_jobs; j++)
			if (!run_result_once(plan, plan->method[i],
					     plan->jobs[j], &row[j]))
				return false;
		if (!json) {
			run_result_print_method(plan, row, plan->nr_jobs);
			if (!stdio_flush(stdout))
				return false;
		}
	}
	if (json)
		return json_output(run_result_to_json(plan, result));
	if (plan->nr_methods > 1)
		run_result_print_iops(plan, result);
	return true;
}

int run_command(int argc, char **argv)
{
	struct run_result *result;
	struct run_plan plan;
	struct problem problem;
	struct run_output output = { .report = NULL };
	bool good, written = true;
	int status = run_command_parse_options(&plan, &output, argc, argv);

	if (status)
		return status;
	if (!sim_drive_open(&plan.drive, &plan.spec, &problem)) {
		problem_complain("dpassim", &problem);
		return EXIT_FAILURE;
	}
	result = calloc(plan.nr_methods * plan.nr_jobs, sizeof(*result));
	good = result && run_command_run_all(&plan, result, output.json);
	if (good && output.report)
		written = run_report(&plan, result, output.report, &problem);
	free(result);
	sim_drive_close(&plan.drive);
	if (!good && !ferror(stdout))
		return commands_out_of_memory();
	if (written)
		return commands_finish_output();
	problem_complain("dpassim", &problem);
	return EXIT_FAILURE;
}
