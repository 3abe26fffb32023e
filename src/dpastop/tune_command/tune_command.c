// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_command.h"

#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpastop/batch/load_command.h"
#include "dpastop/tune/preset.h"
#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner_result.h"
#include "dpastop/tune_command/tune_json.h"
#include "dpastop/tune_command/tune_options.h"
#include "dpastop/tune_command/tune_progress.h"
#include "dpastop/tune_command/tune_report.h"
#include "dpastop/tune_command/tune_svg.h"
#include "dpastop/tune_command/tune_table.h"
#include "lib/base/clock.h"
#include "lib/base/end_signals.h"
#include "lib/chart/gnuplot.h"
#include "lib/base/standard_streams.h"
#include "lib/sim/sim_spec.h"
#include "lib/source_open.h"

/* The simulated time per step. */
#define TUNE_MODEL_STEP_NS 20000000

struct tune_command {
	struct tune_options options;
	struct monitor monitor;
	struct tuner tuner;
	struct tune_progress progress;
	sigset_t unblocked; /* the signal mask while waiting */
	char device[SAMPLE_TEXT_SIZE];
};

/* --- time ------------------------------------------------------------------ */

/* Wait until @until_ns, or until the source is due or a signal arrives. */
static void tune_command_wait(struct tune_command *command, uint64_t until_ns)
{
	struct source *source = command->monitor.source;
	uint64_t now_ns = clock_mono_ns(), due_ns = source_due_ns(source);
	uint64_t wake_ns = due_ns < until_ns ? due_ns : until_ns;
	struct timespec timeout = clock_until(now_ns, wake_ns);
	struct pollfd fds[SOURCE_MAX_FDS];
	unsigned int nr_fds = source_fds(source, fds);

	if (command->tuner.is_simulated) {
		uint64_t left_ns = until_ns > now_ns ? until_ns - now_ns : 0;

		clock_pass(left_ns < TUNE_MODEL_STEP_NS ? left_ns :
							  TUNE_MODEL_STEP_NS);
		timeout = (struct timespec){ 0 };
	}
	ppoll(fds, nr_fds, &timeout, &command->unblocked);
	source_work(source);
}

/* Only loads fail asynchronously. One that goes on is no reason to stop. */
static bool tune_command_has_no_load(struct tune_command *command)
{
	struct source *source = command->monitor.source;
	struct problem error;

	if (!source_take_error(source, &error))
		return false;
	tune_progress_end(&command->progress);
	problem_complain("dpastop", &error);
	return !source->asked.jobs;
}

static void tune_command_search(struct tune_command *command)
{
	struct tuner *tuner = &command->tuner;

	command->progress = tune_progress_begin();
	while (!end_signals_taken() && tuner_is_busy(tuner) &&
	       !tune_command_has_no_load(command)) {
		tuner_step(tuner, &command->monitor);
		tune_progress_show(&command->progress, tuner);
		if (!tuner_is_busy(tuner))
			break;
		tune_command_wait(command, tuner->due_ns);
		monitor_take_events(&command->monitor);
	}
	tune_progress_end(&command->progress);
}

/* --- results --------------------------------------------------------------- */

static bool tune_command_save(const struct tune_command *command)
{
	struct tunable_set best = tuner_result_values(&command->tuner);
	struct problem problem;

	if (!preset_save(command->options.save, &best, &problem)) {
		problem_complain("dpastop: --save", &problem);
		return false;
	}
	fprintf(stderr, "dpastop: saved as the preset \"%s\"\n",
		command->options.save);
	return true;
}

/* Tell how to undo what --apply has done. */
static void tune_command_say_undo(const struct tune_command *command,
				  const struct tunable_set *set)
{
	const struct tunable_set *before = &command->tuner.before;
	unsigned int order[TUNABLE_COUNT], i;
	unsigned int count = tunable_set_order(before, order);

	fprintf(stderr, "dpastop: applied; to undo it: dpastop");
	for (i = 0; i < count; i++)
		if (set->value[order[i]] != before->value[order[i]])
			fprintf(stderr, " --set %s=%" PRId64,
				tunable_get(order[i]).name,
				before->value[order[i]]);
	fprintf(stderr, " %s\n", command->device);
}

static bool tune_command_apply(struct tune_command *command)
{
	struct tunable_set best = tuner_result_values(&command->tuner);
	unsigned int order[TUNABLE_COUNT];
	unsigned int count = tunable_set_order(&best, order), i;
	struct problem error;

	for (i = 0; i < count; i++)
		if (best.value[order[i]] !=
			    command->tuner.before.value[order[i]] &&
		    !source_set(command->monitor.source, order[i],
				best.value[order[i]], &error)) {
			problem_complain("dpastop", &error);
			return false;
		}
	tune_command_say_undo(command, &best);
	return true;
}

static bool tune_command_use(struct tune_command *command)
{
	const struct tune_options *options = &command->options;
	bool good = true;

	if (!options->apply && !options->save)
		return true;
	if (!tuner_result_is_found(&command->tuner)) {
		fprintf(stderr,
			"dpastop: nothing was found that --apply or --save could use\n");
		return false;
	}
	if (options->save)
		good = tune_command_save(command);
	if (options->apply)
		good &= tune_command_apply(command);
	return good;
}

/* Print, wrapped to the width of a terminal. */
static void tune_command_print_text(const char *text)
{
	int column = 0;

	while (*text) {
		size_t length = strcspn(text, " ");

		if (column && column + 1 + (int)length > 79) {
			putchar('\n');
			column = 0;
		}
		column += printf("%s%.*s", column ? " " : "", (int)length,
				 text);
		text += length + (text[length] == ' ');
	}
	putchar('\n');
}

