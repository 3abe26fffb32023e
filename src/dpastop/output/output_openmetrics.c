// SPDX-License-Identifier: GPL-2.0
/*
 * output_openmetrics.c - one sample in OpenMetrics or Prometheus' older text
 * format
 *
 * No text is valid in both: metadata of a counter name its samples
 * (dpas_ios_total) in the older format, but its family (dpas_ios) in
 * OpenMetrics. Readers of the older one, such as node_exporter's textfile
 * collector, accept OpenMetrics without complaint, but then counters have no
 * type and no help text. Only the common subset is used: counters and gauges,
 * without timestamps.
 */
#include "dpastop/output/output.h"

#include <inttypes.h>
#include <string.h>

#include "dpastop/output/output_text.h"

#define SECOND_NS 1000000000

/* Where a series is read from. */
enum origin {
	FROM_CPU,
	FROM_QUEUE,
	FROM_LOAD,
};

/* Series of one family are adjacent; the first one has the help text. */
struct series {
	const char *family;
	const char *unit; /* a suffix of the family's name, or NULL */
	const char *help;
	const char *label; /* `mode="CP"', or NULL */
	unsigned int field;
	enum origin origin;
	bool is_counter;
	uint64_t divisor;
};

static const struct series all_series[] = {
	{ "dpas_ios", NULL, "I/Os by the mode in which they were waited for",
	  "mode=\"INT\"", CPU_IOS_INT, FROM_CPU, true, 1 },
	{ "dpas_ios", NULL, NULL, "mode=\"CP\"", CPU_IOS_CP, FROM_CPU, true,
	  1 },
	{ "dpas_ios", NULL, NULL, "mode=\"PAS\"", CPU_IOS_PAS, FROM_CPU, true,
	  1 },
	{ "dpas_ios", NULL, NULL, "mode=\"OL\"", CPU_IOS_OL, FROM_CPU, true,
	  1 },
	{ "dpas_switches", NULL, "Mode switches", NULL, CPU_SWITCHES, FROM_CPU,
	  true, 1 },
	{ "dpas_sleeps", NULL,
	  "Sleeps that were too long (over) or not (under)", "outcome=\"over\"",
	  CPU_OVERS, FROM_CPU, true, 1 },
	{ "dpas_sleeps", NULL, NULL, "outcome=\"under\"", CPU_UNDERS, FROM_CPU,
	  true, 1 },
	{ "dpas_timer_failures", NULL,
	  "Times that the sleep fell below pas_d_init", NULL, CPU_TF_TOTAL,
	  FROM_CPU, true, 1 },
	{ "dpas_window_timer_failures", NULL,
	  "Timer failures in the window so far", NULL, CPU_TF, FROM_CPU, false,
	  1 },
	{ "dpas_window_ios", NULL, "I/Os in the window so far", NULL,
	  CPU_WINDOW_IOS, FROM_CPU, false, 1 },
	{ "dpas_window_queue_depth", NULL,
	  "Average queue depth of the window so far", NULL, CPU_AVERAGE_QD10,
	  FROM_CPU, false, 10 },
	{ "dpas_queue_depth", NULL, "I/Os in sleep-then-poll now", NULL, CPU_QD,
	  FROM_CPU, false, 1 },
	{ "dpas_sleep_seconds", "seconds",
	  "Sleep in force for the kind of I/O that came last", NULL, CPU_DUR_NS,
	  FROM_CPU, false, SECOND_NS },
	{ "dpas_device_ios", NULL, "I/Os completed, from any program",
	  "direction=\"read\"", QUEUE_READS, FROM_QUEUE, true, 1 },
	{ "dpas_device_ios", NULL, NULL, "direction=\"write\"", QUEUE_WRITES,
	  FROM_QUEUE, true, 1 },
	{ "dpas_device_polls", NULL, "1 if I/O may be polled", NULL,
	  QUEUE_IO_POLL, FROM_QUEUE, false, 1 },
	{ "dpas_device_poll_queues", NULL, "Hardware queues for polling", NULL,
	  QUEUE_POLL_QUEUES, FROM_QUEUE, false, 1 },
	{ "dpas_load_jobs", NULL, "Jobs of the load", NULL, LOAD_JOBS,
	  FROM_LOAD, false, 1 },
	{ "dpas_load_iops", NULL, "I/Os per second of the load", NULL,
	  LOAD_IOPS, FROM_LOAD, false, 1 },
	{ "dpas_load_latency_seconds", "seconds", "Latency of the load",
	  "statistic=\"mean\"", LOAD_LATENCY_MEAN_NS, FROM_LOAD, false,
	  SECOND_NS },
	{ "dpas_load_latency_seconds", "seconds", NULL, "statistic=\"p50\"",
	  LOAD_LATENCY_P50_NS, FROM_LOAD, false, SECOND_NS },
	{ "dpas_load_latency_seconds", "seconds", NULL, "statistic=\"p99\"",
	  LOAD_LATENCY_P99_NS, FROM_LOAD, false, SECOND_NS },
	{ "dpas_load_latency_seconds", "seconds", NULL, "statistic=\"p999\"",
	  LOAD_LATENCY_P999_NS, FROM_LOAD, false, SECOND_NS },
	{ "dpas_load_latency_seconds", "seconds", NULL, "statistic=\"max\"",
	  LOAD_LATENCY_MAX_NS, FROM_LOAD, false, SECOND_NS },
	{ "dpas_load_cpu_ratio", "ratio", "CPU time of the load, of one CPU",
	  NULL, LOAD_CPU_PERMILLE, FROM_LOAD, false, 1000 },
	{ "dpas_load_cpu_seconds", "seconds", "CPU time of the load", NULL,
	  LOAD_CPU_NS, FROM_LOAD, true, SECOND_NS },
	{ "dpas_load_run_delay_seconds", "seconds",
	  "Time that the load waited for a CPU", NULL, LOAD_RUN_DELAY_NS,
	  FROM_LOAD, true, SECOND_NS },
	{ "dpas_load_context_switches", NULL, "Context switches of the load",
	  NULL, LOAD_CONTEXT_SWITCHES, FROM_LOAD, true, 1 },
	{ "dpas_load_block_bytes", "bytes", "Requested block size", NULL,
	  LOAD_BLOCK_BYTES, FROM_LOAD, false, 1 },
	{ "dpas_load_read_ratio", "ratio", "Requested share of reads", NULL,
	  LOAD_READ_PERCENT, FROM_LOAD, false, 100 },
	{ "dpas_load_rate_iops", NULL,
	  "Limit of I/Os per second and job; 0: none", NULL, LOAD_RATE_IOPS,
	  FROM_LOAD, false, 1 },
	{ "dpas_load_polled", NULL, "1 if the load requests polling", NULL,
	  LOAD_POLLED, FROM_LOAD, false, 1 },
};

