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
	fprintf(file, ",%s\n",
		run->method != METHOD_DPAS || run->point.workload ? "" :
			run->unexpected				  ? "no" :
								    "yes");
}

static void report_csv_write_run(FILE *file, const struct plan *plan,
				 const struct measurement *run)
{
	char direction[16];

	if (run->point.workload)
		snprintf(direction, sizeof(direction), "%s-%c",
			 plan_direction(plan), (int)run->point.workload);
	else
		snprintf(direction, sizeof(direction), "%s",
			 plan_direction(plan));
	/* The names of simulated machines contain commas, but never quotes. */
	fprintf(file, "\"%s\",%s,%s,%u,%" PRIu32 ",%u,%.3f,%s,", plan->device,
		method_name(run->method), direction, run->point.jobs,
		run->point.block_bytes, run->repeat + 1,
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

static bool report_csv_write_all(FILE *file, const void *context)
{
	const struct results *results = context;
	size_t i;

	fputs("device,mode,direction,jobs,block_bytes,run,runtime_s,"
	      "nvme_reloaded,poll_queues,pas_d_init,ios,iops,lat_mean_us,"
	      "lat_p50_us,lat_p99_us,lat_p999_us,lat_max_us,cpu_percent,"
	      "context_switches,cp_ios,pas_ios,ol_ios,int_ios,final_mode,"
	      "as_expected\n",
	      file);
	for (i = 0; i < results->count; i++)
		report_csv_write_run(file, results->plan,
				     &results->measurement[i]);
	return !ferror(file);
}

bool report_csv(const struct results *results, const char *path,
		struct problem *problem)
{
	if (atomic_file_write(path, report_csv_write_all, results))
		return true;
	return atomic_file_fail(problem, path);
}
