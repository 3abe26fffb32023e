// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_options.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dpassim/commands.h"
#include "lib/base/number.h"
#include "lib/base/option_name.h"
#include "lib/trace/trace_reader.h"

static const char usage[] =
	"Usage: dpassim trace FILE [OPTION]...\n"
	"\n"
	"FILE (-: standard input) is a latency log of fio, the text output of blkparse,\n"
	"biosnoop, perf script, trace-cmd report or tracefs, or has one service time in us\n"
	"per line. stock:NAME is a synthetic trace: constant, step-down, step-up, ramp,\n"
	"bursts, two-modes or gc; stock:NAME,seed=N varies its random part.\n"
	"\n"
	"  --format NAME   format of FILE: plain, fio, fio2, blkparse, biosnoop or events\n"
	"                  (default: detected)\n"
	"  --feedback      emulate: an I/O that oversleeps takes longer, and LHP and EHP\n"
	"                  learn from its latency instead of its service time\n"
	"  --wakeup US     with --feedback: time from the end of the sleep to the first\n"
	"                  poll (0)\n"
	"  --up LIST       how much longer to sleep after an under (0.01)\n"
	"  --dn LIST       how much shorter to sleep after an over (0.1);\n"
	"                  lists give tables of T_over and T_under over all pairs\n"
	"  --d-init NS     the initial and minimum sleep (100)\n"
	"  --json          print the results as JSON\n"
	"  --csv           print every step instead: service_us, dur_us, adj,\n"
	"                  outcome, case\n"
	"  --plot          plot service time and dur in the terminal\n"
	"  --svg FILE      plot them with gnuplot\n"
	"  --png FILE\n"
	"  --explain N     explain what each policy knew, did and got in the first N\n"
	"                  I/Os, or in I/Os A-B\n"
	"  --policy LIST   policies for --csv, --plot, --svg and --png: lhp, ehp, pas\n"
	"                  (default) or adaptive, several except for --csv; for\n"
	"                  --explain, the default is all; with lists of up and dn, the\n"
	"                  first of each is used\n"
	"  -h, --help      print this help and exit\n";

struct fraction_list {
	uint32_t *value;
	size_t count;
};

static bool trace_options_take_fraction(void *context, const char *item,
					struct problem *problem)
{
	struct fraction_list *list = context;

	if (list->count == GRID_MAX)
		return problem_fail(problem, NULL, "more than %d values",
				    GRID_MAX);
	if (!number_fraction(item, &list->value[list->count], problem))
		return false;
	list->count++;
	return true;
}

static int trace_options_parse_fractions(const char *option, const char *text,
					 uint32_t *value, size_t *count)
{
	struct fraction_list list = { .value = value };
	struct problem problem;

	if (!number_list(text, trace_options_take_fraction, &list, &problem))
		return commands_refuse_option(option, problem.value,
					      problem.reason);
	*count = list.count;
	return 0;
}

static bool trace_options_take_policy(void *context, const char *item,
				      struct problem *problem)
{
	unsigned int i, *policies = context;

	for (i = 0; i < TRACE_NR_POLICIES; i++)
		if (!strcasecmp(item,
				trace_grid_policy_name((enum trace_policy)i))) {
			*policies |= 1U << i;
			return true;
		}
	return problem_fail(problem, NULL,
			    "no policy; there are lhp, ehp, pas and adaptive");
}

static int trace_options_parse_policies(const char *text,
					unsigned int *policies)
{
	struct problem problem;

	*policies = 0;
	if (!number_list(text, trace_options_take_policy, policies, &problem))
		return commands_refuse_option("policy", problem.value,
					      problem.reason);
	return 0;
}

static int trace_options_parse_wakeup(struct trace_options *options,
				      const char *text)
{
	struct problem problem;
	double us = 0;

	if (strcmp(text, "0") &&
	    !number_decimal(text, 0.001, 10000, " us", &us, &problem))
		return commands_refuse_option("wakeup", text, problem.reason);
	options->grid.wakeup_ns = (uint32_t)llround(us * 1000);
	options->has_wakeup = true;
	return 0;
}

static int trace_options_parse_format(const char *text, const char **format)
{
	char reason[256];

	if (!trace_reader_has(text)) {
		snprintf(reason, sizeof(reason), "no format; there are %s",
			 trace_reader_names());
		return commands_refuse_option("format", text, reason);
	}
	*format = text;
	return 0;
}

static int trace_options_parse_explain(const char *text,
				       struct trace_range *range)
{
	struct problem problem;

	if (!trace_explain_parse(text, range, &problem))
		return commands_refuse_option("explain", text, problem.reason);
	return 0;
}

