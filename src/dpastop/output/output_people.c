// SPDX-License-Identifier: GPL-2.0
/*
 * output_people.c - one table per sample, for people
 *
 * Rates and switches are those since the previous sample; "-" means unknown.
 * Switches are only counted: there may be hundreds per second.
 */
#include "dpastop/output/output.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "dpastop/model/shares.h"
#include "dpastop/output/output_text.h"
#include "lib/base/text.h"
#include "lib/model/figure.h"
#include "lib/model/method.h"

#define SECOND_NS 1000000000

/* In the order of the table. */
static const enum cpu_field people_ios[] = { CPU_IOS_CP, CPU_IOS_PAS,
					     CPU_IOS_OL, CPU_IOS_INT };
#define PEOPLE_NR_IOS (sizeof(people_ios) / sizeof(*people_ios))

/* Two successive samples, and the row of one CPU in each. */
struct people_step {
	const struct sample *before;
	const struct sample *now;
	const struct cpu_row *row_before; /* NULL: none */
	const struct cpu_row *row;
};

/* Local time of day. */
static void people_time(FILE *stream, int64_t real_ns)
{
	time_t seconds = (time_t)(real_ns / SECOND_NS);
	char text[16];
	struct tm tm;

	if (localtime_r(&seconds, &tm) &&
	    strftime(text, sizeof(text), "%H:%M:%S", &tm))
		fputs(text, stream);
	else
		putc('-', stream);
}

/* How much the field has grown. Unknown if it decreased: it was reset. */
static struct figure people_rise(const struct people_step *step,
				 enum cpu_field field)
{
	struct figure rise = { 0 };
	uint64_t before, now;

	rise.known = step->row_before &&
		cpu_row_get(step->row_before, field, &before) &&
		cpu_row_get(step->row, field, &now) && now >= before;
	if (rise.known)
		rise.value = (double)(now - before);
	return rise;
}

static struct figure people_per_second(const struct people_step *step,
				       struct figure rise)
{
	struct figure seconds = { 0 };
	uint64_t ns = sample_machine_between(step->before, step->now);

	seconds.known = step->before->mono_ns && ns;
	seconds.value = (double)ns / SECOND_NS;
	return figure_ratio(rise, seconds);
}

static void people_number(FILE *stream, int width, int digits,
			  struct figure figure)
{
	if (figure.known)
		fprintf(stream, " %*.*f", width, digits, figure.value);
	else
		fprintf(stream, " %*s", width, "-");
}

static void people_percent(FILE *stream, int width, struct figure share)
{
	share.value *= 100;
	people_number(stream, width, 1, share);
}

/* All I/Os of the CPU, in any mode. */
static struct figure people_ios_risen(const struct people_step *step)
{
	struct figure all = { .known = true }, rise;
	size_t i;

	for (i = 0; i < PEOPLE_NR_IOS; i++) {
		rise = people_rise(step, people_ios[i]);
		all.known = all.known && rise.known;
		all.value += rise.value;
	}
	return all;
}

static void people_row(FILE *stream, const struct people_step *step)
{
	struct figure ios = people_ios_risen(step);
	struct figure overs = people_rise(step, CPU_OVERS), outcomes;
	struct figure dur = figure_last_sleep(step->row);
	struct figure share[PEOPLE_NR_IOS];
	uint64_t mode;
	size_t i;

	outcomes = people_rise(step, CPU_UNDERS);
	outcomes.known = outcomes.known && overs.known;
	outcomes.value += overs.value;
	dur.value /= 1000;
	fprintf(stream, "%5" PRIu32 "  %-4s", step->row->cpu,
		cpu_row_get(step->row, CPU_MODE, &mode) ?
			sample_mode_name(mode) :
			"-");
	people_number(stream, 4, 0, figure_of_cpu(step->row, CPU_QD));
	people_number(stream, 9, 0, people_per_second(step, ios));
	for (i = 0; i < PEOPLE_NR_IOS; i++)
		share[i] = figure_ratio(people_rise(step, people_ios[i]), ios);
	shares_round(share, PEOPLE_NR_IOS, SHARES_PERMILLE, share);
	for (i = 0; i < PEOPLE_NR_IOS; i++)
		people_percent(stream, 5, share[i]);
	people_number(stream, 4, 0, figure_of_cpu(step->row, CPU_TF));
	people_number(stream, 8, 2, dur);
	people_percent(stream, 5, figure_ratio(overs, outcomes));
	people_number(stream, 8, 0, people_rise(step, CPU_SWITCHES));
	putc('\n', stream);
}

