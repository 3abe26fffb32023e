// SPDX-License-Identifier: GPL-2.0
/* Which switches a filter matches; a selection that stays on its row. */
#include <criterion/criterion.h>

#include "dpastop/model/switch_list.h"

static const struct switch_record overload = {
	.sequence = 7, .count = 1, .cpu = 3,
	.event = {
		.from = DPAS_PAS, .to = DPAS_OL,
		.reason = DPAS_TF_ABOVE_PARAM1, .window_ios = 100,
		.average_qd10 = 19, .tf = 7,
	},
};

static bool matches(const char *text)
{
	struct switch_filter filter;

	switch_filter_parse(&filter, text);
	return switch_filter_matches(&filter, &overload);
}

/* clang-format off */
static const char *const yes[] = {
	"", "  ", "cpu3", "CPU3", "cpu 3", "PAS->OL", "pas->ol", "PAS→OL",
	"PAS -> OL", "tf PAS  →OL cpu3", " PAS-> OL ", "PAS",
	"ol", "from:PAS", "to:OL", "from:pas to:ol", "tf", "TF", "7", "param1",
	"average QD 1.9", "cpu 3 PAS->OL tf", "tf PAS cpu3", "I/Os", "tf cpu 3",
};
/* clang-format on */
/* clang-format off */
static const char *const no[] = {
	"cpu2", "cpu33", "cpu 2", "cpu", "OL->PAS", "PAS->CP", "CP", "INT",
	"from:OL", "to:PAS", "from:PAS to:CP", "cpu3 CP", "nonsense", "from:",
	"from:X", "to:", "PAS->", "->OL", "PAS->X", "cpu99999999999999999999",
	"tf nonsense", "OL -> PAS", "-> ", " -> PAS", "cpu 2 PAS->OL tf", "->",
};
/* clang-format on */

Test(filter, all_words_must_match)
{
	size_t i;

	for (i = 0; i < sizeof(yes) / sizeof(*yes); i++)
		cr_assert(matches(yes[i]), "\"%s\"", yes[i]);
	for (i = 0; i < sizeof(no) / sizeof(*no); i++)
		cr_assert_not(matches(no[i]), "\"%s\"", no[i]);
}

/* Words without digits are not searched for in each text: same result. */
Test(filter, finds_words_in_every_sentence)
{
	static const char *const words[] = {
		"after",    "exactly", "tf",	 "switch_param",
		">",	    "<=",      "x",	 ".",
		"window",   "over",    "reason", "between",
		"switches", "seen",    ";",	 "switch_param1",
		"10",	    "0",
	};
	struct switch_record record = overload;
	struct switch_filter filter;
	char evidence[128];
	unsigned int i;
	size_t word;

	for (i = 0; i < DPAS_NR_REASONS + 4; i++)
		for (word = 0; word < sizeof(words) / sizeof(*words); word++) {
			record.event.reason = (uint8_t)i;
			record.sampled = i > DPAS_NR_REASONS;
			record.count = i - DPAS_NR_REASONS;
			switch_record_explain(&record, evidence,
					      sizeof(evidence));
			switch_filter_parse(&filter, words[word]);
			cr_assert_eq(switch_filter_matches(&filter, &record),
				     strstr(evidence, words[word]) != NULL,
				     "\"%s\" in \"%s\"", words[word], evidence);
		}
}

Test(filter, takes_texts_of_any_length)
{
	char text[300];

	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	cr_assert_not(matches(text));
	/* With more words than fit, the ones that fit are used. */
	for (size_t i = 0; i + 2 < sizeof(text); i += 2)
		memcpy(text + i, "a ", 2);
	cr_assert(matches(text));
}

/* --- the list --- */

static struct switch_list list;
static struct history *history;

static void start(void)
{
	static const struct history_limits limits = {
		.samples = 2,
		.bytes = 1 << 20,
		.ticks = 2,
		.switches = 40,
		.marks = 2,
	};

	history = history_new(&limits);
}

static void stop(void)
{
	history_free(history);
}

/* Records of CPU 0 and 1 alternately. */
static void push(uint64_t first, uint64_t last)
{
	for (; first <= last; first++) {
		struct switch_record record = overload;

		record.sequence = first;
		record.cpu = first % 2;
		history_push_switch(history, &record);
	}
}

static uint64_t sequence_at(size_t row)
{
	return history_switch(history, list.row[row].record)->sequence;
}

static void fill(struct switch_list_query query)
{
	switch_list_fill(&list, history, &query);
}

