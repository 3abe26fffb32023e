// SPDX-License-Identifier: GPL-2.0
/*
 * Recordings as a source: speed, seeking, gaps, damage, pipes. All tests use
 * one recording that they write, so they share a file.
 */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/source_open.h"

#define SECOND 1000000000u
#define START 5000000000u /* mono_ns of the first sample */
#define REAL 7u		  /* and its real_ns */
#define HEADER                                                       \
	"{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1," \
	"\"program\":\"dpastop 0\",\"source\":\"kernel\",\"events\":true}\n"
#define MOST 4096

static const struct source_options options = { .sysfs = "/none" };
static char path[64];
static struct source *source;
static struct problem error;
static struct sample sample;

/* What was taken, in order. */
static struct {
	uint64_t sample[MOST];
	bool after_gap[MOST];
	size_t nr_samples;
	uint64_t switch_ns[MOST];
	size_t nr_switches;
	struct mark mark[16];
	size_t nr_marks;
	uint64_t missed;
	char order[2 * MOST + 1]; /* S, w, m, G: the kinds of records taken */
	size_t length;
} got;

static void set_up(void)
{
	strcpy(path, "/tmp/dpastop-stream.XXXXXX");
	close(mkstemp(path));
	sample_init(&sample);
	memset(&got, 0, sizeof(got));
	source = NULL;
}

static void tear_down(void)
{
	source_close(source);
	sample_free(&sample);
	unlink(path);
}

TestSuite(source_stream, .init = set_up, .fini = tear_down);

static void write_sample_at(FILE *file, uint64_t mono_ns, uint64_t real_ns,
			    const char *device)
{
	fprintf(file,
		"{\"type\":\"sample\",\"mono_ns\":%" PRIu64
		",\"real_ns\":%" PRIu64
		",\"device\":\"%s\",\"kernel\":\"6.1-x\","
		"\"tunables\":{},\"queue\":{},"
		"\"cpus\":[{\"cpu\":0,\"mode\":\"OL\",\"tf\":3}]}\n",
		mono_ns, real_ns, device);
}

static void write_sample(FILE *file, uint64_t at_ns)
{
	write_sample_at(file, START + at_ns, REAL + at_ns, "nvme0n1");
}

static void write_switch(FILE *file, uint64_t at_ns, unsigned int sequence)
{
	fprintf(file,
		"{\"type\":\"switch\",\"mono_ns\":%" PRIu64
		",\"real_ns\":%" PRIu64
		",\"sequence\":%u,\"cpu\":0,\"from\":\"CP\","
		"\"to\":\"PAS\",\"reason\":\"cp_window_over\","
		"\"window_ios\":1000,\"average_qd10\":10,\"tf\":0,"
		"\"dur_ns\":100,\"param1\":0,\"param2\":10,\"param3\":10,"
		"\"param4\":1,\"window_limit\":1000}\n",
		START + at_ns, REAL + at_ns, sequence);
}

static void write_marker(FILE *file, uint64_t at_ns, const char *text)
{
	fprintf(file,
		"{\"type\":\"marker\",\"mono_ns\":%" PRIu64
		",\"real_ns\":7,\"text\":\"%s\"}\n",
		START + at_ns, text);
}

static void write_gap(FILE *file, uint64_t at_ns, unsigned int missed)
{
	fprintf(file,
		"{\"type\":\"gap\",\"mono_ns\":%" PRIu64 ",\"real_ns\":8,",
		START + at_ns);
	if (missed)
		fprintf(file, "\"missed\":%u,", missed);
	fprintf(file, "\"reason\":\"nvme0n1 is gone\"}\n");
}

static FILE *begin(void)
{
	FILE *file = fopen(path, "w");

	fputs(HEADER, file);
	return file;
}

static void open_path(const char *name)
{
	char spec[128];

	snprintf(spec, sizeof(spec), "replay:%s", name);
	source = source_open(spec, &options, &error);
	cr_assert_not_null(source, "%s", error.reason);
	cr_assert(source_is_recording(source));
	cr_assert(source->queues_samples);
}

static struct source_player player(void)
{
	struct source_player now;

	source_get_player(source, &now);
	return now;
}

static void came(char kind, size_t count)
{
	for (; count && got.length < sizeof(got.order) - 1; count--)
		got.order[got.length++] = kind;
}

