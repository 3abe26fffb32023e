// SPDX-License-Identifier: GPL-2.0
/*
 * Specifications of loads, lists of CPUs, and loads that every source rejects.
 */
#include <criterion/criterion.h>

#include "lib/base/cpu_list.h"
#include "lib/load/load_check.h"
#include "lib/load/load_spec.h"

static struct problem problem;

Test(load_spec, all_of_it)
{
	struct load load = load_default();

	cr_assert(load_spec_parse(
			  &load,
			  "jobs=4,bs=8k,reads=70,rate=1000,cpus=0-3,8,polled=0",
			  &problem),
		  "%s: %s", problem.value, problem.reason);
	cr_expect_eq(load.jobs, 4);
	cr_expect_eq(load.block_bytes, 8192);
	cr_expect_eq(load.read_percent, 70);
	cr_expect_eq(load.rate_iops, 1000);
	cr_expect_str_eq(load.cpus, "0-3,8");
	cr_expect_not(load.polled);
}

Test(load_spec, the_rest_stays)
{
	struct load load = load_default();

	cr_assert(load_spec_parse(&load, "cpus=1,2,jobs=2", &problem));
	cr_expect_eq(load.jobs, 2);
	cr_expect_str_eq(load.cpus, "1,2");
	cr_expect_eq(load.block_bytes, 4096);
	cr_expect_eq(load.read_percent, 100);
	cr_expect(load.polled);
	cr_assert(load_spec_parse(&load, "cpus=all", &problem));
	cr_expect_str_eq(load.cpus, "");
	cr_expect_eq(load.jobs, 2);
}

static void refused(const char *text, const char *what, const char *why)
{
	struct load load = load_default();

	cr_expect_not(load_spec_parse(&load, text, &problem), "%s", text);
	cr_expect_str_eq(problem.value, what, "%s: %s", text, problem.value);
	cr_expect_not_null(strstr(problem.reason, why), "%s: %s", text,
			   problem.reason);
	cr_expect_eq(load.jobs, 0, "%s", text);
}

Test(load_spec, what_is_wrong)
{
	refused("", "", "empty");
	refused("jobs=1,", "", "empty");
	refused("jobs", "jobs", "it takes jobs=");
	refused("jobs=", "jobs=", "empty");
	refused("jobs=1,jobs=2", "jobs=2", "twice");
	refused("jobs=-1", "jobs=-1", "negative");
	refused("jobs=1,3", "3", "it takes jobs=");
	refused("jobs=1,bs=1000", "bs=1000", "multiple of 512");
	refused("jobs=1,bs=32m", "bs=32m", "above 16 MiB");
	refused("jobs=1,reads=101", "reads=101", "above 100");
	refused("jobs=1,polled=yes", "polled=yes", "not a whole number");
	refused("jobs=1,speed=3", "speed=3", "it takes jobs=");
	refused("jobs=1,cpus=0000000000000000000000000000000000000000000000000000000000000000",
		"cpus=0000000000000000000000000000000000000000000000000000000000000000",
		"too long");
}

Test(cpu_list, the_highest_of_any_list)
{
	unsigned long highest;

	cr_assert(cpu_list_highest("3,0-5,1", &highest));
	cr_expect_eq(highest, 5);
	cr_assert(cpu_list_highest("99999", &highest));
	cr_expect_eq(highest, 99999);
	cr_expect_not(cpu_list_highest("1-", &highest));
	cr_expect_not(cpu_list_highest("5-1", &highest));
	cr_expect_not(cpu_list_highest("1,", &highest));
	cr_expect_not(cpu_list_highest("", &highest));
}

Test(cpu_list, lists)
{
	unsigned int cpus[8], count;

	cr_assert(cpu_list_parse("3,0-1,1", 8, cpus, &count));
	cr_assert_eq(count, 3);
	cr_expect_eq(cpus[0], 3);
	cr_expect_eq(cpus[1], 0);
	cr_expect_eq(cpus[2], 1);
	cr_assert(cpu_list_parse("0-7,0-7", 8, cpus, &count));
	cr_expect_eq(count, 8);
}

Test(cpu_list, what_is_none)
{
	static const char *const wrong[] = {
		"",  ",",   "1,", "1-", "-1",	"2-1",
		"8", "0-8", "a",  "1 ", "1--2", "99999999999999999999",
	};
	unsigned int cpus[8], count;
	size_t i;

	for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		cr_expect_not(cpu_list_parse(wrong[i], 8, cpus, &count), "%s",
			      wrong[i]);
}

static void check_refuses(struct load load, const char *part, const char *why)
{
	struct problem error;

	cr_expect_not(load_check(&load, 512, 4096, &error), "%s", part);
	cr_expect_str_eq(error.file, part);
	cr_expect_not_null(strstr(error.reason, why), "%s", error.reason);
}

Test(load_check, numbers)
{
	struct load load = load_default(), wrong;
	struct problem error;

	load.jobs = 512;
	cr_assert(load_check(&load, 512, 4096, &error));
	wrong = load;
	wrong.jobs = 513;
	check_refuses(wrong, "jobs", "at most 512");
	wrong = load;
	wrong.block_bytes = 512;
	check_refuses(wrong, "block size", "steps of 4096");
	wrong.block_bytes = (16 << 20) + 4096;
	check_refuses(wrong, "block size", "16 MiB");
	wrong.block_bytes = 0;
	check_refuses(wrong, "block size", "4096 bytes");
	wrong = load;
	wrong.read_percent = 101;
	check_refuses(wrong, "reads", "100 %");
}
