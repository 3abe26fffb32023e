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

static bool matches_record(const char *text, const struct switch_record *record)
{
	struct switch_filter filter;

	switch_filter_parse(&filter, text);
	return switch_filter_matches(&filter, record);
}

static bool matches(const char *text)
{
	return matches_record(text, &overload);
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

/* On the screen it is a sign, which a terminal's user may paste. */
Test(filter, takes_the_signs_of_the_screen)
{
	struct switch_record within = overload;

	within.event.reason = DPAS_QD_WITHIN_PARAM2;
	cr_assert(matches_record("<=", &within));
	cr_assert(matches_record("\u2264", &within));
	cr_assert(matches_record("1.9 \u2264 switch_param2", &within));
	cr_assert_not(matches_record("\u2264", &overload));
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
		.samples = 3,
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
	cr_assert_eq(run.nr_modes, 2);
	cr_assert_eq(run.mode[0], DPAS_PAS);
	cr_assert_eq(run.mode[1], DPAS_CP);
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

/* A sample at @ms of a simulated machine that has run for @machine_ms. */
static void simulate(uint64_t ms, uint64_t machine_ms)
{
	struct sample sample;

	sample_init(&sample);
	sample.mono_ns = 1000 * MS + ms * MS;
	sample_set_queue(&sample, QUEUE_MACHINE_NS, machine_ms * MS);
	cr_assert(history_push(history, &sample, false));
	sample_free(&sample);
}

/* Once a clock's 10 ms: that is 100 a second, and 1,000 at a tenth of its pace. */
Test(list, in_slow_motion_a_rate_is_of_the_machines_time)
{
	struct switch_repeat run;

	simulate(0, 0);
	simulate(100, 10);
	repeat(1, 21, 0); /* the last one at 200, later than any sample */
	fill((struct switch_list_query){ .filter = "" });
	run = switch_list_repeat(list.row, history, 1200 * MS);
	cr_assert_float_eq(run.rate.value, 1000, 1e-6);
	/* It then turns out to have been at full pace from 100 on. */
	simulate(300, 210);
	run = switch_list_repeat(list.row, history, 1300 * MS);
	cr_assert_float_eq(run.rate.value, 20 / 0.11, 1e-6);
	/* From the oldest sample on: here it had half of the clock's pace. */
	history_clear(history);
	simulate(500, 0);
	simulate(700, 100);
	repeat(1, 31, 400);
	fill((struct switch_list_query){ .filter = "" });
	run = switch_list_repeat(list.row, history, 1700 * MS);
	cr_assert_float_eq(run.rate.value, 200, 1e-6);
}

Test(list, of_a_machine_that_stood_still_no_rate_is_known)
{
	simulate(0, 7);
	simulate(100, 7);
	repeat(1, 5, 0);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_not(
		switch_list_repeat(list.row, history, 1100 * MS).rate.known);
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
	cr_assert_eq(run.nr_modes, 2);
	cr_assert_eq(run.mode[0], DPAS_PAS);
	cr_assert_eq(run.mode[1], DPAS_CP);
	cr_assert_float_eq(run.rate.value, 89, 1e-6);
}

/* --- more than two modes --------------------------------------------------- */

/* The modes by letter, as a CPU goes through them. */
static unsigned int mode_of(char letter)
{
	static const char letters[] = "PCOI";
	static const unsigned int modes[] = { DPAS_PAS, DPAS_CP, DPAS_OL,
					      DPAS_INT };

	return modes[strchr(letters, letter) - letters];
}

/* @cpu goes through the modes of @path, one switch every @step ms from @ms on. */
static void walk_slowly(uint32_t cpu, const char *path, uint64_t ms,
			uint64_t step)
{
	for (; path[1]; path++, ms += step)
		go(cpu, mode_of(path[0]), mode_of(path[1]), ms);
}

static void walk(uint32_t cpu, const char *path, uint64_t ms)
{
	walk_slowly(cpu, path, ms, 10);
}

static size_t rows(void)
{
	fill((struct switch_list_query){ .filter = "" });
	return list.nr_rows;
}

/* Is row @row a run of exactly these modes, in this order? */
static bool is_run_of(size_t row, const char *modes)
{
	struct switch_repeat run;
	size_t i;

	if (!list.row[row].is_run)
		return false;
	run = switch_list_repeat(list.row + row, history, 5000 * MS);
	if (run.nr_modes != strlen(modes))
		return false;
	for (i = 0; i < run.nr_modes; i++)
		if (run.mode[i] != mode_of(modes[i]))
			return false;
	return true;
}

Test(list, going_round_is_folded_from_the_second_time)
{
	struct switch_repeat run;

	walk(1, "POIOPO", 0);
	cr_assert_eq(rows(), 5);
	walk(1, "OI", 50);
	cr_assert_eq(rows(), 1);
	cr_assert(is_run_of(0, "POI"));
	walk(1, "IOPOIOP", 60);
	cr_assert_eq(rows(), 1);
	run = switch_list_repeat(list.row, history, 1115 * MS);
	cr_assert_eq(run.switches, 12);
	cr_assert_eq(run.since_real_ns, 1000 * MS);
	cr_assert_float_eq(run.rate.value, 100, 1e-6);
	cr_assert_not(run.is_over);
}

/* As often as it likes there and back between two of them, also the first. */
Test(list, going_round_need_not_be_regular)
{
	walk(1, "POPOPOIOPOIOIOIOPOPOIOPOPOPOPOPOPOPOPOPOPOI", 0);
	cr_assert_eq(rows(), 1);
	cr_assert(is_run_of(0, "POI"));
}

Test(list, all_ways_round_are_folded)
{
	static const struct {
		const char *path;
		const char *modes;
	} way[] = {
		{ "CPOPCPO", "CPO" },
		{ "OICOICO", "COI" },
		{ "CPOIOPCPOI", "CPOI" },
		{ "OIOPCPOIOPC", "CPOI" },
	};
	size_t i;

	for (i = 0; i < sizeof(way) / sizeof(*way); i++) {
		history_clear(history);
		sequence = 0;
		walk(1, way[i].path, 0);
		cr_assert_eq(rows(), 1, "%s: %zu rows", way[i].path,
			     list.nr_rows);
		cr_assert(is_run_of(0, way[i].modes), "%s", way[i].path);
	}
}

/* Once through all modes, and a long time between two, are what they were. */
Test(list, what_does_not_go_round_is_not_folded_into_it)
{
	walk(1, "CPCPCPCPCPOIOIOIOIOIO", 0);
	cr_assert_eq(rows(), 3);
	cr_assert(is_run_of(0, "OI"));
	cr_assert_not(list.row[1].is_run);
	cr_assert(is_run_of(2, "PC"));
	history_clear(history);
	walk(1, "POPOPOPOPOPOIOPOPOPOPOPOPOIOP", 0);
	cr_assert_eq(rows(), 7);
}

Test(list, another_mode_ends_going_round)
{
	struct switch_repeat run;

	walk(1, "POIOPOIOP", 0);
	walk(1, "PCPCPCPCP", 80);
	cr_assert_eq(rows(), 2);
	cr_assert(is_run_of(0, "PC"));
	cr_assert(is_run_of(1, "POI"));
	run = switch_list_repeat(list.row + 1, history, 1080 * MS);
	cr_assert(run.is_over);
	cr_assert_eq(run.last_real_ns, 1070 * MS);
}

static void set(unsigned int id, int64_t before, int64_t after, uint64_t ms)
{
	struct mark mark = {
		.kind = MARK_CHANGE,
		.mono_ns = 1000 * MS + ms * MS,
		.id = id,
		.before_known = true,
		.before = before,
		.after = after,
	};

	history_push_mark(history, &mark);
}

/* Not even if it is back, with the same modes before and after. */
Test(list, another_method_ends_every_run)
{
	struct switch_repeat run;

	walk(1, "POIOPOIOP", 0); /* until 70 ms */
	repeat(2, 6, 0);
	set(DPAS_PAS_D_INIT, 100, 200, 80);
	set(DPAS_SWITCH_ENABLED, 1, 1, 80);
	walk(1, "POIOPOIOP", 90);
	repeat(2, 6, 90);
	cr_assert_eq(rows(), 2);
	set(DPAS_SWITCH_ENABLED, 1, 0, 200);
	set(DPAS_SWITCH_ENABLED, 0, 1, 300);
	walk(1, "POIOPOIOP", 310);
	repeat(2, 6, 310);
	cr_assert_eq(rows(), 4);
	cr_assert(is_run_of(1, "POI"));
	cr_assert(is_run_of(3, "POI"));
	run = switch_list_repeat(list.row + 3, history, 1250 * MS);
	cr_assert(run.is_over);
}

/* Switches are often told before a change that came before them. */
Test(list, a_change_of_method_may_be_told_late)
{
	repeat(1, 2, 110);
	set(DPAS_SWITCH_ENABLED, 0, 1, 100);
	repeat(1, 2, 130);
	cr_assert_eq(rows(), 1);
}

/* A CPU that stays between two of the modes no longer goes round. */
Test(list, staying_between_two_modes_ends_going_round)
{
	walk(1, "POIOPOIO", 0);
	walk_slowly(1, "OIOIOIO", 300, 300); /* until 1.8 s */
	cr_assert_eq(rows(), 1);
	walk_slowly(1, "OIOIOIO", 2500, 10);
	cr_assert_eq(rows(), 2);
	cr_assert(is_run_of(0, "OI"));
	cr_assert(is_run_of(1, "POI"));
}

/* Slow ones have the time that they need. */
Test(list, going_round_may_take_long)
{
	walk_slowly(1, "POIOPOIOPOIOPOIO", 0, 5000);
	cr_assert_eq(rows(), 1);
}

/* Before it goes round twice, the list is what it was at that time. */
Test(list, the_past_of_going_round_stays)
{
	struct switch_list_query query = { .filter = "" };
	size_t i;

	walk(1, "POPOPOPOIOPO", 0); /* 7 there and back, 2 and 2 */
	go(2, DPAS_PAS, DPAS_CP, 105);
	fill(query);
	cr_assert_eq(list.nr_rows, 6);
	cr_assert(is_run_of(5, "PO"));
	walk(1, "OIOPOI", 110);
	fill(query);
	cr_assert_eq(list.nr_rows, 2);
	cr_assert_not(list.row[0].is_run);
	cr_assert(is_run_of(1, "POI"));
	query.first = 5;
	fill(query);
	cr_assert_eq(list.nr_rows, 6);
	for (i = 0; i < 5; i++)
		cr_assert_eq(sequence_at(i), 12 - i);
	cr_assert(is_run_of(5, "PO"));
	cr_assert_eq(
		switch_list_repeat(list.row + 5, history, 1105 * MS).switches,
		7);
}

/* It opens like others; what was open or selected in it still is. */
Test(list, going_round_opens)
{
	struct switch_list_query query = { .filter = "" };
	size_t i;

	walk(1, "POPOPO", 0);
	fill(query);
	query.open = query.selected = switch_list_pick(list.row, history);
	walk(1, "OIOPOI", 50);
	fill(query);
	cr_assert(is_run_of(0, "POI"));
	cr_assert_eq(list.selected, 0);
	cr_assert_eq(list.nr_rows, 11);
	for (i = 1; i < 11; i++) {
		cr_assert(list.row[i].is_inside);
		cr_assert_eq(sequence_at(i), 11 - i);
	}
	query.selected = picked(4);
	query.open.is_known = false;
	fill(query);
	cr_assert_eq(list.nr_rows, 1);
	cr_assert_eq(list.selected, 0);
}

/* --- any walk -------------------------------------------------------------- */

#define STEPS 300

/* A row of the list, by sequence numbers. */
struct seen {
	uint64_t first;
	uint64_t last;
	bool is_run;
};

/* The rows of the moment at which the last switch was number @last. */
static size_t rows_at(uint64_t last, struct seen *seen)
{
	uint64_t of_rows = 0;
	size_t i;

	fill((struct switch_list_query){ .filter = "",
					 .first = sequence - last });
	for (i = 0; i < list.nr_rows; i++) {
		const struct switch_list_row *row = list.row + i;

		seen[i].first = switch_list_pick(row, history).sequence;
		seen[i].last = sequence_at(i);
		seen[i].is_run = row->is_run;
		of_rows += row->is_run ?
			switch_list_repeat(row, history, 0).switches :
			1;
	}
	/* Each switch is in one row. */
	cr_assert_eq(of_rows, last);
	return list.nr_rows;
}

/* From a mode to a neighbour, by chance. */
static unsigned int neighbour(unsigned int mode)
{
	static const unsigned int next[][2] = {
		[DPAS_PAS] = { DPAS_CP, DPAS_OL },
		[DPAS_CP] = { DPAS_PAS, DPAS_PAS },
		[DPAS_OL] = { DPAS_PAS, DPAS_INT },
		[DPAS_INT] = { DPAS_OL, DPAS_OL },
	};

	return next[mode][rand() % 4 == 0];
}

static void wander(unsigned int *mode, unsigned int cpus)
{
	uint32_t cpu = (uint32_t)rand() % cpus;
	unsigned int to = neighbour(mode[cpu]);

	go(cpu, mode[cpu], to, sequence * 10);
	mode[cpu] = to;
}

static void start_with_room(size_t switches)
{
	struct history_limits limits = {
		.samples = 2,
		.bytes = 1 << 20,
		.ticks = 2,
		.switches = switches,
		.marks = 2,
	};

	history_free(history);
	history = history_new(&limits);
	sequence = 0;
}

/* Whatever a CPU does, nothing is lost, and the past stays. */
Test(list, each_switch_is_in_one_row_at_every_moment)
{
	static struct seen then[STEPS][STEPS], now[STEPS];
	size_t count[STEPS], i;
	unsigned int seed, mode[2] = { DPAS_PAS, DPAS_PAS };

	for (seed = 1; seed <= 20; seed++) {
		srand(seed);
		start_with_room(STEPS);
		memset(then, 0, sizeof(then));
		memset(now, 0, sizeof(now));
		for (i = 0; i < STEPS; i++) {
			wander(mode, 2);
			count[i] = rows_at(sequence, then[i]);
		}
		for (i = 0; i < STEPS; i++) {
			cr_assert_eq(rows_at(i + 1, now), count[i]);
			cr_assert_arr_eq(now, then[i], count[i] * sizeof(*now),
					 "seed %u, after %zu", seed, i + 1);
		}
	}
}

/* With hardly any room, runs lose legs, slots change CPUs. */
Test(list, walks_without_room)
{
	unsigned int mode[3] = { DPAS_PAS, DPAS_PAS, DPAS_PAS };
	size_t room, i, row;

	srand(1);
	for (room = 1; room < 20; room++) {
		start_with_room(room);
		for (i = 0; i < STEPS; i++) {
			wander(mode, 3);
			rows();
			cr_assert(list.nr_rows && list.nr_rows <= room);
			for (row = 0; row < list.nr_rows; row++)
				cr_assert_gt(sequence_at(row) + room, sequence);
		}
	}
}
