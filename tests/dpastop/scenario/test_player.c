// SPDX-License-Identifier: GPL-2.0
/* The player: what it waits for, what fails, and what is restored. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/scenario/scenario_player.h"
#include "lib/scenario/scenario_read.h"

#define S 1000000000u

/* A source that accepts everything, or rejects everything. */
static struct {
	struct source source;
	int64_t tunable[TUNABLE_COUNT];
	struct load load;
	uint64_t mono_ns;
	bool refuses;
	char changes[256]; /* "switch_param1=3 load=2 ..." */
} fake;

static void note(const char *name, int64_t value)
{
	size_t used = strlen(fake.changes);

	snprintf(fake.changes + used, sizeof(fake.changes) - used, "%s=%d ",
		 name, (int)value);
}

static bool refuse(struct problem *error)
{
	if (fake.refuses)
		problem_set(error, NULL, NULL, "not today", NULL);
	return fake.refuses;
}

static bool fake_set(struct source *source, unsigned int id, int64_t value,
		     struct problem *error)
{
	(void)source;
	if (refuse(error))
		return false;
	fake.tunable[id] = value;
	note(tunable_get(id).name, value);
	return true;
}

static bool fake_set_load(struct source *source, const struct load *load,
			  struct problem *error)
{
	(void)source;
	if (refuse(error))
		return false;
	fake.load = *load;
	note("load", load->jobs);
	return true;
}

static void fake_read_back(struct source *source, struct sample *sample)
{
	unsigned int id;

	(void)source;
	sample->mono_ns = fake.mono_ns;
	for (id = 0; id < TUNABLE_NR_KNOWN; id++)
		sample_set_tunable(sample, id, fake.tunable[id]);
	sample_set_load(sample, LOAD_JOBS, fake.load.jobs);
}

static enum source_status fake_sample(struct source *source,
				      struct sample *sample, bool *after_gap,
				      struct problem *error)
{
	(void)error;
	*after_gap = false;
	sample_clear(sample);
	fake_read_back(source, sample);
	return SOURCE_OK;
}

static size_t fake_take_switches(struct source *source,
				 struct switch_record *records, size_t max,
				 uint64_t *missed)
{
	(void)source;
	(void)records;
	(void)max;
	(void)missed;
	return 0;
}

static void fake_close(struct source *source)
{
	(void)source;
}

static void fake_set_speed(struct source *source, double speed)
{
	source->speed = speed;
}

static const struct source_ops fake_ops = {
	.name = "sim",
	.sample = fake_sample,
	.read_back = fake_read_back,
	.take_switches = fake_take_switches,
	.set = fake_set,
	.set_load = fake_set_load,
	.set_speed = fake_set_speed,
	.close = fake_close,
};

static struct monitor monitor;
static struct scenario scenario;
static struct scenario_player player;
static char failure[SCENARIO_FAILURE_SIZE]; /* the last one reported */
static unsigned int nr_reports;

static void report(void *context, const struct scenario_step *step,
		   const char *text, uint64_t took_ns)
{
	(void)context;
	(void)step;
	(void)took_ns;
	nr_reports++;
	snprintf(failure, sizeof(failure), "%s", text);
}

static void set_up(void)
{
	unsigned int id;

	for (id = 0; id < TUNABLE_NR_KNOWN; id++)
		fake.tunable[id] = tunable_get(id).init;
	fake.source.ops = &fake_ops;
	fake.source.speed = 1;
	fake.mono_ns = S;
	cr_assert(monitor_start(&monitor, &fake.source));
	monitor_sample(&monitor);
}

static void tear_down(void)
{
	monitor_stop(&monitor);
	scenario_free(&scenario);
}

TestSuite(player, .init = set_up, .fini = tear_down);

static void start(const char *text, bool is_alone)
{
	struct problem error;
	unsigned int line;
	char all[512];

	scenario_free(&scenario);
	snprintf(all, sizeof(all), "title T\n%s", text);
	cr_assert(scenario_read(&scenario, all, strlen(all), &line, &error),
		  "%s", error.reason);
	scenario_player_start(&player, &scenario, &monitor, is_alone, report,
			      NULL);
}

static uint64_t step(void)
{
	return scenario_player_step(&player, &monitor, fake.mono_ns);
}

/* One second later, with a new sample. */
static void pass(void)
{
	fake.mono_ns += S;
	monitor_sample(&monitor);
}

static void key(void)
{
	scenario_player_key(&player, &monitor);
}