/* Take what is available, like the monitor. */
static enum source_status take(void)
{
	struct switch_record records[8];
	enum source_status status;
	bool after_gap;
	uint64_t missed = 0;
	size_t count, i;

	do {
		status = source_sample(source, &sample, &after_gap, &error);
		while ((count = source_take_switches(source, records, 8,
						     &missed))) {
			came('w', count);
			for (i = 0; i < count && got.nr_switches < MOST; i++)
				got.switch_ns[got.nr_switches++] =
					records[i].mono_ns - START;
		}
		count = source_take_marks(source, got.mark + got.nr_marks,
					  16 - got.nr_marks);
		came('m', count);
		got.nr_marks += count;
		if (status == SOURCE_GONE)
			came('G', 1);
		if (status != SOURCE_OK || got.nr_samples == MOST)
			break;
		came('S', 1);
		got.after_gap[got.nr_samples] = after_gap;
		got.sample[got.nr_samples++] = sample.mono_ns - START;
	} while (status == SOURCE_OK);
	got.missed += missed;
	return status;
}

/* Call work() like an event loop, until the source is no longer due. */
static void run(void)
{
	struct pollfd fds[SOURCE_MAX_FDS];
	enum source_status status = take();
	uint64_t due_ns;

	while (!player().is_at_end && status != SOURCE_END) {
		unsigned int nr_fds = source_fds(source, fds);
		struct timespec timeout;

		due_ns = source_due_ns(source);
		if (due_ns == SOURCE_NEVER && !nr_fds)
			return;
		timeout = clock_until(clock_mono_ns(), due_ns);
		ppoll(fds, nr_fds, due_ns == SOURCE_NEVER ? NULL : &timeout,
		      NULL);
		source_work(source);
		status = take();
	}
}

/* Call work() until it reports something other than @status. */
static enum source_status work_past(enum source_status status)
{
	enum source_status news = status;

	while (news == status) {
		source_work(source);
		news = take();
	}
	return news;
}

/* Call work() until @count samples have arrived in total. */
static void run_until(size_t count)
{
	struct pollfd fds[SOURCE_MAX_FDS];

	while (got.nr_samples < count) {
		uint64_t due_ns = source_due_ns(source);
		struct timespec timeout = clock_until(clock_mono_ns(), due_ns);
		unsigned int nr_fds = source_fds(source, fds);

		cr_assert(nr_fds || due_ns != SOURCE_NEVER);
		ppoll(fds, nr_fds, due_ns == SOURCE_NEVER ? NULL : &timeout,
		      NULL);
		source_work(source);
		take();
	}
}

/* All of it at once. */
static void run_through(void)
{
	source_seek(source, UINT64_MAX);
	run();
	cr_assert(player().is_at_end);
}

static void forget(void)
{
	memset(&got, 0, sizeof(got));
}

/* Samples at 0, 1, ... s; after each but the last, a switch 0.5 s later. */
static void write_seconds(unsigned int count)
{
	FILE *file = begin();
	unsigned int i;

	for (i = 0; i < count; i++) {
		if (i)
			write_switch(file, (uint64_t)i * SECOND - SECOND / 2,
				     i);
		write_sample(file, (uint64_t)i * SECOND);
	}
	fclose(file);
}

Test(source_stream, all_comes_in_its_order_with_its_values)
{
	FILE *file = begin();
	enum source_status status;
	uint64_t value;

	write_sample(file, 0);
	write_switch(file, 10, 1);
	write_switch(file, 20, 2);
	write_marker(file, 30, "one");
	write_switch(file, 40, 3);
	write_sample(file, 50);
	write_gap(file, 55, 9);
	write_marker(file, 60, "two");
	fclose(file);
	open_path(path);
	cr_assert_str_eq(source->ops->name, "kernel");
	cr_assert(source->records_events);
	cr_assert_str_eq(source->note, "");
	run_through();
	cr_assert_str_eq(got.order, "SwwmwSm");
	cr_assert_eq(got.missed, 9);
	cr_assert_str_eq(got.mark[1].text, "two");
	cr_assert_eq(got.switch_ns[2], 40);
	cr_assert_eq(take(), SOURCE_SAME);

	forget();
	cr_assert(source_seek(source, 0));
	/* One call may end by its time limit before there is a sample. */
	do {
		source_work(source);
		status = source_sample(source, &sample, &(bool){ false },
				       &error);
	} while (status == SOURCE_SAME);
	cr_assert_eq(status, SOURCE_OK);
	cr_assert_str_eq(sample.device, "nvme0n1");
	cr_assert_str_eq(sample.kernel, "6.1-x");
	cr_assert_eq(sample.real_ns, REAL);
	cr_assert(cpu_row_get(sample.rows, CPU_TF, &value));
	cr_assert_eq(value, 3);
}

