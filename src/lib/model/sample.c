// SPDX-License-Identifier: GPL-2.0
/*
 * sample.c - values with bit masks of the known ones
 */
#include "lib/model/sample.h"

#include <stdlib.h>
#include <string.h>

static const char *const cpu_field_name[CPU_NR_FIELDS] = {
	[CPU_MODE] = "mode",
	[CPU_QD] = "qd",
	[CPU_IOS_INT] = "ios_int",
	[CPU_IOS_CP] = "ios_cp",
	[CPU_IOS_PAS] = "ios_pas",
	[CPU_IOS_OL] = "ios_ol",
	[CPU_TF] = "tf",
	[CPU_DUR_NS] = "dur_ns",
	[CPU_WINDOW_IOS] = "window_ios",
	[CPU_AVERAGE_QD10] = "average_qd10",
	[CPU_TF_TOTAL] = "tf_total",
	[CPU_OVERS] = "overs",
	[CPU_UNDERS] = "unders",
	[CPU_SWITCHES] = "switches",
	[CPU_BUSIEST_BUCKET] = "busiest_bucket",
	[CPU_BUSIEST_DUR_NS] = "busiest_dur_ns",
	[CPU_SECOND_BUCKET] = "second_bucket",
	[CPU_SECOND_DUR_NS] = "second_dur_ns",
	[CPU_SERVICE_NS] = "service_ns",
};

static const char *const queue_field_name[QUEUE_NR_FIELDS] = {
	[QUEUE_IO_POLL] = "io_poll",	   [QUEUE_POLL_QUEUES] = "poll_queues",
	[QUEUE_READS] = "reads",	   [QUEUE_WRITES] = "writes",
	[QUEUE_MACHINE_NS] = "machine_ns",
};

static const char *const load_field_name[LOAD_NR_FIELDS] = {
	[LOAD_JOBS] = "jobs",
	[LOAD_IOPS] = "iops",
	[LOAD_LATENCY_MEAN_NS] = "latency_mean_ns",
	[LOAD_LATENCY_P50_NS] = "latency_p50_ns",
	[LOAD_LATENCY_P99_NS] = "latency_p99_ns",
	[LOAD_LATENCY_P999_NS] = "latency_p999_ns",
	[LOAD_LATENCY_MAX_NS] = "latency_max_ns",
	[LOAD_CPU_PERMILLE] = "cpu_permille",
	[LOAD_CONTEXT_SWITCHES] = "context_switches",
	[LOAD_CPU_NS] = "cpu_ns",
	[LOAD_RUN_DELAY_NS] = "run_delay_ns",
	[LOAD_BLOCK_BYTES] = "block_bytes",
	[LOAD_READ_PERCENT] = "read_percent",
	[LOAD_RATE_IOPS] = "rate_iops",
	[LOAD_POLLED] = "polled",
	[LOAD_OTHERS] = "others",
};

static const char *const mode_name[DPAS_NR_MODES] = {
	[DPAS_INT] = "INT",
	[DPAS_CP] = "CP",
	[DPAS_PAS] = "PAS",
	[DPAS_OL] = "OL",
};

#define BUCKET_NAMES(size) "read " size, "write " size

/* Indexed as by dpas_bucket_index(). */
static const char *const bucket_name[DPAS_NR_BUCKETS] = {
	BUCKET_NAMES("1 sector"),	BUCKET_NAMES("2-3 sectors"),
	BUCKET_NAMES("4-7 sectors"),	BUCKET_NAMES("8-15 sectors"),
	BUCKET_NAMES("16-31 sectors"),	BUCKET_NAMES("32-63 sectors"),
	BUCKET_NAMES("64-127 sectors"), BUCKET_NAMES("128+ sectors"),
};

void sample_init(struct sample *sample)
{
	memset(sample, 0, sizeof(*sample));
}

void sample_free(struct sample *sample)
{
	free(sample->rows);
	sample_init(sample);
}

void sample_clear(struct sample *sample)
{
	struct cpu_row *rows = sample->rows;
	size_t rows_size = sample->rows_size;

	sample_init(sample);
	sample->rows = rows;
	sample->rows_size = rows_size;
}

/* Make room for @nr_rows rows. */
static bool sample_reserve(struct sample *sample, size_t nr_rows)
{
	struct cpu_row *rows;

	if (nr_rows <= sample->rows_size)
		return true;
	rows = reallocarray(sample->rows, nr_rows, sizeof(*rows));
	if (!rows)
		return false;
	sample->rows = rows;
	sample->rows_size = nr_rows;
	return true;
}

bool sample_copy(struct sample *to, const struct sample *from)
{
	struct cpu_row *rows;
	size_t rows_size;

	if (!sample_reserve(to, from->nr_rows))
		return false;
	rows = to->rows;
	rows_size = to->rows_size;
	*to = *from;
	to->rows = rows;
	to->rows_size = rows_size;
	if (from->nr_rows)
		memcpy(rows, from->rows, from->nr_rows * sizeof(*rows));
	return true;
}

/* The index of the first row with a CPU number of at least @cpu. */
static size_t sample_lower_bound(const struct sample *sample, uint32_t cpu)
{
	size_t low = 0, high = sample->nr_rows;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sample->rows[middle].cpu < cpu)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct cpu_row *sample_add_row(struct sample *sample, uint32_t cpu)
{
	size_t at = sample->nr_rows;
	struct cpu_row *row;

	/* CPUs nearly always come in order. */
	if (at && sample->rows[at - 1].cpu >= cpu) {
		at = sample_lower_bound(sample, cpu);
		if (sample->rows[at].cpu == cpu)
			return NULL;
	}
	if (sample->nr_rows == sample->rows_size &&
	    !sample_reserve(sample, sample->rows_size * 2 + 4))
		return NULL;
	row = sample->rows + at;
	memmove(row + 1, row, (sample->nr_rows - at) * sizeof(*row));
	memset(row, 0, sizeof(*row));
	row->cpu = cpu;
	sample->nr_rows++;
	return row;
}