/* The output, and its format. */
struct om_text {
	FILE *stream;
	const struct sample *sample;
	bool is_openmetrics;
};

static const char *output_openmetrics_suffix(bool is_counter)
{
	return is_counter ? "_total" : "";
}

static void output_openmetrics_family(const struct om_text *text,
				      const char *name, bool is_counter,
				      const char *unit, const char *help)
{
	const char *suffix = text->is_openmetrics ?
		"" :
		output_openmetrics_suffix(is_counter);

	fprintf(text->stream, "# TYPE %s%s %s\n", name, suffix,
		is_counter ? "counter" : "gauge");
	if (unit && text->is_openmetrics)
		fprintf(text->stream, "# UNIT %s %s\n", name, unit);
	fprintf(text->stream, "# HELP %s%s %s.\n", name, suffix, help);
}

/* Write 'NAME{device="nvme0n1"'; further labels may follow. */
static void output_openmetrics_open(const struct om_text *text,
				    const char *name, bool is_counter)
{
	const char *c;

	fprintf(text->stream, "%s%s{device=\"", name,
		output_openmetrics_suffix(is_counter));
	for (c = text->sample->device; *c; c++) {
		if (*c == '\n')
			fputs("\\n", text->stream);
		else if (*c == '"' || *c == '\\')
			fprintf(text->stream, "\\%c", *c);
		else
			putc(*c, text->stream);
	}
	putc('"', text->stream);
}