Test(source_stream, nothing_can_be_set)
{
	write_seconds(2);
	open_path(path);
	cr_assert_str_eq(source_read_only(source), "this is a recording");
	cr_assert_not(source_set(source, DPAS_PAS_ENABLED, 1, &error));
	cr_assert_str_eq(error.reason, "this is a recording");
}

Test(source_stream, it_keeps_the_pace)
{
	uint64_t opened_ns = clock_mono_ns(), due_ns;

	write_seconds(3);
	open_path(path);
	do {
		source_work(source);
		take();
		due_ns = source_due_ns(source);
	} while (!due_ns);
	/* The rest is not due yet. */
	cr_assert_eq(got.nr_samples, 1);
	cr_assert_geq(due_ns, opened_ns + SECOND / 2);
	cr_assert_leq(due_ns, clock_mono_ns() + SECOND / 2);
	source_play(source, false, 10);
	due_ns = source_due_ns(source);
	cr_assert_leq(due_ns, clock_mono_ns() + SECOND / 20);
	cr_assert_eq(player().length_ns, 2 * (uint64_t)SECOND);
	run();
	cr_assert_str_eq(got.order, "SwSwS");
	cr_assert(player().is_at_end);
	cr_assert_eq(player().position_ns, 2 * (uint64_t)SECOND);
	cr_assert_geq(clock_mono_ns() - opened_ns, SECOND / 5);
	cr_assert_eq(source_due_ns(source), SOURCE_NEVER);
}

Test(source_stream, paused_it_stands_still)
{
	write_seconds(3);
	open_path(path);
	source_play(source, true, 1);
	run();
	cr_assert_str_eq(got.order, "S");
	cr_assert_eq(source_due_ns(source), SOURCE_NEVER);
	cr_assert(player().is_paused);
	cr_assert_lt(player().position_ns, SECOND);
	source_play(source, true, 1000);
	cr_assert_eq(player().speed, 100);
	source_play(source, true, 0.001);
	cr_assert_eq(player().speed, 0.1);
}

Test(source_stream, seeking)
{
	write_seconds(100);
	open_path(path);
	source_play(source, true, 1);
	run();
	cr_assert_not(source_seek(source, 50 * (uint64_t)SECOND));
	run();
	cr_assert_eq(got.nr_samples, 51);
	cr_assert_eq(got.nr_switches, 50);
	cr_assert_eq(player().position_ns, 50 * (uint64_t)SECOND);
	cr_assert_eq(player().start_mono_ns, START);

	/* Back: everything is delivered again. */
	forget();
	cr_assert(source_seek(source, 20 * (uint64_t)SECOND));
	run();
	cr_assert_eq(got.nr_samples, 21);
	cr_assert_eq(got.sample[0], 0);
	cr_assert_eq(got.sample[20], 20 * (uint64_t)SECOND);
	cr_assert_eq(got.nr_switches, 20);
	cr_assert(player().is_paused);

	/* Beyond the end is the end, and going back from there works, too. */
	cr_assert_not(source_seek(source, 1000 * (uint64_t)SECOND));
	run();
	cr_assert_eq(got.nr_samples, 100);
	cr_assert(player().is_at_end);
	cr_assert_eq(player().position_ns, 99 * (uint64_t)SECOND);
	cr_assert_eq(player().length_ns, 99 * (uint64_t)SECOND);
	source_play(source, false, 1);
	cr_assert_eq(take(), SOURCE_SAME);
	forget();
	cr_assert(source_seek(source, 98 * (uint64_t)SECOND));
	source_play(source, true, 1);
	run();
	cr_assert_eq(got.nr_samples, 99);
	cr_assert_not(player().is_at_end);
}