const struct cpu_row *sample_row(const struct sample *sample, uint32_t cpu,
				 size_t hint)
{
	size_t at;

	if (hint < sample->nr_rows && sample->rows[hint].cpu == cpu)
		return sample->rows + hint;
	at = sample_lower_bound(sample, cpu);
	if (at < sample->nr_rows && sample->rows[at].cpu == cpu)
		return sample->rows + at;
	return NULL;
}

static void sample_set(uint64_t *values, uint32_t *known, unsigned int field,
		       uint64_t value)
{
	if (value > INT64_MAX)
		return;
	values[field] = value;
	*known |= 1u << field;
}

static bool sample_get(const uint64_t *values, uint32_t known,
		       unsigned int field, uint64_t *value)
{
	if (!(known & 1u << field))
		return false;
	*value = values[field];
	return true;
}

void cpu_row_set(struct cpu_row *row, enum cpu_field field, uint64_t value)
{
	sample_set(row->value, &row->known, field, value);
}

bool cpu_row_get(const struct cpu_row *row, enum cpu_field field,
		 uint64_t *value)
{
	return sample_get(row->value, row->known, field, value);
}

static uint64_t sample_outcomes(const struct dpas_bucket *bucket)
{
	return bucket->overs + bucket->unders;
}

/* The one of @buckets with the most outcomes, other than @other; NULL: none. */
static const struct dpas_bucket *
sample_busiest(const struct dpas_bucket *buckets,
	       const struct dpas_bucket *other)
{
	const struct dpas_bucket *busiest = NULL;
	unsigned int i;

	for (i = 0; i < DPAS_NR_BUCKETS; i++)
		if (buckets + i != other &&
		    sample_outcomes(buckets + i) >
			    (busiest ? sample_outcomes(busiest) : 0))
			busiest = buckets + i;
	return busiest;
}

void cpu_row_set_buckets(struct cpu_row *row, const struct dpas_bucket *buckets)
{
	const struct dpas_bucket *busiest, *second;
	uint64_t overs = 0, unders = 0;
	unsigned int i;

	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		overs += buckets[i].overs;
		unders += buckets[i].unders;
	}
	cpu_row_set(row, CPU_OVERS, overs);
	cpu_row_set(row, CPU_UNDERS, unders);
	busiest = sample_busiest(buckets, NULL);
	if (!busiest)
		return;
	cpu_row_set(row, CPU_BUSIEST_BUCKET, (uint64_t)(busiest - buckets));
	cpu_row_set(row, CPU_BUSIEST_DUR_NS, busiest->dur_ns);
	second = sample_busiest(buckets, busiest);
	if (!second)
		return;
	cpu_row_set(row, CPU_SECOND_BUCKET, (uint64_t)(second - buckets));
	cpu_row_set(row, CPU_SECOND_DUR_NS, second->dur_ns);
}

void sample_set_queue(struct sample *sample, enum queue_field field,
		      uint64_t value)
{
	sample_set(sample->queue, &sample->queue_known, field, value);
}

bool sample_get_queue(const struct sample *sample, enum queue_field field,
		      uint64_t *value)
{
	return sample_get(sample->queue, sample->queue_known, field, value);
}

void sample_set_load(struct sample *sample, enum load_field field,
		     uint64_t value)
{
	sample_set(sample->load, &sample->load_known, field, value);
}

bool sample_get_load(const struct sample *sample, enum load_field field,
		     uint64_t *value)
{
	return sample_get(sample->load, sample->load_known, field, value);
}

void sample_set_tunable(struct sample *sample, unsigned int id, int64_t value)
{
	sample->tunable[id] = value;
	sample->tunables_known |= 1u << id;
}

bool sample_get_tunable(const struct sample *sample, unsigned int id,
			int64_t *value)
{
	if (!(sample->tunables_known & 1u << id))
		return false;
	*value = sample->tunable[id];
	return true;
}

uint64_t sample_machine_between(const struct sample *before,
				const struct sample *after)
{
	uint64_t from_ns = before->mono_ns, to_ns = after->mono_ns;
	bool is_model = sample_get_queue(after, QUEUE_MACHINE_NS, &to_ns);

	if (sample_get_queue(before, QUEUE_MACHINE_NS, &from_ns) != is_model)
		return 0;
	return to_ns > from_ns ? to_ns - from_ns : 0;
}

const char *sample_cpu_field_name(enum cpu_field field)
{
	return cpu_field_name[field];
}

const char *sample_queue_field_name(enum queue_field field)
{
	return queue_field_name[field];
}

const char *sample_load_field_name(enum load_field field)
{
	return load_field_name[field];
}

const char *sample_mode_name(uint64_t mode)
{
	return mode < DPAS_NR_MODES ? mode_name[mode] : "?";
}

const char *sample_mode_words(uint64_t mode)
{
	static const char *const words[DPAS_NR_MODES] = {
		[DPAS_INT] = "interrupt",
		[DPAS_CP] = "polls at once",
		[DPAS_PAS] = "sleeps, then polls",
		[DPAS_OL] = "overloaded",
	};

	return mode < DPAS_NR_MODES ? words[mode] : "?";
}

int sample_mode_find(const char *name)
{
	int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (!strcmp(name, mode_name[mode]))
			return mode;
	return -1;
}

const char *sample_bucket_name(uint64_t bucket)
{
	return bucket < DPAS_NR_BUCKETS ? bucket_name[bucket] : "?";
}
