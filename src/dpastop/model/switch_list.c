// SPDX-License-Identifier: GPL-2.0
/*
 * switch_list.c - make rows from runs, in the order in which they began
 */
#include "dpastop/model/switch_list.h"

#include "lib/model/history_rate.h"

/* The list being filled, and its input. */
struct switch_list_fill {
	struct switch_list *list;
	const struct history *history;
	const struct switch_list_query *query;
	size_t most;
};

static void switch_list_add(struct switch_list_fill *fill,
			    struct switch_list_row row)
{
	if (fill->list->nr_rows < fill->most)
		fill->list->row[fill->list->nr_rows++] = row;
}

static const struct switch_run *
switch_list_run(const struct switch_list_row *row,
		const struct history *history)
{
	return switch_runs_get(history_runs(history), row->run);
}

/* --- by record ------------------------------------------------------------- */

static void switch_list_fill_records(struct switch_list_fill *fill,
				     const struct switch_filter *filter)
{
	size_t count = history_switches(fill->history), i;

	for (i = fill->query->first;
	     i < count && fill->list->nr_rows < fill->most; i++)
		if (switch_filter_matches(filter,
					  history_switch(fill->history, i)))
			switch_list_add(fill,
					(struct switch_list_row){
						.record = (uint32_t)i });
}

/* --- by run ---------------------------------------------------------------- */

/* The last record of @run up to the time shown. False: there is none. */
static bool switch_list_last(const struct switch_list_fill *fill,
			     const struct switch_run *run, size_t *record)
{
	size_t count = history_switches(fill->history);
	size_t i = history_switch_at(fill->history, run->last);

	if (i < fill->query->first)
		i = fill->query->first;
	for (; i < count; i++) {
		const struct switch_record *one = history_switch(fill->history,
								 i);

		if (one->sequence < run->first[0])
			return false;
		if (one->cpu == run->cpu)
			break;
	}
	*record = i;
	return i < count;
}

/* Add its switches, newest first. */
static void switch_list_add_inside(struct switch_list_fill *fill,
				   const struct switch_run *run, size_t record)
{
	size_t count = history_switches(fill->history);

	for (; record < count && fill->list->nr_rows < fill->most; record++) {
		const struct switch_record *one = history_switch(fill->history,
								 record);

		if (one->sequence < run->first[0])
			break;
		if (one->cpu == run->cpu)
			switch_list_add(fill,
					(struct switch_list_row){
						.record = (uint32_t)record,
						.is_inside = true,
					});
	}
}

/* The time by which @row is sorted. */
static uint64_t switch_list_ns(const struct switch_list_fill *fill,
			       const struct switch_list_row *row)
{
	if (row->is_run)
		return switch_list_run(row, fill->history)->first_mono_ns;
	return history_switch(fill->history, row->record)->mono_ns;
}

/* Move the last row up, above those that are older. */
static void switch_list_sort_last(struct switch_list_fill *fill)
{
	struct switch_list_row *row = fill->list->row, moved;
	size_t i;

	for (i = fill->list->nr_rows - 1; i > 0; i--) {
		if (row[i - 1].is_inside ||
		    switch_list_ns(fill, row + i - 1) >=
			    switch_list_ns(fill, row + i))
			break;
		moved = row[i];
		row[i] = row[i - 1];
		row[i - 1] = moved;
	}
}

/* Is @run there at the time shown, and not part of a wide one? */
static bool switch_list_has_run(const struct switch_list_fill *fill,
				const struct switch_run *run)
{
	const struct switch_record *newest = history_switch(fill->history,
							    fill->query->first);

	return newest && run->from_record <= newest->sequence &&
		(!run->leg_from || run->leg_from > newest->sequence);
}

