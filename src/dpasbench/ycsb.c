// SPDX-License-Identifier: GPL-2.0
#include "dpasbench/ycsb.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "dpasbench/db_bench.h"
#include "dpasbench/ycsb_workload.h"
#include "lib/base/clock.h"

#define KEY_BYTES 24
#define VALUE_BYTES 1000
/* If it takes that long, something hangs. */
#define LOAD_NS (UINT64_C(3600) * 1000000000)
/*
 * How popular the records are: the share of all accesses that the most popular
 * part x of them gets is x to this power. The most popular hundredth gets 68 %
 * and a tenth 82 %, as with YCSB's Zipf distribution of a million records.
 */
#define POPULARITY 0.0837
#define LIBRARY "libdpas-hipri.so"

/* RocksDB's write_buffer_size: so much is logged, and then written as a table. */
#define TABLE_BYTES (UINT64_C(64) << 20)
/* Its level0_file_num_compaction_trigger: so many tables wait for a compaction. */
#define WAITING_TABLES 4

/* --- command lines ------------------------------------------------------------ */

#define MOST_WORDS 48

struct ycsb_words {
	char *argv[MOST_WORDS];
	size_t count;
	char text[16384];
	size_t used;
};

static void ycsb_word(struct ycsb_words *words, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* All of them fit: the longest are paths and a list of CPUs. */
static void ycsb_word(struct ycsb_words *words, const char *format, ...)
{
	char *at = words->text + words->used;
	va_list list;

	va_start(list, format);
	words->used += (size_t)vsnprintf(at, sizeof(words->text) - words->used,
					 format, list) +
		1;
	va_end(list);
	words->argv[words->count++] = at;
	words->argv[words->count] = NULL;
}

static bool ycsb_run(struct ycsb_words *words, struct child *child,
		     struct problem *problem)
{
	if (child_start(child, words->argv))
		return true;
	return problem_fail(problem, words->argv[0], "%s", strerror(errno));
}

/* Run it to its end. */
static enum target_status ycsb_finish(struct ycsb_words *words, int signal_fd,
				      struct problem *problem)
{
	enum target_status status = TARGET_OK;
	enum child_state state;
	struct child child;
	char end[64];

	if (!ycsb_run(words, &child, problem))
		return TARGET_FAILED;
	state = child_wait(&child, clock_mono_ns() + LOAD_NS, signal_fd);
	if (state != CHILD_ENDED) {
		child_stop(&child);
		status = state == CHILD_WOKEN ? TARGET_INTERRUPTED :
						TARGET_FAILED;
		problem_fail(problem, words->argv[0],
			     state == CHILD_WOKEN ? "interrupted" :
						    "it does not exit");
	} else if (!child_succeeded(&child)) {
		child_describe_end(&child, end, sizeof(end));
		db_bench_fail(&child, words->argv[0], end, problem);
		status = TARGET_FAILED;
	}
	child_free(&child);
	return status;
}

/* --- what is needed -------------------------------------------------------------- */

/* Beside this program, as in the build, or where it is installed. */
static bool ycsb_find_library(char path[PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX - 1);
	size_t i;
	static const char *const places[] = { "", "src/hipri/" };
	char *name;

	path[length > 0 ? length : 0] = '\0';
	name = strrchr(path, '/');
	for (i = 0; name && i < sizeof(places) / sizeof(*places); i++) {
		snprintf(name + 1, PATH_MAX - (size_t)(name + 1 - path),
			 "%s" LIBRARY, places[i]);
		if (!access(path, R_OK))
			return true;
	}
	snprintf(path, PATH_MAX, "%s", PKGLIBEXECDIR "/" LIBRARY);
	return !access(path, R_OK);
}

bool ycsb_can_run(bool polled, struct problem *problem)
{
	static const char *const programs[] = { "db_bench", "ldb" };
	char library[PATH_MAX];
	size_t i;

	for (i = 0; i < sizeof(programs) / sizeof(*programs); i++)
		if (!child_can_start(programs[i])) {
			problem_set(problem, programs[i], NULL, "not installed",
				    "Debian: apt install rocksdb-tools");
			return false;
		}
	if (!polled || ycsb_find_library(library))
		return true;
	problem_set(problem, LIBRARY, NULL, "not installed",
		    "it is a part of dpastop");
	return false;
}

/* --- the database ------------------------------------------------------------------ */

static uint64_t ycsb_records(uint64_t bytes)
{
	uint64_t records = bytes / (KEY_BYTES + VALUE_BYTES);

	return records ? records : 1;
}

/* What is the same for all that db_bench does here. */
static void ycsb_database_words(struct ycsb_words *words, const char *directory,
				const char *name, uint64_t bytes)
{
	ycsb_word(words, "--db=%s/%s", directory, name);
	ycsb_word(words, "--num=%" PRIu64, ycsb_records(bytes));
	ycsb_word(words, "--key_size=%d", KEY_BYTES);
	ycsb_word(words, "--value_size=%d", VALUE_BYTES);
	ycsb_word(words, "--compression_type=none");
	ycsb_word(words, "--use_direct_reads=1");
	ycsb_word(words, "--seed=1");
}

/*
 * A database is there twice while it is compacted: the tables that are replaced go
 * after the new ones are whole, and a run leaves the loaded ones to the next. Beside
 * it are the tables that wait for the compaction, with each record once at most,
 * and the log.
 */
uint64_t ycsb_needed_bytes(uint64_t bytes)
{
	uint64_t table = bytes < TABLE_BYTES ? bytes : TABLE_BYTES;

	return 2 * bytes + WAITING_TABLES * table + TABLE_BYTES;
}

uint64_t ycsb_most_bytes(uint64_t free_bytes)
{
	uint64_t full = ycsb_needed_bytes(TABLE_BYTES);

	if (free_bytes >= full)
		return TABLE_BYTES + (free_bytes - full) / 2;
	return free_bytes > TABLE_BYTES ?
		(free_bytes - TABLE_BYTES) / (2 + WAITING_TABLES) :
		0;
}

/* Unknown: as if it were enough, so that RocksDB decides. */
static uint64_t ycsb_free_bytes(const char *directory)
{
	struct statvfs status;

	if (statvfs(directory, &status))
		return UINT64_MAX;
	return (uint64_t)status.f_bavail * status.f_frsize;
}

static bool ycsb_has_room(const char *directory, uint64_t bytes,
			  struct problem *problem)
{
	uint64_t free_bytes = ycsb_free_bytes(directory);
	uint64_t most = ycsb_most_bytes(free_bytes) >> 20;

	if (ycsb_needed_bytes(bytes) <= free_bytes)
		return true;
	problem_fail(
		problem, "--ycsb",
		"a database of %" PRIu64 " MiB needs %" PRIu64
		" MiB, since RocksDB has it twice while it compacts it, beside new tables and the log; %" PRIu64
		" MiB are free",
		bytes >> 20, ycsb_needed_bytes(bytes) >> 20, free_bytes >> 20);
	if (most)
		problem_advise(problem,
			       "use --size %" PRIu64 "m or a larger disk",
			       most);
	else
		problem_advise(problem, "use a larger disk");
	return false;
}

/* Where the disk is full, an assertion of RocksDB's is all that it says. */
static void ycsb_explain_full(const char *directory, struct problem *problem)
{
	uint64_t free_bytes = ycsb_free_bytes(directory);

	if (free_bytes >= TABLE_BYTES)
		return;
	problem_fail(problem, "--ycsb",
		     "RocksDB failed with %" PRIu64
		     " MiB left on the disk, less than one of its tables",
		     free_bytes >> 20);
	problem_advise(problem, "use a smaller --size or a larger disk");
}

enum target_status ycsb_load(const char *directory, uint64_t bytes,
			     int signal_fd, struct problem *problem)
{
	struct ycsb_words words = { .count = 0 };
	enum target_status status;

	if (!ycsb_has_room(directory, bytes, problem))
		return TARGET_FAILED;

	ycsb_word(&words, "db_bench");
	ycsb_word(&words, "--benchmarks=fillseq,compact");
	ycsb_database_words(&words, directory, "loaded", bytes);
	status = ycsb_finish(&words, signal_fd, problem);
	if (status == TARGET_FAILED)
		ycsb_explain_full(directory, problem);
	return status;
}

/* A checkpoint has links to the large files, which RocksDB never changes. */
enum target_status ycsb_copy(const char *directory, int signal_fd,
			     struct problem *problem)
{
	struct ycsb_words away = { .count = 0 }, copy = { .count = 0 };
	enum target_status status;

	ycsb_word(&away, "rm");
	ycsb_word(&away, "-rf");
	ycsb_word(&away, "%s/run", directory);
	status = ycsb_finish(&away, signal_fd, problem);
	if (status != TARGET_OK)
		return status;
	ycsb_word(&copy, "ldb");
	ycsb_word(&copy, "--db=%s/loaded", directory);
	ycsb_word(&copy, "checkpoint");
	ycsb_word(&copy, "--checkpoint_dir=%s/run", directory);
	status = ycsb_finish(&copy, signal_fd, problem);
	if (status == TARGET_FAILED)
		ycsb_explain_full(directory, problem);
	return status;
}

/* --- a run ---------------------------------------------------------------------------- */

/* Values of VALUE_BYTES, and scans of 1 to 100 records, each as often. */
static void ycsb_shape_words(struct ycsb_words *words)
{
	ycsb_word(words, "--value_theta=%d", VALUE_BYTES);
	ycsb_word(words, "--value_sigma=0");
	ycsb_word(words, "--iter_k=-1");
	ycsb_word(words, "--iter_theta=1");
	ycsb_word(words, "--iter_sigma=99");
}

static void ycsb_mix_words(struct ycsb_words *words, const struct run *run,
			   uint64_t bytes)
{
	const struct ycsb_workload *workload = ycsb_workload_find(
		run->point.workload);
	double records = (double)ycsb_records(bytes);

	ycsb_word(words, "--mix_get_ratio=%s", workload->gets);
	ycsb_word(words, "--mix_put_ratio=%s", workload->puts);
	ycsb_word(words, "--mix_seek_ratio=%s", workload->scans);
	ycsb_word(words, "--key_dist_a=%.9f", pow(records, -POPULARITY));
	ycsb_word(words, "--key_dist_b=%.9f", POPULARITY);
}

bool ycsb_start(const struct plan *plan, const struct run *run,
		const char *directory, uint64_t bytes, struct child *child,
		struct problem *problem)
{
	struct ycsb_words words = { .count = 0 };
	char cpus[PLAN_CPUS_TEXT], library[PATH_MAX];

	plan_cpus_text(plan, cpus);
	ycsb_word(&words, "taskset");
	ycsb_word(&words, "-c");
	ycsb_word(&words, "%s", cpus);
	if (method_is_polled(run->method)) {
		ycsb_find_library(library);
		ycsb_word(&words, "env");
		ycsb_word(&words, "LD_PRELOAD=%s", library);
	}
	ycsb_word(&words, "db_bench");
	ycsb_word(&words, "--benchmarks=mixgraph");
	ycsb_word(&words, "--use_existing_db=1");
	ycsb_database_words(&words, directory, "run", bytes);
	ycsb_shape_words(&words);
	ycsb_mix_words(&words, run, bytes);
	ycsb_word(&words, "--threads=%u", run->point.jobs);
	ycsb_word(&words, "--duration=%" PRIu32,
		  (run->runtime_ms + 999) / 1000);
	ycsb_word(&words, "--ops_between_duration_checks=10");
	ycsb_word(&words, "--histogram=1");
	return ycsb_run(&words, child, problem);
}

bool ycsb_read(const struct child *ended, const char *directory,
	       struct measurement *measurement, struct problem *problem)
{
	const struct rusage *usage = &ended->usage;
	char end[64];
	double busy_s;

	child_describe_end(ended, end, sizeof(end));
	if (!child_succeeded(ended)) {
		db_bench_fail(ended, "db_bench", end, problem);
		ycsb_explain_full(directory, problem);
		return false;
	}
	if (!db_bench_parse(ended->out.data, measurement, problem))
		return false;
	busy_s = (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) +
		(double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) /
			1e6;
	measurement->cpu_percent = busy_s * 1e11 / (double)ended->run_ns /
		measurement->point.jobs;
	measurement->context_switches = (uint64_t)(usage->ru_nvcsw +
						   usage->ru_nivcsw);
	return true;
}
