// SPDX-License-Identifier: GPL-2.0
/*
 * test_results.c - the results file, --resume, and figures over several runs
 */
#include <math.h>
#include <unistd.h>

#include "dpasbench/report/report.h"
#include "dpasbench/results_file.h"
#include "dpasbench/small_plan.h"
#include "dpasbench/summary.h"
#include "file_rig.h"
#include "lib/model/method.h"

static struct plan plan;
static char *top, path[PATH_MAX];
static struct problem problem;
static struct results results;

static void set_up(void)
{
	plan = small_plan;
	top = rig_directory();
	snprintf(path, sizeof(path), "%s/results.json", top);
	cr_assert(results_init(&results, &plan));
	snprintf(results.machine.kernel, sizeof(results.machine.kernel),
		 "6.1-test");
	results.machine.nr_cpus = 2;
}

static void tear_down(void)
{
	results_free(&results);
	rig_remove(top);
}

TestSuite(results, .init = set_up, .fini = tear_down);

static struct measurement make(enum method method, unsigned int jobs,
			       unsigned int repeat, double iops)
{
	struct measurement run = {
		.method = method,
		.point = { jobs, 4096 },
		.repeat = repeat,
		.fresh = true,
		.poll_queues_known = true,
		.poll_queues = 1,
		.ios = (uint64_t)iops,
		.iops = iops,
		.mean_ns = 12346.75,
		.p50_ns = 12000,
		.p99_ns = 20000,
		.p999_ns = 30000,
		.max_ns = 40000,
		.cpu_percent = 12.5,
		.context_switches = 77,
	};

	if (method == METHOD_DPAS) {
		run.d_init_ns = 1234;
		run.has_modes = true;
		run.mode_ios[DPAS_CP] = (uint64_t)iops - 10;
		run.mode_ios[DPAS_PAS] = 10;
		run.final[DPAS_CP] = 1;
		run.unexpected = jobs > 1;
	}
	return run;
}

static void add(enum method method, unsigned int jobs, unsigned int repeat,
		double iops)
{
	struct measurement run = make(method, jobs, repeat, iops);

	results_add(&results, &run);
}

static void leave_out(enum method method, unsigned int jobs)
{
	struct point point = { .jobs = jobs, .block_bytes = 4096 };
	struct problem missing;

	problem_set(&missing, "db_bench", NULL, "not \"installed\"", "get it");
	cr_assert(results_leave_out(&results, method, &point, &missing));
}

/* Read by an independent JSON parser. */
static bool load(struct results *loaded, struct plan *their_plan)
{
	cr_assert(results_init(loaded, their_plan));
	loaded->machine = results.machine;
	return results_file_load(loaded, path, &problem);
}

Test(results, what_is_saved_is_read)
{
	struct results loaded;

	add(METHOD_INT, 1, 0, 100.25);
	add(METHOD_DPAS, 2, 1, 200.5);
	cr_assert(results_file_save(&results, path, &problem), "%s",
		  problem.reason);
	cr_assert(load(&loaded, &plan), "%s", problem.reason);
	cr_assert_eq(loaded.count, 2u);
	cr_assert_eq(memcmp(loaded.measurement, results.measurement,
			    2 * sizeof(*loaded.measurement)),
		     0);
	cr_assert_not_null(
		results_find(&loaded, METHOD_INT, &plan.point[0], 0));
	cr_assert_null(results_find(&loaded, METHOD_INT, &plan.point[0], 1));
	results_free(&loaded);
}

Test(results, what_is_left_out_is_told_and_can_be_had_later)
{
	struct results loaded;
	json_t *root, *cells;

	add(METHOD_INT, 1, 0, 100);
	add(METHOD_INT, 1, 1, 100);
	add(METHOD_CP, 1, 1, 100);
	leave_out(METHOD_INT, 1); /* both of its runs are measured */
	leave_out(METHOD_CP, 1);
	leave_out(METHOD_CP, 2);
	cr_assert_null(
		results_find_left_out(&results, METHOD_INT, &plan.point[0]));
	cr_assert_null(
		results_find_left_out(&results, METHOD_DPAS, &plan.point[0]));
	cr_assert_str_eq(results_find_left_out(&results, METHOD_CP,
					       &plan.point[1])
				 ->reason,
			 "db_bench: not \"installed\"; get it");
	cr_assert_eq(results_left_out(&results), 3u);
	cr_assert_eq(results_left(&results), 6u);

	cr_assert(results_file_save(&results, path, &problem));
	root = json_load_file(path, 0, NULL);
	cells = json_object_get(root, "left_out");
	cr_assert_eq(json_array_size(cells), 2u);
	cr_assert_str_eq(json_string_value(json_object_get(
				 json_array_get(cells, 1), "mode")),
			 "CP");
	cr_assert_eq(json_integer_value(
			     json_object_get(json_array_get(cells, 0), "runs")),
		     1);
	cr_assert_str_eq(json_string_value(json_object_get(
				 json_array_get(cells, 0), "reason")),
			 "db_bench: not \"installed\"; get it");
	cr_assert(json_is_false(json_object_get(root, "complete")));
	json_decref(root);
	cr_assert(load(&loaded, &plan), "%s", problem.reason);
	cr_assert_eq(loaded.count, 3u);
	cr_assert_eq(results_left(&loaded), 9u);
	results_free(&loaded);
}

