// SPDX-License-Identifier: GPL-2.0
#include <inttypes.h>
#include <stdio.h>

#include "dpasbench/report/report.h"
#include "lib/base/atomic_file.h"

static void report_csv_write_modes(FILE *file, const struct measurement *run)
{
	static const enum dpas_mode order[] = { DPAS_CP, DPAS_PAS, DPAS_OL,
						DPAS_INT };
	int final = measurement_final_mode(run);
	size_t i;

	for (i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		putc(',', file);
		if (run->has_modes)
			fprintf(file, "%" PRIu64, run->mode_ios[order[i]]);
	}
	fprintf(file, ",%s",
		final < 0 ? "" : sample_mode_name((uint64_t) final));
	/* Nothing is left out of a run that was measured. */
	fprintf(file, ",%s,\n",
		run->method != METHOD_DPAS || run->point.workload ? "" :
			run->unexpected				  ? "no" :
								    "yes");
}

/* The first five columns. */
static void report_csv_write_cell(FILE *file, const struct plan *plan,
				  enum method method, const struct point *point)
{
	/* The names of simulated machines contain commas, but never quotes. */
	fprintf(file, "\"%s\",%s,%s", plan->device, method_name(method),
		plan_direction(plan));
	if (point->workload)
		fprintf(file, "-%c", (int)point->workload);
	fprintf(file, ",%u,%" PRIu32, point->jobs, point->block_bytes);
}

static void report_csv_write_run(FILE *file, const struct plan *plan,
				 const struct measurement *run)
{
	report_csv_write_cell(file, plan, run->method, &run->point);
	fprintf(file, ",%u,%.3f,%s,", run->repeat + 1,
		plan->runtime_ms / 1000.0, run->fresh ? "yes" : "no");
	if (run->poll_queues_known)
		fprintf(file, "%" PRIu64, run->poll_queues);
	putc(',', file);
	if (run->d_init_ns)
		fprintf(file, "%" PRIu32, run->d_init_ns);
	fprintf(file,
		",%" PRIu64 ",%.1f,%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,%" PRIu64,
		run->ios, run->iops, run->mean_ns / 1000,
		(double)run->p50_ns / 1000, (double)run->p99_ns / 1000,
		(double)run->p999_ns / 1000, (double)run->max_ns / 1000,
		run->cpu_percent, run->context_switches);
	report_csv_write_modes(file, run);
}

/* All columns but the first five and the last are empty. */
static void report_csv_write_left_out(FILE *file, const struct plan *plan,
				      const struct left_out *cell)
{
	const char *at;

	report_csv_write_cell(file, plan, cell->method, &cell->point);
	fputs(",,,,,,,,,,,,,,,,,,,,,\"", file);
	for (at = cell->reason; *at; at++)
		fprintf(file, *at == '"' ? "\"\"" : "%c", *at);
	fputs("\"\n", file);
}

static bool report_csv_write_all(FILE *file, const void *context)
{
	const struct results *results = context;
	size_t i;

	fputs("device,mode,direction,jobs,block_bytes,run,runtime_s,"
	      "nvme_reloaded,poll_queues,pas_d_init,ios,iops,lat_mean_us,"
	      "lat_p50_us,lat_p99_us,lat_p999_us,lat_max_us,cpu_percent,"
	      "context_switches,cp_ios,pas_ios,ol_ios,int_ios,final_mode,"
	      "as_expected,left_out\n",
	      file);
	for (i = 0; i < results->count; i++)
		report_csv_write_run(file, results->plan,
				     &results->measurement[i]);
	for (i = 0; i < results->nr_left_out; i++)
		report_csv_write_left_out(file, results->plan,
					  &results->left_out[i]);
	return !ferror(file);
}

bool report_csv(const struct results *results, const char *path,
		struct problem *problem)
{
	if (atomic_file_write(path, report_csv_write_all, results))
		return true;
	return atomic_file_fail(problem, path);
}