Test(source_stream, playing_to_the_next_of_a_kind)
{
	FILE *file = begin();

	write_sample(file, 0);
	write_sample(file, 1 * (uint64_t)SECOND);
	write_switch(file, 2 * (uint64_t)SECOND, 1);
	write_sample(file, 3 * (uint64_t)SECOND);
	write_sample(file, 4 * (uint64_t)SECOND);
	write_marker(file, 5 * (uint64_t)SECOND, "here");
	write_sample(file, 6 * (uint64_t)SECOND);
	write_sample(file, 7 * (uint64_t)SECOND);
	fclose(file);
	open_path(path);
	source_play_to(source, SOURCE_STOP_SAMPLE);
	run();
	/* The first one had been delivered, or was next. */
	cr_assert(got.nr_samples);
	cr_assert(player().is_paused);
	forget();
	source_seek(source, 1);
	run();
	forget();
	source_play_to(source, SOURCE_STOP_SWITCH);
	run();
	cr_assert_eq(got.nr_switches, 1);
	cr_assert_eq(player().position_ns, 3 * (uint64_t)SECOND,
		     "the sample that shows it");
	source_play_to(source, SOURCE_STOP_SAMPLE);
	run();
	cr_assert_eq(player().position_ns, 4 * (uint64_t)SECOND);
	source_play_to(source, SOURCE_STOP_MARK);
	run();
	cr_assert_eq(got.nr_marks, 1);
	cr_assert_eq(player().position_ns, 6 * (uint64_t)SECOND);
	source_play_to(source, SOURCE_STOP_MARK);
	run();
	cr_assert(player().is_at_end);
	cr_assert(player().is_paused);
	cr_assert_eq(player().position_ns, 7 * (uint64_t)SECOND);
	source_play_to(source, SOURCE_STOP_SAMPLE);
	run();
	cr_assert_eq(source_due_ns(source), SOURCE_NEVER);
}

Test(source_stream, quick_steps_add_up)
{
	FILE *file = begin();
	unsigned int i;

	for (i = 0; i < 9; i++) {
		write_sample(file, i * (uint64_t)SECOND);
		if (i == 4 || i == 6)
			write_marker(file, i * (uint64_t)SECOND + 1, "here");
	}
	fclose(file);
	open_path(path);
	source_play(source, true, 1);
	run();
	forget();
	source_seek(source, 1 * (uint64_t)SECOND);
	run();
	for (i = 0; i < 3; i++)
		source_play_to(source, SOURCE_STOP_SAMPLE);
	run();
	cr_assert_eq(player().position_ns, 4 * (uint64_t)SECOND);
	for (i = 0; i < 2; i++)
		source_play_to(source, SOURCE_STOP_MARK);
	run();
	cr_assert_eq(player().position_ns, 7 * (uint64_t)SECOND,
		     "what shows the second mark");
	for (i = 0; i < 30; i++)
		source_play_to(source, SOURCE_STOP_SAMPLE);
	run();
	cr_assert(player().is_at_end);
	cr_assert_eq(player().position_ns, 8 * (uint64_t)SECOND);
}

Test(source_stream, a_gap_is_a_device_that_is_gone)
{
	FILE *file = begin();

	write_sample(file, 0);
	write_gap(file, SECOND, 0);
	write_sample(file, 9 * (uint64_t)SECOND);
	write_sample(file, 10 * (uint64_t)SECOND);
	fclose(file);
	open_path(path);
	source_play(source, true, 1);
	run();
	source_seek(source, 5 * (uint64_t)SECOND);
	cr_assert_eq(work_past(SOURCE_SAME), SOURCE_GONE);
	cr_assert_str_eq(error.reason, "nvme0n1 is gone");
	cr_assert_eq(sample.mono_ns, START + SECOND);
	cr_assert_eq(sample.real_ns, 8);
	cr_assert_eq(take(), SOURCE_GONE);
	source_seek(source, 20 * (uint64_t)SECOND);
	cr_assert_eq(work_past(SOURCE_GONE), SOURCE_SAME);
	cr_assert_eq(got.nr_samples, 3);
	cr_assert(got.after_gap[1]);
	cr_assert_not(got.after_gap[2]);
}

