// SPDX-License-Identifier: GPL-2.0
/* Scenarios: accepted as a whole, or rejected with a line and a reason. */
#include <stdio.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "lib/scenario/scenario_read.h"

static const char *const texts[] = {
	"# A comment\n"
	"title PAS to CP\n"
	"needs any\n"
	"\n"
	"method dpas\n"
	"load jobs=1 bs=4k reads=100 rate=0 cpus=0 polled=1\n"
	"say One job on CPU 0: a queue depth of 1.0.\n"
	"say The CPU goes from PAS to CP.\n"
	"key\n"
	"wait until switches PAS->CP >= 1 for at most 30s\n"
	"mark the first change to CP\n"
	"expect no cpu in INT\n"
	"wait until cpu 0 CP share > 80% for at most 20s\n",
	"title Floors \xe2\x80\x93 and more\n"
	"needs sim\n"
	"keep\n"
	"set pas_d_init 1000000\n"
	"set io_poll_delay -1\n"
	"wait 0.5s\n"
	"wait until all active cpus dur >= 1ms\n"
	"expect 3 cpus in PAS\n"
	"expect latency < 10us\n"
	"expect any cpu overs > 90%\n"
	"view presenter\n"
	"show switch_param3\n"
	"speed 0.001\n"
	"say for 2s Now.\n"
	"look Here.\n"
	"ask Why?\n"
	"answer So.\n"
	"mark \"first OL\" at switch PAS->OL\n",
	NULL
};

static const char *const words[] = {
	"title ",  "needs ", "say ",	     "mark ",  "key",	     "method ",
	"set ",	   "load ",  "wait ",	     "until ", "expect ",    "cpu ",
	"cpus ",   "all ",   "active ",	     "any ",   "no ",	     "in ",
	"share ",  "CP ",    "for at most ", " > ",    "->",	     "jobs=",
	"bs=",	   "1us",    "\n",	     "\r\n",   " ",	     "#",
	"view ",   "show ",  "speed ",	     "ask ",   "at switch ", "\"",
	"for 2s ", "=",	     "\xc3\xa9",     "\x1b[",  NULL
};

static bool fuzz_is_string(const char *text, size_t size)
{
	size_t length = strnlen(text, size);

	return length < size && tokens_are_plain(text, length);
}

static bool fuzz_check_step(const struct scenario_step *step)
{
	struct problem problem;

	if (!step->line || !*step->text ||
	    !fuzz_is_string(step->text, sizeof(step->text)))
		return false;
	switch (step->kind) {
	case SCENARIO_SET:
		return tunable_check(step->id, step->value, &problem);
	case SCENARIO_LOAD:
		return step->load.read_percent <= 100 &&
			step->load.block_bytes &&
			fuzz_is_string(step->load.cpus,
				       sizeof(step->load.cpus));
	case SCENARIO_WAIT_UNTIL:
	case SCENARIO_EXPECT:
		return step->condition.value >= 0 &&
			step->condition.mode < DPAS_NR_MODES &&
			step->condition.edge < EDGE_COUNT;
	default:
		return true;
	}
}

static bool fuzz_check(const struct scenario *scenario)
{
	size_t i;

	if (!*scenario->title || !scenario->nr_steps ||
	    scenario->nr_steps > SCENARIO_MOST_STEPS ||
	    !fuzz_is_string(scenario->title, sizeof(scenario->title)))
		return false;
	for (i = 0; i < scenario->nr_steps; i++)
		if (!fuzz_check_step(scenario->steps + i))
			return false;
	return true;
}

static bool fuzz_read(const char *data, size_t size)
{
	struct problem problem;
	unsigned int line;
	struct scenario scenario;
	bool good;

	if (!scenario_read(&scenario, data, size, &line, &problem))
		return *problem.reason &&
			fuzz_is_string(problem.reason, sizeof(problem.reason));
	good = fuzz_check(&scenario);
	scenario_free(&scenario);
	return good;
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