/* Too few switches to fold: each gets a row of its own, in order of time. */
static void switch_list_add_few(struct switch_list_fill *fill,
				const struct switch_run *run, uint64_t last)
{
	size_t i;

	for (i = SWITCH_RUN_FOLDED - 1; i > 0; i--) {
		uint64_t sequence = run->first[i - 1];
		const struct switch_record *record;
		size_t at;

		if (i > run->records || sequence > last ||
		    fill->list->nr_rows >= fill->most)
			continue;
		at = history_switch_at(fill->history, sequence);
		record = history_switch(fill->history, at);
		if (!record || record->sequence != sequence)
			continue;
		switch_list_add(
			fill,
			(struct switch_list_row){ .record = (uint32_t)at });
		switch_list_sort_last(fill);
	}
}

static void switch_list_add_run(struct switch_list_fill *fill, size_t back)
{
	const struct switch_run *run = switch_runs_get(
		history_runs(fill->history), back);
	bool is_open = switch_pick_is(&fill->query->open, run->first[0]);
	uint64_t last;
	size_t record;

	if (!switch_list_has_run(fill, run) ||
	    !switch_list_last(fill, run, &record))
		return;
	last = history_switch(fill->history, record)->sequence;
	if (last == run->first[0] ||
	    history_switch_nth(fill->history, record) < SWITCH_RUN_FOLDED) {
		switch_list_add_few(fill, run, last);
		return;
	}
	switch_list_add(fill,
			(struct switch_list_row){
				.record = (uint32_t)record,
				.run = (uint32_t)back,
				.is_run = true,
			});
	if (is_open)
		switch_list_add_inside(fill, run, record);
	else
		switch_list_sort_last(fill);
}

static void switch_list_fill_runs(struct switch_list_fill *fill,
				  const struct switch_filter *filter)
{
	const struct switch_runs *runs = history_runs(fill->history);
	const struct switch_run *run;
	size_t i;

	for (i = 0; (run = switch_runs_get(runs, i)) &&
	     fill->list->nr_rows < fill->most;
	     i++) {
		struct switch_record of_cpu = { .cpu = run->cpu };

		if (switch_filter_matches(filter, &of_cpu))
			switch_list_add_run(fill, i);
	}
}

/* --- the selected row ------------------------------------------------------ */

/* Is it the row of @pick? */
static bool switch_list_is_picked(const struct switch_list_row *row,
				  const struct history *history,
				  const struct switch_pick *pick)
{
	if (row->is_run)
		return pick->is_run &&
			switch_list_run(row, history)->first[0] ==
			pick->sequence;
	return !pick->is_run &&
		history_switch(history, row->record)->sequence ==
		pick->sequence;
}

/* Was the picked record folded into the run of @row? */
static bool switch_list_has_picked(const struct switch_list_row *row,
				   const struct history *history,
				   const struct switch_record *picked,
				   const struct switch_pick *pick)
{
	const struct switch_run *run;

	if (!row->is_run || picked->sequence != pick->sequence)
		return false;
	run = switch_list_run(row, history);
	return run->cpu == picked->cpu && run->first[0] <= pick->sequence &&
		pick->sequence <= run->last;
}

/* The first row that is not newer than @pick, or the last one. */
static size_t switch_list_older(const struct switch_list *list,
				const struct history *history,
				const struct switch_pick *pick)
{
	size_t i;

	for (i = 0; i + 1 < list->nr_rows; i++)
		if (history_switch(history, list->row[i].record)->sequence <=
		    pick->sequence)
			break;
	return i;
}

static size_t switch_list_find(const struct switch_list *list,
			       const struct history *history,
			       const struct switch_pick *pick)
{
	const struct switch_record *picked = history_switch(
		history, history_switch_at(history, pick->sequence));
	size_t i, folded = list->nr_rows;

	for (i = 0; i < list->nr_rows; i++) {
		if (switch_list_is_picked(list->row + i, history, pick))
			return i;
		if (picked && folded == list->nr_rows &&
		    switch_list_has_picked(list->row + i, history, picked,
					   pick))
			folded = i;
	}
	return folded < list->nr_rows ? folded :
					switch_list_older(list, history, pick);
}

