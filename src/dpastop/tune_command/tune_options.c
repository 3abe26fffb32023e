// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/tune/preset.h"
#include "lib/base/option_name.h"
#include "lib/load/load_spec.h"

enum {
	OPTION_GOAL = 256,
	OPTION_LIMIT,
	OPTION_OVER,
	OPTION_SWEEP,
	OPTION_LOAD,
	OPTION_JOBS,
	OPTION_FORCE_WRITES,
	OPTION_BUDGET,
	OPTION_SEED,
	OPTION_APPLY,
	OPTION_SAVE,
	OPTION_JSON,
	OPTION_SVG,
	OPTION_REPORT,
	OPTION_RECORD,
};

static const struct option long_options[] = {
	{ "goal", required_argument, NULL, OPTION_GOAL },
	{ "limit", required_argument, NULL, OPTION_LIMIT },
	{ "over", required_argument, NULL, OPTION_OVER },
	{ "sweep", required_argument, NULL, OPTION_SWEEP },
	{ "load", required_argument, NULL, OPTION_LOAD },
	{ "jobs", required_argument, NULL, OPTION_JOBS },
	{ "force-writes", required_argument, NULL, OPTION_FORCE_WRITES },
	{ "budget", required_argument, NULL, OPTION_BUDGET },
	{ "seed", required_argument, NULL, OPTION_SEED },
	{ "apply", no_argument, NULL, OPTION_APPLY },
	{ "save", required_argument, NULL, OPTION_SAVE },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "svg", required_argument, NULL, OPTION_SVG },
	{ "report", required_argument, NULL, OPTION_REPORT },
	{ "record", required_argument, NULL, OPTION_RECORD },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

/* In seconds: two minutes are enough for the default search. */
#define TUNE_BUDGET_LEAST 1
#define TUNE_BUDGET_MOST 86400

static void tune_options_help(void)
{
	puts("Usage: dpastop tune [OPTION]... [DEVICE]\n"
	     "Find the best DPAS settings for DEVICE and its load, and report how certain the\n"
	     "result is. Everything is restored at the end. sim:PROFILE is a simulated\n"
	     "machine.\n"
	     "\n"
	     "  --goal GOAL         what to optimize: iops (default), mean, p50, p99, p99.9,\n"
	     "                      cpu, cpu/io; with weights: iops:3,cpu:1\n"
	     "  --limit LIMIT       a condition to meet: cpu<60%, p99<50us, iops>100k;\n"
	     "                      repeatable\n"
	     "  --over LIST         what to vary, optionally with values or a range:\n"
	     "                      method,pas_d_init=100..30k,switch_param3=10,20,40\n"
	     "                      (method,pas_d_init,switch_param3)\n"
	     "  --sweep AXIS=LIST   measure each of these values equally, and choose none\n"
	     "  --load LOAD         run this load: jobs=4,bs=4k,reads=70\n"
	     "  --jobs LIST         run it with each of these numbers of jobs, and find one\n"
	     "                      setting for all\n"
	     "  --force-writes DEVICE  let the load overwrite the data on DEVICE\n"
	     "  --budget SECONDS    time limit (120); on a simulated machine, in simulated\n"
	     "                      time, which passes much faster\n"
	     "  --seed N            seed of all random choices (1)\n"
	     "  --apply             keep the best setting in force\n"
	     "  --save NAME         save it as a preset\n"
	     "  --json              print everything as JSON\n"
	     "  --svg FILE          plot the goal against what was varied\n"
	     "  --report FILE       write everything as an HTML page\n"
	     "  --record FILE       record the whole search\n"
	     "  -h, --help          print this help and exit\n"
	     "\n"
	     "dpastop keep makes settings permanent. See also dpastop-tune(8).");
}

static enum options_result tune_options_goal(struct tune_options *options,
					     const char *text)
{
	struct problem problem;

	if (tune_goal_parse(&options->tuner.goal, text, &problem))
		return OPTIONS_RUN;
	return options_wrong("dpastop tune", "--goal %s: %s: %s", text,
			     problem.value, problem.reason);
}

static enum options_result tune_options_limit(struct tune_options *options,
					      const char *text)
{
	struct problem problem;

	if (tune_goal_add_limit(&options->tuner.goal, text, &problem))
		return OPTIONS_RUN;
	return options_wrong("dpastop tune", "--limit %s: %s", text,
			     problem.reason);
}

static enum options_result tune_options_over(struct tune_options *options,
					     const char *name, const char *text)
{
	struct problem problem;

	if (tune_space_parse(&options->tuner.space, text, &problem))
		return OPTIONS_RUN;
	return options_wrong("dpastop tune", "%s %s: %s: %s", name, text,
			     problem.value, problem.reason);
}

static enum options_result tune_options_sweep(struct tune_options *options,
					      const char *text)
{
	enum options_result result = tune_options_over(options, "--sweep",
						       text);

	options->tuner.is_sweep = true;
	if (result == OPTIONS_RUN && options->tuner.space.nr_axes > 1)
		return options_wrong("dpastop tune",
				     "--sweep %s: it takes one axis", text);
	return result;
}

static bool tune_options_take_jobs(void *context, const char *item,
				   struct problem *problem)
{
	struct tuner_options *tuner = context;
	uint64_t jobs;

	if (!number_whole(item, 1, 512, &jobs, problem))
		return false;
	if (tuner->nr_loads == TUNE_MOST_LOADS)
		return problem_fail(problem, NULL, "more than %d",
				    TUNE_MOST_LOADS);
	tuner->load[tuner->nr_loads++].jobs = (uint32_t)jobs;
	return true;
}

