// SPDX-License-Identifier: GPL-2.0
/* The kernel's table of CPUs: complete, truncated, garbled, huge. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/live/switch_stat.h"

#define LAB_LINE                                                  \
	"CPU[ 0] MODE[2] QD[ 1] param1: 0 param2: 10 param3: 10 " \
	"polled io: 170035, pas io: 17100, ol io: 0, int io: 5, tf: 3, dur: 41200"
#define MORE_PAIRS \
	", window: 37, avg qd: 10, tf total: 12, over: 512, under: 498, switches: 26"

static struct sample sample;

static void set_up(void)
{
	sample_init(&sample);
}

static void tear_down(void)
{
	sample_free(&sample);
}

TestSuite(switch_stat, .init = set_up, .fini = tear_down);

static size_t parse(const char *text)
{
	/*
	 * Exactly as long as the text, so that ASan detects reading beyond it.
	 */
	size_t size = strlen(text);
	char *exact = malloc(size + !size);
	size_t nr_rows;
	bool enough;

	memcpy(exact, text, size);
	nr_rows = switch_stat_parse(&sample, exact, size, &enough);
	free(exact);
	cr_assert(enough);
	return nr_rows;
}

static void expect(uint32_t cpu, enum cpu_field field, uint64_t wanted)
{
	const struct cpu_row *row = sample_row(&sample, cpu, 0);
	uint64_t value;

	cr_assert_not_null(row);
	cr_assert(cpu_row_get(row, field, &value), "%s of CPU %u is unknown",
		  sample_cpu_field_name(field), cpu);
	cr_assert_eq(value, wanted, "%s of CPU %u is %lu, not %lu",
		     sample_cpu_field_name(field), cpu, (long)value,
		     (long)wanted);
}

static void expect_unknown(uint32_t cpu, enum cpu_field field)
{
	const struct cpu_row *row = sample_row(&sample, cpu, 0);
	uint64_t value;

	cr_assert_not_null(row);
	cr_assert_not(cpu_row_get(row, field, &value), "%s of CPU %u is known",
		      sample_cpu_field_name(field), cpu);
}

Test(switch_stat, whole_line)
{
	cr_assert_eq(parse(LAB_LINE MORE_PAIRS "        \n"), 1);
	expect(0, CPU_MODE, DPAS_PAS);
	expect(0, CPU_QD, 1);
	expect(0, CPU_IOS_CP, 170035);
	expect(0, CPU_IOS_PAS, 17100);
	expect(0, CPU_IOS_OL, 0);
	expect(0, CPU_IOS_INT, 5);
	expect(0, CPU_TF, 3);
	expect(0, CPU_DUR_NS, 41200);
	expect(0, CPU_WINDOW_IOS, 37);
	expect(0, CPU_AVERAGE_QD10, 10);
	expect(0, CPU_TF_TOTAL, 12);
	expect(0, CPU_OVERS, 512);
	expect(0, CPU_UNDERS, 498);
	expect(0, CPU_SWITCHES, 26);
}

Test(switch_stat, pairs_may_be_missing)
{
	cr_assert_eq(parse(LAB_LINE "\n"), 1);
	expect(0, CPU_DUR_NS, 41200);
	expect_unknown(0, CPU_WINDOW_IOS);
	expect_unknown(0, CPU_SWITCHES);
	/* From the log of the paper's kernel. */
	cr_assert_eq(parse("CPU[ 1] MODE[1] QD[ 0] param1: 0 param2: 10 "
			   "param3: 10 polled io: 4, pas io: 3, ol io: 2, "
			   "int io: 1\n"),
		     1);
	expect(1, CPU_IOS_INT, 1);
	expect_unknown(1, CPU_TF);
	expect_unknown(1, CPU_DUR_NS);
}

Test(switch_stat, unknown_pairs_are_passed_over)
{
	cr_assert_eq(parse("CPU[3] MODE[0] QD[12] color: blue, tf: 4, "
			   "ratio: 0.5, dur: 100, colors: 3 over: 9\n"),
		     1);
	expect(3, CPU_MODE, DPAS_INT);
	expect(3, CPU_QD, 12);
	expect(3, CPU_TF, 4);
	expect(3, CPU_DUR_NS, 100);
	expect(3, CPU_OVERS, 9);
}

Test(switch_stat, zero_is_not_unknown_and_unknown_is_not_zero)
{
	cr_assert_eq(parse("CPU[0] MODE[0] QD[0] tf: 0, dur: , over: x1, "
			   "under: 7y, switches: -3\n"),
		     1);
	expect(0, CPU_MODE, DPAS_INT);
	expect(0, CPU_TF, 0);
	expect_unknown(0, CPU_DUR_NS);
	expect_unknown(0, CPU_OVERS);
	expect_unknown(0, CPU_UNDERS);
	expect_unknown(0, CPU_SWITCHES);
}