/* --- the list -------------------------------------------------------------- */

void switch_list_fill(struct switch_list *list, const struct history *history,
		      const struct switch_list_query *query)
{
	size_t count = history_switches(history);
	struct switch_list_fill fill = {
		.list = list,
		.history = history,
		.query = query,
		.most = query->most ? query->most : SWITCH_LIST_MOST,
	};
	struct switch_filter filter;

	switch_filter_parse(&filter, query->filter);
	list->nr_kept = count > query->first ? count - query->first : 0;
	list->nr_rows = 0;
	if (switch_filter_is_of_cpus(&filter))
		switch_list_fill_runs(&fill, &filter);
	else
		switch_list_fill_records(&fill, &filter);
	list->selected = query->selected.is_known && list->nr_rows ?
		switch_list_find(list, history, &query->selected) :
		0;
}

size_t switch_list_top(const struct switch_list *list, size_t visible)
{
	size_t half = visible / 2;
	size_t top = list->selected > half ? list->selected - half : 0;

	if (list->nr_rows <= visible)
		return 0;
	return top + visible > list->nr_rows ? list->nr_rows - visible : top;
}

bool switch_pick_is(const struct switch_pick *pick, uint64_t sequence)
{
	return pick->is_known && pick->sequence == sequence;
}

struct switch_pick switch_list_pick(const struct switch_list_row *row,
				    const struct history *history)
{
	return (struct switch_pick){
		.is_known = true,
		.is_run = row->is_run,
		.sequence = row->is_run ?
			switch_list_run(row, history)->first[0] :
			history_switch(history, row->record)->sequence,
	};
}

/* --- a run ----------------------------------------------------------------- */

/*
 * In the order of the state diagram, in which each has its neighbours beside it;
 * of two, CP is the second.
 */
static void switch_list_modes(unsigned int modes, struct switch_repeat *repeat)
{
	static const unsigned int order[DPAS_NR_MODES] = { DPAS_CP, DPAS_PAS,
							   DPAS_OL, DPAS_INT };
	size_t i;

	for (i = 0; i < DPAS_NR_MODES; i++)
		if (modes & 1u << order[i])
			repeat->mode[repeat->nr_modes++] = order[i];
	if (repeat->nr_modes == 1)
		repeat->mode[repeat->nr_modes++] = repeat->mode[0];
	if (repeat->nr_modes == 2 && repeat->mode[0] == DPAS_CP) {
		repeat->mode[0] = repeat->mode[1];
		repeat->mode[1] = DPAS_CP;
	}
}

struct switch_repeat switch_list_repeat(const struct switch_list_row *row,
					const struct history *history,
					uint64_t mono_ns)
{
	const struct switch_run *run = switch_list_run(row, history);
	const struct switch_record *last = history_switch(history, row->record);
	uint64_t length_ns = last->mono_ns - run->first_mono_ns;
	struct switch_repeat repeat = {
		.cpu = run->cpu,
		.since_real_ns = run->first_real_ns,
		.last_real_ns = last->real_ns,
		.switches = history_switch_nth(history, row->record),
	};
	uint64_t pace_ns = length_ns / repeat.switches;
	double machine_ns = (double)length_ns *
		history_machine_pace(history, run->first_mono_ns,
				     last->mono_ns);

	switch_list_modes(run->modes, &repeat);
	/* What the first record stands for happened before the run began. */
	repeat.rate.known = machine_ns > 0;
	if (repeat.rate.known)
		repeat.rate.value = (double)(repeat.switches - run->before) *
			1e9 / machine_ns;
	repeat.is_over = (run->next_mono_ns && run->next_mono_ns <= mono_ns) ||
		mono_ns > last->mono_ns + SWITCH_RUN_OVER_NS +
				SWITCH_RUN_OVER_PACES * pace_ns;
	return repeat;
}
