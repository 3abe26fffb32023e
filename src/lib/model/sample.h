/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sample.h - a sample of a queue
 *
 * Whatever could not be read is unknown, and unknown is not 0: each group of
 * values has a bit mask of the known ones, and a value whose bit is clear is
 * meaningless. Use the accessors below.
 *
 * Values are at most INT64_MAX (the limit of JSON integers here); larger ones
 * are treated as unknown. Totals can decrease, because the kernel may reset
 * them.
 */
#ifndef LIB_MODEL_SAMPLE_H
#define LIB_MODEL_SAMPLE_H

#include <stddef.h>

#include "lib/model/tunable.h"

/* The fields of a CPU. Their names in JSON are sample_cpu_field_name(). */
enum cpu_field {
	CPU_MODE,    /* enum dpas_mode */
	CPU_QD,	     /* I/Os currently in sleep-then-poll */
	CPU_IOS_INT, /* total I/Os per mode, in the order of dpas_mode */
	CPU_IOS_CP,
	CPU_IOS_PAS,
	CPU_IOS_OL,
	CPU_TF,		  /* timer failures in this window */
	CPU_DUR_NS,	  /* the sleep in force for the latest I/O's bucket */
	CPU_WINDOW_IOS,	  /* I/Os in this window so far */
	CPU_AVERAGE_QD10, /* average QD x10 of this window so far */
	CPU_TF_TOTAL,
	CPU_OVERS, /* total oversleeps of all buckets */
	CPU_UNDERS,
	CPU_SWITCHES, /* total mode switches */
	/* The bucket with the most outcomes so far, and the runner-up. */
	CPU_BUSIEST_BUCKET,
	CPU_BUSIEST_DUR_NS,
	CPU_SECOND_BUCKET,
	CPU_SECOND_DUR_NS,
	CPU_SERVICE_NS, /* of the latest I/O, when replaying a trace */
	CPU_NR_FIELDS
};

/* The fields of the queue as a whole. */
enum queue_field {
	QUEUE_IO_POLL,	   /* is polling enabled: 0, 1 */
	QUEUE_POLL_QUEUES, /* number of poll queues */
	QUEUE_READS,	   /* total reads completed, by any program */
	QUEUE_WRITES,
	QUEUE_MACHINE_NS, /* uptime of a simulated machine; see below */
	QUEUE_NR_FIELDS
};

/*
 * The fields of the load: that of dpastop or the simulator itself or, on a
 * device, fio processes started by somebody else (for these, only what the
 * kernel reports about their threads: jobs, context switches, CPU time,
 * run-queue delay).
 */
enum load_field {
	LOAD_JOBS, /* currently running */
	LOAD_IOPS,
	LOAD_LATENCY_MEAN_NS,
	LOAD_LATENCY_P50_NS,
	LOAD_LATENCY_P99_NS,
	LOAD_LATENCY_P999_NS,
	LOAD_LATENCY_MAX_NS,
	LOAD_CPU_PERMILLE,     /* 1000: one full CPU */
	LOAD_CONTEXT_SWITCHES, /* total */
	LOAD_CPU_NS,	       /* total CPU time of the threads */
	LOAD_RUN_DELAY_NS,     /* total time spent waiting for a CPU */
	/* The requested load (struct load), even while no job is running. */
	LOAD_BLOCK_BYTES,
	LOAD_READ_PERCENT,
	LOAD_RATE_IOPS, /* per job; 0: unlimited */
	LOAD_POLLED,	/* 0, 1 */
	LOAD_OTHERS,	/* 1: started by somebody else */
	LOAD_NR_FIELDS
};

/* One CPU. */
struct cpu_row {
	uint32_t cpu;	/* CPU number */
	uint32_t known; /* bit CPU_x: value[CPU_x] is known */
	uint64_t value[CPU_NR_FIELDS];
};

#define SAMPLE_TEXT_SIZE 64
#define SAMPLE_MAX_CPUS 8192 /* the limit of Linux */
/*
 * The minimum machine time that a rate is computed over: the few microseconds
 * between two samples in slow motion contain too few I/Os.
 */