static void refuses(struct plan *their_plan, const char *words)
{
	struct results loaded;

	cr_assert(!load(&loaded, their_plan));
	cr_assert(strstr(problem.reason, words), "\"%s\" has no \"%s\"",
		  problem.reason, words);
	results_free(&loaded);
}

Test(results, other_settings_are_refused_by_name)
{
	struct plan other = plan;

	add(METHOD_INT, 1, 0, 100);
	cr_assert(results_file_save(&results, path, &problem));
	other.repeats = 3;
	refuses(&other, "repeats was 2 and is 3 now");
	other = plan;
	other.write = true;
	refuses(&other, "direction was \"read\"");
	other = plan;
	other.nr_points = 1;
	refuses(&other, "jobs was [1, 2]");
	other = plan;
	other.nr_methods = 2;
	refuses(&other, "modes was");
	other = plan;
	other.cpu[0] = 1;
	refuses(&other, "cpus was \"0\"");
	other = plan;
	snprintf(other.device, sizeof(other.device), "nvme1n1");
	refuses(&other, "device was");
	snprintf(results.machine.kernel, sizeof(results.machine.kernel), "6.2");
	refuses(&plan, "kernel was \"6.1-test\"");
}

Test(results, no_file_and_other_files)
{
	refuses(&plan, "nothing to resume from: No such file");
	rig_write(top, "results.json", "");
	refuses(&plan, "line 1");
	rig_write(top, "results.json", "[]\n");
	refuses(&plan, "not a file of dpasbench");
	rig_write(top, "results.json",
		  "{\"format\": \"dpasbench\", \"version\": 9}");
	refuses(&plan, "another version");
}

/* Truncated at any byte, it is rejected: ours are written atomically. */
Test(results, a_cut_file_is_refused)
{
	struct results loaded;
	size_t size, cut;
	char *text;

	add(METHOD_INT, 1, 0, 100);
	add(METHOD_DPAS, 1, 0, 100);
	cr_assert(results_file_save(&results, path, &problem));
	text = rig_read(path, &size);
	for (cut = 0; cut + 2 < size; cut += 7) {
		cr_assert_eq(truncate(path, (off_t)cut), 0);
		cr_assert(!load(&loaded, &plan), "cut at %zu", cut);
		results_free(&loaded);
		text[size] = '\0';
		rig_write(top, "results.json", text);
	}
	free(text);
}

/* Replace a word in the saved file. */
static void damage(const char *old, const char *new)
{
	size_t size;
	char *text = rig_read(path, &size), *at = strstr(text, old);
	char *changed = calloc(1, size + strlen(new) + 1);

	cr_assert(at && changed, "%s", old);
	sprintf(changed, "%.*s%s%s", (int)(at - text), text, new,
		at + strlen(old));
	rig_write(top, "results.json", changed);
	free(changed);
	free(text);
}

Test(results, damaged_results_are_refused)
{
	static const char *const change[][2] = {
		{ "\"repeat\": 1", "\"repeat\": 0" },
		{ "\"repeat\": 1", "\"repeat\": 3" },
		{ "\"iops\": ", "\"iops\": -" },
		{ "\"ios\": ", "\"ios\": \"x\", \"was\": " },
		{ "\"latency_p99_ns\"", "\"latency\"" },
		{ "\"mode\": \"INT\"", "\"mode\": \"EHP\"" },
		{ "\"mode\": \"INT\"", "\"mode\": \"PAS\"" },
	};
	size_t i;

	add(METHOD_INT, 1, 0, 100);
	for (i = 0; i < sizeof(change) / sizeof(change[0]); i++) {
		cr_assert(results_file_save(&results, path, &problem));
		damage(change[i][0], change[i][1]);
		refuses(&plan, "result 1 is damaged");
	}
}

Test(results, the_same_run_twice_is_refused)
{
	add(METHOD_INT, 1, 0, 100);
	add(METHOD_INT, 1, 0, 100);
	cr_assert(results_file_save(&results, path, &problem));
	refuses(&plan, "result 2 is damaged");
}

Test(results, saving_where_one_may_not)
{
	cr_assert(
		!results_file_save(&results, "/nonexistent/x.json", &problem));
	cr_assert(strstr(problem.file, "/nonexistent/x.json"));
}

