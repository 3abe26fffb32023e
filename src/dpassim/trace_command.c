// SPDX-License-Identifier: GPL-2.0
/*
 * trace_command.c - dpassim trace: read the options, run, print
 */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dpassim/commands.h"
#include "dpassim/plot.h"
#include "dpassim/style.h"
#include "dpassim/trace_file.h"
#include "dpassim/trace_grid.h"
#include "dpassim/trace_picture.h"
#include "lib/base/number.h"

static const char usage[] =
	"Usage: dpassim trace FILE [OPTION]...\n"
	"\n"
	"FILE (- for standard input) has a service time a line, in us; # begins a\n"
	"comment; of several columns parted by commas the first counts.\n"
	"\n"
	"  --up LIST       how much longer to sleep after an under (default 0.01)\n"
	"  --dn LIST       how much shorter to sleep after an over (default 0.1);\n"
	"                  lists give the table of T_over and T_under over the grid\n"
	"  --d-init NS     the first and the least sleep (default 100)\n"
	"  --json          print the results as JSON\n"
	"  --csv           print every step instead: service_us, dur_us, adj,\n"
	"                  outcome, case\n"
	"  --plot          draw service time and dur in the terminal\n"
	"  --svg FILE      draw them into a picture, with gnuplot\n"
	"  --png FILE\n"
	"  --policy NAME   whose steps --csv, --plot, --svg and --png show:\n"
	"                  lhp, ehp, pas (default) or adaptive; with lists, of the\n"
	"                  first up and dn\n"
	"  -h, --help\n";

struct trace_options {
	struct trace_grid grid;
	enum trace_policy policy;
	bool json, csv, plot;
	const char *picture[2];		/* by enum gnuplot_format */
};

struct fraction_list {
	uint32_t *value;
	size_t count;
};

static bool trace_command_take_fraction(void *context, const char *item,
					char *reason)
{
	struct fraction_list *list = context;

	if (list->count == GRID_MAX) {
		snprintf(reason, NUMBER_REASON, "more than %d values",
			 GRID_MAX);
		return false;
	}
	if (!number_fraction(item, &list->value[list->count], reason))
		return false;
	list->count++;
	return true;
}

static int trace_command_parse_fractions(const char *option, const char *text,
					 uint32_t *value, size_t *count)
{
	struct fraction_list list = { .value = value };
	char refused[NUMBER_REASON], reason[NUMBER_REASON];

	if (!number_list(text, trace_command_take_fraction, &list, refused,
			 reason))
		return commands_refuse_option(option, refused, reason);
	*count = list.count;
	return 0;
}

static int trace_command_parse_policy(const char *text,
				      enum trace_policy *policy)
{
	unsigned int i;

	for (i = 0; i < TRACE_NR_POLICIES; i++)
		if (!strcasecmp(text,
				trace_grid_policy_name((enum trace_policy)i))) {
			*policy = (enum trace_policy)i;
			return 0;
		}
	return commands_refuse_option(
		"policy", text,
		"no policy; there are lhp, ehp, pas and adaptive");
}