/* More than the queues of a source can hold; none is lost. */
Test(source_stream, many_switches_between_two_samples)
{
	FILE *file = begin();
	unsigned int i;

	write_sample(file, 0);
	for (i = 0; i < 3000; i++)
		write_switch(file, i, i);
	write_sample(file, SECOND);
	fclose(file);
	open_path(path);
	run_through();
	cr_assert_eq(got.nr_switches, 3000);
	for (i = 0; i < 3000; i++)
		cr_assert_eq(got.switch_ns[i], i);
	cr_assert_eq(got.nr_samples, 2);
	cr_assert_eq(got.order[got.length - 1], 'S');
	cr_assert_eq(got.missed, 0);
}

Test(source_stream, bad_lines_and_a_cut_one_are_named)
{
	FILE *file = begin();

	write_sample(file, 0);
	fprintf(file, "{\"type\":\"sample\"}\n");
	write_sample(file, 1);
	fclose(file);
	open_path(path);
	run_through();
	cr_assert_eq(got.nr_samples, 2);
	cr_assert_str_eq(source->note,
			 "line 3: a sample without its time; passed over");
	source_close(source);
	file = fopen(path, "a");
	fprintf(file, "{\"type\":\"sam");
	fclose(file);
	forget();
	open_path(path);
	run_through();
	cr_assert_eq(got.nr_samples, 2);
	cr_assert_eq(player().length_ns, 1);
	cr_assert_str_eq(
		source->note,
		"the last line, 5, is cut; passed over, as 1 before it");
}

/* Another dpastop is still recording. */
Test(source_stream, a_file_that_grows_is_followed)
{
	FILE *file = begin();

	write_sample(file, 0);
	fprintf(file, "{\"type\":\"marker\",\"mono_ns\":%" PRIu64, START + 1);
	fflush(file);
	open_path(path);
	run_through();
	cr_assert_eq(take(), SOURCE_SAME);
	cr_assert_str_eq(source->note, "the last line, 3, is cut; passed over");
	fprintf(file, ",\"real_ns\":7,\"text\":\"whole\"}\n");
	write_sample(file, 2);
	fclose(file);
	forget();
	run();
	cr_assert_str_eq(got.order, "mS");
	cr_assert_str_eq(got.mark[0].text, "whole");
	cr_assert_eq(got.sample[0], 2);
	cr_assert_str_eq(source->note, "");
	cr_assert(player().is_at_end);
	cr_assert_eq(take(), SOURCE_SAME);
}

/* The source reports the wait, and then plays what is recorded. */
Test(source_stream, a_file_that_is_truncated_is_followed)
{
	FILE *file = begin();

	write_sample(file, 0);
	write_sample(file, 1);
	fflush(file);
	open_path(path);
	run_through();
	cr_assert_eq(ftruncate(fileno(file), 0), 0);
	cr_assert_eq(take(), SOURCE_SAME);
	cr_assert_not_null(strstr(source->note, "was truncated"));
	rewind(file);
	fputs(HEADER, file);
	write_sample_at(file, 5, REAL + SECOND, "nvme0n1");
	fclose(file);
	forget();
	run();
	cr_assert_str_eq(got.order, "S");
	cr_assert(got.after_gap[0]);
	cr_assert_eq(got.sample[0], SECOND);
	cr_assert_not_null(strstr(source->note, "was truncated"));
}

static void check_refused(const char *text, const char *reason)
{
	char spec[128];
	FILE *file = fopen(path, "w");

	fputs(text, file);
	fclose(file);
	snprintf(spec, sizeof(spec), "replay:%s", path);
	cr_assert_null(source_open(spec, &options, &error));
	cr_assert_str_eq(error.file, path);
	cr_assert_str_eq(error.reason, reason);
}

Test(source_stream, what_is_no_recording_is_refused)
{
	check_refused("", "no recording: it is empty");
	check_refused("{\"type\":\"hea",
		      "no recording: it ends within its first line");
	check_refused(
		"{\"type\":\"header\",\"format\":\"dpastop\",\"version\":9}\n",
		"line 1: format version 9, this program reads 1");
	check_refused("{\"type\":\"gap\",\"mono_ns\":1,\"real_ns\":1}\n",
		      "line 1: the header is missing");
	cr_assert_null(source_open("replay:/tmp", &options, &error));
	cr_assert_str_eq(error.reason, "it is a directory");
	cr_assert_null(source_open("replay:/nowhere/x", &options, &error));
	cr_assert_str_eq(error.reason, "No such file or directory");
}