Test(player, says_and_waits)
{
	start("say for 2s A\nwait 1s\nsay B\nwait 1s\nsay C\n", false);
	cr_assert_null(player.caption);
	/* A text with a time continues by itself. */
	cr_assert_eq(step(), (uint64_t)3 * S);
	cr_assert_str_eq(player.caption->text, "A");
	cr_assert_eq(player.step, 0);
	pass();
	cr_assert_eq(step(), (uint64_t)3 * S);
	pass();
	cr_assert_eq(step(), (uint64_t)4 * S);
	cr_assert_eq(player.step, 1);
	pass();
	/* A text without one waits for a key, however long. */
	cr_assert_eq(step(), SOURCE_NEVER);
	cr_assert_eq(player.state, SCENARIO_AT_KEY);
	cr_assert_str_eq(player.caption->text, "B");
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_AT_KEY);
	key();
	cr_assert_eq(step(), (uint64_t)6 * S);
	cr_assert_str_eq(player.caption->text, "B");
	pass();
	step();
	/*
	 * The last text is held by the end of the scenario, not by a key of its
	 * own.
	 */
	cr_assert_eq(player.state, SCENARIO_AT_END);
	cr_assert_str_eq(player.caption->text, "C");
	key();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_eq(player.nr_failures, 0);
}

Test(player, nothing_is_put_back_before_the_end_is_left)
{
	start("set switch_param1 5\n", false);
	step();
	cr_assert_eq(player.state, SCENARIO_AT_END);
	cr_assert_str_eq(fake.changes, "switch_param1=5 ");
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_AT_END);
	key();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_str_eq(fake.changes, "switch_param1=5 switch_param1=0 ");
}

Test(player, texts_without_a_step_between_are_a_page)
{
	start("look A\nask B\nanswer C\nkey\nsay D\nset switch_param1 1\n"
	      "say E\nkey\n",
	      false);
	step();
	key();
	step();
	key();
	step();
	cr_assert_str_eq(player.caption->text, "C");
	cr_assert_str_eq(player.page->text, "A");
	key();
	step();
	cr_assert_str_eq(player.caption->text, "D");
	cr_assert_eq(player.page, player.caption);
	key();
	step();
	cr_assert_str_eq(player.caption->text, "E");
	cr_assert_eq(player.page, player.caption);
}

Test(player, shows_what_it_changes)
{
	start("view presenter\nset switch_param2 20\nshow pas_d_init\nkey\n",
	      false);
	step();
	cr_assert_eq(player.view->view, SCENARIO_PRESENTER);
	cr_assert_eq(player.tunable->id, DPAS_PAS_D_INIT);
	start("set switch_param2 20\nkey\n", false);
	step();
	cr_assert_null(player.view);
	cr_assert_eq(player.tunable->id, DPAS_SWITCH_PARAM2);
}

Test(player, slow_motion_is_for_those_who_watch)
{
	start("speed 0.001\nspeed 0\nwait until jobs = 7 for at most 1s\n",
	      false);
	step();
	cr_assert_eq(fake.source.speed, 0);
	/* While time stands still, there is no time limit. */
	pass();
	pass();
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_PLAYING);
	scenario_player_stop(&player, &monitor);
	cr_assert_eq(fake.source.speed, 1);
	start("speed 0.001\nkeep\n", true);
	step();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_eq(fake.source.speed, 1);
}

/* A switch of CPU 0 at @mono_ns. */
static void push_switch(uint64_t mono_ns, uint8_t from, uint8_t to)
{
	struct switch_record record = {
		.mono_ns = mono_ns,
		.real_ns = (int64_t)mono_ns + 5,
		.count = 1,
		.event = { .from = from, .to = to },
	};

	history_push_switch(monitor.history, &record);
}

Test(player, a_mark_at_a_switch_is_where_that_happened)
{
	const struct mark *mark;

	start("load jobs=1\nkey\nmark \"first OL\" at switch PAS->OL\nkey\n",
	      false);
	push_switch(S / 2, DPAS_PAS, DPAS_OL); /* before the change */
	step();
	push_switch(S + 7, DPAS_PAS, DPAS_CP);
	push_switch(S + 9, DPAS_PAS, DPAS_OL);
	push_switch(S + 11, DPAS_PAS, DPAS_OL);
	pass();
	key();
	step();
	mark = history_mark(monitor.history, 0);
	cr_assert(mark);
	cr_assert_str_eq(mark->text, "first OL");
	cr_assert_eq(mark->mono_ns, S + 9);
	cr_assert_eq(mark->real_ns, S + 14);

	start("load jobs=2\nmark \"more\" at switch PAS->OL\nkey\n", false);
	step();
	cr_assert_eq(player.state, SCENARIO_AT_KEY);
	cr_assert_str_eq(player.failure,
			 "there was no such switch since the last change");
}

Test(player, alone_it_waits_for_no_key)
{
	start("say A\nkey\nkey\nsay for 5s B\n", true);
	step();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_eq(nr_reports, 3);
}

Test(player, puts_back_what_it_changed_and_the_first_last)
{
	fake.source.asked = (struct load){ 4, 8192, 70, 100, false, "0-1" };
	fake.tunable[DPAS_SWITCH_PARAM1] = 3;
	pass();
	start("set switch_param1 5\nset switch_param2 20\n"
	      "set switch_param1 6\nload jobs=1\n",
	      true);
	step();
	cr_assert_str_eq(fake.changes,
			 "switch_param1=5 switch_param2=20 "
			 "switch_param1=6 load=1 "
			 "load=4 switch_param2=10 switch_param1=3 ");
	cr_assert_eq(fake.load.block_bytes, 8192);
	cr_assert_eq(fake.load.read_percent, 70);
	cr_assert_eq(fake.load.rate_iops, 100);
	cr_assert_not(fake.load.polled);
	cr_assert_str_eq(fake.load.cpus, "0-1");
}