static int trace_command_parse_d_init(const char *text, uint32_t *d_init_ns)
{
	const struct dpas_tunable_limits *limits =
		&dpas_tunable_limits[DPAS_PAS_D_INIT];
	char reason[NUMBER_REASON];
	uint64_t value;

	if (!number_whole(text, limits->min, limits->max, &value, reason))
		return commands_refuse_option("d-init", text, reason);
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
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static int trace_command_parse_option(struct trace_options *options, int option)
{
	struct trace_grid *grid = &options->grid;

	switch (option) {
	case OPTION_UP:
		return trace_command_parse_fractions("up", optarg, grid->up,
						     &grid->ups);
	case OPTION_DN:
		return trace_command_parse_fractions("dn", optarg, grid->dn,
						     &grid->dns);
	case OPTION_D_INIT:
		return trace_command_parse_d_init(optarg, &grid->d_init_ns);
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
		return trace_command_parse_policy(optarg, &options->policy);
	case 'h':
		fputs(usage, stdout);
		exit(commands_finish_output());
	default:
		return EXIT_USAGE;
	}
}

static int trace_command_parse_options(struct trace_options *options, int argc,
				       char **argv)
{
	int option, status;

	*options = (struct trace_options){
		.policy = TRACE_PAS,
		.grid = { .ups = 1, .up = { 10000 }, .dns = 1, .dn = { 100000 },
			  .d_init_ns = 100 },
	};
	while ((option = getopt_long(argc, argv, "h", long_options, NULL)) >= 0) {
		status = trace_command_parse_option(options, option);
		if (status)
			return status;
	}
	if (optind + 1 != argc) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	if (options->json && (options->csv || options->plot)) {
		fputs("dpassim: --json goes with neither --csv nor --plot\n",
		      stderr);
		return EXIT_USAGE;
	}
	options->grid.path = argv[optind];
	return 0;
}

static void trace_command_print_csv(const struct trace_step *step, size_t count)
{
	size_t i;

	puts("service_us,dur_us,adj,outcome,case");
	for (i = 0; i < count; i++)
		printf("%.3f,%.3f,%.6f,%s,%u\n",
		       (double)step[i].service_ns / 1000,
		       (double)step[i].dur_ns / 1000,
		       (double)step[i].adj / DPAS_ONE,
		       step[i].outcome == DPAS_OVER ? "over" : "under",
		       step[i].pair);
}

static int trace_command_draw_pictures(const struct trace_options *options,
				       const struct trace_step *step,
				       size_t count, const char *title)
{
	char error[4200];
	unsigned int i;

	for (i = 0; i < 2; i++)
		if (options->picture[i] &&
		    !trace_picture_draw(options->picture[i],
					(enum gnuplot_format)i, title, step,
					count, error, sizeof(error))) {
			fprintf(stderr, "dpassim: %s\n", error);
			return EXIT_FAILURE;
		}
	return EXIT_SUCCESS;
}

/* All that needs the single steps. */
static int trace_command_show_steps(const struct trace_options *options,
				    const struct trace_file *file)
{
	struct trace_settings settings = {
		.policy = options->policy,
		.up = options->grid.up[0],
		.dn = options->grid.dn[0],
		.d_init_ns = options->grid.d_init_ns,
	};
	struct trace_step *step = calloc(file->count, sizeof(*step));
	struct trace_result result;
	char title[128];
	int status = 0;

	snprintf(title, sizeof(title), "%s, up %g, dn %g, d_init %" PRIu32 " ns",
		 trace_grid_policy_name(settings.policy), settings.up / 1e6,
		 settings.dn / 1e6, settings.d_init_ns);
	if (!step)
		return commands_out_of_memory();
	sim_trace_run(&settings, file->service_ns, file->count, &result, step);
	if (options->csv)
		trace_command_print_csv(step, file->count);
	if (options->plot && !plot_steps(stdout, title, step, file->count,
					 style_width(), style_has_colour()))
		status = commands_out_of_memory();
	if (!status)
		status = trace_command_draw_pictures(options, step, file->count,
						     title);
	free(step);
	return status;
}

static int trace_command_show_results(struct trace_options *options,
				      const struct trace_file *file)
{
	bool good = trace_grid_run(&options->grid, file->service_ns,
				   file->count);

	if (good && options->json)
		good = trace_grid_print_json(&options->grid);
	else if (good)
		trace_grid_print(&options->grid);
	trace_grid_release(&options->grid);
	return good ? EXIT_SUCCESS : commands_out_of_memory();
}

int trace_command(int argc, char **argv)
{
	struct trace_options options;
	struct trace_file file;
	char error[4200];
	int status = trace_command_parse_options(&options, argc, argv);

	if (status)
		return status;
	if (!trace_file_read(&file, options.grid.path, error, sizeof(error))) {
		fprintf(stderr, "dpassim: %s\n", error);
		return EXIT_FAILURE;
	}
	if (!options.csv)
		status = trace_command_show_results(&options, &file);
	if (!status && (options.csv || options.plot ||
			options.picture[GNUPLOT_SVG] ||
			options.picture[GNUPLOT_PNG]))
		status = trace_command_show_steps(&options, &file);
	trace_file_free(&file);
	return status ? status : commands_finish_output();
}
