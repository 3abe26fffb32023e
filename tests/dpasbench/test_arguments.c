// SPDX-License-Identifier: GPL-2.0
/*
 * test_arguments.c - the lab's command line in any order, and errors in it
 */
#include "dpasbench/arguments.h"
#include "file_rig.h"
#include "lib/model/method.h"

static struct arguments arguments;
static struct problem problem;

/* Parse a command line whose words are separated by blanks. */
static bool parse(const char *line)
{
	static char text[512];
	char *argv[40], *word, *rest;
	int argc = 0;

	snprintf(text, sizeof(text), "dpasbench %s", line);
	for (word = strtok_r(text, " ", &rest); word;
	     word = strtok_r(NULL, " ", &rest))
		argv[argc++] = word;
	argv[argc] = NULL;
	problem.reason[0] = '\0';
	return arguments_parse(&arguments, argc, argv, &problem);
}

/* "INT CP R 2": methods, direction, repeats. */
static const char *describe(void)
{
	static char text[128];
	const struct plan *plan = &arguments.plan;
	size_t i;

	text[0] = '\0';
	for (i = 0; i < plan->nr_methods; i++) {
		strcat(text, method_name(plan->method[i]));
		strcat(text, " ");
	}
	snprintf(text + strlen(text), 32, "%c %u", plan->write ? 'W' : 'R',
		 plan->repeats);
	return text;
}

static void means(const char *line, const char *meaning)
{
	cr_assert(parse(line), "%s: %s", line, problem.reason);
	cr_assert_str_eq(describe(), meaning, "%s is %s", line, describe());
}

static void refused(const char *line, const char *words)
{
	cr_assert(!parse(line), "%s is taken", line);
	cr_assert(strstr(problem.reason, words), "%s: \"%s\" has no \"%s\"",
		  line, problem.reason, words);
}

Test(arguments, the_handouts_lines)
{
	means("ALL", "INT CP LHP PAS DPAS R 1");
	means("INT CP DPAS W 3", "INT CP DPAS W 3");
	means("DPAS 2", "DPAS R 2");
	means("ALL W 2", "INT CP LHP PAS DPAS W 2");
	means("INT 2 R CP", "INT CP R 2");
	means("CP INT R 2", "INT CP R 2");
}

Test(arguments, a_job_file_says_the_rest)
{
	means("ALL --job web.fio --jobs 1,4", "INT CP LHP PAS DPAS R 1");
	cr_assert_str_eq(arguments.job, "web.fio");
	refused("ALL W --job web.fio", "leave out R and W");
	refused("ALL R --job web.fio", "leave out R and W");
	refused("ALL --job web.fio --bs 8k", "leave out --bs");
	refused("ALL --job web.fio --size 1g", "leave out --bs, --size");
	refused("ALL --job web.fio --paper sizes", "--paper sizes");
	refused("ALL --job web.fio --device sim:optane", "runs no fio");
	refused("ALL --job a --job b", "--job is given twice");
}

Test(arguments, a_file_system)
{
	means("ALL --fs xfs --size 64m", "INT CP LHP PAS DPAS R 1");
	cr_assert_str_eq(arguments.plan.fs, "xfs");
	means("INT W --fs ext4 --force nvme0n1", "INT W 1");
	means("INT --fs ext4 --job web.fio --size 64m", "INT R 1");
	refused("ALL --fs btrfs", "--fs btrfs: it takes xfs or ext4");
	refused("ALL --fs xfs --fs ext4", "--fs is given twice");
	refused("ALL --fs xfs --device sim:optane", "has no file system");
}

