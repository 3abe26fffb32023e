// SPDX-License-Identifier: GPL-2.0
/* The input of dpasbench --resume: runs of the plan, or an error. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dpasbench/results_file.h"
#include "dpasbench/small_plan.h"
#include "fuzz/fuzz.h"

/* clang-format off */
static const char *const words[] = {
	"\"settings\"", "\"machine\"", "\"results\"", "\"mode\"", "\"DPAS\"",
	"\"jobs\"", "\"repeat\"", "\"iops\"", "{", "}", "[", "]", ":", ",",
	"null", "true", "1e308", "-1", NULL
};
/* clang-format on */

static bool fuzz_check(const struct results *results)
{
	size_t i;

	if (results->count >
	    small_plan.nr_methods * small_plan.nr_points * small_plan.repeats)
		return false;
	for (i = 0; i < results->count; i++) {
		const struct measurement *run = results->measurement + i;

		if (results_find(results, run->method, &run->point,
				 run->repeat) != run)
			return false;
	}
	return true;
}

static bool fuzz_read(const char *data, size_t size)
{
	struct problem problem = { .reason = "" };
	char path[64];
	int file = fuzz_scratch();
	struct results results;
	bool good;

	if (ftruncate(file, 0) ||
	    pwrite(file, data, size, 0) != (ssize_t)size ||
	    !results_init(&results, &small_plan))
		return false;
	snprintf(results.machine.kernel, sizeof(results.machine.kernel),
		 "6.1-test");
	results.machine.nr_cpus = 2;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	if (results_file_load(&results, path, &problem))
		good = fuzz_check(&results);
	else
		good = !strcmp(problem.file, path) && *problem.reason;
	results_free(&results);
	return good;
}

/* The corpus consists of files written by dpasbench. */
const struct fuzz fuzz = { .words = words, .read = fuzz_read };
