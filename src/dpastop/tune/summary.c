// SPDX-License-Identifier: GPL-2.0
/*
 * summary.c - the verdict of a search in one paragraph
 *
 * Over 500 lines, since each sentence is a function of its own and all of them
 * append to one text.
 */
#include "dpastop/tune/summary.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/text.h"

void summary_percent(double change, char *text, size_t size)
{
	/* Zero has no sign. */
	if (fabs(change) < 0.0005)
		snprintf(text, size, "0.0 %%");
	else
		snprintf(text, size, "%+.1f %%", change * 100);
}

static void summary_add_size(struct text *summary, uint32_t bytes)
{
	if (bytes % 1024)
		text_add(summary, "%" PRIu32 " byte", bytes);
	else
		text_add(summary, "%" PRIu32 " KiB", bytes / 1024);
}

static void summary_add_loads(struct text *summary, const struct tuner *tuner)
{
	const struct load *load = tuner->options.load;
	unsigned int nr = tuner->options.nr_loads, i;

	if (!tuner->runs_load) {
		text_add(summary, "the load that was running");
		return;
	}
	for (i = 0; i < nr; i++)
		text_add(summary, "%s%" PRIu32,
			 !i		     ? "" :
				 i + 1 == nr ? " and " :
					       ", ",
			 load[i].jobs);
	text_add(summary, nr == 1 && load->jobs == 1 ? " job, " : " jobs, ");
	summary_add_size(summary, load->block_bytes);
	if (load->read_percent == 100)
		text_add(summary, " reads");
	else if (!load->read_percent)
		text_add(summary, " writes");
	else
		text_add(summary, " I/Os, %" PRIu32 " %% reads",
			 load->read_percent);
	if (load->rate_iops)
		text_add(summary, ", %" PRIu32 " a second and job",
			 load->rate_iops);
}

void summary_loads(const struct tuner *tuner, char *text, size_t size)
{
	struct text summary = text_begin(text, size);

	summary_add_loads(&summary, tuner);
}

/* --- candidates ------------------------------------------------------------ */

/* There is no leader until the first phase has ended. */
static bool summary_is_leader(const struct tune_search *search,
			      unsigned int candidate)
{
	return search->phase != TUNE_EXPLORING && !search->has_no_leader &&
		candidate == search->leader;
}

static bool summary_gets_fresh_trials(const struct tune_search *search,
				      unsigned int candidate)
{
	return candidate == TUNE_REFERENCE ||
		summary_is_leader(search, candidate) ||
		search->candidate[candidate].is_standard ||
		search->plan.is_sweep;
}

/* A candidate with its rank, which is expensive to compute. */
struct summary_row {
	unsigned int candidate;
	double rank;
};

/* Of the axis of a sweep. */
static int64_t summary_value(const struct tune_search *search,
			     unsigned int candidate)
{
	const struct tune_setting *setting =
		&search->candidate[candidate].setting;
	unsigned int id = search->plan.space.axis[0].id;
	int64_t value = 0;

	if (id == TUNE_METHOD)
		return setting->method;
	tunable_set_get(&setting->values, id, &value);
	return value;
}

static bool summary_comes_before(const struct tune_search *search,
				 const struct summary_row *a,
				 const struct summary_row *b)
{
	bool is_fit = search->candidate[a->candidate].fate <= TUNE_DROPPED;
	bool other_is_fit = search->candidate[b->candidate].fate <=
		TUNE_DROPPED;

	/* A sweep is a curve over what is varied. */
	if (search->plan.is_sweep)
		return summary_value(search, a->candidate) <
			summary_value(search, b->candidate);
	if (summary_is_leader(search, a->candidate) ||
	    summary_is_leader(search, b->candidate))
		return summary_is_leader(search, a->candidate);
	if (is_fit != other_is_fit)
		return is_fit;
	return a->rank > b->rank;
}