static bool tune_command_print(struct tune_command *command)
{
	const struct tuner *tuner = &command->tuner;
	char text[SUMMARY_SIZE];

	if (command->options.json)
		return tune_json_print(tuner, command->device);
	tune_table_print(tuner);
	putchar('\n');
	summary_write(tuner, command->device, text);
	tune_command_print_text(text);
	return true;
}

static bool tune_command_report(struct tune_command *command)
{
	struct problem problem;
	bool good;

	/* Without a trial there is nothing to report. */
	if (!command->tuner.search.trials.count) {
		if (*command->tuner.failure)
			fprintf(stderr, "dpastop: %s\n",
				command->tuner.failure);
		return !*command->tuner.failure;
	}
	/*
	 * Everything is restored: a signal may end the program while output
	 * blocks.
	 */
	end_signals_release(&command->unblocked);
	good = tune_command_print(command);
	fflush(stdout);
	end_signals_hold(&command->unblocked);
	if (command->options.svg &&
	    !tune_svg_write(&command->tuner, command->device,
			    command->options.svg, &problem)) {
		problem_complain("dpastop", &problem);
		good = false;
	}
	if (command->options.report &&
	    !tune_report(&command->tuner, command->device,
			 command->options.report, &problem)) {
		problem_complain("dpastop", &problem);
		good = false;
	}
	return tune_command_use(command) && good && !*command->tuner.failure;
}

/* --- a whole run ----------------------------------------------------------- */

static bool tune_command_begin(struct tune_command *command)
{
	char text[PROBLEM_TEXT];
	struct problem problem;

	if (command->options.record &&
	    !monitor_record(&command->monitor, command->options.record,
			    &problem)) {
		problem_complain("dpastop", &problem);
		return false;
	}
	monitor_sample(&command->monitor);
	if (command->monitor.status != SOURCE_OK) {
		problem_complain("dpastop", &command->monitor.error);
		return false;
	}
	snprintf(command->device, sizeof(command->device), "%s",
		 command->monitor.sample.device);
	if (tuner_start(&command->tuner, &command->monitor,
			&command->options.tuner, &problem))
		return true;
	problem_text(&problem, text, sizeof(text));
	fprintf(stderr, "dpastop: %s cannot be tuned: %s\n", command->device,
		text);
	return false;
}

static bool tune_command_end(struct tune_command *command)
{
	struct problem problem;
	bool good = tuner_end(&command->tuner, &command->monitor, &problem);

	if (!good)
		problem_complain("dpastop", &problem);
	if (!command->monitor.recorder)
		return good;
	/* The recording includes the restored values. */
	monitor_sample(&command->monitor);
	if (monitor_end_record(&command->monitor, &problem))
		return good;
	problem_complain("dpastop", &problem);
	return false;
}

/* Closes @source. */
static int tune_command_on(struct tune_command *command, struct source *source)
{
	int status = EXIT_FAILURE;
	bool good;

	if (!monitor_start(&command->monitor, source)) {
		fprintf(stderr, "dpastop: out of memory\n");
		monitor_stop(&command->monitor);
		return status;
	}
	end_signals_hold(&command->unblocked);
	if (tune_command_begin(command)) {
		tune_command_search(command);
		good = tune_command_end(command);
		if (end_signals_taken())
			standard_streams_leave_stalled(status);
		if (tune_command_report(command) && good)
			status = EXIT_SUCCESS;
	}
	tuner_free(&command->tuner);
	monitor_stop(&command->monitor);
	return status;
}

/* Add the seed to a simulated machine, unless its name has one. */
static const char *tune_command_source(const struct tune_options *options,
				       char *spec, size_t size)
{
	const char *source = options->source;

	if (!source || !sim_spec_is(source) || strstr(source, "seed="))
		return source;
	snprintf(spec, size, "%s%sseed=%" PRIu64, source,
		 strchr(source, ':') ? "," : ":", options->tuner.seed);
	return spec;
}

int tune_command_run(int argc, char *argv[])
{
	struct tune_command command = { 0 };
	struct source_options paths = source_options_default();
	struct options batch = { 0 };
	struct problem error;
	struct source *source;
	struct load load;
	char spec[512];
	int status;

	switch (tune_options_parse(&command.options, argc, argv)) {
	case OPTIONS_DONE:
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return 2;
	case OPTIONS_RUN:
		break;
	}
	if (command.options.svg && !gnuplot_can_draw(&error)) {
		problem_complain("dpastop", &error);
		return EXIT_FAILURE;
	}
	batch.source = command.options.source;
	batch.force_writes = command.options.force_writes;
	if (!load_command_read(&batch, &paths, &load))
		return 2;
	if (batch.source && sim_spec_is(batch.source))
		clock_stop();
	source = source_open(tune_command_source(&command.options, spec,
						 sizeof(spec)),
			     &paths, &error);
	if (!source) {
		problem_complain("dpastop", &error);
		return EXIT_FAILURE;
	}
	status = tune_command_on(&command, source);
	if (end_signals_taken()) {
		/* Die from the signal, so that the parent sees it. */
		fflush(stdout);
		signal(end_signals_taken(), SIG_DFL);
		sigprocmask(SIG_SETMASK, &command.unblocked, NULL);
		raise(end_signals_taken());
	}
	return status;
}