Test(player, somebody_elses_load_is_not_taken_for_its_own)
{
	fake.load.jobs = 4;
	pass();
	start("load jobs=1\n", true);
	step();
	cr_assert_str_eq(fake.changes, "load=1 load=0 ");
}

Test(player, keeps_where_it_says_so)
{
	start("keep\nset switch_param1 5\nload jobs=1\n", true);
	step();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_str_eq(fake.changes, "switch_param1=5 load=1 ");
}

Test(player, stopped_early_it_puts_back)
{
	start("set switch_param1 5\nkey\nset switch_param2 20\n", false);
	step();
	scenario_player_stop(&player, &monitor);
	cr_assert_eq(player.state, SCENARIO_ENDED);
	scenario_player_stop(&player, &monitor);
	cr_assert_str_eq(fake.changes, "switch_param1=5 switch_param1=0 ");
	cr_assert_eq(step(), SOURCE_NEVER);
}

Test(player, a_method_starts_anew)
{
	fake.tunable[DPAS_SWITCH_ENABLED] = 1;
	fake.tunable[DPAS_PAS_ENABLED] = 1;
	fake.tunable[TUNABLE_IO_POLL_DELAY] = 0;
	pass();
	start("keep\nmethod dpas\n", true);
	step();
	cr_assert_str_eq(fake.changes,
			 "switch_enabled=0 io_poll_delay=0 ehp_enabled=0 "
			 "pas_enabled=1 switch_enabled=1 ");
	start("keep\nmethod int\n", true);
	fake.changes[0] = '\0';
	step();
	cr_assert_str_eq(fake.changes,
			 "switch_enabled=0 io_poll_delay=-1 ehp_enabled=0 "
			 "pas_enabled=0 switch_enabled=0 ");
	start("keep\nmethod ehp\n", true);
	fake.changes[0] = '\0';
	step();
	cr_assert_str_eq(fake.changes,
			 "switch_enabled=0 io_poll_delay=0 ehp_enabled=1 "
			 "pas_enabled=0 switch_enabled=0 ");
}

Test(player, a_wait_takes_what_is_seen_after_the_change)
{
	fake.load.jobs = 1;
	pass();
	start("load jobs=1\nwait until jobs = 1 for at most 5s\n", false);
	cr_assert_eq(step(), fake.mono_ns + (uint64_t)5 * S);
	cr_assert_eq(player.state, SCENARIO_PLAYING);
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_AT_END);
}

Test(player, what_fails_is_said_and_goes_on_with_a_key)
{
	start("expect jobs = 7\nset switch_param1 5\nkey\n", false);
	step();
	cr_assert_eq(player.state, SCENARIO_PLAYING, "no look since the start");
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_AT_KEY);
	cr_assert_str_eq(player.failure, "jobs is 0");
	cr_assert_eq(player.step, 0);
	key();
	cr_assert_str_eq(player.failure, "");
	step();
	cr_assert_eq(player.step, 2);
	cr_assert_eq(player.nr_failures, 1);
}

Test(player, alone_a_failure_is_its_end)
{
	start("set switch_param1 5\nwait until jobs = 7 for at most 2s\nkey\n",
	      true);
	step();
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_PLAYING);
	pass();
	step();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_eq(player.step, 1);
	cr_assert_eq(player.nr_failures, 1);
	cr_assert_str_eq(failure, "jobs is 0");
	cr_assert_eq(fake.tunable[DPAS_SWITCH_PARAM1], 0, "not put back");
}

Test(player, what_the_source_refuses_fails)
{
	fake.refuses = true;
	start("set switch_param1 5\n", true);
	step();
	cr_assert_eq(player.state, SCENARIO_ENDED);
	cr_assert_str_eq(failure, "not today");
}

Test(player, what_cannot_be_put_back_is_told)
{
	start("set switch_param1 5\nkey\n", false);
	step();
	fake.refuses = true;
	scenario_player_stop(&player, &monitor);
	cr_assert_eq(player.nr_failures, 1);
	cr_assert_str_eq(player.failure,
			 "not everything could be restored: not today");
}

Test(player, a_scenario_may_not_fit)
{
	struct problem problem;

	start("needs kernel\nkey\n", true);
	cr_assert_not(scenario_fits(&scenario, &fake.source, &problem));
	cr_assert_str_eq(problem.reason, "it is for a kernel");
	start("needs sim\nkey\n", true);
	cr_assert(scenario_fits(&scenario, &fake.source, &problem));
	snprintf(fake.source.read_only, sizeof(fake.source.read_only),
		 "looking only");
	cr_assert(scenario_fits(&scenario, &fake.source, &problem));
	start("set switch_param1 5\n", true);
	cr_assert_not(scenario_fits(&scenario, &fake.source, &problem));
	cr_assert_str_eq(problem.reason, "looking only");
}
