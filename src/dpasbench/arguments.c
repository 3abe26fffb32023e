// SPDX-License-Identifier: GPL-2.0
/*
 * arguments.c - the options, from one table, and what they exclude
 *
 * Over 500 lines, since each option is a short function and a line of the table,
 * and nothing else uses them.
 */
#include "dpasbench/arguments.h"

#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "dpasbench/scratch_fs.h"
#include "dpasbench/ycsb_workload.h"
#include "lib/base/number.h"
#include "lib/base/option_name.h"
#include "lib/model/method.h"
#include "lib/sim/sim_spec.h"

enum option_id {
	OPTION_DEVICE = 256,
	OPTION_JOBS,
	OPTION_CPUS,
	OPTION_BS,
	OPTION_RUNTIME,
	OPTION_SIZE,
	OPTION_FS,
	OPTION_BGIO,
	OPTION_YCSB,
	OPTION_JOB,
	OPTION_JSON,
	OPTION_CSV,
	OPTION_SVG,
	OPTION_REPORT,
	OPTION_RESUME,
	OPTION_QUICK,
	OPTION_PAPER,
	OPTION_FORCE,
	OPTION_COUNT
};

static const struct option long_options[] = {
	{ "device", required_argument, NULL, OPTION_DEVICE },
	{ "jobs", required_argument, NULL, OPTION_JOBS },
	{ "cpus", required_argument, NULL, OPTION_CPUS },
	{ "bs", required_argument, NULL, OPTION_BS },
	{ "runtime", required_argument, NULL, OPTION_RUNTIME },
	{ "size", required_argument, NULL, OPTION_SIZE },
	{ "fs", required_argument, NULL, OPTION_FS },
	{ "bgio", required_argument, NULL, OPTION_BGIO },
	{ "ycsb", required_argument, NULL, OPTION_YCSB },
	{ "job", required_argument, NULL, OPTION_JOB },
	{ "json", required_argument, NULL, OPTION_JSON },
	{ "csv", required_argument, NULL, OPTION_CSV },
	{ "svg", required_argument, NULL, OPTION_SVG },
	{ "report", required_argument, NULL, OPTION_REPORT },
	{ "resume", no_argument, NULL, OPTION_RESUME },
	{ "quick", no_argument, NULL, OPTION_QUICK },
	{ "paper", required_argument, NULL, OPTION_PAPER },
	{ "force", required_argument, NULL, OPTION_FORCE },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ NULL, 0, NULL, 0 }
};

/* The command line, before it becomes a plan. */
struct reading {
	struct arguments *arguments;
	struct problem *problem;
	const char *value[OPTION_COUNT - OPTION_DEVICE]; /* of the options */
	bool wanted[METHOD_COUNT];			 /* methods */
	char direction;					 /* 'R', 'W', or 0 */
	uint64_t repeats;				 /* 0: not given */
};

static const char *arguments_option_value(const struct reading *reading,
					  enum option_id id)
{
	return reading->value[id - OPTION_DEVICE];
}

/* --- words ---------------------------------------------------------------- */

static bool arguments_take_method(struct reading *reading, enum method method)
{
	if (reading->wanted[method])
		return problem_fail(reading->problem, NULL, "%s is given twice",
				    method_name(method));
	reading->wanted[method] = true;
	return true;
}

/* The five methods of the lab. */
static bool arguments_take_all(struct reading *reading)
{
	enum method method;

	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		if (method_is_of_lab(method) &&
		    !arguments_take_method(reading, method))
			return false;
	return true;
}

static bool arguments_take_direction(struct reading *reading, const char *word)
{
	if (reading->direction)
		return problem_fail(reading->problem, NULL,
				    "R or W is given twice");
	reading->direction = (char)toupper((unsigned char)*word);
	return true;
}

static bool arguments_take_repeats(struct reading *reading, const char *word)
{
	struct problem problem;

	if (reading->repeats)
		return problem_fail(reading->problem, NULL,
				    "two numbers of runs are given");
	if (!number_whole(word, 1, PLAN_MAX_REPEATS, &reading->repeats,
			  &problem))
		return problem_fail(reading->problem, NULL, "\"%s\" runs: %s",
				    word, problem.reason);
	return true;
}

static bool arguments_take_word(struct reading *reading, const char *word)
{
	enum method method = method_find(word);

	if (method != METHOD_UNKNOWN)
		return arguments_take_method(reading, method);
	if (!strcasecmp(word, "ALL"))
		return arguments_take_all(reading);
	if (!strcasecmp(word, "R") || !strcasecmp(word, "W"))
		return arguments_take_direction(reading, word);
	if (isdigit((unsigned char)*word))
		return arguments_take_repeats(reading, word);
	return problem_fail(
		reading->problem, NULL,
		"\"%s\" is not a method (INT CP LHP EHP PAS DPAS ALL), R, W or a number of runs",
		word);
}