/*
 * Drop the worst candidate that gets no fresh trials. False: none is left.
 */
static bool summary_drop_one(const struct tune_search *search,
			     struct summary_row *row, size_t *count)
{
	size_t i = *count;

	while (i-- && summary_gets_fresh_trials(search, row[i].candidate))
		;
	if (i == SIZE_MAX)
		return false;
	memmove(row + i, row + i + 1, (*count - i - 1) * sizeof(*row));
	--*count;
	return true;
}

size_t summary_order(const struct tune_search *search, unsigned int *order,
		     size_t most)
{
	struct summary_row *all = calloc(search->nr_candidates + 1,
					 sizeof(*all));
	size_t count = 0, at;
	unsigned int i;

	for (i = 0; all && i < search->nr_candidates; i++) {
		struct summary_row row = { i, tune_candidates_rank(search, i) };

		for (at = count;
		     at && summary_comes_before(search, &row, all + at - 1);
		     at--)
			all[at] = all[at - 1];
		all[at] = row;
		count++;
	}
	while (count > most && summary_drop_one(search, all, &count))
		;
	if (count > most)
		count = most;
	for (at = 0; at < count; at++)
		order[at] = all[at].candidate;
	free(all);
	return count;
}

static void summary_verdict_beside_leader(const struct tune_search *search,
					  unsigned int candidate, bool is_short,
					  char *text, size_t size)
{
	struct tune_comparison comparison = tune_verdict_compare(
		search, candidate, search->leader);
	char change[16];

	if (comparison.relation == TUNE_NOT_COMPARED) {
		snprintf(text, size, "not compared");
		return;
	}
	summary_percent(comparison.change, change, sizeof(change));
	if (comparison.relation == TUNE_EVEN)
		snprintf(text, size, "no difference%s",
			 is_short ? "" : " to the best");
	else
		snprintf(text, size, "%s%s: %s",
			 comparison.relation == TUNE_WORSE ? "worse" : "better",
			 is_short ? "" : " than the best", change);
}

static void summary_verdict_of_sweep(const struct tune_search *search,
				     unsigned int candidate, char *text,
				     size_t size)
{
	static const char *const words[] = {
		[TUNE_NOT_COMPARED] = "not compared",
		[TUNE_EVEN] = "no difference",
		[TUNE_BETTER] = "better",
		[TUNE_WORSE] = "worse",
	};
	struct tune_comparison comparison = tune_verdict_compare(
		search, candidate, TUNE_REFERENCE);

	snprintf(text, size, "%s",
		 candidate == TUNE_REFERENCE ? "" : words[comparison.relation]);
}

/* "dropped", and if there is room for that, "dropped after 2 trials". */
static void summary_verdict_after(const char *what, size_t trials,
				  bool is_short, char *text, size_t size)
{
	if (is_short)
		snprintf(text, size, "%s", what);
	else
		snprintf(text, size, "%s after %zu trial%s", what, trials,
			 text_s(trials));
}

static void summary_verdict_write(const struct tune_search *search,
				  unsigned int candidate, bool is_short,
				  char *text, size_t size)
{
	const struct tune_candidate *one = search->candidate + candidate;
	size_t trials = tune_trials_count(&search->trials, candidate);
	char limit[80];

	if (!trials && search->phase == TUNE_DONE) {
		snprintf(text, size, "not tried");
	} else if (search->plan.is_sweep) {
		summary_verdict_of_sweep(search, candidate, text, size);
	} else if (one->fate == TUNE_CUT) {
		snprintf(text, size, "much worse: cut short");
	} else if (one->fate == TUNE_NO_FIGURE) {
		snprintf(text, size, "gave no figure");
	} else if (one->fate == TUNE_BREAKS_LIMIT) {
		tune_limit_describe(search->plan.goal.limit + one->broken,
				    limit, sizeof(limit));
		snprintf(text, size, "breaks %s", limit);
	} else if (summary_is_leader(search, candidate)) {
		snprintf(text, size, "best");
	} else if (summary_gets_fresh_trials(search, candidate) &&
		   search->phase == TUNE_DONE) {
		summary_verdict_beside_leader(search, candidate, is_short, text,
					      size);
	} else if (candidate == TUNE_REFERENCE) {
		*text = '\0';
	} else if (one->fate == TUNE_DROPPED) {
		summary_verdict_after("dropped", trials, is_short, text, size);
	} else if (search->phase == TUNE_DONE) {
		summary_verdict_after("not chosen", trials, is_short, text,
				      size);
	} else {
		*text = '\0';
	}
}