static int trace_options_parse_d_init(const char *text, uint32_t *d_init_ns)
{
	const struct dpas_tunable_limits *limits =
		&dpas_tunable_limits[DPAS_PAS_D_INIT];
	struct problem problem;
	uint64_t value;

	if (!number_whole(text, limits->min, limits->max, &value, &problem))
		return commands_refuse_option("d-init", text, problem.reason);
	*d_init_ns = (uint32_t)value;
	return 0;
}

enum {
	OPTION_UP = 256,
	OPTION_DN,
	OPTION_D_INIT,
	OPTION_JSON,
	OPTION_CSV,
	OPTION_PLOT,
	OPTION_SVG,
	OPTION_PNG,
	OPTION_POLICY,
	OPTION_FEEDBACK,
	OPTION_WAKEUP,
	OPTION_EXPLAIN,
	OPTION_FORMAT,
};

static const struct option long_options[] = {
	{ "up", required_argument, NULL, OPTION_UP },
	{ "dn", required_argument, NULL, OPTION_DN },
	{ "d-init", required_argument, NULL, OPTION_D_INIT },
	{ "json", no_argument, NULL, OPTION_JSON },
	{ "csv", no_argument, NULL, OPTION_CSV },
	{ "plot", no_argument, NULL, OPTION_PLOT },
	{ "svg", required_argument, NULL, OPTION_SVG },
	{ "png", required_argument, NULL, OPTION_PNG },
	{ "policy", required_argument, NULL, OPTION_POLICY },
	{ "feedback", no_argument, NULL, OPTION_FEEDBACK },
	{ "wakeup", required_argument, NULL, OPTION_WAKEUP },
	{ "explain", required_argument, NULL, OPTION_EXPLAIN },
	{ "format", required_argument, NULL, OPTION_FORMAT },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static int trace_options_parse_option(struct trace_options *options, int option)
{
	struct trace_grid *grid = &options->grid;

	switch (option) {
	case OPTION_UP:
		return trace_options_parse_fractions("up", optarg, grid->up,
						     &grid->ups);
	case OPTION_DN:
		return trace_options_parse_fractions("dn", optarg, grid->dn,
						     &grid->dns);
	case OPTION_D_INIT:
		return trace_options_parse_d_init(optarg, &grid->d_init_ns);
	case OPTION_JSON:
		options->json = true;
		return 0;
	case OPTION_CSV:
		options->csv = true;
		return 0;
	case OPTION_PLOT:
		options->plot = true;
		return 0;
	case OPTION_SVG:
		options->picture[GNUPLOT_SVG] = optarg;
		return 0;
	case OPTION_PNG:
		options->picture[GNUPLOT_PNG] = optarg;
		return 0;
	case OPTION_POLICY:
		return trace_options_parse_policies(optarg, &options->policies);
	case OPTION_FORMAT:
		return trace_options_parse_format(optarg, &options->format);
	case OPTION_FEEDBACK:
		grid->feedback = true;
		return 0;
	case OPTION_WAKEUP:
		return trace_options_parse_wakeup(options, optarg);
	case OPTION_EXPLAIN:
		return trace_options_parse_explain(optarg, &options->explain);
	case 'h':
		fputs(usage, stdout);
		exit(commands_finish_output());
	default:
		return EXIT_USAGE;
	}
}

bool trace_options_wants_chart(const struct trace_options *options)
{
	return options->picture[GNUPLOT_SVG] || options->picture[GNUPLOT_PNG];
}

bool trace_options_has_several(const struct trace_options *options)
{
	return options->policies & (options->policies - 1);
}

/* Are the options compatible? */
static int trace_options_check_options(const struct trace_options *options)
{
	const char *wrong = NULL;

	if (options->json && (options->csv || options->plot))
		wrong = "--json goes with neither --csv nor --plot";
	else if (options->explain.last && (options->json || options->csv))
		wrong = "--explain goes with neither --json nor --csv";
	else if (options->has_wakeup && !options->grid.feedback)
		wrong = "--wakeup is for --feedback";
	else if (trace_options_has_several(options) && options->csv)
		wrong = "--csv shows one --policy";
	if (!wrong)
		return 0;
	fprintf(stderr, "dpassim: %s\n", wrong);
	return EXIT_USAGE;
}

int trace_options_parse(struct trace_options *options, int argc, char **argv)
{
	int option, status;

	*options = (struct trace_options){
		.grid = { .ups = 1,
			  .up = { 10000 },
			  .dns = 1,
			  .dn = { 100000 },
			  .d_init_ns = 100 },
	};
	while ((option = getopt_long(argc, argv, "h", long_options, NULL)) >=
	       0) {
		if (option_name_is_empty(optarg))
			return commands_refuse_option(option_name(long_options,
								  option),
						      "", OPTION_NAME_EMPTY);
		status = trace_options_parse_option(options, option);
		if (status)
			return status;
	}
	if (optind + 1 != argc) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	status = trace_options_check_options(options);
	options->grid.path = argv[optind];
	return status;
}