/* --- option values --------------------------------------------------------- */

static bool arguments_take_jobs(void *context, const char *item,
				struct problem *problem)
{
	struct plan *plan = context;
	uint64_t jobs;
	size_t i;

	if (!number_whole(item, 1, PLAN_MAX_JOBS, &jobs, problem))
		return false;
	for (i = 0; i < plan->nr_points; i++)
		if (plan->point[i].jobs == jobs)
			return problem_fail(problem, NULL, "given twice");
	if (plan->nr_points == PLAN_MAX_POINTS)
		return problem_fail(problem, NULL, "more than %d values",
				    PLAN_MAX_POINTS);
	plan->point[plan->nr_points++].jobs = (unsigned int)jobs;
	return true;
}

struct sizes {
	uint32_t bytes[PLAN_MAX_POINTS];
	size_t count;
};

static bool arguments_take_size(void *context, const char *item,
				struct problem *problem)
{
	struct sizes *sizes = context;
	uint32_t bytes;
	size_t i;

	if (!number_block(item, &bytes, problem))
		return false;
	for (i = 0; i < sizes->count; i++)
		if (sizes->bytes[i] == bytes)
			return problem_fail(problem, NULL, "given twice");
	if (sizes->count == PLAN_MAX_POINTS)
		return problem_fail(problem, NULL, "more than %d values",
				    PLAN_MAX_POINTS);
	sizes->bytes[sizes->count++] = bytes;
	return true;
}

static bool arguments_take_cpu(struct plan *plan, uint64_t cpu,
			       struct problem *problem)
{
	size_t i;

	for (i = 0; i < plan->nr_cpus; i++)
		if (plan->cpu[i] == cpu)
			return problem_fail(problem, NULL, "given twice");
	if (plan->nr_cpus == PLAN_MAX_CPUS)
		return problem_fail(problem, NULL, "more than %d CPUs",
				    PLAN_MAX_CPUS);
	plan->cpu[plan->nr_cpus++] = (unsigned int)cpu;
	return true;
}

/* "3" or "0-3" */
static bool arguments_take_cpus(void *context, const char *item,
				struct problem *problem)
{
	struct plan *plan = context;
	size_t length = strcspn(item, "-");
	char first[24];
	uint64_t from, to, cpu;

	snprintf(first, sizeof(first), "%.*s", (int)length, item);
	if (!number_whole(first, 0, SAMPLE_MAX_CPUS - 1, &from, problem))
		return false;
	to = from;
	if (item[length] &&
	    !number_whole(item + length + 1, from, SAMPLE_MAX_CPUS - 1, &to,
			  problem))
		return false;
	for (cpu = from; cpu <= to; cpu++)
		if (!arguments_take_cpu(plan, cpu, problem))
			return false;
	return true;
}

bool arguments_parse_cpus(struct plan *plan, const char *text,
			  struct problem *problem)
{
	plan->nr_cpus = 0;
	return number_list(text, arguments_take_cpus, plan, problem);
}

/* "512m", "1g", "1t"; without a unit, the number is in bytes. */
static bool arguments_parse_size(const char *text, uint64_t *bytes,
				 struct problem *problem)
{
	static const char units[] = "kmgt";
	size_t length = strlen(text);
	const char *unit = length ?
		strchr(units, tolower((unsigned char)text[length - 1])) :
		NULL;
	unsigned int shift = unit ? 10 * (unsigned int)(unit - units + 1) : 0;
	char digits[24];

	if (length >= sizeof(digits))
		return problem_fail(problem, NULL, "too large");
	snprintf(digits, sizeof(digits), "%.*s", (int)(length - (unit ? 1 : 0)),
		 text);
	if (!number_whole(digits, 1, INT64_MAX >> shift, bytes, problem))
		return false;
	*bytes <<= shift;
	if (*bytes % 4096)
		return problem_fail(problem, NULL,
				    "not a multiple of 4096 bytes");
	return true;
}

/* --- making a plan ----------------------------------------------------------- */

static bool arguments_refuse_value(struct reading *reading, const char *option,
				   const char *value, const char *reason)
{
	return problem_fail(reading->problem, NULL, "--%s %s: %s", option,
			    value, reason);
}

