// SPDX-License-Identifier: GPL-2.0
/*
 * Scenarios: what the language accepts and rejects, and what conditions check.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "lib/model/method.h"
#include "lib/scenario/condition_check.h"
#include "lib/scenario/scenario_read.h"

#define S 1000000000u
#define HEAD "title A test\n"

static struct scenario scenario;
static struct problem error;
static unsigned int bad_line;

static bool take(const char *text)
{
	return scenario_read(&scenario, text, strlen(text), &bad_line, &error);
}

/* The only step of a scenario. */
static const struct scenario_step *one(const char *text)
{
	char all[256];

	snprintf(all, sizeof(all), HEAD "%s\n", text);
	cr_assert(take(all), "%s: %s", text, error.reason);
	cr_assert_eq(scenario.nr_steps, 1, "%s", text);
	return scenario.steps;
}

static void refused(const char *text, unsigned int line, const char *words)
{
	cr_assert_not(take(text), "taken: %s", text);
	cr_assert_eq(bad_line, line, "%s: line %u", text, bad_line);
	cr_assert(strstr(error.reason, words), "%s: \"%s\" is not in \"%s\"",
		  text, words, error.reason);
	cr_assert_null(scenario.steps);
}

Test(scenario, steps_are_read)
{
	const struct scenario_step *step;

	step = one("say  One job,  #1: é");
	cr_assert_eq(step->kind, SCENARIO_SAY);
	cr_assert_str_eq(step->text, "One job,  #1: é");
	cr_assert_eq(step->line, 2);
	scenario_free(&scenario);

	step = one("set pas_d_init\t 8000");
	cr_assert_eq(step->kind, SCENARIO_SET);
	cr_assert_eq(step->id, DPAS_PAS_D_INIT);
	cr_assert_eq(step->value, 8000);
	scenario_free(&scenario);

	step = one("method dpas");
	cr_assert_eq(step->method, METHOD_DPAS);
	scenario_free(&scenario);

	step = one("load jobs=3 bs=8k reads=70 rate=100 cpus=0-1,3 polled=0");
	cr_assert_eq(step->load.jobs, 3);
	cr_assert_eq(step->load.block_bytes, 8192);
	cr_assert_eq(step->load.read_percent, 70);
	cr_assert_eq(step->load.rate_iops, 100);
	cr_assert_str_eq(step->load.cpus, "0-1,3");
	cr_assert_not(step->load.polled);
	scenario_free(&scenario);

	step = one("wait 0.5s");
	cr_assert_eq(step->kind, SCENARIO_WAIT);
	cr_assert_eq(step->limit_ns, S / 2);
	scenario_free(&scenario);

	step = one("wait until iops > 1000");
	cr_assert_eq(step->kind, SCENARIO_WAIT_UNTIL);
	cr_assert_eq(step->limit_ns, (uint64_t)10 * S);
	scenario_free(&scenario);
}

Test(scenario, a_byte_order_mark_is_passed_over)
{
	static const char text[] = "\xef\xbb\xbftitle One\nsay Two.\n";
	unsigned int line;
	struct problem wrong;

	cr_assert(scenario_read(&scenario, text, strlen(text), &line, &wrong),
		  "%s", wrong.reason);
	cr_assert_str_eq(scenario.title, "One");
	scenario_free(&scenario);
}

Test(scenario, what_follows_one_another_is_said_as_one)
{
	cr_assert(take(HEAD "say One\n\n# and\nsay two.\r\nkey\nsay Three.\n"));
	cr_assert_eq(scenario.nr_steps, 2);
	cr_assert_str_eq(scenario.steps[0].text, "One two.");
	cr_assert_str_eq(scenario.steps[1].text, "Three.");
	cr_assert_eq(scenario.steps[1].line, 7);
	scenario_free(&scenario);
	/* A different voice makes a separate text, and so does a time. */
	cr_assert(take(HEAD "look One\nlook two.\ntry Three.\nsay for 3s x\n"
			    "key\nsay for me\n"));
	cr_assert_eq(scenario.nr_steps, 5);
	cr_assert_eq(scenario.steps[0].voice, SCENARIO_LOOK);
	cr_assert_str_eq(scenario.steps[0].text, "One two.");
	cr_assert_eq(scenario.steps[1].voice, SCENARIO_TRY);
	cr_assert(scenario_needs_key(scenario.steps + 1));
	cr_assert_eq(scenario.steps[2].limit_ns, (uint64_t)3 * S);
	cr_assert_str_eq(scenario.steps[2].text, "x");
	cr_assert_not(scenario_needs_key(scenario.steps + 2));
	/* It is a separate step after one that continues by itself. */
	cr_assert_eq(scenario.steps[3].kind, SCENARIO_KEY);
	cr_assert_str_eq(scenario.steps[4].text, "for me");
	scenario_free(&scenario);
}