Test(results, means_and_deviations)
{
	struct cell cell;

	add(METHOD_INT, 1, 0, 100);
	add(METHOD_INT, 1, 1, 104);
	add(METHOD_CP, 1, 0, 200);
	add(METHOD_DPAS, 1, 0, 190);
	cell = summary_cell(&results, METHOD_INT, &plan.point[0]);
	cr_assert_eq(cell.runs, 2u);
	cr_assert_float_eq(cell.iops, 102, 1e-9);
	cr_assert_float_eq(cell.iops_deviation, sqrt(8), 1e-9);
	cell = summary_cell(&results, METHOD_CP, &plan.point[0]);
	cr_assert_float_eq(cell.iops_deviation, 0, 1e-9);
	cell = summary_cell(&results, METHOD_CP, &plan.point[1]);
	cr_assert_eq(cell.runs, 0u);
	cr_assert_float_eq(summary_best_fixed(&results, &plan.point[0]), 200,
			   1e-9);
	cr_assert_float_eq(summary_best_fixed(&results, &plan.point[1]), 0,
			   1e-9);
	cr_assert_float_eq(summary_ratio(&results, METHOD_DPAS, METHOD_CP,
					 &plan.point[0]),
			   0.95, 1e-9);
	cr_assert_float_eq(summary_ratio(&results, METHOD_DPAS, METHOD_CP,
					 &plan.point[1]),
			   0, 1e-9);
}

/* Halfway; in CP, 100 of 1,100 I/Os were made in PAS. */
Test(results, the_final_mode_is_that_of_the_second_half)
{
	struct mode_counts halfway = { .ios = { 0, 0, 100, 0 } };
	struct mode_counts at_end = { .ios = { 0, 5000, 600, 0 } };
	struct measurement run = make(METHOD_INT, 1, 0, 1);

	measurement_set_final(&run, &plan, &halfway, &at_end);
	cr_assert_eq(run.final[DPAS_CP], 1u);
	cr_assert_eq(run.unexpected, 0u);
	cr_assert_eq(measurement_final_mode(&run), DPAS_CP);

	/* Two jobs should have ended in INT. */
	run = make(METHOD_INT, 2, 0, 1);
	measurement_set_final(&run, &plan, &halfway, &at_end);
	cr_assert_eq(run.unexpected, 1u);

	/* No I/O in the second half is not what was expected. */
	run = make(METHOD_INT, 1, 0, 1);
	measurement_set_final(&run, &plan, &at_end, &at_end);
	cr_assert_eq(run.unexpected, 1u);
	cr_assert_eq(measurement_final_mode(&run), -1);
}

/* Three jobs on two CPUs: INT on one, CP on the other. */
Test(results, the_final_mode_is_each_cpus_own)
{
	struct mode_counts halfway[2] = { 0 };
	struct mode_counts at_end[2] = {
		{ .ios = { [DPAS_INT] = 900, [DPAS_OL] = 100 } },
		{ .ios = { [DPAS_CP] = 900, [DPAS_PAS] = 100 } },
	};
	struct measurement run = make(METHOD_INT, 3, 0, 1);

	plan.nr_cpus = 2;
	measurement_set_final(&run, &plan, halfway, at_end);
	cr_assert_eq(run.final[DPAS_INT], 1u);
	cr_assert_eq(run.final[DPAS_CP], 1u);
	cr_assert_eq(run.unexpected, 0u);
}

Test(results, csv_has_a_row_a_run)
{
	char name[PATH_MAX], *text, *at;
	size_t size, commas, lines = 0;

	add(METHOD_INT, 1, 0, 100);
	add(METHOD_DPAS, 2, 1, 200);
	leave_out(METHOD_CP, 1);
	snprintf(name, sizeof(name), "%s/results.csv", top);
	cr_assert(report_csv(&results, name, &problem));
	text = rig_read(name, &size);
	for (at = text; (at = strchr(at, '\n')); at++)
		lines++;
	cr_assert_eq(lines, 4u);
	cr_assert(
		strstr(text,
		       "\n\"nvme0n1\",INT,read,1,4096,1,1.000,yes,1,,100,100.0,12.347,12.000,20.000,30.000,40.000,12.50,77,,,,,,,\n"),
		"%s", text);
	cr_assert(
		strstr(text,
		       "\n\"nvme0n1\",DPAS,read,2,4096,2,1.000,yes,1,1234,200,200.0,12.347,12.000,20.000,30.000,40.000,12.50,77,190,10,0,0,CP,no,\n"),
		"%s", text);
	cr_assert(
		strstr(text,
		       "\n\"nvme0n1\",CP,read,1,4096,,,,,,,,,,,,,,,,,,,,,\"db_bench: not \"\"installed\"\"; get it\"\n"),
		"%s", text);
	/* Each row has all columns; no value here has a comma in it. */
	for (at = strtok(text, "\n"); at; at = strtok(NULL, "\n")) {
		for (commas = 0; *at; at++)
			commas += *at == ',';
		cr_assert_eq(commas, 25u);
	}
	free(text);
}
