// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_grid.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpassim/style.h"
#include "lib/base/text.h"

static const char *const pair_name[4] = {
	"over_over",
	"over_under",
	"under_over",
	"under_under",
};

const char *trace_grid_policy_name(enum trace_policy policy)
{
	static const char *const name[TRACE_NR_POLICIES] = {
		[TRACE_LHP] = "LHP",
		[TRACE_EHP] = "EHP",
		[TRACE_PAS] = "PAS",
		[TRACE_ADAPTIVE] = "adaptive",
	};

	return name[policy];
}

struct trace_settings trace_grid_settings(const struct trace_grid *grid,
					  enum trace_policy policy)
{
	return (struct trace_settings){
		.policy = policy,
		.up = grid->up[0],
		.dn = grid->dn[0],
		.d_init_ns = grid->d_init_ns,
		.feedback = grid->feedback,
		.wakeup_ns = grid->wakeup_ns,
	};
}

bool trace_grid_run(struct trace_grid *grid, const struct trace *trace)
{
	struct trace_settings settings = trace_grid_settings(grid, TRACE_PAS);
	size_t i;

	grid->cell = calloc(grid->ups * grid->dns, sizeof(*grid->cell));
	if (!grid->cell)
		return false;
	for (i = 0; i < grid->ups * grid->dns; i++) {
		settings.up = grid->up[i / grid->dns];
		settings.dn = grid->dn[i % grid->dns];
		sim_trace_run(&settings, trace->service_ns, trace->bucket,
			      trace->count, &grid->cell[i], NULL);
	}
	for (i = 0; i < TRACE_NR_POLICIES; i++) {
		settings = trace_grid_settings(grid, (enum trace_policy)i);
		sim_trace_run(&settings, trace->service_ns, trace->bucket,
			      trace->count, &grid->other[i], NULL);
	}
	return true;
}

void trace_grid_release(struct trace_grid *grid)
{
	free(grid->cell);
	grid->cell = NULL;
}

static bool trace_grid_is_good(const struct trace_result *result)
{
	return sim_trace_over(result) < GRID_GOOD_OVER;
}

static bool trace_grid_is_better(const struct trace_result *a,
				 const struct trace_result *b)
{
	if (trace_grid_is_good(a) != trace_grid_is_good(b))
		return trace_grid_is_good(a);
	if (trace_grid_is_good(a) && a->undersleep_ns != b->undersleep_ns)
		return a->undersleep_ns < b->undersleep_ns;
	return a->oversleep_ns < b->oversleep_ns;
}

/*
 * The cell with the lowest T_under among those with an acceptable T_over or, if
 * there is none, the one with the lowest T_over.
 */
static size_t trace_grid_best(const struct trace_grid *grid)
{
	size_t i, best = 0;

	for (i = 1; i < grid->ups * grid->dns; i++)
		if (trace_grid_is_better(&grid->cell[i], &grid->cell[best]))
			best = i;
	return best;
}

static double trace_grid_fraction(uint32_t parts)
{
	return parts / 1e6;
}

/* Stock traces have no format. */
static void trace_grid_print_origin(const struct trace_origin *origin)
{
	if (!origin->format)
		return;
	printf("read as %s: %s\n", origin->format, origin->about);
	if (origin->others)
		printf("I/Os that neither read nor write, which do not count: %" PRIu64
		       "\n",
		       origin->others);
	if (origin->failed)
		printf("I/Os that failed, which do not count: %" PRIu64 "\n",
		       origin->failed);
	if (origin->unpaired)
		printf("I/Os in it with one end only, which do not count: %" PRIu64
		       "\n",
		       origin->unpaired);
}

void trace_grid_print_heading(const struct trace_grid *grid)
{
	const struct trace_result *result = &grid->cell[0];

	printf("%s: %" PRIu64
	       " I/O%s, mean service time %.3f us; d_init %" PRIu32 " ns\n",
	       grid->path, result->ios, text_s(result->ios),
	       (double)result->service_ns / (double)result->ios / 1000,
	       grid->d_init_ns);
	trace_grid_print_origin(&grid->origin);
	if (grid->feedback)
		printf("with feedback, wake-up %g us\n", grid->wakeup_ns / 1e3);
}

static void trace_grid_print_row(const char *name,
				 const struct trace_result *result)
{
	const char *colour = trace_grid_is_good(result) ? STYLE_GOOD : "";

	printf("%-9s %s%6.3f%s  %7.3f  %9" PRIu64 "  %10" PRIu64 "  %10" PRIu64
	       "  %11" PRIu64 "\n",
	       name, style(colour), sim_trace_over(result),
	       style(*colour ? STYLE_PLAIN : ""), sim_trace_under(result),
	       result->pairs[0], result->pairs[1], result->pairs[2],
	       result->pairs[3]);
}

void trace_grid_print_note(const struct trace_grid *grid)
{
	if (!grid->other[TRACE_LHP].slept_ns)
		puts("\nLHP never slept: the trace is over within its first 100 ms epoch.");
}