void summary_verdict(const struct tune_search *search, unsigned int candidate,
		     char *text, size_t size)
{
	summary_verdict_write(search, candidate, false, text, size);
}

void summary_verdict_short(const struct tune_search *search,
			   unsigned int candidate, char *text, size_t size)
{
	summary_verdict_write(search, candidate, true, text, size);
}

/* --- the text -------------------------------------------------------------- */

static void summary_add_setting(struct text *summary,
				const struct tune_search *search,
				unsigned int candidate)
{
	char text[160];

	tune_setting_describe(&search->candidate[candidate].setting, text,
			      sizeof(text));
	text_add(summary, "%s", text);
}

/* "22.9 % more IOPS", "18.0 % less p99 latency", "3.1 % better by the goal". */
static void summary_add_gain(struct text *summary, const struct tune_goal *goal,
			     double change)
{
	const char *word = goal->nr_terms > 1 ?
		(change < 0 ? "worse" : "better") :
		change >= 0			  ? "more" :
		goal->term[0].metric == TUNE_IOPS ? "fewer" :
						    "less";

	text_add(summary, "%.1f %% %s", fabs(change) * 100, word);
	if (goal->nr_terms > 1)
		text_add(summary, " by the goal");
	else
		text_add(summary, " %s",
			 tune_metric_title(goal->term[0].metric));
}

/* "190.8k instead of 155.2k", from the fresh trials. */
static void summary_add_figures(struct text *summary, const struct tuner *tuner)
{
	const struct tune_search *search = &tuner->search;
	enum tune_metric metric = search->plan.goal.term[0].metric;
	struct tune_figures best, now;
	char text[2][32];

	if (search->plan.goal.nr_terms > 1 || search->plan.nr_loads > 1)
		return;
	best = tune_trials_mean(&search->trials, search->leader, 0,
				search->confirm_block);
	now = tune_trials_mean(&search->trials, TUNE_REFERENCE, 0,
			       search->confirm_block);
	tune_metric_format(metric, best.metric[metric], text[0],
			   sizeof(text[0]));
	tune_metric_format(metric, now.metric[metric], text[1],
			   sizeof(text[1]));
	text_add(summary, ", %s instead of %s", text[0], text[1]);
}

static void summary_add_certainty(struct text *summary,
				  const struct tuner *tuner,
				  const struct tune_comparison *comparison)
{
	char low[16], high[16];

	summary_percent(comparison->low, low, sizeof(low));
	summary_percent(comparison->high, high, sizeof(high));
	text_add(
		summary,
		" The true change lies between %s and %s: with %.0f %% confidence, all other differences reported here included (%zu fresh trial%s of each, Student's t).",
		low, high, 100 - tuner->search.plan.error_rate * 100,
		comparison->blocks, text_s(comparison->blocks));
}

static void summary_add_limits(struct text *summary,
			       const struct tune_goal *goal)
{
	char limit[80];
	unsigned int i;

	for (i = 0; i < goal->nr_limits; i++) {
		tune_limit_describe(goal->limit + i, limit, sizeof(limit));
		text_add(summary, "%s%s", i ? ", " : " with ", limit);
	}
}

static void summary_add_before(struct text *summary, const struct tuner *tuner)
{
	text_add(summary, "the settings before the search (");
	summary_add_setting(summary, &tuner->search, TUNE_REFERENCE);
	text_add(summary, ")");
}

