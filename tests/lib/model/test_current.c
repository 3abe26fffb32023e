// SPDX-License-Identifier: GPL-2.0
/* For each method, what of a CPU is current and what is left over from DPAS. */
#include <criterion/criterion.h>
#include <string.h>

#include "lib/model/current.h"

static struct sample sample;

/* A sample in which every field of a CPU is known. */
static void set_up(void)
{
	struct cpu_row *row;
	unsigned int field;

	sample_init(&sample);
	row = sample_add_row(&sample, 0);
	for (field = 0; field < CPU_NR_FIELDS; field++)
		cpu_row_set(row, field, 1);
}

static void tear_down(void)
{
	sample_free(&sample);
}

TestSuite(current, .init = set_up, .fini = tear_down);

static void set_method(int64_t delay, int64_t pas, int64_t switching)
{
	sample_set_tunable(&sample, TUNABLE_IO_POLL_DELAY, delay);
	sample_set_tunable(&sample, DPAS_PAS_ENABLED, pas);
	sample_set_tunable(&sample, DPAS_SWITCH_ENABLED, switching);
	current_drop_stale(&sample);
}

static unsigned int count_known(void)
{
	unsigned int field, count = 0;
	uint64_t value;

	for (field = 0; field < CPU_NR_FIELDS; field++)
		count += cpu_row_get(sample.rows, field, &value);
	return count;
}

static void expect_words(const char *expected)
{
	char text[128];

	current_describe(&sample, text, sizeof(text));
	cr_expect_str_eq(text, expected, "%s", text);
}

Test(current, all_of_dpas)
{
	set_method(0, 1, 1);
	cr_expect_eq(count_known(), CPU_NR_FIELDS);
	expect_words("");
}

Test(current, all_where_the_method_is_unknown)
{
	current_drop_stale(&sample);
	cr_expect_eq(count_known(), CPU_NR_FIELDS);
	expect_words("");
}

Test(current, sleeps_but_no_switching_of_pas)
{
	uint64_t value;

	set_method(0, 1, 0);
	cr_expect(cpu_row_get(sample.rows, CPU_DUR_NS, &value));
	cr_expect(cpu_row_get(sample.rows, CPU_IOS_PAS, &value));
	cr_expect_not(cpu_row_get(sample.rows, CPU_TF, &value));
	cr_expect_not(cpu_row_get(sample.rows, CPU_WINDOW_IOS, &value));
	cr_expect_not(cpu_row_get(sample.rows, CPU_SWITCHES, &value));
	expect_words(
		"method PAS: I/O that requests polling sleeps, then polls; modes stay");
}

Test(current, sleeps_but_no_switching_of_ehp)
{
	uint64_t value;

	sample_set_tunable(&sample, DPAS_EHP_ENABLED, 1);
	set_method(0, 1, 1);
	cr_expect(cpu_row_get(sample.rows, CPU_DUR_NS, &value));
	cr_expect_not(cpu_row_get(sample.rows, CPU_TF, &value));
	expect_words(
		"method EHP: I/O that requests polling sleeps for the recent minimum, then polls");
}

Test(current, nothing_of_cp)
{
	set_method(-1, 1, 1);
	cr_expect_eq(count_known(), 0);
	expect_words("method CP: I/O that requests polling polls at once");
}

Test(current, nothing_of_lhp)
{
	set_method(0, 0, 1);
	cr_expect_eq(count_known(), 0);
	expect_words(
		"method LHP: I/O that requests polling sleeps for half the mean, then polls");
}

Test(current, a_sleep_that_was_asked_for)
{
	set_method(30, 1, 1);
	cr_expect_eq(count_known(), 0);
	expect_words(
		"method LHP: I/O that requests polling sleeps 30 us, then polls");
}

Test(current, nothing_of_int)
{
	sample_set_queue(&sample, QUEUE_IO_POLL, 0);
	set_method(0, 1, 1);
	cr_expect_eq(count_known(), 0);
	expect_words("method INT: every I/O completes by interrupt");
}