static void output_openmetrics_modes(const struct om_text *text)
{
	const struct sample *sample = text->sample;
	unsigned int mode;
	uint64_t now;
	size_t i;

	output_openmetrics_family(text, "dpas_mode", false, NULL,
				  "1 for the mode of the CPU");
	for (i = 0; i < sample->nr_rows; i++) {
		if (!cpu_row_get(sample->rows + i, CPU_MODE, &now))
			continue;
		for (mode = 0; mode < DPAS_NR_MODES; mode++) {
			output_openmetrics_open(text, "dpas_mode", false);
			fprintf(text->stream,
				",cpu=\"%" PRIu32 "\",mode=\"%s\"} %d\n",
				sample->rows[i].cpu, sample_mode_name(mode),
				now == mode);
		}
	}
}

static void output_openmetrics_tunables(const struct om_text *text)
{
	unsigned int id;
	int64_t value;

	output_openmetrics_family(
		text, "dpas_tunable", false, NULL,
		"Values of the tunables, as the kernel shows them");
	for (id = 0; id < TUNABLE_COUNT; id++) {
		if (!sample_get_tunable(text->sample, id, &value))
			continue;
		output_openmetrics_open(text, "dpas_tunable", false);
		fprintf(text->stream, ",tunable=\"%s\"} %" PRId64 "\n",
			tunable_get(id).name, value);
	}
}

static void output_openmetrics_time(const struct om_text *text)
{
	if (text->sample->real_ns < 0)
		return;
	output_openmetrics_family(text, "dpas_sample_timestamp_seconds", false,
				  "seconds",
				  "When this sample was taken, since 1970");
	output_openmetrics_open(text, "dpas_sample_timestamp_seconds", false);
	fputs("} ", text->stream);
	output_text_decimal(text->stream, (uint64_t)text->sample->real_ns,
			    SECOND_NS);
	putc('\n', text->stream);
}

/* Write one value; @row is NULL for values that are not per CPU. */
static void output_openmetrics_value(const struct om_text *text,
				     const struct series *series,
				     const struct cpu_row *row, uint64_t value)
{
	output_openmetrics_open(text, series->family, series->is_counter);
	if (row)
		fprintf(text->stream, ",cpu=\"%" PRIu32 "\"", row->cpu);
	if (series->label)
		fprintf(text->stream, ",%s", series->label);
	fputs("} ", text->stream);
	output_text_decimal(text->stream, value, series->divisor);
	putc('\n', text->stream);
}

static void output_openmetrics_series(const struct om_text *text,
				      const struct series *series)
{
	const struct sample *sample = text->sample;
	uint64_t value;
	size_t i;

	if (series->help)
		output_openmetrics_family(text, series->family,
					  series->is_counter, series->unit,
					  series->help);
	if (series->origin == FROM_CPU) {
		for (i = 0; i < sample->nr_rows; i++)
			if (cpu_row_get(sample->rows + i, series->field,
					&value))
				output_openmetrics_value(
					text, series, sample->rows + i, value);
	} else if (series->origin == FROM_QUEUE ?
			   sample_get_queue(sample, series->field, &value) :
			   sample_get_load(sample, series->field, &value)) {
		output_openmetrics_value(text, series, NULL, value);
	}
}

static bool output_openmetrics_write(int fd, const struct sample *sample,
				     bool is_openmetrics)
{
	struct output_text output;
	struct om_text text;
	size_t i;

	if (!output_text_begin(&output))
		return false;
	text = (struct om_text){ output.stream, sample, is_openmetrics };
	output_openmetrics_time(&text);
	output_openmetrics_modes(&text);
	output_openmetrics_tunables(&text);
	for (i = 0; i < sizeof(all_series) / sizeof(*all_series); i++)
		output_openmetrics_series(&text, all_series + i);
	if (is_openmetrics)
		fputs("# EOF\n", output.stream);
	return output_text_end(&output, fd);
}

static bool output_openmetrics_sample(int fd, const struct sample *sample)
{
	return output_openmetrics_write(fd, sample, true);
}

static bool output_openmetrics_older_sample(int fd, const struct sample *sample)
{
	return output_openmetrics_write(fd, sample, false);
}

const struct output_format output_openmetrics = {
	.sample = output_openmetrics_sample,
	.is_of_last = true,
};

const struct output_format output_prometheus = {
	.sample = output_openmetrics_older_sample,
	.is_of_last = true,
};
