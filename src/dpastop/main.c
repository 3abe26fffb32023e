// SPDX-License-Identifier: GPL-2.0
/*
 * main.c - options, source, then the screen or batch output
 */
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpastop/batch/batch.h"
#include "dpastop/batch/batch_scenario.h"
#include "dpastop/batch/load_command.h"
#include "dpastop/batch/set_command.h"
#include "dpastop/config.h"
#include "dpastop/keep_command/keep_command.h"
#include "dpastop/loop.h"
#include "dpastop/options.h"
#include "dpastop/scenario/scenario_files.h"
#include "dpastop/start_menu.h"
#include "dpastop/tune/restore.h"
#include "dpastop/tune_command/tune_command.h"
#include "lib/base/standard_streams.h"
#include "lib/source_open.h"

/*
 * Larger allocations come from mmap(): the memory of the history is reserved at
 * the start, and a page of it should take memory only once it is written to.
 */
#define MAIN_MAPPED_BYTES 65536

/* The exit status for an invalid command line. */
#define EXIT_USAGE 2

static const struct output_format *main_choose_format(enum output_kind output)
{
	switch (output) {
	case OUTPUT_PEOPLE:
		return &output_people;
	case OUTPUT_CSV:
		return &output_csv;
	case OUTPUT_OPENMETRICS:
		return &output_openmetrics;
	case OUTPUT_PROMETHEUS:
		return &output_prometheus;
	default:
		return &output_json;
	}
}

static int main_complain(const struct problem *error)
{
	problem_complain("dpastop", error);
	return EXIT_FAILURE;
}

/* Report tunables that an earlier run did not restore; the screen offers to. */
static void main_report_left(struct source *source)
{
	struct restore_found found;
	struct problem error;
	struct sample now;
	bool after_gap;

	if (!source->is_persistent)
		return;
	sample_init(&now);
	if (source_sample(source, &now, &after_gap, &error) == SOURCE_OK &&
	    restore_find(now.device, &now, &found) == RESTORE_LEFT)
		fprintf(stderr, "dpastop: %s; it offers that on the screen\n",
			found.text);
	sample_free(&now);
}

/* Closes @source. */
static int main_run_batch(struct source *source, const struct options *options)
{
	struct batch_options batch = {
		.format = main_choose_format(options->output),
		.fd = STDOUT_FILENO,
		.interval_ns = options->interval_ns,
		.count = options->count,
		.record = options->record,
	};

	/* Get EPIPE when the reader goes away. */
	signal(SIGPIPE, SIG_IGN);
	return batch_run(source, &batch);
}

/* Closes @source. */
static int main_run_scenario(struct source *source,
			     const struct options *options)
{
	struct problem problem;
	struct scenario scenario;
	int status = EXIT_FAILURE;

	if (!scenario_files_read(&scenario, options->scenario, &problem)) {
		problem_complain("dpastop", &problem);
		source_close(source);
		return status;
	}
	if (scenario_fits(&scenario, source, &problem)) {
		status = batch_scenario_run(source, &scenario,
					    options->interval_ns,
					    options->record);
	} else {
		fprintf(stderr, "dpastop: %s cannot be played here: %s\n",
			options->scenario, problem.reason);
		source_close(source);
	}
	scenario_free(&scenario);
	return status;
}

/* The command line takes precedence over the environment and the file. */
static const struct palette *main_choose_palette(const struct options *options,
						 const struct config *config)
{
	const char *no_color = getenv("NO_COLOR");

	if (options->theme)
		return palette_find(options->theme);
	if (no_color && *no_color)
		return palette_find("mono");
	return config->palette ? config->palette : palette_find("default");
}

static int main_run_screen(struct source *source, const struct options *options)
{
	struct config config;
	struct loop_options loop = {
		.count = options->count,
		.app = {
			.config = &config,
			.record = options->record,
			.scenario = options->scenario,
			.restore = options->restore,
			.method = options->method,
		},
	};

	config_read(&config, stderr);
	loop.palette = main_choose_palette(options, &config);
	loop.ascii = options->ascii || config.ascii;
	loop.app.interval_ns = config.interval_ns && !options->has_interval ?
		config.interval_ns :
		options->interval_ns;
	return loop_run(source, &loop);
}

/* Words in place of a device name: each has options of its own. */
static const struct {
	const char *name;
	int (*run)(int argc, char *argv[]);
} main_commands[] = {
	{ "tune", tune_command_run },
	{ "keep", keep_command_run },
};

/* Start the tour: its first chapter, on the simulator; the others follow. */
static bool main_begin_tour(struct options *options)
{
	static char chapter[SCENARIO_NAME_SIZE];

	scenario_files_first_chapter(chapter);
	if (!*chapter)
		fprintf(stderr,
			"dpastop: tour: there is no scenario " SCENARIO_FILES_TOUR
			"* where --scenario list finds them; reinstall dpastop\n");
	options->source = "sim";
	options->scenario = chapter;
	return *chapter;
}

/* No device was named: ask, if there is a terminal. False: the user quit. */
static bool main_ask_source(struct options *options, const char *sysfs)
{
	static char name[SAMPLE_TEXT_SIZE];

	if (options->source || options->output != OUTPUT_SCREEN ||
	    options->nr_settings || options->scenario ||
	    !start_menu_is_needed(sysfs))
		return true;
	options->source = name;
	if (!start_menu_ask(sysfs, name))
		return false;
	options->is_tour = !strcmp(name, START_MENU_TOUR);
	return true;
}

static int main_run(int argc, char *argv[])
{
	struct source_options paths = source_options_default();
	struct problem error;
	struct options options;
	struct load load;
	struct source *source;

	size_t i;

	for (i = 0; i < sizeof(main_commands) / sizeof(*main_commands); i++)
		if (argc > 1 && !strcmp(argv[1], main_commands[i].name))
			return main_commands[i].run(argc - 1, argv + 1);
	switch (options_parse(&options, argc, argv)) {
	case OPTIONS_DONE:
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return EXIT_USAGE;
	case OPTIONS_RUN:
		break;
	}
	if (!main_ask_source(&options, paths.sysfs))
		return EXIT_SUCCESS;
	if (options.is_tour && !main_begin_tour(&options))
		return EXIT_FAILURE;
	if (options.scenario && !strcmp(options.scenario, "list"))
		return scenario_files_print();
	if (!load_command_read(&options, &paths, &load))
		return EXIT_USAGE;
	paths.read_only = options.read_only;
	source = source_open(options.source, &paths, &error);
	if (!source)
		return main_complain(&error);
	if (options.load && !source_set_load(source, &load, &error)) {
		source_close(source);
		return main_complain(&error);
	}
	if (options.nr_settings)
		return set_command_run(source, &options);
	if (options.output != OUTPUT_SCREEN)
		main_report_left(source);
	if (options.output == OUTPUT_SCENARIO)
		return main_run_scenario(source, &options);
	return options.output != OUTPUT_SCREEN ?
		main_run_batch(source, &options) :
		main_run_screen(source, &options);
}

int main(int argc, char *argv[])
{
	mallopt(M_MMAP_THRESHOLD, MAIN_MAPPED_BYTES);
	standard_streams_open();
	/* Only LC_CTYPE: numbers are independent of the locale. */
	setlocale(LC_CTYPE, "");
	return standard_streams_finish("dpastop", main_run(argc, argv));
}