Test(switch_stat, numbers_that_are_too_large_are_unknown)
{
	cr_assert_eq(parse("CPU[0] MODE[9] QD[99999999999999999999999] tf: 1, "
			   "over: 2\n"
			   "CPU[1] MODE[1] QD[1] over: 9223372036854775807, "
			   "under: 9223372036854775808, "
			   "tf: 18446744073709551616, dur: 5\n"
			   "CPU[99999999999] MODE[1] QD[1]\n"
			   "CPU[8192] MODE[1] QD[1]\n"
			   "CPU[8191] MODE[1] QD[1]\n"),
		     3);
	expect_unknown(0, CPU_MODE);
	expect_unknown(0, CPU_QD);
	expect(1, CPU_OVERS, INT64_MAX);
	expect_unknown(1, CPU_UNDERS);
	expect_unknown(1, CPU_TF);
	expect(1, CPU_DUR_NS, 5);
	expect(8191, CPU_QD, 1);
}

Test(switch_stat, a_line_cut_anywhere_shows_nothing_that_was_not_read)
{
	static const char line[] = LAB_LINE MORE_PAIRS;
	struct sample whole;
	size_t cut;
	bool enough;

	sample_init(&whole);
	switch_stat_parse(&whole, LAB_LINE MORE_PAIRS "\n", sizeof(line),
			  &enough);
	for (cut = 0; cut < sizeof(line) - 1; cut++) {
		char *piece = malloc(cut + !cut);
		unsigned int field;

		memcpy(piece, line, cut);
		sample_clear(&sample);
		switch_stat_parse(&sample, piece, cut, &enough);
		free(piece);
		for (field = 0; sample.nr_rows && field < CPU_NR_FIELDS;
		     field++) {
			uint64_t value, full;

			if (!cpu_row_get(sample.rows, field, &value))
				continue;
			cr_assert(cpu_row_get(whole.rows, field, &full));
			cr_assert_eq(value, full, "%s at cut %zu",
				     sample_cpu_field_name(field), cut);
		}
	}
	sample_free(&whole);
}

Test(switch_stat, garbage_is_no_row)
{
	cr_assert_eq(parse(""), 0);
	cr_assert_eq(parse("\n\n\n"), 0);
	cr_assert_eq(
		parse("hello\nCPU\nCPU[\nCPU[]\nCPU[x]\nCPU[ 1\nCPU[-1]\n"), 0);
	cr_assert_eq(sample.nr_rows, 0);
	/* In a broken row, only the CPU number is used. */
	cr_assert_eq(parse("CPU[5] MODE[x] QD[1] tf: 3\n"), 1);
	cr_assert_eq(sample.rows[0].known, 0);
}

Test(switch_stat, random_bytes_and_random_damage)
{
	uint64_t state = 88172645463325252u;
	char text[1024];
	bool enough;
	int round;

	for (round = 0; round < 20000; round++) {
		size_t size, i;

		state ^= state << 13, state ^= state >> 7, state ^= state << 17;
		size = state % sizeof(LAB_LINE MORE_PAIRS "\n");
		memcpy(text, LAB_LINE MORE_PAIRS "\n", size);
		for (i = 0; i < 1 + round % 40u && size; i++) {
			state ^= state << 13, state ^= state >> 7,
				state ^= state << 17;
			text[state % size] = (char)(state >> 32);
		}
		char *exact = malloc(size + !size);

		memcpy(exact, text, size);
		sample_clear(&sample);
		switch_stat_parse(&sample, exact, size, &enough);
		free(exact);
		cr_assert(enough);
		for (i = 0; i < sample.nr_rows; i++) {
			uint64_t mode;

			if (cpu_row_get(sample.rows + i, CPU_MODE, &mode))
				cr_assert_lt(mode, DPAS_NR_MODES);
		}
	}
}

Test(switch_stat, a_thousand_cpus_in_any_order)
{
	char *text = malloc(1024 * 300), *at = text;
	size_t i;

	for (i = 0; i < 1024; i++)
		at += sprintf(at,
			      "CPU[%2zu] MODE[%zu] QD[%zu] tf: %zu, "
			      "dur: 18446744073709551615, switches: %zu\n",
			      i * 5 % 1024, i % 4, i, i, i * 1000000);
	cr_assert_eq(parse(text), 1024);
	cr_assert_eq(sample.nr_rows, 1024);
	for (i = 0; i < 1024; i++) {
		cr_assert_eq(sample.rows[i].cpu, i);
		expect(i * 5 % 1024, CPU_TF, i);
		expect(i * 5 % 1024, CPU_SWITCHES, i * 1000000);
		expect_unknown(i * 5 % 1024, CPU_DUR_NS);
	}
	free(text);
}

Test(switch_stat, the_second_line_of_a_cpu_replaces_the_first)
{
	cr_assert_eq(parse("CPU[0] MODE[1] QD[1] tf: 5\n"
			   "CPU[1] MODE[1] QD[1] tf: 6\n"
			   "CPU[0] MODE[2] QD[0]\n"),
		     3);
	cr_assert_eq(sample.nr_rows, 2);
	expect(0, CPU_MODE, DPAS_PAS);
	expect_unknown(0, CPU_TF);
}