#define SAMPLE_RATE_LEAST_NS UINT64_C(500000)

struct sample {
	uint64_t mono_ns; /* CLOCK_MONOTONIC when the counts were read */
	int64_t real_ns;  /* CLOCK_REALTIME at the same time */
	char device[SAMPLE_TEXT_SIZE]; /* "nvme0n1" */
	char kernel[SAMPLE_TEXT_SIZE]; /* release; "" if unknown */
	char origin[SAMPLE_TEXT_SIZE]; /* where the rows were read from */

	uint32_t tunables_known; /* bit id: param[id] is known */
	uint32_t queue_known;
	uint32_t load_known;
	int64_t tunable[TUNABLE_COUNT];
	uint64_t queue[QUEUE_NR_FIELDS];
	uint64_t load[LOAD_NR_FIELDS];
	char load_cpus[SAMPLE_TEXT_SIZE]; /* as requested; "": all */

	struct cpu_row *rows; /* in ascending CPU order; owned */
	size_t nr_rows;
	size_t rows_size; /* allocated */
};

/* Make @sample empty; it owns nothing. */
void sample_init(struct sample *sample);

/* Free what @sample owns and leave it as after sample_init(). */
void sample_free(struct sample *sample);

/* Clear all values, but keep the memory of the rows for the next sample. */
void sample_clear(struct sample *sample);

/* Copy @from to @to, reusing its memory. False on allocation failure. */
bool sample_copy(struct sample *to, const struct sample *from);

/*
 * Insert a row for @cpu (below SAMPLE_MAX_CPUS) with all fields unknown. NULL
 * on allocation failure or if the CPU has a row already. The pointer is valid
 * until the next row is added.
 */
struct cpu_row *sample_add_row(struct sample *sample, uint32_t cpu);

/* The row of @cpu, or NULL. @hint: its probable index. */
const struct cpu_row *sample_row(const struct sample *sample, uint32_t cpu,
				 size_t hint);

/* Values above INT64_MAX stay unknown. */
void cpu_row_set(struct cpu_row *row, enum cpu_field field, uint64_t value);
/*
 * Set the fields derived from @buckets (DPAS_NR_BUCKETS of them): the sums of
 * their overs and unders, and the two busiest buckets that have had any
 * outcome.
 */
void cpu_row_set_buckets(struct cpu_row *row,
			 const struct dpas_bucket *buckets);

void sample_set_tunable(struct sample *sample, unsigned int id, int64_t value);
void sample_set_queue(struct sample *sample, enum queue_field field,
		      uint64_t value);
void sample_set_load(struct sample *sample, enum load_field field,
		     uint64_t value);

/* True if known; *@value is then set. */
bool cpu_row_get(const struct cpu_row *row, enum cpu_field field,
		 uint64_t *value);
bool sample_get_tunable(const struct sample *sample, unsigned int id,
			int64_t *value);
bool sample_get_queue(const struct sample *sample, enum queue_field field,
		      uint64_t *value);
bool sample_get_load(const struct sample *sample, enum load_field field,
		     uint64_t *value);

/*
 * The machine time between @before and @after: clock time, except for a
 * simulated machine, which may run in slow motion or lag on a busy computer.
 * Rates are computed over this time. 0: none or unknown.
 */
uint64_t sample_machine_between(const struct sample *before,
				const struct sample *after);

/* The JSON names of the fields: "mode", "ios_cp", "poll_queues". */
const char *sample_cpu_field_name(enum cpu_field field);
const char *sample_queue_field_name(enum queue_field field);
const char *sample_load_field_name(enum load_field field);

/* "INT", "CP", "PAS", "OL"; "?" if invalid. And the inverse, or -1. */
const char *sample_mode_name(uint64_t mode);
int sample_mode_find(const char *name);

/* What a CPU does in @mode: "sleeps, then polls"; "?" if invalid. */
const char *sample_mode_words(uint64_t mode);

/* The I/Os of @bucket: "read 8-15 sectors"; "?" if invalid. */
const char *sample_bucket_name(uint64_t bucket);

#endif
