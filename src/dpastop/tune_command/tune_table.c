// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_table.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner_result.h"

#define TABLE_ROWS 24
#define TABLE_COLUMNS (TUNE_MOST_LOADS + 8)
#define TABLE_CELL 96
#define TABLE_BAR 20

/* Cells as text, header first; each column is as wide as its widest cell. */
struct tune_table {
	bool is_short; /* fewer columns, names and verdicts in short forms */
	size_t rows;
	size_t columns;
	char cell[TABLE_ROWS + 1][TABLE_COLUMNS][TABLE_CELL];
};

static const enum tune_metric tune_table_metrics[] = {
	TUNE_IOPS,
	TUNE_MEAN,
	TUNE_P99,
	TUNE_CPU,
};

#define NR_METRICS (sizeof(tune_table_metrics) / sizeof(*tune_table_metrics))

static char *tune_table_next(struct tune_table *table)
{
	return table->cell[table->rows][table->columns++];
}

/* All settings of a sweep have the same number. */
static bool tune_table_has_trials(const struct tune_table *table,
				  const struct tuner *tuner)
{
	return !table->is_short || !tuner->search.plan.is_sweep;
}

/* The short form has the bounds in place of the verdict. */
static bool tune_table_has_bounds(const struct tune_table *table,
				  const struct tuner *tuner)
{
	return !table->is_short || tuner->search.plan.is_sweep;
}

static void tune_table_head_of_loads(struct tune_table *table,
				     const struct tuner *tuner)
{
	const char *name = tune_metric_name(tuner->options.goal.term[0].metric);
	unsigned int i;

	for (i = 0; i < tuner->options.nr_loads; i++)
		snprintf(tune_table_next(table), TABLE_CELL, "%s j=%u", name,
			 tuner->options.load[i].jobs);
}

static void tune_table_head(struct tune_table *table, const struct tuner *tuner)
{
	const struct tune_goal *goal = &tuner->options.goal;
	bool has_goal = false;
	size_t i;

	snprintf(tune_table_next(table), TABLE_CELL, "setting");
	if (tune_table_has_trials(table, tuner))
		snprintf(tune_table_next(table), TABLE_CELL, "trials");
	if (tuner->options.nr_loads > 1) {
		tune_table_head_of_loads(table, tuner);
	} else if (table->is_short) {
		snprintf(tune_table_next(table), TABLE_CELL, "%s",
			 tune_metric_name(goal->term[0].metric));
	} else {
		for (i = 0; i < NR_METRICS; i++) {
			snprintf(tune_table_next(table), TABLE_CELL, "%s",
				 tune_metric_name(tune_table_metrics[i]));
			has_goal |= goal->term[0].metric ==
				tune_table_metrics[i];
		}
		if (!has_goal)
			snprintf(tune_table_next(table), TABLE_CELL, "%s",
				 tune_metric_name(goal->term[0].metric));
	}
	snprintf(tune_table_next(table), TABLE_CELL, "change");
	if (tune_table_has_bounds(table, tuner))
		snprintf(tune_table_next(table), TABLE_CELL, "bounds");
	snprintf(tune_table_next(table), TABLE_CELL, "%s",
		 table->is_short && tuner->search.plan.is_sweep ? "" :
								  "verdict");
}

static void tune_table_figure(struct tune_table *table,
			      const struct tune_figures *figures,
			      enum tune_metric metric)
{
	tune_metric_format(metric, figures->metric[metric],
			   tune_table_next(table), TABLE_CELL);
}

static void tune_table_figures(struct tune_table *table,
			       const struct tuner *tuner,
			       unsigned int candidate)
{
	enum tune_metric metric = tuner->options.goal.term[0].metric;
	struct tune_figures figures = summary_mean(&tuner->search, candidate,
						   0);
	bool has_goal = false;
	unsigned int i;

	if (tuner->options.nr_loads > 1) {
		for (i = 0; i < tuner->options.nr_loads; i++) {
			figures = summary_mean(&tuner->search, candidate, i);
			tune_table_figure(table, &figures, metric);
		}
		return;
	}
	for (i = 0; !table->is_short && i < NR_METRICS; i++) {
		tune_table_figure(table, &figures, tune_table_metrics[i]);
		has_goal |= metric == tune_table_metrics[i];
	}
	if (!has_goal)
		tune_table_figure(table, &figures, metric);
}

/* The change relative to the settings before the search. @bounds: "" or its interval. */
static void tune_table_change(struct tune_table *table,
			      const struct tune_search *search,
			      unsigned int candidate, char *bounds, size_t size)
{
	bool is_sure;
	struct tune_comparison comparison = tuner_result_change(
		search, candidate, &is_sure);
	char *change = tune_table_next(table);
	char low[16], high[16];

	*bounds = '\0';
	if (candidate == TUNE_REFERENCE) {
		snprintf(change, TABLE_CELL, "before");
		return;
	}
	if (comparison.relation != TUNE_NOT_COMPARED)
		summary_percent(comparison.change, change, TABLE_CELL);
	if (!is_sure)
		return;
	summary_percent(comparison.low, low, sizeof(low));
	summary_percent(comparison.high, high, sizeof(high));
	snprintf(bounds, size, "%s to %s", low, high);
}