static struct switch_pick picked(uint64_t sequence)
{
	return (struct switch_pick){ .is_known = true, .sequence = sequence };
}

TestSuite(list, .init = start, .fini = stop);

Test(list, is_empty_without_records)
{
	fill((struct switch_list_query){ .filter = "", .selected = picked(3) });
	cr_assert_eq(list.nr_rows, 0);
	cr_assert_eq(list.nr_kept, 0);
	cr_assert_eq(list.selected, 0);
	cr_assert_eq(switch_list_top(&list, 10), 0);
}

/* With such a filter, each record is a row. */
#define ALL "tf"

Test(list, begins_with_the_newest_up_to_the_moment)
{
	push(1, 20);
	fill((struct switch_list_query){ .filter = ALL });
	cr_assert_eq(list.nr_rows, 20);
	cr_assert_eq(sequence_at(0), 20);
	fill((struct switch_list_query){ .filter = ALL " cpu1", .first = 5 });
	cr_assert_eq(list.nr_kept, 15);
	cr_assert_eq(list.nr_rows, 8);
	cr_assert_eq(sequence_at(0), 15);
	cr_assert_eq(sequence_at(7), 1);
	fill((struct switch_list_query){ .filter = ALL, .first = 99 });
	cr_assert_eq(list.nr_rows, 0);
}

Test(list, the_selection_stays_on_its_record)
{
	struct switch_list_query query = {
		.filter = ALL,
		.selected = picked(12),
	};

	push(1, 20);
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 12);
	push(21, 45);
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 12);
	/* One that does not match: the next older one is selected. */
	query.filter = ALL " cpu1";
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 11);
	/* One that is no longer kept: the oldest is selected. */
	push(46, 80);
	query.filter = ALL;
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 41);
	query.selected.is_known = false;
	fill(query);
	cr_assert_eq(list.selected, 0);
}

Test(list, the_selection_is_always_seen)
{
	struct switch_list_query query = { .filter = ALL };
	size_t visible, top;

	push(1, 30);
	for (visible = 1; visible < 40; visible++)
		for (query.selected = picked(1); query.selected.sequence <= 30;
		     query.selected.sequence++) {
			fill(query);
			top = switch_list_top(&list, visible);
			cr_assert_leq(top, list.selected);
			cr_assert_lt(list.selected, top + visible);
			cr_assert(top == 0 || top + visible <= list.nr_rows);
		}
}

/* --- folding --------------------------------------------------------------- */

#define MS UINT64_C(1000000)

static uint64_t sequence;

/* A switch of @cpu @ms after the start. */
static void go(uint32_t cpu, unsigned int from, unsigned int to, uint64_t ms)
{
	struct switch_record record = overload;

	record.cpu = cpu;
	record.sequence = ++sequence;
	record.mono_ns = 1000 * MS + ms * MS;
	record.real_ns = (int64_t)record.mono_ns;
	record.event.from = (uint8_t)from;
	record.event.to = (uint8_t)to;
	history_push_switch(history, &record);
}

/* @count switches of @cpu between PAS and CP, one every 10 ms. */
static void repeat(uint32_t cpu, unsigned int count, uint64_t ms)
{
	unsigned int i;

	for (i = 0; i < count; i++)
		go(cpu, i % 2 ? DPAS_CP : DPAS_PAS, i % 2 ? DPAS_PAS : DPAS_CP,
		   ms + i * 10);
}

Test(list, few_switches_are_rows_of_their_own_and_many_are_one)
{
	struct switch_repeat run;

	repeat(1, 3, 0);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 3);
	cr_assert_eq(sequence_at(0), 3);
	cr_assert_eq(sequence_at(2), 1);
	go(1, DPAS_CP, DPAS_PAS, 30);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 1);
	cr_assert(list.row[0].is_run);
	run = switch_list_repeat(list.row, history, 1031 * MS);
	cr_assert_eq(run.cpu, 1);
	cr_assert_eq(run.from, DPAS_PAS);
	cr_assert_eq(run.to, DPAS_CP);
	cr_assert_eq(run.switches, 4);
	cr_assert_eq(run.since_real_ns, 1000 * MS);
	cr_assert_float_eq(run.rate.value, 100, 1e-6);
	cr_assert_not(run.is_over);
	run = switch_list_repeat(list.row, history, 1031 * MS + 2100 * MS);
	cr_assert(run.is_over);
}