/* The end of a long recording is found without reading its middle. */
Test(source_stream, length_is_known_at_once)
{
	FILE *file = begin();
	unsigned int i;

	for (i = 0; i < 2000; i++)
		write_sample(file, (uint64_t)i * SECOND);
	fputs("{\"type\":\"sam", file);
	fclose(file);
	open_path(path);
	source_play(source, true, 1);
	run();
	cr_assert_eq(player().length_ns, 1999 * (uint64_t)SECOND);
}

/* Going back and playing at normal speed work, too. */
Test(source_stream, a_compressed_file_is_a_file)
{
	char command[320];

	write_seconds(20);
	snprintf(command, sizeof(command), "gzip -c <%s >%s.gz && mv %s.gz %s",
		 path, path, path, path);
	cr_assert_eq(system(command), 0);
	open_path(path);
	source_seek(source, 5 * (uint64_t)SECOND);
	source_play(source, true, 1);
	while (got.nr_samples < 6)
		run();
	cr_assert_eq(player().position_ns, 5 * (uint64_t)SECOND);
	forget();
	cr_assert(source_seek(source, 2 * (uint64_t)SECOND));
	while (got.nr_samples < 3)
		run();
	cr_assert_eq(player().position_ns, 2 * (uint64_t)SECOND);
	source_play(source, false, 1);
	forget();
	run_through();
	cr_assert_eq(got.nr_samples, 17);
}

/* --- seams between clocks ----------------------------- */

/* Play it, and show which samples follow a gap: "..|..". */
static void check_seams(const char *expected, uint64_t last_ns)
{
	char seams[MOST] = "";
	size_t i;

	forget();
	open_path(path);
	run_through();
	cr_assert_lt(got.nr_samples, MOST);
	for (i = 0; i < got.nr_samples; i++) {
		seams[i] = got.after_gap[i] ? '|' : '.';
		cr_assert(!i || got.sample[i] > got.sample[i - 1],
			  "time stands still or falls at sample %zu", i);
	}
	cr_assert_str_eq(seams, expected);
	cr_assert_eq(got.sample[got.nr_samples - 1], last_ns);
	cr_assert_eq(player().position_ns, last_ns);
	source_close(source);
	source = NULL;
}

/* Two recordings of one machine, and a third one earlier by every clock. */
Test(source_stream, recordings_put_together_have_a_seam)
{
	FILE *file = begin();

	write_sample(file, 0);
	write_sample(file, SECOND);
	fputs(HEADER, file);
	write_switch(file, 59 * (uint64_t)SECOND, 1);
	write_sample(file, 60 * (uint64_t)SECOND);
	write_sample(file, 61 * (uint64_t)SECOND);
	fputs(HEADER, file);
	write_sample_at(file, 3, REAL, "nvme0n1");
	write_sample_at(file, 3 + SECOND, REAL + SECOND, "nvme0n1");
	fclose(file);
	check_seams("..|.|.", 63 * (uint64_t)SECOND);
}

/* A crash in the middle of a line, followed by a recording of another boot. */
Test(source_stream, a_header_within_a_cut_line_is_found)
{
	FILE *file = begin();

	write_sample(file, 0);
	fputs("{\"type\":\"sample\",\"mono_ns\":5,\"dev", file);
	fputs(HEADER, file);
	write_sample_at(file, UINT64_C(6000000000000000),
			REAL + 40 * (uint64_t)SECOND, "nvme0n1");
	fclose(file);
	check_seams(".|", 40 * (uint64_t)SECOND);
	open_path(path);
	run_through();
	cr_assert_not_null(strstr(source->note, "line 3"), "%s", source->note);
}

Test(source_stream, another_device_or_an_earlier_clock_is_a_seam)
{
	FILE *file = begin();

	write_sample_at(file, START, REAL, "nvme0n1");
	write_sample_at(file, START + SECOND, REAL + SECOND, "nvme1n1");
	write_sample_at(file, START + 2 * (uint64_t)SECOND,
			REAL + 2 * (uint64_t)SECOND, "");
	write_sample_at(file, 1, REAL + 5 * (uint64_t)SECOND, "nvme1n1");
	write_sample_at(file, INT64_MAX, REAL + 6 * (uint64_t)SECOND,
			"nvme1n1");
	write_sample_at(file, 0, 0, "nvme1n1");
	fclose(file);
	forget();
	open_path(path);
	run_through();
	cr_assert_eq(got.nr_samples, 6);
	cr_assert(got.after_gap[1] && !got.after_gap[2] && got.after_gap[3]);
	cr_assert(got.after_gap[5]);
	cr_assert_eq(got.sample[3], 5 * (uint64_t)SECOND);
}