static enum options_result tune_options_jobs(struct tune_options *options,
					     const char *text)
{
	struct problem problem;

	options->tuner.nr_loads = 0;
	if (number_list(text, tune_options_take_jobs, &options->tuner,
			&problem))
		return OPTIONS_RUN;
	return options_wrong("dpastop tune", "--jobs %s: %s: %s", text,
			     problem.value, problem.reason);
}

static enum options_result tune_options_budget(struct tune_options *options,
					       const char *text)
{
	struct problem problem;
	uint64_t seconds;

	if (!number_whole(text, TUNE_BUDGET_LEAST, TUNE_BUDGET_MOST, &seconds,
			  &problem))
		return options_wrong("dpastop tune",
				     "--budget %s: %s; it takes seconds", text,
				     problem.reason);
	options->tuner.budget_ns = seconds * 1000000000;
	return OPTIONS_RUN;
}

static enum options_result tune_options_seed(struct tune_options *options,
					     const char *text)
{
	struct problem problem;

	if (number_whole(text, 0, INT64_MAX, &options->tuner.seed, &problem))
		return OPTIONS_RUN;
	return options_wrong("dpastop tune", "--seed %s: %s", text,
			     problem.reason);
}

static enum options_result tune_options_save(struct tune_options *options,
					     const char *name)
{
	struct problem problem;
	char text[PROBLEM_TEXT];

	options->save = name;
	if (preset_check_name(name, &problem) && preset_check_place(&problem))
		return OPTIONS_RUN;
	problem_text(&problem, text, sizeof(text));
	return options_wrong("dpastop tune", "--save: %s", text);
}

static enum options_result tune_options_one(struct tune_options *options,
					    int option, const char *argument)
{
	switch (option) {
	case OPTION_GOAL:
		return tune_options_goal(options, argument);
	case OPTION_LIMIT:
		return tune_options_limit(options, argument);
	case OPTION_OVER:
		return tune_options_over(options, "--over", argument);
	case OPTION_SWEEP:
		return tune_options_sweep(options, argument);
	case OPTION_LOAD:
		options->load = argument;
		break;
	case OPTION_JOBS:
		return tune_options_jobs(options, argument);
	case OPTION_FORCE_WRITES:
		options->force_writes = argument;
		break;
	case OPTION_BUDGET:
		return tune_options_budget(options, argument);
	case OPTION_SEED:
		return tune_options_seed(options, argument);
	case OPTION_APPLY:
		options->apply = true;
		break;
	case OPTION_SAVE:
		return tune_options_save(options, argument);
	case OPTION_JSON:
		options->json = true;
		break;
	case OPTION_SVG:
		options->svg = argument;
		break;
	case OPTION_REPORT:
		options->report = argument;
		break;
	case OPTION_RECORD:
		options->record = argument;
		break;
	case 'h':
		tune_options_help();
		return OPTIONS_DONE;
	default:
		fprintf(stderr, "Try dpastop tune --help.\n");
		return OPTIONS_WRONG;
	}
	return OPTIONS_RUN;
}

/* Combine each --load with the job counts of --jobs. */
static enum options_result tune_options_loads(struct tune_options *options)
{
	struct problem problem;
	struct tuner_options *tuner = &options->tuner;
	struct load load = load_default();
	unsigned int i;

	load.jobs = 1;
	if (options->load && !load_spec_parse(&load, options->load, &problem))
		return options_wrong("dpastop tune", "--load %s: %s: %s",
				     options->load, problem.value,
				     problem.reason);
	if (!load.jobs)
		return options_wrong(
			"dpastop tune",
			"--load %s: without a job there is nothing to measure",
			options->load);
	if (options->load && !tuner->nr_loads)
		tuner->load[tuner->nr_loads++].jobs = load.jobs;
	for (i = 0; i < tuner->nr_loads; i++) {
		uint32_t jobs = tuner->load[i].jobs;

		tuner->load[i] = load;
		tuner->load[i].jobs = jobs;
	}
	return OPTIONS_RUN;
}

static enum options_result
tune_options_check(const struct tune_options *options, bool has_over)
{
	if (has_over && options->tuner.is_sweep)
		return options_wrong(
			"dpastop tune",
			"--over and --sweep are mutually exclusive");
	if (options->tuner.is_sweep && (options->apply || options->save))
		return options_wrong(
			"dpastop tune",
			"--sweep chooses no setting that --apply or --save could use");
	if (options->force_writes && !options->tuner.nr_loads)
		return options_wrong("dpastop tune",
				     "--force-writes: there is no --load");
	return OPTIONS_RUN;
}

enum options_result tune_options_parse(struct tune_options *options, int argc,
				       char *argv[])
{
	enum options_result result = OPTIONS_RUN;
	bool has_over = false;
	int option;

	*options = (struct tune_options){ .tuner = tuner_options_default() };
	while (result == OPTIONS_RUN &&
	       (option = getopt_long(argc, argv, "h", long_options, NULL)) !=
		       -1) {
		if (option_name_is_empty(optarg))
			return options_wrong("dpastop tune",
					     "--%s: " OPTION_NAME_EMPTY,
					     option_name(long_options, option));
		has_over |= option == OPTION_OVER;
		result = tune_options_one(options, option, optarg);
	}
	if (result != OPTIONS_RUN)
		return result;
	if (argc - optind > 1)
		return options_wrong("dpastop tune",
				     "only one device at a time: unexpected %s",
				     argv[optind + 1]);
	if (optind < argc)
		options->source = argv[optind];
	result = tune_options_loads(options);
	return result == OPTIONS_RUN ? tune_options_check(options, has_over) :
				       result;
}