Test(scenario, head_is_read)
{
	cr_assert(take("needs kernel\ntitle What it is\nkeep\nkey"));
	cr_assert_str_eq(scenario.title, "What it is");
	cr_assert_eq(scenario.place, SCENARIO_ON_KERNEL);
	cr_assert(scenario.keeps);
	cr_assert_not(scenario_changes(&scenario));
	scenario_free(&scenario);
	one("load jobs=1");
	cr_assert(scenario_changes(&scenario));
	cr_assert_eq(scenario.place, SCENARIO_ON_ANY);
	cr_assert_not(scenario.keeps);
	scenario_free(&scenario);
}

Test(scenario, wrong_lines_are_named)
{
	refused("", 0, "no title");
	refused("key\n", 0, "no title");
	refused(HEAD, 0, "no step");
	refused(HEAD HEAD, 2, "already");
	refused(HEAD "needs tea\n", 2, "any, sim or kernel");
	refused(HEAD "\n\nsleep 1s\n", 4, "\"sleep\" is not a step");
	refused(HEAD "say\n", 2, "the text is missing");
	refused(HEAD "mark \n", 2, "no text");
	refused(HEAD "say for 2m x\n", 2, "not a time");
	refused(HEAD "say for 2s\n", 2, "the text is missing");
	refused(HEAD "mark \"a\n", 2, "no end");
	refused(HEAD "mark \"\"\n", 2, "no text");
	refused(HEAD "mark \"a\" PAS->OL\n", 2, "instead of \"at\"");
	refused(HEAD "mark \"a\" at switch PAS->INT\n", 2, "not a switch");
	refused(HEAD "mark \"a\" at switch PAS->OL 1\n", 2, "unexpected");
	refused(HEAD "view all\n", 2, "overview, presenter, cpu");
	refused(HEAD "view cpu 1\n", 2, "unexpected");
	refused(HEAD "show param\n", 2, "no tunable \"param\"");
	refused(HEAD "speed\n", 2, "not a number");
	refused(HEAD "speed 0.00001\n", 2, "0, or 0.0001 to 100");
	refused(HEAD "speed 101\n", 2, "0, or 0.0001 to 100");
	refused(HEAD "key now\n", 2, "unexpected \"now\"");
	refused(HEAD "method cpx\n", 2, "int, cp, lhp, ehp, pas and dpas");
	refused(HEAD "set param 1\n", 2, "no tunable \"param\"");
	refused(HEAD "set switch_param4 2\n", 2, "0 or 1");
	refused(HEAD "set switch_param4 one\n", 2, "not a whole number");
	refused(HEAD "set switch_param4 1 1\n", 2, "unexpected");
	refused(HEAD "load jobs=x\n", 2, "jobs=x: not a whole number");
	refused(HEAD "load bs=1000\n", 2, "not a multiple");
	refused(HEAD "load reads=101\n", 2, "above 100");
	refused(HEAD "load depth=2\n", 2, "depth=2");
	refused(HEAD "load jobs=1 jobs=2\n", 2, "given twice");
	refused(HEAD "load\n", 2, "load: empty");
	refused(HEAD "wait\n", 2, "not a time");
	refused(HEAD "wait 5\n", 2, "not a time");
	refused(HEAD "wait 1.2.3s\n", 2, "not a time");
	refused(HEAD "wait -1s\n", 2, "not a time");
	refused(HEAD "wait 3601s\n", 2, "more than an hour");
	refused(HEAD "wait until\n", 2, "is missing");
	refused(HEAD "wait until iops > 1 for 5s\n", 2, "instead of \"at\"");
	refused(HEAD "wait until iops > 1 for at most\n", 2, "not a time");
	refused(HEAD "expect cpu x in CP\n", 2, "\"x\" is not a CPU number");
	refused(HEAD "expect cpu 0 in cp\n", 2, "\"cp\" is not a mode");
	refused(HEAD "expect cpu 0 iops > 1\n", 2, "\"iops\" is not a figure");
	refused(HEAD "expect dur > 5us\n", 2, "\"dur\" is not a figure");
	refused(HEAD "expect cpu 0 dur > 5\n", 2, "not a time");
	refused(HEAD "expect cpu 0 qd > 5us\n", 2, "not a number");
	refused(HEAD "expect cpu 0 CP share > 5\n", 2, "such as 10%");
	refused(HEAD "expect cpu 0 qd => 5\n", 2, "not a comparison");
	refused(HEAD "expect switches PAS->INT >= 1\n", 2, "not a switch");
	refused(HEAD "expect all cpu in CP\n", 2, "instead of \"cpus\"");
	refused(HEAD "expect iops > 1 for at most 5s\n", 2, "unexpected");
	refused(HEAD "say \x1b[2J\n", 2, "control characters");
	refused(HEAD "say \xc3\n", 2, "no UTF-8");
	refused(HEAD "say \xed\xa0\x80\n", 2, "no UTF-8");
	refused(HEAD "say \xc0\xaf\n", 2, "no UTF-8");
}

