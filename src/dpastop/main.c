// SPDX-License-Identifier: GPL-2.0
/*
 * main.c - options, source, and then the screen or the stream
 */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch.h"
#include "loop.h"
#include "options.h"
#include "set_command.h"

/* The exit status for a command line that cannot be understood. */
#define EXIT_USAGE 2

static int run_batch(struct source *source, const struct options *options)
{
	int status;

	/* A reader that goes away is seen as EPIPE. */
	signal(SIGPIPE, SIG_IGN);
	if (*source->note)
		fprintf(stderr, "dpastop: %s\n", source->note);
	status = batch_run(source, STDOUT_FILENO, options->interval_ns,
			   options->count);
	source_close(source);
	return status;
}

/* The colours that were asked for, if any were; NULL: there are no such. */
static const struct palette *choose_palette(const struct options *options)
{
	const char *no_color = getenv("NO_COLOR");

	if (options->theme)
		return palette_find(options->theme);
	return palette_find(no_color && *no_color ? "mono" : "default");
}

static int run_screen(struct source *source, const struct options *options)
{
	struct loop_options loop = {
		.interval_ns = options->interval_ns,
		.count = options->count,
		.ascii = options->ascii,
		.palette = choose_palette(options),
	};

	return loop_run(source, &loop);
}

int main(int argc, char *argv[])
{
	struct source_options paths = source_options_default();
	struct source_error error;
	struct options options;
	struct source *source;
	char text[4 * SOURCE_TEXT_SIZE];

	/* Only characters: numbers are the same in every locale. */
	setlocale(LC_CTYPE, "");
	switch (options_parse(&options, argc, argv)) {
	case OPTIONS_DONE:
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return EXIT_USAGE;
	case OPTIONS_RUN:
		break;
	}
	paths.read_only = options.read_only;
	source = source_open(options.source, &paths, &error);
	if (!source) {
		source_error_text(&error, text, sizeof(text));
		fprintf(stderr, "dpastop: %s.\n", text);
		return EXIT_FAILURE;
	}
	if (options.nr_settings)
		return set_command_run(source, &options);
	return options.output != OUTPUT_SCREEN ? run_batch(source, &options) :
		run_screen(source, &options);
}