static bool arguments_plan_methods(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	enum method method;

	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		if (reading->wanted[method])
			plan->method[plan->nr_methods++] = method;
	return plan->nr_methods ||
		problem_fail(
			reading->problem, NULL,
			"no method is given: INT, CP, LHP, EHP, PAS, DPAS or ALL");
}

static bool arguments_take_workload(void *context, const char *item,
				    struct problem *problem)
{
	struct plan *plan = context;
	uint32_t name = (uint32_t)toupper((unsigned char)*item);
	char names[YCSB_WORKLOAD_NAMES];
	size_t i;

	if (!ycsb_workload_find(name) || item[1]) {
		ycsb_workload_names(names);
		return problem_fail(problem, NULL,
				    "no workload of YCSB; there are %s", names);
	}
	for (i = 0; i < plan->nr_points; i++)
		if (plan->point[i].workload == name)
			return problem_fail(problem, NULL, "given twice");
	plan->point[plan->nr_points++].workload = name;
	return true;
}

/* With the only number of jobs, which has been read, for each of them. */
static bool arguments_plan_workloads(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *text = arguments_option_value(reading, OPTION_YCSB);
	unsigned int jobs = plan->point[0].jobs;
	char names[YCSB_WORKLOAD_NAMES];
	struct problem problem;
	size_t i;

	if (plan->nr_points > 1)
		return arguments_refuse_value(
			reading, "ycsb", text,
			"it runs with one number of jobs: give --jobs a single value");
	plan->axis = PLAN_BY_WORKLOAD;
	plan->nr_points = 0;
	if (!strcasecmp(text, "all")) {
		ycsb_workload_names(names);
		text = names;
	}
	if (!number_list(text, arguments_take_workload, plan, &problem))
		return arguments_refuse_value(reading, "ycsb", problem.value,
					      problem.reason);
	for (i = 0; i < plan->nr_points; i++)
		plan->point[i].jobs = jobs;
	return true;
}

static bool arguments_plan_points(struct reading *reading, const char *jobs,
				  const char *blocks)
{
	struct plan *plan = &reading->arguments->plan;
	struct problem problem;
	struct sizes sizes = { .count = 0 };
	size_t i;

	if (!number_list(jobs, arguments_take_jobs, plan, &problem))
		return arguments_refuse_value(reading, "jobs", problem.value,
					      problem.reason);
	if (!number_list(blocks, arguments_take_size, &sizes, &problem))
		return arguments_refuse_value(reading, "bs", problem.value,
					      problem.reason);
	if (arguments_option_value(reading, OPTION_YCSB))
		return arguments_plan_workloads(reading);
	plan->axis = sizes.count > 1 ? PLAN_BY_SIZE : PLAN_BY_JOBS;
	if (plan->axis == PLAN_BY_SIZE && plan->nr_points > 1)
		return problem_fail(
			reading->problem, NULL,
			"several block sizes are measured with one number of jobs: give one of --jobs and --bs a single value");
	if (plan->axis == PLAN_BY_SIZE)
		plan->nr_points = sizes.count;
	for (i = 0; i < plan->nr_points; i++) {
		bool by_size = plan->axis == PLAN_BY_SIZE;

		plan->point[i].jobs = plan->point[by_size ? 0 : i].jobs;
		plan->point[i].block_bytes = sizes.bytes[by_size ? i : 0];
	}
	return true;
}

/* The paper's two micro-benchmarks differ in their defaults. */
static bool arguments_plan_shape(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *paper = arguments_option_value(reading, OPTION_PAPER);
	const char *jobs = arguments_option_value(reading, OPTION_JOBS);
	const char *blocks = arguments_option_value(reading, OPTION_BS);
	const char *cpus = arguments_option_value(reading, OPTION_CPUS);
	struct problem problem;
	bool sizes = paper && !strcmp(paper, "sizes");
	bool ycsb = arguments_option_value(reading, OPTION_YCSB);

	if (paper && !sizes && strcmp(paper, "jobs") != 0)
		return arguments_refuse_value(reading, "paper", paper,
					      "it takes jobs or sizes");
	plan->percentiles = paper || ycsb;
	if (!jobs)
		jobs = ycsb ? "4" : sizes ? "1" : "1,2,4,8,16";
	if (!blocks)
		blocks = sizes ? "4k,8k,16k,32k,64k,128k" : "4k";
	if (!cpus && !ycsb && (!paper || sizes))
		cpus = "0";
	if (cpus && !arguments_parse_cpus(plan, cpus, &problem))
		return arguments_refuse_value(reading, "cpus", cpus,
					      problem.reason);
	return arguments_plan_points(reading, jobs, blocks);
}