static void trace_grid_print_policies(const struct trace_grid *grid)
{
	size_t i;

	trace_grid_print_heading(grid);
	printf("up %g, dn %g\n\n", trace_grid_fraction(grid->up[0]),
	       trace_grid_fraction(grid->dn[0]));
	puts("policy    T_over  T_under  over-over  over-under  under-over"
	     "  under-under");
	for (i = 0; i < TRACE_NR_POLICIES; i++)
		trace_grid_print_row(
			trace_grid_policy_name((enum trace_policy)i),
			&grid->other[i]);
	trace_grid_print_note(grid);
}

static void trace_grid_print_table(const struct trace_grid *grid,
				   const char *name,
				   double (*value)(const struct trace_result *))
{
	size_t i, j;

	printf("\n%s\n%10s", name, "up \\ dn");
	for (j = 0; j < grid->dns; j++)
		printf("  %8g", trace_grid_fraction(grid->dn[j]));
	for (i = 0; i < grid->ups; i++) {
		printf("\n%10g", trace_grid_fraction(grid->up[i]));
		for (j = 0; j < grid->dns; j++) {
			const struct trace_result *cell =
				&grid->cell[i * grid->dns + j];
			const char *colour = trace_grid_is_good(cell) ?
				STYLE_GOOD :
				"";

			printf("  %s%8.3f%s", style(colour), value(cell),
			       style(*colour ? STYLE_PLAIN : ""));
		}
	}
	putchar('\n');
}

static void trace_grid_print_tables(const struct trace_grid *grid)
{
	size_t best = trace_grid_best(grid);

	trace_grid_print_heading(grid);
	trace_grid_print_table(grid, "T_over", sim_trace_over);
	trace_grid_print_table(grid, "T_under", sim_trace_under);
	printf("\nbest: up %g, dn %g: T_over %.3f, T_under %.3f (%s)\n",
	       trace_grid_fraction(grid->up[best / grid->dns]),
	       trace_grid_fraction(grid->dn[best % grid->dns]),
	       sim_trace_over(&grid->cell[best]),
	       sim_trace_under(&grid->cell[best]),
	       trace_grid_is_good(&grid->cell[best]) ?
		       "the least T_under where T_over is below 0.05" :
		       "no T_over is below 0.05: the least T_over");
}

void trace_grid_print(const struct trace_grid *grid)
{
	if (grid->ups * grid->dns > 1)
		trace_grid_print_tables(grid);
	else
		trace_grid_print_policies(grid);
}

static json_t *trace_grid_result_json(const struct trace_result *result)
{
	json_t *pairs = json_object();
	size_t i;

	for (i = 0; i < 4; i++)
		json_object_set_new(pairs, pair_name[i],
				    json_integer((json_int_t)result->pairs[i]));
	/* clang-format off */
	return json_pack("{s:f,s:f,s:o}", "t_over", sim_trace_over(result),
			 "t_under", sim_trace_under(result), "pairs", pairs);
	/* clang-format on */
}

static json_t *trace_grid_cell_json(const struct trace_grid *grid, size_t i)
{
	json_t *cell = trace_grid_result_json(&grid->cell[i]);

	json_object_set_new(
		cell, "up",
		json_real(trace_grid_fraction(grid->up[i / grid->dns])));
	json_object_set_new(
		cell, "dn",
		json_real(trace_grid_fraction(grid->dn[i % grid->dns])));
	return cell;
}

json_t *trace_grid_json(const struct trace_grid *grid)
{
	json_t *root = json_object(), *policies = json_object();
	json_t *cells = json_array();
	size_t i;

	json_object_set_new(root, "trace", json_string(grid->path));
	if (grid->origin.format) {
		json_object_set_new(root, "format",
				    json_string(grid->origin.format));
		json_object_set_new(
			root, "others",
			json_integer((json_int_t)grid->origin.others));
		json_object_set_new(
			root, "failed",
			json_integer((json_int_t)grid->origin.failed));
		json_object_set_new(
			root, "unpaired",
			json_integer((json_int_t)grid->origin.unpaired));
	}
	json_object_set_new(root, "ios",
			    json_integer((json_int_t)grid->cell[0].ios));
	json_object_set_new(root, "service_us",
			    json_real((double)grid->cell[0].service_ns / 1000));
	json_object_set_new(root, "d_init_ns", json_integer(grid->d_init_ns));
	for (i = 0; i < TRACE_NR_POLICIES; i++)
		if (i != TRACE_PAS)
			json_object_set_new(
				policies,
				trace_grid_policy_name((enum trace_policy)i),
				trace_grid_result_json(&grid->other[i]));
	json_object_set_new(root, "policies", policies);
	for (i = 0; i < grid->ups * grid->dns; i++)
		json_array_append_new(cells, trace_grid_cell_json(grid, i));
	json_object_set_new(root, "pas", cells);
	json_object_set_new(root, "best",
			    trace_grid_cell_json(grid, trace_grid_best(grid)));
	return root;
}
