// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/results_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dpasbench/summary.h"
#include "lib/base/atomic_file.h"

#define RESULTS_FILE_FORMAT "dpasbench"
#define RESULTS_FILE_VERSION 1

static json_t *results_file_machine_to_json(const struct machine *machine)
{
	/* clang-format off */
	return json_pack("{s:s,s:s,s:i}", "kernel", machine->kernel,
			 "model", machine->model,
			 "cpus_online", (int)machine->nr_cpus);
	/* clang-format on */
}

/* NULL on allocation failure. */
static json_t *results_file_left_out_to_json(const struct results *results)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < results->nr_left_out; i++) {
		const struct left_out *cell = &results->left_out[i];
		/* clang-format off */
		json_t *object = json_pack("{s:s,s:i,s:i,s:i,s:s}",
					   "mode", method_name(cell->method),
					   "jobs", (int)cell->point.jobs,
					   "block_bytes", (int)cell->point.block_bytes,
					   "runs", (int)cell->runs,
					   "reason", cell->reason);
		/* clang-format on */

		if (object && cell->point.workload)
			json_object_set_new(
				object, "ycsb",
				json_sprintf("%c", (int)cell->point.workload));
		if (json_array_append_new(array, object)) {
			json_decref(array);
			return NULL;
		}
	}
	return array;
}

json_t *results_file_to_json(const struct results *results)
{
	json_t *runs = json_array(), *root;
	size_t i;

	for (i = 0; i < results->count; i++)
		if (json_array_append_new(
			    runs,
			    measurement_to_json(&results->measurement[i]))) {
			json_decref(runs);
			return NULL;
		}
	/* clang-format off */
	root = json_pack("{s:s,s:i,s:s,s:b,s:o?,s:o?,s:o,s:o?,s:o?}",
			 "format", RESULTS_FILE_FORMAT, "version", RESULTS_FILE_VERSION,
			 "program", "dpasbench " PACKAGE_VERSION,
			 "complete", results->count == results->size,
			 "settings", plan_to_json(results->plan),
			 "machine", results_file_machine_to_json(&results->machine),
			 "results", runs,
			 "left_out", results_file_left_out_to_json(results),
			 "summary", summary_to_json(results));
	/* clang-format on */
	return root;
}

static bool results_file_write_json(FILE *file, const void *root)
{
	return !json_dumpf(root, file,
			   JSON_INDENT(1) | JSON_REAL_PRECISION(9)) &&
		putc('\n', file) != EOF;
}

bool results_file_save(const struct results *results, const char *path,
		       struct problem *problem)
{
	json_t *root = results_file_to_json(results);
	bool good;

	errno = ENOMEM;
	good = root && atomic_file_write(path, results_file_write_json, root);
	if (!good)
		atomic_file_fail(problem, path);
	json_decref(root);
	return good;
}

/* Require that @then and @now are equal. */
static bool results_file_compare(const json_t *then, json_t *now,
				 const char *path, struct problem *problem)
{
	const char *key;
	json_t *value;

	json_object_foreach(now, key, value)
	{
		char *was, *is;

		if (json_equal(json_object_get(then, key), value))
			continue;
		was = json_dumps(json_object_get(then, key), JSON_ENCODE_ANY);
		is = json_dumps(value, JSON_ENCODE_ANY);
		problem_fail(
			problem, path,
			"measured with other settings: %s was %s and is %s now; without --resume, it starts over",
			key, was ? was : "unknown", is ? is : "unknown");
		free(was);
		free(is);
		return false;
	}
	return true;
}

/* Is the run part of the plan, and still missing? */
static bool results_file_is_wanted(const struct results *results,
				   const struct measurement *measurement)
{
	const struct plan *plan = results->plan;
	size_t i, j;

	if (results_find(results, measurement->method, &measurement->point,
			 measurement->repeat) ||
	    measurement->repeat >= plan->repeats)
		return false;
	for (i = 0; i < plan->nr_methods; i++)
		for (j = 0; j < plan->nr_points; j++)
			if (plan->method[i] == measurement->method &&
			    !memcmp(&plan->point[j], &measurement->point,
				    sizeof(plan->point[j])))
				return true;
	return false;
}

static bool results_file_take_runs(struct results *results, const json_t *runs,
				   const char *path, struct problem *problem)
{
	struct measurement measurement;
	json_t *run;
	size_t i;

	if (!json_is_array(runs))
		return problem_fail(problem, path, "it has no results");
	json_array_foreach(runs, i, run)
	{
		if (!measurement_from_json(&measurement, run) ||
		    !results_file_is_wanted(results, &measurement))
			return problem_fail(problem, path,
					    "result %zu is damaged", i + 1);
		results_add(results, &measurement);
	}
	return true;
}

static bool results_file_take_file(struct results *results, const json_t *root,
				   const char *path, struct problem *problem)
{
	const char *format = json_string_value(json_object_get(root, "format"));
	json_t *plan, *machine;
	bool good;

	if (!format || strcmp(format, RESULTS_FILE_FORMAT) != 0)
		return problem_fail(problem, path, "not a file of dpasbench");
	if (json_integer_value(json_object_get(root, "version")) !=
	    RESULTS_FILE_VERSION)
		return problem_fail(problem, path,
				    "written by another version of dpasbench");
	plan = plan_to_json(results->plan);
	machine = results_file_machine_to_json(&results->machine);
	if (plan && machine)
		good = results_file_compare(json_object_get(root, "settings"),
					    plan, path, problem) &&
			results_file_compare(json_object_get(root, "machine"),
					     machine, path, problem) &&
			results_file_take_runs(results,
					       json_object_get(root, "results"),
					       path, problem);
	else
		good = problem_fail(problem, path, "out of memory");
	json_decref(plan);
	json_decref(machine);
	return good;
}

bool results_file_load(struct results *results, const char *path,
		       struct problem *problem)
{
	json_error_t error;
	FILE *file = fopen(path, "re");
	json_t *root;
	bool good;

	if (!file)
		return problem_fail(problem, path, "nothing to resume from: %s",
				    strerror(errno));
	root = json_loadf(file, 0, &error);
	fclose(file);
	if (!root)
		return problem_fail(problem, path, "line %d: %s", error.line,
				    error.text);
	good = results_file_take_file(results, root, path, problem);
	json_decref(root);
	return good;
}