Test(arguments, an_application)
{
	const struct plan *plan = &arguments.plan;

	means("ALL --ycsb all", "INT CP LHP PAS DPAS R 1");
	cr_assert_eq(plan->axis, PLAN_BY_WORKLOAD);
	cr_assert_eq(plan->nr_points, 6u);
	cr_assert_eq(plan->point[5].workload, (uint32_t)'F');
	cr_assert_eq(plan->point[5].jobs, 4u);
	cr_assert_eq(plan->point[5].block_bytes, 0u);
	cr_assert_str_eq(plan->fs, "xfs");
	cr_assert_eq(plan->nr_cpus, 0u);
	means("INT CP --ycsb c,a --jobs 2 --fs ext4 --size 64m --cpus 1",
	      "INT CP R 1");
	cr_assert_eq(plan->point[0].workload, (uint32_t)'C');
	cr_assert_eq(plan->point[1].jobs, 2u);
	cr_assert_str_eq(plan->fs, "ext4");
	refused("ALL --ycsb G",
		"--ycsb G: no workload of YCSB; there are A,B,C,D,E,F");
	refused("ALL --ycsb AB", "--ycsb AB: no workload of YCSB");
	refused("ALL --ycsb A,,B", "--ycsb");
	refused("ALL --ycsb A,a", "--ycsb a: given twice");
	refused("ALL --ycsb A --jobs 1,2", "a single value");
	refused("ALL W --ycsb A", "leave out R, W");
	refused("ALL --ycsb A --job web.fio", "leave out R, W and --job");
	refused("ALL --ycsb A --bs 8k", "leave out --bs");
	refused("ALL --ycsb A --paper jobs", "leave out --bs and --paper");
	refused("ALL --ycsb A --device sim:optane", "runs no RocksDB");
}

Test(arguments, a_background_load)
{
	means("ALL --bgio 4", "INT CP LHP PAS DPAS R 1");
	cr_assert_eq(arguments.plan.readers, 4u);
	cr_assert_eq(arguments.plan.reader_iops, 1000u);
	means("ALL --bgio 2,iops=50", "INT CP LHP PAS DPAS R 1");
	cr_assert_eq(arguments.plan.readers, 2u);
	cr_assert_eq(arguments.plan.reader_iops, 50u);
	refused("ALL --bgio 0", "--bgio 0: below 1");
	refused("ALL --bgio four", "--bgio four: not a whole number");
	refused("ALL --bgio 4,rate=5", "such as 4, or 4,iops=1000");
	refused("ALL --bgio 4,iops=", "--bgio 4,iops=");
	refused("ALL --bgio 4 --device sim:optane", "no background load");
}

/* All orders of five words, including options. */
Test(arguments, every_order)
{
	static const char *word[] = { "DPAS", "INT", "W", "3", "--cpus 1" };
	char line[128];
	int i, order, rest, left[5], count;

	for (order = 0; order < 120; order++) {
		for (i = 0; i < 5; i++)
			left[i] = i;
		line[0] = '\0';
		for (count = 5, rest = order; count > 0; count--) {
			int at = rest % count;

			rest /= count;
			strcat(line, word[left[at]]);
			strcat(line, " ");
			memmove(&left[at], &left[at + 1],
				(size_t)(count - at - 1) * sizeof(left[0]));
		}
		means(line, "INT DPAS W 3");
		cr_assert_eq(arguments.plan.cpu[0], 1u);
	}
}

Test(arguments, small_letters)
{
	means("all w", "INT CP LHP PAS DPAS W 1");
	means("all ehp", "INT CP LHP EHP PAS DPAS R 1");
	means("Int r", "INT R 1");
}

Test(arguments, bad_words)
{
	refused("", "no method");
	refused("R 3", "no method");
	refused("HIP", "\"HIP\" is not a method");
	refused("INTCP", "\"INTCP\"");
	refused("INT X", "\"X\"");
	refused("INT 0", "\"0\" runs: below 1");
	refused("INT 1001", "above 1000");
	refused("INT 3x", "not a whole number");
	refused("INT 99999999999999999999999", "above 1000");
}

Test(arguments, duplicates)
{
	refused("INT INT", "INT is given twice");
	refused("ALL CP", "CP is given twice");
	refused("ALL ALL", "given twice");
	refused("INT R W", "R or W is given twice");
	refused("INT 2 3", "two numbers");
	refused("INT --jobs 1 --jobs 2", "--jobs is given twice");
	refused("INT --jobs 1,2,1", "given twice");
	refused("INT --bs 4k,4096 --jobs 1", "given twice");
	refused("INT --cpus 0-2,1", "given twice");
}

