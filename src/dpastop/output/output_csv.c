// SPDX-License-Identifier: GPL-2.0
/*
 * output_csv.c - one line per CPU and sample, as in RFC 4180
 *
 * Values of the sample as a whole are repeated in each of its lines.
 */
#include "dpastop/output/output.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "dpastop/output/output_text.h"
#include "lib/model/method.h"

#define SECOND_NS 1000000000

static bool output_csv_begin(int fd, const struct source *source)
{
	struct output_text text;
	unsigned int i;

	(void)source;
	if (!output_text_begin(&text))
		return false;
	fputs("time,real_ns,mono_ns,device,method,cpu", text.stream);
	for (i = 0; i < CPU_NR_FIELDS; i++)
		fprintf(text.stream, ",%s", sample_cpu_field_name(i));
	for (i = 0; i < QUEUE_NR_FIELDS; i++)
		fprintf(text.stream, ",queue_%s", sample_queue_field_name(i));
	for (i = 0; i < LOAD_NR_FIELDS; i++)
		fprintf(text.stream, ",load_%s", sample_load_field_name(i));
	fputs(",load_cpus", text.stream);
	for (i = 0; i < TUNABLE_NR_KNOWN; i++)
		fprintf(text.stream, ",%s", tunable_get(i).name);
	fputs("\r\n", text.stream);
	return output_text_end(&text, fd);
}

/* Quote the text if necessary. */
static void output_csv_text(FILE *stream, const char *text)
{
	if (!strpbrk(text, ",\"\r\n")) {
		fputs(text, stream);
		return;
	}
	putc('"', stream);
	for (; *text; text++) {
		if (*text == '"')
			putc('"', stream);
		putc(*text, stream);
	}
	putc('"', stream);
}

/* ISO 8601, UTC: "2026-11-24T19:15:17.123456789Z". */
static void output_csv_time(FILE *stream, int64_t real_ns)
{
	int64_t fraction = real_ns % SECOND_NS;
	time_t seconds = (time_t)(real_ns / SECOND_NS);
	char text[32];
	struct tm tm;

	if (fraction < 0) {
		fraction += SECOND_NS;
		seconds--;
	}
	if (gmtime_r(&seconds, &tm) &&
	    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &tm))
		fprintf(stream, "%s.%09" PRId64 "Z", text, fraction);
}

/* @row is NULL if no CPU is known. */
static void output_csv_row(FILE *stream, const struct cpu_row *row)
{
	unsigned int field;
	uint64_t value;

	if (row)
		fprintf(stream, "%" PRIu32, row->cpu);
	for (field = 0; field < CPU_NR_FIELDS; field++) {
		putc(',', stream);
		if (!row || !cpu_row_get(row, field, &value))
			continue;
		if (field == CPU_MODE)
			fputs(sample_mode_name(value), stream);
		else
			fprintf(stream, "%" PRIu64, value);
	}
}

static void output_csv_line(FILE *stream, const struct sample *sample,
			    const struct cpu_row *row)
{
	enum method method = method_of(sample);
	unsigned int i;
	uint64_t value;
	int64_t tunable;

	output_csv_time(stream, sample->real_ns);
	fprintf(stream, ",%" PRId64 ",%" PRIu64 ",", sample->real_ns,
		sample->mono_ns);
	output_csv_text(stream, sample->device);
	fprintf(stream, ",%s,",
		method == METHOD_UNKNOWN ? "" : method_name(method));
	output_csv_row(stream, row);
	for (i = 0; i < QUEUE_NR_FIELDS; i++) {
		putc(',', stream);
		if (sample_get_queue(sample, i, &value))
			fprintf(stream, "%" PRIu64, value);
	}
	for (i = 0; i < LOAD_NR_FIELDS; i++) {
		putc(',', stream);
		if (sample_get_load(sample, i, &value))
			fprintf(stream, "%" PRIu64, value);
	}
	putc(',', stream);
	output_csv_text(stream, sample->load_cpus);
	for (i = 0; i < TUNABLE_NR_KNOWN; i++) {
		putc(',', stream);
		if (sample_get_tunable(sample, i, &tunable))
			fprintf(stream, "%" PRId64, tunable);
	}
	fputs("\r\n", stream);
}

static bool output_csv_sample(int fd, const struct sample *sample)
{
	struct output_text text;
	size_t i;

	if (!output_text_begin(&text))
		return false;
	for (i = 0; i < sample->nr_rows; i++)
		output_csv_line(text.stream, sample, sample->rows + i);
	if (!sample->nr_rows)
		output_csv_line(text.stream, sample, NULL);
	return output_text_end(&text, fd);
}

const struct output_format output_csv = {
	.begin = output_csv_begin,
	.sample = output_csv_sample,
};