static bool people_is_idle(const struct people_step *step)
{
	struct figure ios = people_ios_risen(step);

	return ios.known && ios.value <= 0;
}

/* Idle CPUs are only counted: a machine may have thousands. */
static void people_rows(FILE *stream, struct people_step *step)
{
	size_t i, idle = 0;

	for (i = 0; i < step->now->nr_rows; i++) {
		step->row = step->now->rows + i;
		step->row_before = step->before->mono_ns ?
			sample_row(step->before, step->row->cpu, i) :
			NULL;
		if (people_is_idle(step)) {
			idle++;
			continue;
		}
		people_row(stream, step);
	}
	if (idle)
		fprintf(stream, "      %zu CPU%s idle\n", idle, text_s(idle));
	if (!step->now->nr_rows)
		fputs("      nothing is known of individual CPUs\n", stream);
}

static struct figure people_queue(const struct people_step *step,
				  enum queue_field field)
{
	struct figure rise = { 0 };
	uint64_t before, now;

	rise.known = sample_get_queue(step->before, field, &before) &&
		sample_get_queue(step->now, field, &now) && now >= before;
	if (rise.known)
		rise.value = (double)(now - before);
	return people_per_second(step, rise);
}

static void people_head(FILE *stream, const struct people_step *step)
{
	const struct sample *now = step->now;
	enum method method = method_of(now);
	uint64_t jobs, queues;

	people_time(stream, now->real_ns);
	fprintf(stream, "  %s  %s ", now->device,
		method == METHOD_UNKNOWN ? "own settings" :
					   method_name(method));
	people_number(stream, 0, 0, people_queue(step, QUEUE_READS));
	fputs(" reads/s ", stream);
	people_number(stream, 0, 0, people_queue(step, QUEUE_WRITES));
	fputs(" writes/s", stream);
	if (sample_get_queue(now, QUEUE_POLL_QUEUES, &queues))
		fprintf(stream, "  %" PRIu64 " poll queue%s", queues,
			text_s(queues));
	if (sample_get_load(now, LOAD_JOBS, &jobs) && jobs)
		fprintf(stream, "  %" PRIu64 " job%s", jobs, text_s(jobs));
	fputs("\n  CPU  MODE   QD      IO/s   CP%  PAS%   OL%  INT%   TF"
	      "  DUR/us OVER% SWITCHES\n",
	      stream);
}

static bool output_people_since(int fd, const struct sample *before,
				const struct sample *sample)
{
	struct people_step step = { .before = before, .now = sample };
	struct output_text text;

	if (!output_text_begin(&text))
		return false;
	people_head(text.stream, &step);
	people_rows(text.stream, &step);
	putc('\n', text.stream);
	return output_text_end(&text, fd);
}

static bool output_people_mark(int fd, const struct mark *mark)
{
	char words[2 * MARK_TEXT_SIZE];
	struct output_text text;

	if (!output_text_begin(&text))
		return false;
	people_time(text.stream, mark->real_ns);
	mark_describe(mark, words, sizeof(words));
	fprintf(text.stream, "  %s\n", words);
	return output_text_end(&text, fd);
}

static bool output_people_gap(int fd, const struct stream_gap *gap)
{
	struct output_text text;

	if (!output_text_begin(&text))
		return false;
	people_time(text.stream, gap->real_ns);
	if (gap->missed)
		fprintf(text.stream, "  missed %" PRIu64 " switch%s\n",
			gap->missed, gap->missed == 1 ? "" : "es");
	else
		fprintf(text.stream, "  gap: %s\n", gap->reason);
	return output_text_end(&text, fd);
}

const struct output_format output_people = {
	.since = output_people_since,
	.mark = output_people_mark,
	.gap = output_people_gap,
};