static bool arguments_plan_time(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *runtime = arguments_option_value(reading, OPTION_RUNTIME);
	bool quick = arguments_option_value(reading, OPTION_QUICK);
	struct problem problem;
	double seconds = quick ? 1 : 10;

	if (runtime && quick)
		return problem_fail(reading->problem, NULL,
				    "--quick is --runtime 1: give one of them");
	if (runtime &&
	    !number_decimal(runtime, 0.1, 86400, " s", &seconds, &problem))
		return arguments_refuse_value(reading, "runtime", runtime,
					      problem.reason);
	plan->runtime_ms = (uint32_t)(seconds * 1000 + 0.5);
	return true;
}

/*
 * For a drive from a trace, the path is not needed, and file names cannot have
 * it.
 */
static void arguments_name_sim(struct plan *plan, const char *name)
{
	const char *slash = strrchr(name, '/');

	snprintf(plan->sim, sizeof(plan->sim), "%s", name);
	if (slash)
		snprintf(plan->device, sizeof(plan->device), "sim:%.59s",
			 slash + 1);
	else
		snprintf(plan->device, sizeof(plan->device), "%.63s", name);
}

/* "/dev/nvme0n1" is nvme0n1. */
static bool arguments_plan_device(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *name = arguments_option_value(reading, OPTION_DEVICE);
	const char *force = reading->arguments->force;
	bool sim;

	if (!name)
		name = "nvme0n1";
	sim = sim_spec_is(name);
	if (!strncmp(name, "/dev/", 5))
		name += 5;
	if (!*name || (!sim && (strchr(name, '/') || *name == '.')) ||
	    strlen(name) >= (sim ? sizeof(plan->sim) : sizeof(plan->device)))
		return arguments_refuse_value(
			reading, "device", name,
			"no name of a disk, such as nvme0n1, and no sim:");
	if (sim)
		arguments_name_sim(plan, name);
	else
		snprintf(plan->device, sizeof(plan->device), "%s", name);
	if (force && !strncmp(force, "/dev/", 5))
		force += 5;
	if (force && strcmp(force, plan->device) != 0)
		return problem_fail(
			reading->problem, NULL,
			"--force %s: it takes the name of the device that will be overwritten, which is %s",
			force, plan->device);
	return true;
}

static bool arguments_plan_size(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *text = arguments_option_value(reading, OPTION_SIZE);
	struct problem problem;
	size_t i;

	if (!text)
		return true;
	if (plan->sim[0])
		return arguments_refuse_value(reading, "size", text,
					      "a simulated drive has no size");
	if (!arguments_parse_size(text, &plan->size_bytes, &problem))
		return arguments_refuse_value(reading, "size", text,
					      problem.reason);
	for (i = 0; i < plan->nr_points; i++)
		if (plan->point[i].block_bytes > plan->size_bytes)
			return arguments_refuse_value(reading, "size", text,
						      "less than one block");
	return true;
}

static bool arguments_plan_fs(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *name = arguments_option_value(reading, OPTION_FS);

	if (!name && plan->axis == PLAN_BY_WORKLOAD && !plan->sim[0])
		name = "xfs";
	plan->fs = name;
	if (name && plan->sim[0])
		return arguments_refuse_value(
			reading, "fs", name,
			"a simulated drive has no file system");
	return !name || scratch_fs_is_type(name) ||
		arguments_refuse_value(reading, "fs", name,
				       "it takes xfs or ext4");
}

/* "4" or "4,iops=5000" */
static bool arguments_plan_bgio(struct reading *reading)
{
	struct plan *plan = &reading->arguments->plan;
	const char *text = arguments_option_value(reading, OPTION_BGIO);
	uint64_t readers, iops = 1000;
	struct problem problem;
	const char *rate;
	char count[24];

	if (!text)
		return true;
	if (plan->sim[0])
		return arguments_refuse_value(
			reading, "bgio", text,
			"a simulated drive has no background load");
	rate = strchr(text, ',');
	snprintf(count, sizeof(count), "%.*s",
		 (int)(rate ? rate - text : (ptrdiff_t)strlen(text)), text);
	if (!number_whole(count, 1, PLAN_MAX_JOBS, &readers, &problem))
		return arguments_refuse_value(reading, "bgio", text,
					      problem.reason);
	if (rate && strncmp(rate, ",iops=", 6) != 0)
		return arguments_refuse_value(
			reading, "bgio", text,
			"it takes a number of readers, such as 4, or 4,iops=1000");
	if (rate && !number_whole(rate + 6, 1, 1000000, &iops, &problem))
		return arguments_refuse_value(reading, "bgio", text,
					      problem.reason);
	plan->readers = (unsigned int)readers;
	plan->reader_iops = (uint32_t)iops;
	return true;
}