static struct tune_comparison summary_gain(const struct tuner *tuner)
{
	return tune_verdict_compare(&tuner->search, tuner->search.leader,
				    TUNE_REFERENCE);
}

static void summary_add_found(struct text *summary, const struct tuner *tuner)
{
	const struct tune_search *search = &tuner->search;
	struct tune_comparison gain = summary_gain(tuner);

	text_add(summary, "Set ");
	summary_add_setting(summary, search, search->leader);
	text_add(summary, ": ");
	summary_add_gain(summary, &search->plan.goal, gain.change);
	text_add(summary, " than ");
	summary_add_before(summary, tuner);
	summary_add_figures(summary, tuner);
	summary_add_limits(summary, &search->plan.goal);
	text_add(summary, ".");
	summary_add_certainty(summary, tuner, &gain);
}

static void summary_add_nothing(struct text *summary, const struct tuner *tuner)
{
	const struct tune_search *search = &tuner->search;
	struct tune_comparison gain = summary_gain(tuner);

	text_add(summary, "Keep the settings from before the search (");
	summary_add_setting(summary, search, TUNE_REFERENCE);
	text_add(summary,
		 "): none of those tried was better by %.0f %% or more",
		 search->plan.least_gain * 100);
	summary_add_limits(summary, &search->plan.goal);
	text_add(summary, ".");
	if (search->leader == TUNE_REFERENCE ||
	    gain.relation == TUNE_NOT_COMPARED)
		return;
	text_add(summary, " The best was ");
	summary_add_setting(summary, search, search->leader);
	text_add(summary, ".");
	summary_add_certainty(summary, tuner, &gain);
}

static void summary_add_not_shown(struct text *summary,
				  const struct tuner *tuner)
{
	const struct tune_search *search = &tuner->search;

	text_add(summary, "Nothing was shown to be better than ");
	summary_add_before(summary, tuner);
	text_add(summary, ".");
	if (search->leader == TUNE_REFERENCE)
		return;
	text_add(summary, " The best so far was ");
	summary_add_setting(summary, search, search->leader);
	text_add(
		summary,
		", but that may be noise: dpastop tune with a longer --budget can tell.");
}

static void summary_add_keeps_limit(struct text *summary,
				    const struct tuner *tuner)
{
	const struct tune_search *search = &tuner->search;

	text_add(summary, "Set ");
	summary_add_setting(summary, search, search->leader);
	text_add(summary, ": the best found");
	summary_add_limits(summary, &search->plan.goal);
	text_add(summary, "; ");
	summary_add_before(summary, tuner);
	text_add(summary, " do not stay within that.");
}

static void summary_add_no_setting(struct text *summary,
				   const struct tuner *tuner)
{
	text_add(summary, "None of the settings tried will do");
	summary_add_limits(summary, &tuner->search.plan.goal);
	text_add(summary, ".");
}

static void summary_add_swept(struct text *summary, const struct tuner *tuner)
{
	text_add(
		summary,
		"A sweep does not choose. Better and worse are meant against ");
	summary_add_before(summary, tuner);
	text_add(summary, ", with %.0f %% confidence for all of them together.",
		 100 - tuner->search.plan.error_rate * 100);
}

static void summary_add_outcome(struct text *summary, const struct tuner *tuner)
{
	static void (*const add[])(struct text *, const struct tuner *) = {
		[TUNE_FOUND] = summary_add_found,
		[TUNE_NOTHING] = summary_add_nothing,
		[TUNE_NOT_SHOWN] = summary_add_not_shown,
		[TUNE_KEEPS_LIMIT] = summary_add_keeps_limit,
		[TUNE_NO_SETTING] = summary_add_no_setting,
		[TUNE_SWEPT] = summary_add_swept,
	};

	if (!tune_trials_count(&tuner->search.trials, TUNE_REFERENCE))
		text_add(summary, "Nothing was tried.");
	else
		add[tune_verdict_outcome(&tuner->search)](summary, tuner);
}

