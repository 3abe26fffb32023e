/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sample.h - one sample of one queue
 *
 * Whatever could not be read is unknown, and unknown is not 0: each group of
 * values has a word of bits that says which of them are known, and a value
 * whose bit is clear means nothing. Use the accessors below.
 *
 * Values are at most INT64_MAX (JSON carries no more); a larger one counts as
 * unknown. Totals grow until the kernel restarts them, so they may fall.
 */
#ifndef LIB_MODEL_SAMPLE_H
#define LIB_MODEL_SAMPLE_H

#include <stddef.h>

#include "lib/model/tunable.h"

/* What is seen of a CPU. The names in JSON are sample_cpu_field_name(). */
enum cpu_field {
	CPU_MODE,    /* enum dpas_mode */
	CPU_QD,	     /* I/Os inside sleep-then-poll now */
	CPU_IOS_INT, /* total I/Os by mode, in the order of dpas_mode */
	CPU_IOS_CP,
	CPU_IOS_PAS,
	CPU_IOS_OL,
	CPU_TF,		  /* timer failures in this window */
	CPU_DUR_NS,	  /* the sleep in force for the latest I/O's bucket */
	CPU_WINDOW_IOS,	  /* I/Os in this window so far */
	CPU_AVERAGE_QD10, /* average QD x10 of this window so far */
	CPU_TF_TOTAL,
	CPU_OVERS, /* total oversleeps, all buckets */
	CPU_UNDERS,
	CPU_SWITCHES, /* total changes of mode */
	/* The bucket with the most outcomes so far, and the one after it. */
	CPU_BUSIEST_BUCKET,
	CPU_BUSIEST_DUR_NS,
	CPU_SECOND_BUCKET,
	CPU_SECOND_DUR_NS,
	CPU_SERVICE_NS, /* of the latest I/O, where a trace is played */
	CPU_NR_FIELDS
};

/* What is seen of the queue as a whole. */
enum queue_field {
	QUEUE_IO_POLL,	   /* may I/O be polled at all: 0, 1 */
	QUEUE_POLL_QUEUES, /* how many hardware queues are for polling */
	QUEUE_READS,	   /* total reads completed, from any program */
	QUEUE_WRITES,
	QUEUE_MACHINE_NS, /* how long a modelled machine has run; see below */
	QUEUE_NR_FIELDS
};

/*
 * What is known of the load: the one that dpastop or the simulator runs itself
 * or, beside a device, fio that somebody else has started (then only what the
 * kernel tells of its threads: jobs, context switches, CPU, run-queue delay).
 */
enum load_field {
	LOAD_JOBS, /* running now */
	LOAD_IOPS,
	LOAD_LATENCY_MEAN_NS,
	LOAD_LATENCY_P50_NS,
	LOAD_LATENCY_P99_NS,
	LOAD_LATENCY_P999_NS,
	LOAD_LATENCY_MAX_NS,
	LOAD_CPU_PERMILLE,     /* of one CPU */
	LOAD_CONTEXT_SWITCHES, /* total */
	LOAD_CPU_NS,	       /* total CPU time of its threads */
	LOAD_RUN_DELAY_NS,     /* total time that they waited for a CPU */
	/* What was asked for (struct load), also while no job runs. */
	LOAD_BLOCK_BYTES,
	LOAD_READ_PERCENT,
	LOAD_RATE_IOPS, /* a job; 0: no limit */
	LOAD_POLLED,	/* 0, 1 */
	LOAD_OTHERS,	/* 1: what runs is somebody else's */
	LOAD_NR_FIELDS
};

/* One CPU. */
struct cpu_row {
	uint32_t cpu;	/* its number */
	uint32_t known; /* bit CPU_x: value[CPU_x] is known */
	uint64_t value[CPU_NR_FIELDS];
};

#define SAMPLE_TEXT_SIZE 64
#define SAMPLE_MAX_CPUS 8192 /* Linux has no more; CPU numbers are below */
/*
 * A rate is of no less of the machine's time: in a few microseconds, between two
 * samples in slow motion, there are too few I/Os to count.
 */