Test(arguments, bad_options)
{
	refused("INT --bogus", "--bogus");
	refused("INT --jobs", "--jobs takes a value");
	refused("INT --jobs 0", "--jobs 0: below 1");
	refused("INT --jobs 1,,2", "empty");
	refused("INT --jobs 1,2 --bs 4k,8k", "single value");
	refused("INT --bs 100", "multiple of 512");
	refused("INT --runtime 0", "zero");
	refused("INT --runtime 0.01", "below 0.1");
	refused("INT --runtime nan", "not a number");
	refused("INT --runtime 2 --quick", "one of them");
	refused("INT --size 1k", "4096");
	refused("INT --size 4k --bs 8k", "less than one block");
	refused("INT --size 99999999t", "above");
	refused("INT --device sim:optane --size 1g", "no size");
	refused("INT --device ../etc", "no name of a disk");
	refused("INT --device /dev/", "no name of a disk");
	refused("INT --cpus 3-1", "--cpus 3-1");
	refused("INT --cpus -1", "--cpus");
	refused("INT --paper all", "jobs or sizes");
	refused("INT W --force nvme1n1", "which is nvme0n1");
}

Test(arguments, defaults)
{
	const struct plan *plan = &arguments.plan;

	means("INT", "INT R 1");
	cr_assert_str_eq(plan->device, "nvme0n1");
	cr_assert_eq(plan->nr_points, 5u);
	cr_assert_eq(plan->point[4].jobs, 16u);
	cr_assert_eq(plan->point[4].block_bytes, 4096u);
	cr_assert_eq(plan->nr_cpus, 1u);
	cr_assert_eq(plan->cpu[0], 0u);
	cr_assert_eq(plan->runtime_ms, 10000u);
	cr_assert_eq(plan->size_bytes, 0u);
	cr_assert(!plan->percentiles);
	cr_assert(!arguments.resume);
	cr_assert_null(arguments.json);
}

Test(arguments, options)
{
	const struct plan *plan = &arguments.plan;

	means("--device=/dev/nvme2n1 --jobs 3,1 --cpus 0,4-6 --bs 512 CP --runtime 0.25 --size 1g --resume --json a --csv b --svg c --force nvme2n1",
	      "CP R 1");
	cr_assert_str_eq(plan->device, "nvme2n1");
	cr_assert_eq(plan->point[0].jobs, 3u);
	cr_assert_eq(plan->point[1].jobs, 1u);
	cr_assert_eq(plan->nr_cpus, 4u);
	cr_assert_eq(plan->cpu[3], 6u);
	cr_assert_eq(plan->point[0].block_bytes, 512u);
	cr_assert_eq(plan->runtime_ms, 250u);
	cr_assert_eq(plan->size_bytes, UINT64_C(1) << 30);
	cr_assert(arguments.resume);
	cr_assert_str_eq(arguments.json, "a");
	cr_assert_str_eq(arguments.csv, "b");
	cr_assert_str_eq(arguments.svg, "c");
}

Test(arguments, papers_benchmarks)
{
	const struct plan *plan = &arguments.plan;

	means("ALL --paper jobs", "INT CP LHP PAS DPAS R 1");
	cr_assert_eq(plan->nr_cpus, 0u, "0 stands for all CPUs");
	cr_assert(plan->percentiles && plan->axis == PLAN_BY_JOBS);
	means("ALL --paper sizes 3", "INT CP LHP PAS DPAS R 3");
	cr_assert_eq(plan->nr_points, 6u);
	cr_assert(plan->percentiles && plan->axis == PLAN_BY_SIZE);
	cr_assert_eq(plan->point[0].block_bytes, 4096u);
	cr_assert_eq(plan->point[5].block_bytes, 131072u);
	cr_assert_eq(plan->point[5].jobs, 1u);
	means("CP --paper sizes --bs 4k,16k", "CP R 1");
	cr_assert_eq(plan->nr_points, 2u);
}

Test(arguments, jobs_on_cpus)
{
	struct plan *plan = &arguments.plan;
	struct point point = { .jobs = 5 };

	means("INT --cpus 0-2", "INT R 1");
	cr_assert_eq(plan_jobs_on(plan, &point, 0), 2u);
	cr_assert_eq(plan_jobs_on(plan, &point, 1), 2u);
	cr_assert_eq(plan_jobs_on(plan, &point, 2), 1u);
	cr_assert_eq(plan_expected_mode(1), DPAS_CP);
	cr_assert_eq(plan_expected_mode(2), DPAS_INT);
}