/* The gap up to another day's clock is not waited for. */
Test(source_stream, a_seam_is_not_waited_for)
{
	uint64_t day_ns = 86400 * (uint64_t)SECOND;
	FILE *file = begin();

	write_sample(file, 0);
	fputs(HEADER, file);
	write_sample_at(file, 1, REAL + day_ns, "nvme0n1");
	write_sample_at(file, 2, REAL + day_ns + 1, "nvme0n1");
	fclose(file);
	open_path(path);
	source_play(source, true, 1);
	run();
	cr_assert_eq(got.nr_samples, 1);
	cr_assert_eq(player().position_ns, 0);
	source_play(source, false, 1);
	run();
	cr_assert_eq(got.nr_samples, 3);
	cr_assert_eq(got.sample[2], day_ns + 1);
	/* And back, into the day without a recording. */
	forget();
	source_play(source, true, 1);
	cr_assert(source_seek(source, day_ns / 2));
	run();
	cr_assert_eq(got.nr_samples, 1);
}

/* The end gives the length only if it uses the same clock. */
Test(source_stream, the_length_of_what_was_put_together)
{
	FILE *file = begin();

	write_sample(file, 0);
	fputs(HEADER, file);
	write_sample_at(file, 1, REAL + 90 * (uint64_t)SECOND, "nvme0n1");
	fclose(file);
	open_path(path);
	run_until(1);
	cr_assert_eq(player().length_ns, 90 * (uint64_t)SECOND);
	source_close(source);
	file = begin();
	write_sample(file, 90 * (uint64_t)SECOND);
	fputs(HEADER, file);
	write_sample(file, 0);
	fclose(file);
	forget();
	open_path(path);
	run_until(1);
	cr_assert_eq(player().length_ns, 0);
}

/* --- pipes --- */

static FILE *writer;

static void open_fifo(void)
{
	unlink(path);
	cr_assert_eq(mkfifo(path, 0600), 0);
	open_path(path);
	cr_assert_eq(take(), SOURCE_SAME);
	writer = fopen(path, "w");
	cr_assert_not_null(writer);
	setlinebuf(writer);
	fputs(HEADER, writer);
}

Test(source_stream, a_live_pipe_plays_as_data_comes)
{
	open_fifo();
	write_sample(writer, 0);
	run_until(1);
	cr_assert_str_eq(source->ops->name, "kernel");
	/* An hour ahead by the recording's clock, but there is no more data. */
	write_sample(writer, 3600 * (uint64_t)SECOND);
	run_until(2);
	write_marker(writer, 3600 * (uint64_t)SECOND + 1, "x");
	write_sample(writer, 7200 * (uint64_t)SECOND);
	run_until(3);
	cr_assert_str_eq(got.order, "SSmS");
	cr_assert_eq(player().position_ns, 7200 * (uint64_t)SECOND);
	cr_assert_eq(player().length_ns, 0);
	/* A pipe cannot go back. */
	cr_assert_not(source_seek(source, 0));
	cr_assert_eq(player().position_ns, 7200 * (uint64_t)SECOND);
	cr_assert_not(player().is_at_end);
	fclose(writer);
	run();
	cr_assert(player().is_at_end);
	cr_assert_eq(take(), SOURCE_SAME);
}

Test(source_stream, a_pipe_that_holds_no_recording_ends)
{
	open_fifo();
	fclose(writer);
	run();
	cr_assert(player().is_at_end);
	source_close(source);
	unlink(path);
	mkfifo(path, 0600);
	open_path(path);
	writer = fopen(path, "w");
	fputs("hello\n", writer);
	fclose(writer);
	run();
	cr_assert_eq(take(), SOURCE_END);
	cr_assert_eq(strncmp(error.reason, "line 1: column", 14), 0);
	cr_assert_str_eq(error.file, path);
}
