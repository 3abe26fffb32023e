// SPDX-License-Identifier: GPL-2.0
/* Which switches a filter lets through; a selection that stays where it is. */
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

/* Words without digits are not looked for in each text; that must not show. */
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
	/* More words than there is room for: those that there is room for. */
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

/* Records of CPU 0 and 1 by turns. */
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
	return history_switch(history, list.row[row])->sequence;
}

static void fill(struct switch_list_query query)
{
	switch_list_fill(&list, history, &query);
}

TestSuite(list, .init = start, .fini = stop);

Test(list, is_empty_without_records)
{
	fill((struct switch_list_query){ .filter = "", .has_selected = true });
	cr_assert_eq(list.nr_rows, 0);
	cr_assert_eq(list.nr_kept, 0);
	cr_assert_eq(list.selected, 0);
	cr_assert_eq(switch_list_top(&list, 10), 0);
}

Test(list, begins_with_the_newest_up_to_the_moment)
{
	push(1, 20);
	fill((struct switch_list_query){ .filter = "" });
	cr_assert_eq(list.nr_rows, 20);
	cr_assert_eq(sequence_at(0), 20);
	fill((struct switch_list_query){ .filter = "cpu1", .first = 5 });
	cr_assert_eq(list.nr_kept, 15);
	cr_assert_eq(list.nr_rows, 8);
	cr_assert_eq(sequence_at(0), 15);
	cr_assert_eq(sequence_at(7), 1);
	fill((struct switch_list_query){ .filter = "", .first = 99 });
	cr_assert_eq(list.nr_rows, 0);
}

Test(list, the_selection_stays_on_its_record)
{
	struct switch_list_query query = {
		.filter = "",
		.has_selected = true,
		.selected = 12,
	};

	push(1, 20);
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 12);
	push(21, 45);
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 12);
	/* One that does not match: the next older one. */
	query.filter = "cpu1";
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 11);
	/* One that is no longer kept: the oldest. */
	push(46, 80);
	query.filter = "";
	fill(query);
	cr_assert_eq(sequence_at(list.selected), 41);
	query.has_selected = false;
	fill(query);
	cr_assert_eq(list.selected, 0);
}

Test(list, the_selection_is_always_seen)
{
	struct switch_list_query query = { .filter = "", .has_selected = true };
	size_t visible, top;

	push(1, 30);
	for (visible = 1; visible < 40; visible++)
		for (query.selected = 1; query.selected <= 30;
		     query.selected++) {
			fill(query);
			top = switch_list_top(&list, visible);
			cr_assert_leq(top, list.selected);
			cr_assert_lt(list.selected, top + visible);
			cr_assert(top == 0 || top + visible <= list.nr_rows);
		}
}