Test(list, another_switch_ends_a_run_and_rows_stand_where_they_began)
{
	repeat(1, 8, 0);	      /* 0 to 70 ms */
	go(0, DPAS_PAS, DPAS_OL, 35); /* sequence 9 */
	go(1, DPAS_PAS, DPAS_OL, 80); /* 10 */
	repeat(2, 6, 20);	      /* 11 to 16; began before 9 */
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 4);
	cr_assert_eq(sequence_at(0), 10);
	cr_assert_eq(sequence_at(1), 9);
	cr_assert(list.row[2].is_run && list.row[3].is_run);
	cr_assert_eq(sequence_at(2), 16);
	cr_assert_eq(sequence_at(3), 8);
	/*
	 * The run of CPU 1 is over, since another one began; just before, it is
	 * not.
	 */
	cr_assert(switch_list_repeat(list.row + 3, history, 1090 * MS).is_over);
	cr_assert_not(
		switch_list_repeat(list.row + 3, history, 1079 * MS).is_over);
	cr_assert_not(
		switch_list_repeat(list.row + 2, history, 1090 * MS).is_over);
	/* A filter for one CPU folds, too; one for several does not. */
	fill((struct switch_list_query){ .filter = "cpu1" });
	cr_assert_eq(list.nr_rows, 2);
	fill((struct switch_list_query){ .filter = "cpu1 PAS->CP" });
	cr_assert_eq(list.nr_rows, 4);
}

/* At a time in the past it is the same, whatever comes later. */
Test(list, a_run_is_cut_at_the_moment)
{
	struct switch_list_query query = { .filter = "" };
	struct switch_repeat run;

	repeat(1, 6, 0);
	go(0, DPAS_PAS, DPAS_OL, 55);
	repeat(1, 7, 60);
	go(0, DPAS_OL, DPAS_PAS, 200);
	query.first = 8; /* up to sequence 7 */
	fill(query);
	cr_assert_eq(list.nr_rows, 2);
	cr_assert_eq(sequence_at(0), 7);
	run = switch_list_repeat(list.row + 1, history, 1055 * MS);
	cr_assert_eq(run.switches, 6);
	cr_assert_float_eq(run.rate.value, 100, 1e-6);
	query.first = 12; /* up to sequence 3: not folded yet */
	fill(query);
	cr_assert_eq(list.nr_rows, 3);
	cr_assert_not(list.row[0].is_run);
}

Test(list, a_run_opens)
{
	struct switch_list_query query = { .filter = "" };
	size_t i;

	repeat(1, 8, 0);
	go(0, DPAS_PAS, DPAS_OL, 200);
	fill(query);
	query.open = query.selected = switch_list_pick(list.row + 1, history);
	fill(query);
	cr_assert_eq(list.nr_rows, 10);
	cr_assert_eq(list.selected, 1);
	for (i = 2; i < 10; i++) {
		cr_assert(list.row[i].is_inside);
		cr_assert_eq(sequence_at(i), 10 - i);
	}
	/* A switch inside the run is selected; when folded, the run is. */
	query.selected = picked(5);
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 5);
	query.open.is_known = false;
	fill(query);
	cr_assert_eq(list.selected, 1);
	cr_assert(list.row[1].is_run);
}

/* Records are dropped before their run, which keeps its start time. */
Test(list, a_run_outlives_its_first_records)
{
	struct switch_repeat run;

	repeat(1, 100, 0);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 1);
	run = switch_list_repeat(list.row, history, 1990 * MS);
	cr_assert_eq(run.switches, 100);
	cr_assert_eq(run.since_real_ns, 1000 * MS);
	/* With no record left, there is no row. */
	repeat(0, 40, 1000);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 1);
	cr_assert_eq(switch_list_repeat(list.row, history, 2000 * MS).cpu, 0);
	history_clear(history);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 0);
}

/*
 * There may be several between samples: they count, but one record is no run.
 */
Test(list, what_was_guessed_is_folded_too)
{
	struct switch_record record = overload;
	struct switch_repeat run;

	record.sampled = true;
	record.count = 89;
	record.event.from = record.event.to = DPAS_PAS;
	record.sequence = 1;
	record.mono_ns = 1000 * MS;
	history_push_switch(history, &record);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 1);
	cr_assert_not(list.row[0].is_run);
	record.sequence = 2;
	record.mono_ns = 2000 * MS;
	record.event.to = DPAS_CP;
	history_push_switch(history, &record);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 1);
	cr_assert(list.row[0].is_run);
	run = switch_list_repeat(list.row, history, 2000 * MS);
	cr_assert_eq(run.from, DPAS_PAS);
	cr_assert_eq(run.to, DPAS_CP);
	cr_assert_float_eq(run.rate.value, 89, 1e-6);
}
