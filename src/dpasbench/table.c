// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/table.h"

#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#include "dpasbench/summary.h"

/* Wide enough for "1234567" and for "1234567±12345". */
#define COLUMN 9
#define WIDE_COLUMN 14

void table_method_head(const struct plan *plan, enum method method)
{
	/* With percentiles, the line has no room for it. */
	bool breakdown = method == METHOD_DPAS && !plan->percentiles;

	printf("=== %s ===\n", method_name(method));
	printf("%-5s %8s %8s ", plan_axis_name(plan), plan_rate_name(plan),
	       "lat_us");
	if (plan->percentiles)
		printf("%8s %8s %9s ", "p50_us", "p99_us", "p99.9_us");
	printf("%8s %9s%s\n", "cpu%/job", "ctx",
	       breakdown ? "  breakdown" : "");
	printf("----- -------- -------- ");
	if (plan->percentiles)
		printf("-------- -------- --------- ");
	printf("-------- ---------%s\n", breakdown ? "  ---------" : "");
}

static void table_print_breakdown(const struct cell *cell)
{
	printf("cp:%.0f pas:%.0f ol:%.0f int:%.0f", cell->mode_ios[DPAS_CP],
	       cell->mode_ios[DPAS_PAS], cell->mode_ios[DPAS_OL],
	       cell->mode_ios[DPAS_INT]);
}

void table_method_row(const struct results *results, enum method method,
		      const struct point *point)
{
	const struct plan *plan = results->plan;
	struct cell cell = summary_cell(results, method, point);
	char name[16];

	plan_point_name(plan, point, name, sizeof(name));
	if (plan->axis == PLAN_BY_JOBS)
		snprintf(name, sizeof(name), "%u", point->jobs);
	if (!cell.runs) {
		printf("%-5s left out: %s\n", name,
		       results_find_left_out(results, method, point)->reason);
		return;
	}
	strcat(name, cell.fresh ? "" : "*");
	printf("%-5s %8.0f %8.1f ", name, cell.iops, cell.mean_ns / 1000);
	if (plan->percentiles)
		printf("%8.1f %8.1f %9.1f ", cell.p50_ns / 1000,
		       cell.p99_ns / 1000, cell.p999_ns / 1000);
	printf("%8.1f %9.0f", cell.cpu_percent, cell.context_switches);
	if (method == METHOD_DPAS && cell.has_modes) {
		printf(plan->percentiles ? "\n      " : "  ");
		table_print_breakdown(&cell);
	}
	putchar('\n');
}

/* Explain the marks in the rows, if there are any. */
static void table_marks(const struct results *results)
{
	size_t i, marked = 0, without = 0;

	for (i = 0; i < results->count; i++) {
		const struct measurement *run = &results->measurement[i];

		marked += !run->fresh;
		without += run->method != METHOD_INT &&
			run->poll_queues_known && !run->poll_queues;
	}
	if (marked)
		printf("* nvme was not reloaded, so its poll queues are unchanged.\n");
	if (without)
		printf("Warning: without poll queues nothing is polled, so that all methods are INT:\n"
		       "modprobe -r nvme; modprobe nvme poll_queues=2\n");
	if (marked || without)
		putchar('\n');
}

/* --- methods by points --------------------------------------------------------- */

static bool table_is_utf8(void)
{
	return !strcmp(nl_langinfo(CODESET), "UTF-8");
}

/* Right-align cells; non-ASCII text has more bytes than columns. */
static void table_print_right(const char *text, int width)
{
	const char *at;
	int columns = 0;

	for (at = text; *at; at++)
		columns += ((unsigned char)*at & 0xc0) != 0x80;
	printf(" %*s%s", width - columns > 0 ? width - columns : 0, "", text);
}

static int table_column_width(const struct plan *plan)
{
	return plan->repeats > 1 ? WIDE_COLUMN : COLUMN;
}

static void table_print_points_head(const struct plan *plan, const char *corner,
				    int first, int width)
{
	char name[16];
	size_t i;

	printf("%-*s", first, corner);
	for (i = 0; i < plan->nr_points; i++) {
		plan_point_name(plan, &plan->point[i], name, sizeof(name));
		table_print_right(name, width);
	}
	putchar('\n');
}

/* The text of a cell that was measured. */
typedef void table_write_fn(const struct cell *cell, char *text, size_t size);

static void table_write_iops(const struct cell *cell, char *text, size_t size)
{
	if (cell->runs > 1)
		snprintf(text, size, "%.0f%s%.0f", cell->iops,
			 table_is_utf8() ? "±" : "+-", cell->iops_deviation);
	else
		snprintf(text, size, "%.0f", cell->iops);
}

static void table_write_background(const struct cell *cell, char *text,
				   size_t size)
{
	snprintf(text, size, "%.0f", cell->background_iops);
}

/* A row for each method, a column for each point. */
static void table_print_methods(const struct results *results,
				table_write_fn *write)
{
	const struct plan *plan = results->plan;
	int width = table_column_width(plan);
	size_t i, j;

	table_print_points_head(plan, "Method", 6, width);
	for (i = 0; i < plan->nr_methods; i++) {
		printf("%-6s", method_name(plan->method[i]));
		for (j = 0; j < plan->nr_points; j++) {
			struct cell cell = summary_cell(
				results, plan->method[i], &plan->point[j]);
			char text[64] = "-";

			if (cell.runs)
				write(&cell, text, sizeof(text));
			table_print_right(text, width);
		}
		putchar('\n');
	}
	putchar('\n');
}