/* The curve of a sweep, turned: a bar from the worst to the best change. */
static void tune_table_bar(const struct tune_search *search,
			   unsigned int candidate, char bar[TABLE_BAR + 1])
{
	double least = 0, most = 0, change;
	bool is_sure;
	unsigned int i;

	for (i = 0; i < search->nr_candidates; i++) {
		change = tuner_result_change(search, i, &is_sure).change;
		least = change < least ? change : least;
		most = change > most ? change : most;
	}
	change = tuner_result_change(search, candidate, &is_sure).change;
	memset(bar, '#', TABLE_BAR);
	bar[most > least ? 1 +
			    (int)((TABLE_BAR - 1) * (change - least) /
				  (most - least)) :
			   TABLE_BAR] = '\0';
}

static void tune_table_verdict(struct tune_table *table,
			       const struct tune_search *search,
			       unsigned int candidate)
{
	char bar[TABLE_BAR + 1], verdict[TABLE_CELL - TABLE_BAR - 2];
	char *cell = tune_table_next(table);

	if (table->is_short)
		summary_verdict_short(search, candidate, verdict,
				      sizeof(verdict));
	else
		summary_verdict(search, candidate, verdict, sizeof(verdict));
	if (!search->plan.is_sweep) {
		snprintf(cell, TABLE_CELL, "%s", verdict);
		return;
	}
	tune_table_bar(search, candidate, bar);
	if (table->is_short)
		snprintf(cell, TABLE_CELL, "%s", bar);
	else
		snprintf(cell, TABLE_CELL, "%-13s  %s", verdict, bar);
}

static void tune_table_row(struct tune_table *table, const struct tuner *tuner,
			   unsigned int candidate)
{
	const struct tune_search *search = &tuner->search;
	const struct tune_setting *setting =
		&search->candidate[candidate].setting;
	char bounds[48];

	table->rows++;
	table->columns = 0;
	if (table->is_short)
		tune_setting_describe_short(setting, tune_table_next(table),
					    TABLE_CELL);
	else
		tune_setting_describe(setting, tune_table_next(table),
				      TABLE_CELL);
	if (tune_table_has_trials(table, tuner))
		snprintf(tune_table_next(table), TABLE_CELL, "%zu",
			 tune_trials_count(&search->trials, candidate));
	tune_table_figures(table, tuner, candidate);
	tune_table_change(table, search, candidate, bounds, sizeof(bounds));
	if (*bounds || tune_table_has_bounds(table, tuner))
		snprintf(tune_table_next(table), TABLE_CELL, "%s", bounds);
	if (!*bounds || tune_table_has_bounds(table, tuner))
		tune_table_verdict(table, search, candidate);
}

static void tune_table_fill(struct tune_table *table, const struct tuner *tuner,
			    bool is_short, const unsigned int *order,
			    size_t count)
{
	size_t i;

	memset(table, 0, sizeof(*table));
	table->is_short = is_short;
	tune_table_head(table, tuner);
	for (i = 0; i < count; i++)
		tune_table_row(table, tuner, order[i]);
}

/* Of each column, and all of it. */
static int tune_table_measure(const struct tune_table *table,
			      int width[TABLE_COLUMNS])
{
	size_t row, column;
	int all = 0;

	for (column = 0; column < table->columns; column++) {
		width[column] = 0;
		for (row = 0; row <= table->rows; row++) {
			int length = (int)strlen(table->cell[row][column]);

			if (length > width[column])
				width[column] = length;
		}
		all += (column ? 2 : 0) + width[column];
	}
	return all;
}

/* Does a line of @width fit? Wherever it goes but to a narrower terminal. */
static bool tune_table_fits(int width)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) || !size.ws_col ||
		width <= size.ws_col;
}

/* The first and the last columns are text, the others are numbers. */
static void tune_table_write(const struct tune_table *table)
{
	int width[TABLE_COLUMNS];
	size_t row, column;

	tune_table_measure(table, width);
	for (row = 0; row <= table->rows; row++) {
		printf("%-*s", width[0], table->cell[row][0]);
		for (column = 1; column + 1 < table->columns; column++)
			printf("  %*s", width[column],
			       table->cell[row][column]);
		printf("  %s\n", table->cell[row][column]);
	}
}

void tune_table_print(const struct tuner *tuner)
{
	static struct tune_table table;
	unsigned int order[TABLE_ROWS];
	size_t count = summary_order(&tuner->search, order, TABLE_ROWS);
	int width[TABLE_COLUMNS];

	tune_table_fill(&table, tuner, false, order, count);
	if (!tune_table_fits(tune_table_measure(&table, width)))
		tune_table_fill(&table, tuner, true, order, count);
	tune_table_write(&table);
	if (count < tuner->search.nr_candidates)
		printf("and %zu more that were tried\n",
		       tuner->search.nr_candidates - count);
}