Test(scenario, there_are_limits)
{
	static char text[SCENARIO_MOST_BYTES + 2];
	size_t i, used = (size_t)snprintf(text, sizeof(text), HEAD);

	for (i = 0; i <= SCENARIO_MOST_STEPS; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "key\n");
	refused(text, SCENARIO_MOST_STEPS + 2, "more than 200 steps");

	memset(text, 'x', sizeof(text) - 1);
	refused(text, 0, "larger than");
	text[SCENARIO_TEXT_SIZE] = '\0';
	refused(text, 1, "longer than");

	used = (size_t)snprintf(text, sizeof(text), HEAD "say");
	memset(text + used, ' ', 1);
	memset(text + used + 1, 'x', 900);
	snprintf(text + used + 901, sizeof(text) - used - 901, "\nsay %0150d\n",
		 1);
	refused(text, 3, "the text is too long");
}

/* What conditions check. */
static struct history *history;
static struct sample sample;

/* A sample at @second: CPU @i has made ios[i] I/Os in CP and a third in PAS. */
static void push(unsigned int second, const unsigned int *modes,
		 const unsigned int *ios, unsigned int nr)
{
	unsigned int i;

	sample_clear(&sample);
	sample.mono_ns = (uint64_t)second * S;
	sample_set_load(&sample, LOAD_LATENCY_MEAN_NS, 8200);
	sample_set_load(&sample, LOAD_CONTEXT_SWITCHES, 500 * second);
	sample_set_queue(&sample, QUEUE_READS, 1000 * second);
	sample_set_queue(&sample, QUEUE_WRITES, 1);
	for (i = 0; i < nr; i++) {
		struct cpu_row *row = sample_add_row(&sample, i);

		cpu_row_set(row, CPU_MODE, modes[i]);
		cpu_row_set(row, CPU_IOS_CP, ios[i]);
		cpu_row_set(row, CPU_IOS_PAS, ios[i] / 3);
		cpu_row_set(row, CPU_AVERAGE_QD10, 19);
		cpu_row_set(row, CPU_DUR_NS, 4100);
		cpu_row_set(row, CPU_OVERS, ios[i]);
		cpu_row_set(row, CPU_UNDERS, ios[i]);
	}
	cr_assert(history_push(history, &sample, false));
}

/* CPU 0 in CP and CPU 1 in PAS, both active; CPU 2 in PAS and idle. */
static void set_up(void)
{
	static const unsigned int modes[] = { DPAS_CP, DPAS_PAS, DPAS_PAS };
	static const unsigned int before[] = { 300, 300, 0 };
	static const unsigned int after[] = { 600, 900, 0 };
	struct history_limits limits = { 10, 1 << 20, 10, 10, 10 };
	struct switch_record record = { .count = 1 };

	history = history_new(&limits);
	sample_init(&sample);
	push(1, modes, before, 3);
	push(2, modes, after, 3);
	record.event.from = DPAS_PAS;
	record.event.to = DPAS_CP;
	record.mono_ns = S;
	history_push_switch(history, &record);
	record.mono_ns = 2 * S - 1;
	history_push_switch(history, &record);
	record.cpu = 1;
	history_push_switch(history, &record);
}

