// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/report/report_answers.h"

#include <inttypes.h>

#include "dpasbench/summary.h"

/*
 * A question of the lab; @write writes this run's figures, or that it has none.
 */
struct question {
	const char *text;
	void (*write)(FILE *page, const struct results *results);
};

static void report_answers_name(const struct results *results,
				const struct point *point, char *text,
				size_t size)
{
	plan_point_name(results->plan, point, text, size);
}

/* The fastest method at each point, and its gain over INT. */
static void report_answers_write_fastest(FILE *page,
					 const struct results *results)
{
	const struct plan *plan = results->plan;
	size_t i, j;

	fputs("<ul>\n", page);
	for (i = 0; i < plan->nr_points; i++) {
		enum method best = METHOD_UNKNOWN;
		double most = 0, over_int;
		char name[16];

		for (j = 0; j < plan->nr_methods; j++) {
			struct cell cell = summary_cell(
				results, plan->method[j], &plan->point[i]);

			if (cell.runs && cell.iops > most) {
				most = cell.iops;
				best = plan->method[j];
			}
		}
		if (best == METHOD_UNKNOWN)
			continue;
		report_answers_name(results, &plan->point[i], name,
				    sizeof(name));
		fprintf(page, "<li>%s: %s, %.0f %s", name, method_name(best),
			most, plan_rate_name(plan));
		over_int = summary_ratio(results, best, METHOD_INT,
					 &plan->point[i]);
		if (over_int > 0 && best != METHOD_INT)
			fprintf(page, ", %.2f times INT", over_int);
		fputs("</li>\n", page);
	}
	fputs("</ul>\n", page);
}

static void report_answers_write_price(FILE *page,
				       const struct results *results)
{
	const struct plan *plan = results->plan;
	size_t i;

	fputs("<ul>\n", page);
	for (i = 0; i < plan->nr_methods; i++) {
		struct cell cell = summary_cell(results, plan->method[i],
						&plan->point[0]);

		if (cell.runs)
			fprintf(page,
				"<li>%s: %.1f %% CPU per job, %.1f \302\265s, %.0f context switches</li>\n",
				method_name(plan->method[i]), cell.cpu_percent,
				cell.mean_ns / 1000, cell.context_switches);
	}
	fputs("</ul>\n", page);
}

/* Call @write for each point measured with DPAS. False: there is none. */
static bool report_answers_write_dpas(FILE *page, const struct results *results,
				      void (*write)(FILE *page,
						    const struct cell *cell,
						    const struct plan *plan))
{
	const struct plan *plan = results->plan;
	bool any = false;
	size_t i;

	for (i = 0; i < plan->nr_points; i++) {
		struct cell cell = summary_cell(results, METHOD_DPAS,
						&plan->point[i]);
		char name[16];

		if (!cell.runs || !cell.has_modes)
			continue;
		report_answers_name(results, &plan->point[i], name,
				    sizeof(name));
		fprintf(page, "%s<li>%s: ", any ? "" : "<ul>\n", name);
		write(page, &cell, plan);
		fputs("</li>\n", page);
		any = true;
	}
	fputs(any ? "</ul>\n" : "<p>DPAS was not measured.</p>\n", page);
	return any;
}

static void report_answers_write_end(FILE *page, const struct cell *cell,
				     const struct plan *plan)
{
	int mode = measurement_final_mode(cell->last);
	unsigned int on_first = plan_jobs_on(plan, &cell->last->point, 0);

	fprintf(page, "ended in %s; expected %s",
		mode < 0 ? "no mode" : sample_mode_name((uint64_t)mode),
		sample_mode_name(plan_expected_mode(on_first)));
}

static void report_answers_write_modes(FILE *page,
				       const struct results *results)
{
	report_answers_write_dpas(page, results, report_answers_write_end);
}

static void report_answers_write_counts(FILE *page, const struct cell *cell,
					const struct plan *plan)
{
	double cp = cell->mode_ios[DPAS_CP], pas = cell->mode_ios[DPAS_PAS];

	(void)plan;
	fprintf(page, "cp:%.0f pas:%.0f ol:%.0f int:%.0f", cp, pas,
		cell->mode_ios[DPAS_OL], cell->mode_ios[DPAS_INT]);
	if (cp > 0 && pas > 0)
		fprintf(page, "; %.1f in CP for each in PAS", cp / pas);
}

static void report_answers_write_breakdown(FILE *page,
					   const struct results *results)
{
	report_answers_write_dpas(page, results, report_answers_write_counts);
}

static void report_answers_write_floor(FILE *page, const struct cell *cell,
				       const struct plan *plan)
{
	fprintf(page, "pas_d_init %" PRIu32 " ns; ", cell->last->d_init_ns);
	report_answers_write_end(page, cell, plan);
}

static void report_answers_write_d_init(FILE *page,
					const struct results *results)
{
	report_answers_write_dpas(page, results, report_answers_write_floor);
}

static const struct question questions[] = {
	{ "Which method achieves the most IOPS with one job, and which with many? What changes in between?",
	  report_answers_write_fastest },
	{ "What does each method pay for its latency, in CPU time and context switches?",
	  report_answers_write_price },
	{ "In which mode does DPAS end with each number of jobs, and why there?",
	  report_answers_write_modes },
	{ "With one job, why are there always fewer I/Os in PAS than in CP?",
	  report_answers_write_breakdown },
	{ "How does pas_d_init affect the switches of mode?",
	  report_answers_write_d_init },
};

void report_answers_write(FILE *page, const struct results *results)
{
	size_t i;

	fputs("<h2>Questions</h2>\n", page);
	for (i = 0; i < sizeof(questions) / sizeof(*questions); i++) {
		fprintf(page, "<section>\n<h3>%zu. %s</h3>\n", i + 1,
			questions[i].text);
		questions[i].write(page, results);
		fputs("<div class=\"answer\"></div>\n</section>\n", page);
	}
}