/* YCSB says what is read and written. */
static bool arguments_check_ycsb(struct reading *reading)
{
	const struct plan *plan = &reading->arguments->plan;
	const char *text = arguments_option_value(reading, OPTION_YCSB);
	const char *reason;

	if (!text)
		return true;
	if (plan->sim[0])
		reason =
			"a simulated drive runs no RocksDB: give a disk with --device";
	else if (reading->direction || reading->arguments->job)
		reason =
			"its workloads say what is read and written: leave out R, W and --job";
	else if (arguments_option_value(reading, OPTION_BS) ||
		 arguments_option_value(reading, OPTION_PAPER))
		reason = "leave out --bs and --paper";
	else
		return true;
	return arguments_refuse_value(reading, "ycsb", text, reason);
}

/* Options must not repeat what the job file says. */
static bool arguments_check_job(struct reading *reading)
{
	const struct arguments *arguments = reading->arguments;
	const char *reason;

	if (!arguments->job)
		return true;
	if (arguments->plan.sim[0])
		reason =
			"a simulated drive runs no fio: give a disk with --device";
	else if (reading->direction)
		reason =
			"the file says what is read and written: leave out R and W";
	else if (arguments->plan.axis == PLAN_BY_SIZE ||
		 (arguments->plan.size_bytes && !arguments->plan.fs) ||
		 arguments_option_value(reading, OPTION_BS))
		reason =
			"the file says which sizes: leave out --bs, --size and --paper sizes";
	else
		return true;
	return arguments_refuse_value(reading, "job", arguments->job, reason);
}

static bool arguments_plan_make(struct reading *reading)
{
	struct arguments *arguments = reading->arguments;

	arguments->job = arguments_option_value(reading, OPTION_JOB);
	arguments->json = arguments_option_value(reading, OPTION_JSON);
	arguments->csv = arguments_option_value(reading, OPTION_CSV);
	arguments->svg = arguments_option_value(reading, OPTION_SVG);
	arguments->report = arguments_option_value(reading, OPTION_REPORT);
	arguments->force = arguments_option_value(reading, OPTION_FORCE);
	arguments->resume = arguments_option_value(reading, OPTION_RESUME);
	arguments->plan.write = reading->direction == 'W';
	arguments->plan.repeats = reading->repeats ?
		(unsigned int)reading->repeats :
		1;
	return arguments_plan_methods(reading) &&
		arguments_plan_shape(reading) && arguments_plan_time(reading) &&
		arguments_plan_device(reading) &&
		arguments_plan_size(reading) && arguments_plan_fs(reading) &&
		arguments_plan_bgio(reading) && arguments_check_ycsb(reading) &&
		arguments_check_job(reading);
}

static bool arguments_take_option(struct reading *reading, int id, char **argv)
{
	if (id == 'h')
		reading->arguments->help = true;
	else if (id == 'V')
		reading->arguments->version = true;
	else if (id == 1)
		return arguments_take_word(reading, optarg);
	else if (id == ':')
		return problem_fail(reading->problem, NULL, "%s takes a value",
				    argv[optind - 1]);
	else if (id == '?')
		return problem_fail(reading->problem, NULL, "unknown option %s",
				    argv[optind - 1]);
	else if (option_name_is_empty(optarg))
		return problem_fail(reading->problem, NULL,
				    "--%s: " OPTION_NAME_EMPTY,
				    option_name(long_options, id));
	else if (arguments_option_value(reading, (enum option_id)id))
		return problem_fail(reading->problem, NULL,
				    "--%s is given twice",
				    option_name(long_options, id));
	else
		reading->value[id - OPTION_DEVICE] = optarg ? optarg : "";
	return true;
}

bool arguments_parse(struct arguments *arguments, int argc, char **argv,
		     struct problem *problem)
{
	struct reading reading = { .arguments = arguments, .problem = problem };
	int id;

	memset(arguments, 0, sizeof(*arguments));
	opterr = 0;
	optind = 0;
	/* The leading "-" returns other words in order, as option 1. */
	while ((id = getopt_long(argc, argv, "-:hV", long_options, NULL)) != -1)
		if (!arguments_take_option(&reading, id, argv))
			return false;
	for (; optind < argc; optind++)
		if (!arguments_take_word(&reading, argv[optind]))
			return false;
	return arguments->help || arguments->version ||
		arguments_plan_make(&reading);
}
