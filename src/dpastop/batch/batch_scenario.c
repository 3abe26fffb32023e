// SPDX-License-Identifier: GPL-2.0
#include "dpastop/batch/batch_scenario.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "dpastop/scenario/scenario_player.h"
#include "lib/base/clock.h"
#include "lib/base/end_signals.h"
#include "lib/base/standard_streams.h"

struct batch_scenario {
	struct monitor monitor;
	struct scenario_player player;
	unsigned int number; /* of the last step reported */
	sigset_t unblocked;  /* signal mask while waiting, before and after */
};

/* The word before the text; other steps include it in theirs. */
static const char *batch_scenario_word_of(const struct scenario_step *step)
{
	if (step->kind == SCENARIO_SAY)
		return scenario_voice_word(step->voice);
	return step->kind == SCENARIO_MARK ? "mark " : "";
}

/* These only affect the screen. */
static bool batch_scenario_skips(const struct scenario_step *step)
{
	return step->kind == SCENARIO_VIEW || step->kind == SCENARIO_SHOW ||
		step->kind == SCENARIO_SPEED;
}

/*
 * The step as written, with number signs escaped: TAP reads them as directives.
 */
static void batch_scenario_print_step(const struct scenario_step *step)
{
	const char *text;

	fputs(batch_scenario_word_of(step), stdout);
	if (step->kind == SCENARIO_SAY)
		putchar(' ');
	for (text = step->text; *text; text++) {
		if (*text == '#' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
}

static void batch_scenario_print_result(void *context,
					const struct scenario_step *step,
					const char *failure, uint64_t took_ns)
{
	struct batch_scenario *batch = context;

	printf("%sok %u - ", *failure ? "not " : "", ++batch->number);
	batch_scenario_print_step(step);
	if (batch_scenario_skips(step))
		fputs(" # SKIP nobody watches", stdout);
	if (step->kind == SCENARIO_WAIT_UNTIL)
		printf(" (%.1f s)", (double)took_ns / 1e9);
	putchar('\n');
	if (*failure)
		printf("# line %u: %s\n", step->line, failure);
}

/* An asynchronous error fails no step by itself, but perhaps a later wait. */
static void batch_scenario_print_error(struct source *source)
{
	struct problem error;
	char text[PROBLEM_TEXT];

	if (!source_take_error(source, &error))
		return;
	problem_text(&error, text, sizeof(text));
	printf("# %s\n", text);
}

/*
 * Wait until @until_ns, or until the source has news, and let the source work.
 */
static bool batch_scenario_wait_for_news(struct batch_scenario *batch,
					 uint64_t until_ns)
{
	struct source *source = batch->monitor.source;
	struct pollfd fds[SOURCE_MAX_FDS];
	uint64_t due_ns = source_due_ns(source);
	struct timespec timeout;
	bool is_news;

	timeout = clock_until(clock_mono_ns(),
			      due_ns < until_ns ? due_ns : until_ns);
	ppoll(fds, source_fds(source, fds), &timeout, &batch->unblocked);
	is_news = source_work(source);
	batch_scenario_print_error(source);
	return is_news;
}

static void batch_scenario_play(struct batch_scenario *batch,
				uint64_t interval_ns)
{
	uint64_t sample_due_ns = clock_mono_ns(), wake_ns;

	monitor_sample(&batch->monitor);
	while (!end_signals_taken()) {
		wake_ns = scenario_player_step(&batch->player, &batch->monitor,
					       clock_mono_ns());
		standard_streams_flush();
		if (batch->player.state == SCENARIO_ENDED)
			return;
		if (wake_ns > sample_due_ns)
			wake_ns = sample_due_ns;
		if (batch_scenario_wait_for_news(batch, wake_ns) ||
		    clock_mono_ns() >= sample_due_ns) {
			monitor_sample(&batch->monitor);
			sample_due_ns = clock_next(sample_due_ns, interval_ns,
						   clock_mono_ns());
		} else {
			monitor_take_events(&batch->monitor);
		}
	}
	scenario_player_stop(&batch->player, &batch->monitor);
}

/* Print what remains after the last step. Returns the exit status. */
static int batch_scenario_print_end(const struct batch_scenario *batch)
{
	const struct scenario_player *player = &batch->player;

	if (end_signals_taken())
		printf("Bail out! ended by signal %d\n", end_signals_taken());
	else if (player->step < player->scenario->nr_steps)
		printf("Bail out! later steps depend on this one\n");
	if (player->nr_failures && *player->failure &&
	    player->step == player->scenario->nr_steps)
		printf("# %s\n", player->failure);
	return player->nr_failures || end_signals_taken() ? EXIT_FAILURE :
							    EXIT_SUCCESS;
}

/* False: the scenario cannot start, which has been reported. */
static bool batch_scenario_start(struct batch_scenario *batch,
				 struct source *source, const char *record)
{
	struct problem error;

	if (!monitor_start(&batch->monitor, source)) {
		fprintf(stderr, "dpastop: out of memory\n");
		return false;
	}
	if (!record || monitor_record(&batch->monitor, record, &error))
		return true;
	problem_complain("dpastop", &error);
	return false;
}

/* The recording includes the values put back at the end. */
static bool batch_scenario_end_record(struct batch_scenario *batch)
{
	struct problem problem;

	if (!batch->monitor.recorder)
		return true;
	monitor_sample(&batch->monitor);
	if (monitor_end_record(&batch->monitor, &problem))
		return true;
	problem_complain("dpastop", &problem);
	return false;
}

int batch_scenario_run(struct source *source, const struct scenario *scenario,
		       uint64_t interval_ns, const char *record)
{
	struct batch_scenario batch = { 0 };
	int status = EXIT_FAILURE;

	if (!batch_scenario_start(&batch, source, record)) {
		monitor_stop(&batch.monitor);
		return status;
	}
	end_signals_hold(&batch.unblocked);
	standard_streams_keep();
	printf("TAP version 13\n1..%zu\n", scenario->nr_steps);
	printf("# %s\n", scenario->title);
	scenario_player_start(&batch.player, scenario, &batch.monitor, true,
			      batch_scenario_print_result, &batch);
	batch_scenario_play(&batch, interval_ns);
	status = batch_scenario_print_end(&batch);
	if (!batch_scenario_end_record(&batch))
		status = EXIT_FAILURE;
	monitor_stop(&batch.monitor);
	if (end_signals_taken())
		standard_streams_leave_stalled(status);
	/*
	 * Writing the rest may block, so signals must be able to interrupt it.
	 */
	end_signals_release(&batch.unblocked);
	return status;
}