static void table_print_iops(const struct results *results)
{
	const struct plan *plan = results->plan;

	printf("%s%s\n", plan_rate_name(plan),
	       plan->repeats > 1 ?
		       ", mean and standard deviation over the runs" :
		       "");
	table_print_methods(results, table_write_iops);
}

static void table_print_background(const struct results *results)
{
	const struct plan *plan = results->plan;

	if (!plan->readers)
		return;
	printf("IOPS of the background readers, %u at most %u each\n",
	       plan->readers, plan->reader_iops);
	table_print_methods(results, table_write_background);
}

/* --- final modes ---------------------------------------------------------------- */

/* "INT", or "INT:1 CP:3" for CPUs that differ. */
static void table_describe_modes(const unsigned int cpus[DPAS_NR_MODES],
				 char *text, size_t size)
{
	unsigned int mode, kinds = 0;
	size_t used = 0;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		kinds += cpus[mode] > 0;
	snprintf(text, size, "%s", kinds ? "" : "?");
	for (mode = 0; mode < DPAS_NR_MODES && used < size; mode++) {
		const char *name = sample_mode_name(mode);

		if (!cpus[mode])
			continue;
		if (kinds == 1)
			snprintf(text, size, "%s", name);
		else
			used += (size_t)snprintf(text + used, size - used,
						 "%s%s:%u", used ? " " : "",
						 name, cpus[mode]);
	}
}

static void table_expected_modes(const struct plan *plan,
				 const struct point *point,
				 unsigned int cpus[DPAS_NR_MODES])
{
	size_t i;

	memset(cpus, 0, DPAS_NR_MODES * sizeof(*cpus));
	for (i = 0; i < plan->nr_cpus; i++) {
		unsigned int jobs = plan_jobs_on(plan, point, i);

		if (jobs)
			cpus[plan_expected_mode(jobs)]++;
	}
}

static void table_print_final_row(const struct plan *plan,
				  const struct point *point,
				  const struct cell *cell)
{
	unsigned int expected[DPAS_NR_MODES];
	char name[16], final[48], wanted[48];

	table_expected_modes(plan, point, expected);
	plan_point_name(plan, point, name, sizeof(name));
	table_describe_modes(cell->last->final, final, sizeof(final));
	table_describe_modes(expected, wanted, sizeof(wanted));
	printf("%-6s %-16s %-16s ", name, final, wanted);
	if (!cell->unexpected_runs)
		printf("yes\n");
	else if (cell->runs == 1)
		printf("NO\n");
	else
		printf("NO, %u of %u runs\n", cell->unexpected_runs,
		       cell->runs);
}

static void table_print_final_modes(const struct results *results)
{
	const struct plan *plan = results->plan;
	bool begun = false;
	size_t i;

	for (i = 0; i < plan->nr_points; i++) {
		struct cell cell = summary_cell(results, METHOD_DPAS,
						&plan->point[i]);

		if (!cell.runs)
			continue;
		if (!begun)
			printf("DPAS's final mode\n%-6s %-16s %-16s %s\n",
			       plan_axis_name(plan), "final", "expected",
			       "as expected");
		begun = true;
		table_print_final_row(plan, &plan->point[i], &cell);
	}
	if (begun)
		putchar('\n');
}

/* --- ratios ----------------------------------------------------------------------- */

static void table_print_ratio(double ratio, const char *head, size_t column)
{
	char text[16] = "-";

	if (column == 0)
		printf("%-11s", head);
	if (ratio > 0)
		snprintf(text, sizeof(text), "%.3f", ratio);
	table_print_right(text, COLUMN);
}

static void table_print_dpas_against(const struct results *results,
				     enum method other, const char *head)
{
	const struct plan *plan = results->plan;
	bool known = false;
	size_t i;

	for (i = 0; i < plan->nr_points; i++)
		known = known ||
			summary_ratio(results, METHOD_DPAS, other,
				      &plan->point[i]) > 0;
	if (!known)
		return;
	for (i = 0; i < plan->nr_points; i++)
		table_print_ratio(summary_ratio(results, METHOD_DPAS, other,
						&plan->point[i]),
				  head, i);
	putchar('\n');
}

static void table_print_ratios(const struct results *results)
{
	const struct plan *plan = results->plan;
	size_t i, j;

	if (plan->nr_methods < 2)
		return;
	printf("%s over those of the best fixed method (any but DPAS)\n",
	       plan_rate_name(plan));
	table_print_points_head(plan, "Method", 11, COLUMN);
	for (i = 0; i < plan->nr_methods; i++) {
		for (j = 0; j < plan->nr_points; j++) {
			const struct point *point = &plan->point[j];
			struct cell cell = summary_cell(results,
							plan->method[i], point);
			double best = summary_best_fixed(results, point);

			table_print_ratio(
				cell.runs && best > 0 ? cell.iops / best : 0,
				method_name(plan->method[i]), j);
		}
		putchar('\n');
	}
	table_print_dpas_against(results, METHOD_CP, "DPAS / CP");
	table_print_dpas_against(results, METHOD_INT, "DPAS / INT");
	putchar('\n');
}

void table_summary(const struct results *results)
{
	if (!results->count)
		return;
	table_marks(results);
	table_print_iops(results);
	table_print_background(results);
	if (results->plan->axis != PLAN_BY_WORKLOAD)
		table_print_final_modes(results);
	table_print_ratios(results);
}