#define SAMPLE_RATE_LEAST_NS UINT64_C(500000)

struct sample {
	uint64_t mono_ns; /* CLOCK_MONOTONIC, when the counts were read */
	int64_t real_ns;  /* CLOCK_REALTIME at that moment */
	char device[SAMPLE_TEXT_SIZE]; /* "nvme0n1" */
	char kernel[SAMPLE_TEXT_SIZE]; /* release; "" where unknown */
	char origin[SAMPLE_TEXT_SIZE]; /* what the rows were read from */

	uint32_t tunables_known; /* bit id: param[id] is known */
	uint32_t queue_known;
	uint32_t load_known;
	int64_t tunable[TUNABLE_COUNT];
	uint64_t queue[QUEUE_NR_FIELDS];
	uint64_t load[LOAD_NR_FIELDS];
	char load_cpus[SAMPLE_TEXT_SIZE]; /* as asked for; "": all */

	struct cpu_row *rows; /* by rising CPU number; owned */
	size_t nr_rows;
	size_t rows_size; /* allocated */
};

/* Make @sample an empty one that owns nothing. */
void sample_init(struct sample *sample);

/* Free what @sample owns; it is then as after sample_init(). */
void sample_free(struct sample *sample);

/* Forget all values, keep the memory of the rows for the next sample. */
void sample_clear(struct sample *sample);

/* Make @to equal @from, reusing its memory. False where memory is short. */
bool sample_copy(struct sample *to, const struct sample *from);

/*
 * The row of @cpu (below SAMPLE_MAX_CPUS) with nothing known, put in its
 * place. NULL where memory is short or there is a row of that CPU already. The
 * pointer holds until the next row is added.
 */
struct cpu_row *sample_add_row(struct sample *sample, uint32_t cpu);

/* The row of @cpu, or NULL. @hint: the index where it probably is. */
const struct cpu_row *sample_row(const struct sample *sample, uint32_t cpu,
				 size_t hint);

/* Values above INT64_MAX stay unknown. */
void cpu_row_set(struct cpu_row *row, enum cpu_field field, uint64_t value);
/*
 * What @buckets (DPAS_NR_BUCKETS of them) say: the sums of their overs and
 * unders, and which two are the busiest, as far as any has had an outcome.
 */
void cpu_row_set_buckets(struct cpu_row *row,
			 const struct dpas_bucket *buckets);

void sample_set_tunable(struct sample *sample, unsigned int id, int64_t value);
void sample_set_queue(struct sample *sample, enum queue_field field,
		      uint64_t value);
void sample_set_load(struct sample *sample, enum load_field field,
		     uint64_t value);

/* Is it known? Then *@value is it. */
bool cpu_row_get(const struct cpu_row *row, enum cpu_field field,
		 uint64_t *value);
bool sample_get_tunable(const struct sample *sample, unsigned int id,
			int64_t *value);
bool sample_get_queue(const struct sample *sample, enum queue_field field,
		      uint64_t *value);
bool sample_get_load(const struct sample *sample, enum load_field field,
		     uint64_t *value);

/*
 * How much time of the machine's own lies between @before and @after: that of a
 * clock but for a modelled machine, which runs in slow motion or, on a busy
 * computer, late. Rates are of this time. 0: none, or it is not known.
 */
uint64_t sample_machine_between(const struct sample *before,
				const struct sample *after);

/* The names of the fields in JSON: "mode", "ios_cp", "poll_queues". */
const char *sample_cpu_field_name(enum cpu_field field);
const char *sample_queue_field_name(enum queue_field field);
const char *sample_load_field_name(enum load_field field);

/* "INT", "CP", "PAS", "OL"; "?" for what is no mode. And back, or -1. */
const char *sample_mode_name(uint64_t mode);
int sample_mode_find(const char *name);

/* What a CPU does in @mode, as in "sleeps, then polls"; "?" likewise. */
const char *sample_mode_words(uint64_t mode);

/* Which I/Os fall in @bucket: "read 8-15 sectors"; "?" for what is none. */
const char *sample_bucket_name(uint64_t bucket);

#endif