static void tear_down(void)
{
	history_free(history);
	sample_free(&sample);
}

TestSuite(condition, .init = set_up, .fini = tear_down);

static char seen[CONDITION_CHECK_SEEN];

static bool holds_since(const char *text, uint64_t since_ns)
{
	char line[100];
	bool good;

	snprintf(line, sizeof(line), "expect %s", text);
	good = condition_check_holds(&one(line)->condition, history, since_ns,
				     seen);
	scenario_free(&scenario);
	return good;
}

#define HOLDS(text) cr_assert(holds_since(text, 0), "%s", seen)
#define FAILS(text, why)                                         \
	do {                                                     \
		cr_assert_not(holds_since(text, 0), "%s", seen); \
		cr_assert(strstr(seen, why), "\"%s\"", seen);    \
	} while (0)

Test(condition, each_kind_of_cpus)
{
	HOLDS("cpu 0 in CP");
	FAILS("cpu 1 in CP", "cpu 1 is in PAS");
	FAILS("cpu 7 in CP", "no such cpu");
	HOLDS("any cpu in PAS");
	FAILS("any cpu in INT", "cpu 0 is in CP; true of 0 of 3 cpus");
	HOLDS("no cpu in INT");
	FAILS("no cpu in PAS", "cpu 1 is in PAS; true of 2 of 3 cpus");
	HOLDS("all cpus qd = 1.9");
	FAILS("all cpus in PAS", "cpu 0 is in CP; true of 2 of 3 cpus");
	FAILS("all active cpus in CP", "cpu 1 is in PAS; true of 1 of 2 cpus");
	HOLDS("all active cpus qd = 1.9");
	HOLDS("2 cpus in PAS");
	FAILS("3 cpus in PAS", "cpu 0 is in CP; true of 2 of 3 cpus");
}

Test(condition, each_figure_of_a_cpu)
{
	HOLDS("cpu 0 dur >= 4.1us");
	FAILS("cpu 0 dur > 5us", "cpu 0 dur is 4.1us");
	HOLDS("cpu 0 qd < 2");
	HOLDS("cpu 0 CP share = 75%");
	FAILS("cpu 0 PAS share > 30%", "cpu 0 PAS share is 25%");
	FAILS("cpu 2 CP share < 1%", "CP share is unknown");
	HOLDS("cpu 0 overs = 50%");
	FAILS("cpu 0 tf <= 0", "cpu 0 tf is unknown");
	HOLDS("cpu 0 switches PAS->CP = 2");
	FAILS("cpu 1 switches PAS->CP > 1", "cpu 1 switches PAS->CP are 1");
}

Test(condition, each_figure_of_the_load)
{
	HOLDS("iops = 1000");
	HOLDS("latency < 10us");
	FAILS("latency < 8us", "latency is 8.2us");
	HOLDS("context_switches = 500");
	FAILS("p99 < 1s", "p99 is unknown");
	FAILS("cpu_use >= 0%", "cpu_use is unknown");
	FAILS("jobs = 0", "jobs is unknown");
	HOLDS("switches PAS->CP = 3");
	HOLDS("switches CP->PAS = 0");
}

Test(condition, only_what_came_after_the_last_change_counts)
{
	struct condition in = one("expect cpu 0 in CP")->condition, share;

	scenario_free(&scenario);
	share = one("expect cpu 0 CP share > 1%")->condition;
	scenario_free(&scenario);
	cr_assert(holds_since("switches PAS->CP = 2", S));
	cr_assert(holds_since("switches PAS->CP = 0", 2 * (uint64_t)S));
	cr_assert(condition_check_is_fresh(&in, history, S));
	cr_assert_not(condition_check_is_fresh(&in, history, 2 * (uint64_t)S));
	cr_assert(condition_check_is_fresh(&share, history, S - 1));
	cr_assert_not(condition_check_is_fresh(&share, history, S),
		      "the interval began before");
}