static size_t summary_tried(const struct tune_search *search)
{
	size_t tried = 0;
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++)
		tried += tune_trials_count(&search->trials, i) > 0;
	return tried;
}

/* "method, pas_d_init and switch_param3"; not what has a single value. */
static void summary_add_axes(struct text *summary,
			     const struct tune_space *space)
{
	unsigned int varied[TUNE_MOST_AXES], count = 0, i;

	for (i = 0; i < space->nr_axes; i++)
		if (space->axis[i].count > 1 || space->nr_axes == 1)
			varied[count++] = space->axis[i].id;
	for (i = 0; i < count; i++)
		text_add(summary, "%s%s",
			 !i			? "" :
				 i + 1 == count ? " and " :
						  ", ",
			 tune_axis_name(varied[i]));
}

/* The axes that were searched, to tell what was not tried. */
static void summary_add_scope(struct text *summary, const struct tuner *tuner,
			      const char *device)
{
	const struct tune_search *search = &tuner->search;
	const struct tune_space *space = &search->plan.space;
	char goal[160];

	tune_goal_describe(&search->plan.goal, goal, sizeof(goal));
	text_add(summary, " Measured on %s with ", device);
	summary_add_loads(summary, tuner);
	text_add(summary, ", by %s: %zu trial%s of %zu of the %zu settings of ",
		 goal, search->trials.count, text_s(search->trials.count),
		 summary_tried(search), tune_space_size(space));
	summary_add_axes(summary, space);
	text_add(summary, ". Other loads and other tunables were not tried.");
}

void summary_write(const struct tuner *tuner, const char *device,
		   char text[SUMMARY_SIZE])
{
	struct text summary = text_begin(text, SUMMARY_SIZE);

	if (*tuner->failure)
		text_add(&summary, "It ended early: %s. ", tuner->failure);
	summary_add_outcome(&summary, tuner);
	summary_add_scope(&summary, tuner, device);
}

struct tune_figures summary_mean(const struct tune_search *search,
				 unsigned int candidate, unsigned int load)
{
	struct tune_figures figures = tune_trials_mean(
		&search->trials, candidate, load,
		search->was_tested ? search->confirm_block : 0);

	if (!figures.metric[TUNE_IOPS].known)
		figures = tune_trials_mean(&search->trials, candidate, load, 0);
	return figures;
}

void summary_stage(const struct tuner *tuner, char *text, size_t size)
{
	const struct tune_search *search = &tuner->search;

	snprintf(text, size, "%s: %zu trial%s, at most %" PRIu64 " s more",
		 search->phase == TUNE_CONFIRMING ?
			 (search->plan.is_sweep ? "sweeping" : "confirming") :
			 "exploring",
		 search->trials.count, text_s(search->trials.count),
		 tune_search_left_ns(search) / 1000000000);
}

void summary_progress(const struct tuner *tuner, char *text, size_t size)
{
	const struct tune_search *search = &tuner->search;
	struct text progress = text_begin(text, size);
	char stage[SUMMARY_STAGE_SIZE];
	unsigned int order[1];
	struct tune_comparison seen;
	char change[16], setting[160];

	summary_stage(tuner, stage, sizeof(stage));
	text_add(&progress, "%s", stage);
	if (search->plan.is_sweep || !summary_order(search, order, 1))
		return;
	seen = tune_verdict_seen(search, order[0], TUNE_REFERENCE);
	if (order[0] == TUNE_REFERENCE || seen.relation == TUNE_NOT_COMPARED)
		return;
	summary_percent(seen.change, change, sizeof(change));
	tune_setting_describe_short(&search->candidate[order[0]].setting,
				    setting, sizeof(setting));
	text_add(&progress, "; best %s: %s", change, setting);
}
