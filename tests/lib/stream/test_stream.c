// SPDX-License-Identifier: GPL-2.0
/*
 * JSON Lines: what is written can be read, and anything else is reported. Both
 * directions use the same records, so they share a file.
 */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lib/stream/stream_reader.h"
#include "lib/stream/stream_tail.h"
#include "lib/stream/stream_write.h"

#define HEADER "{\"type\":\"header\",\"format\":\"dpastop\",\"version\":1}\n"
#define GAP "{\"type\":\"gap\",\"mono_ns\":1,\"real_ns\":2}\n"

static struct stream_reader *reader;
static struct stream_record record;

static void set_up(void)
{
	reader = stream_reader_new();
	stream_record_init(&record);
}

static void tear_down(void)
{
	stream_reader_free(reader);
	stream_record_free(&record);
}

TestSuite(stream, .init = set_up, .fini = tear_down);

static enum stream_result next(void)
{
	return stream_reader_next(reader, &record);
}

static void feed(const char *text)
{
	cr_assert(stream_reader_feed(reader, text, strlen(text)));
}

static void fill_sample(struct sample *sample)
{
	struct cpu_row *row;

	sample_clear(sample);
	sample->mono_ns = 123456789012;
	sample->real_ns = 1700000000123456789;
	strcpy(sample->device, "nvme0n1");
	strcpy(sample->kernel, "6.1.0-dpas \"x\"");
	strcpy(sample->origin, "switch_stat");
	sample_set_tunable(sample, TUNABLE_IO_POLL_DELAY, -1);
	sample_set_tunable(sample, DPAS_SWITCH_PARAM7, 10000);
	sample_set_queue(sample, QUEUE_READS, INT64_MAX);
	sample_set_load(sample, LOAD_JOBS, 0);
	strcpy(sample->load_cpus, "0-3,8");
	row = sample_add_row(sample, 0);
	cpu_row_set(row, CPU_MODE, DPAS_OL);
	cpu_row_set(row, CPU_TF, 0);
	cpu_row_set(row, CPU_IOS_CP, 5);
	sample_add_row(sample, 900);
}

static void check_sample(const struct sample *sample)
{
	uint64_t value;
	int64_t tunable;

	cr_assert_eq(sample->mono_ns, 123456789012);
	cr_assert_eq(sample->real_ns, 1700000000123456789);
	cr_assert_str_eq(sample->device, "nvme0n1");
	cr_assert_str_eq(sample->kernel, "6.1.0-dpas \"x\"");
	cr_assert_str_eq(sample->origin, "switch_stat");
	cr_assert_eq(sample->tunables_known,
		     1u << TUNABLE_IO_POLL_DELAY | 1u << DPAS_SWITCH_PARAM7);
	cr_assert(sample_get_tunable(sample, TUNABLE_IO_POLL_DELAY, &tunable));
	cr_assert_eq(tunable, -1);
	cr_assert(sample_get_queue(sample, QUEUE_READS, &value));
	cr_assert_eq(value, INT64_MAX);
	cr_assert_not(sample_get_queue(sample, QUEUE_WRITES, &value));
	cr_assert(sample_get_load(sample, LOAD_JOBS, &value));
	cr_assert_str_eq(sample->load_cpus, "0-3,8");
	cr_assert_eq(sample->nr_rows, 2);
	cr_assert_eq(sample->rows[0].known,
		     1u << CPU_MODE | 1u << CPU_TF | 1u << CPU_IOS_CP);
	cr_assert_eq(sample->rows[0].value[CPU_MODE], DPAS_OL);
	cr_assert_eq(sample->rows[0].value[CPU_IOS_CP], 5);
	cr_assert_eq(sample->rows[1].cpu, 900);
	cr_assert_eq(sample->rows[1].known, 0);
}

/* A whole recording in memory; the caller frees it. */
static char *record_all(size_t *size)
{
	struct stream_header header = {
		.version = STREAM_VERSION,
		.program = "dpastop 1",
		.source = "kernel",
		.policies = "CPU 0 is PAS",
		.has_events = true,
	};
	struct switch_record event = {
		.sequence = 7,
		.mono_ns = 8,
		.real_ns = 9,
		.count = 1,
		.cpu = 3,
		.event = { DPAS_PAS, DPAS_OL, DPAS_TF_ABOVE_PARAM1, 100, 19, 7,
			   41200, 1, 2, 3, 4, 100 },
	};
	/* clang-format off */
	struct switch_record sampled = {
		.sequence = 8, .mono_ns = 10, .real_ns = 11, .span_ns = 500,
		.count = 26, .cpu = 3, .sampled = true,
		.event = { .from = DPAS_OL, .to = DPAS_INT },
	};
	/* clang-format on */
	struct stream_gap gap = { 12, 13, 4, "switch records were missed" };
	/* clang-format off */
	struct mark change = {
		.kind = MARK_CHANGE, .mono_ns = 14, .real_ns = 15,
		.id = TUNABLE_IO_POLL_DELAY, .before_known = true, .before = -1,
		.after = 0, .pid = 4711, .comm = "bash",
	};
	/* clang-format on */
	struct mark unknown = {
		.kind = MARK_CHANGE,
		.mono_ns = 16,
		.real_ns = 17,
		.id = DPAS_SWITCH_PARAM1,
		.after = 5,
	};
	struct mark text = {
		.kind = MARK_TEXT,
		.mono_ns = 18,
		.real_ns = 19,
		.text = "lunch \"\xc3\xbc\"",
	};
	int fd = memfd_create("recording", 0);
	struct sample sample;
	char *recording;

	sample_init(&sample);
	fill_sample(&sample);
	cr_assert(stream_write_header(fd, &header));
	cr_assert(stream_write_sample(fd, &sample));
	cr_assert(stream_write_switch(fd, &event));
	cr_assert(stream_write_switch(fd, &sampled));
	cr_assert(stream_write_gap(fd, &gap));
	cr_assert(stream_write_mark(fd, &change));
	cr_assert(stream_write_mark(fd, &unknown));
	cr_assert(stream_write_mark(fd, &text));
	sample_free(&sample);
	*size = (size_t)lseek(fd, 0, SEEK_CUR);
	recording = malloc(*size + 1);
	cr_assert_eq(pread(fd, recording, *size, 0), (ssize_t)*size);
	recording[*size] = '\0';
	close(fd);
	return recording;
}

static void check_marks(void)
{
	cr_assert_eq(next(), STREAM_MARK);
	cr_assert_eq(record.mark.kind, MARK_CHANGE);
	cr_assert_eq(record.mark.mono_ns, 14);
	cr_assert_eq(record.mark.real_ns, 15);
	cr_assert_eq(record.mark.id, TUNABLE_IO_POLL_DELAY);
	cr_assert(record.mark.before_known);
	cr_assert_eq(record.mark.before, -1);
	cr_assert_eq(record.mark.after, 0);
	cr_assert_eq(record.mark.pid, 4711);
	cr_assert_str_eq(record.mark.comm, "bash");
	cr_assert_eq(next(), STREAM_MARK);
	cr_assert_eq(record.mark.id, DPAS_SWITCH_PARAM1);
	cr_assert_not(record.mark.before_known);
	cr_assert_eq(record.mark.after, 5);
	cr_assert_eq(record.mark.pid, 0);
	cr_assert_str_eq(record.mark.comm, "");
	cr_assert_eq(next(), STREAM_MARK);
	cr_assert_eq(record.mark.kind, MARK_TEXT);
	cr_assert_eq(record.mark.mono_ns, 18);
	cr_assert_str_eq(record.mark.text, "lunch \"\xc3\xbc\"");
}

static void check_all(void)
{
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(record.header.version, STREAM_VERSION);
	cr_assert_str_eq(record.header.program, "dpastop 1");
	cr_assert_str_eq(record.header.source, "kernel");
	cr_assert_str_eq(record.header.policies, "CPU 0 is PAS");
	cr_assert(record.header.has_events);
	cr_assert_eq(next(), STREAM_SAMPLE);
	check_sample(&record.sample);
	cr_assert_eq(next(), STREAM_SWITCH);
	cr_assert_not(record.event.sampled);
	cr_assert_eq(record.event.sequence, 7);
	cr_assert_eq(record.event.event.reason, DPAS_TF_ABOVE_PARAM1);
	cr_assert_eq(record.event.event.average_qd10, 19);
	cr_assert_eq(record.event.event.window_limit, 100);
	cr_assert_eq(next(), STREAM_SWITCH);
	cr_assert(record.event.sampled);
	cr_assert_eq(record.event.count, 26);
	cr_assert_eq(record.event.span_ns, 500);
	cr_assert_eq(record.event.event.to, DPAS_INT);
	cr_assert_eq(next(), STREAM_GAP);
	cr_assert_eq(record.gap.missed, 4);
	cr_assert_str_eq(record.gap.reason, "switch records were missed");
	check_marks();
}

Test(stream, what_is_written_is_read)
{
	size_t size;
	char *text = record_all(&size);

	feed(text);
	check_all();
	cr_assert_eq(next(), STREAM_MORE);
	stream_reader_finish(reader);
	cr_assert_eq(next(), STREAM_END);
	cr_assert_eq(stream_reader_cut_line(reader), 0);
	free(text);
}

Test(stream, bytes_may_come_one_at_a_time)
{
	size_t size, i;
	unsigned int records = 0;
	char *text = record_all(&size);

	for (i = 0; i < size; i++) {
		enum stream_result result;

		cr_assert(stream_reader_feed(reader, text + i, 1));
		while ((result = next()) != STREAM_MORE) {
			cr_assert_neq(result, STREAM_BAD);
			records++;
		}
	}
	cr_assert_eq(records, 8);
	free(text);
}

Test(stream, a_recording_cut_at_any_byte_is_read_up_to_its_last_whole_line)
{
	size_t size, cut;
	char *text = record_all(&size);

	for (cut = 0; cut <= size; cut++) {
		unsigned int whole = 0, got = 0;
		enum stream_result result;
		size_t i;

		for (i = 0; i < cut; i++)
			whole += text[i] == '\n';
		tear_down();
		set_up();
		cr_assert(stream_reader_feed(reader, text, cut));
		stream_reader_finish(reader);
		while ((result = next()) != STREAM_END) {
			cr_assert_neq(result, STREAM_BAD);
			got++;
		}
		cr_assert_eq(got, whole, "cut at %zu", cut);
		cr_assert_eq(stream_reader_cut_line(reader),
			     cut && text[cut - 1] != '\n' ? whole + 1 : 0);
	}
	free(text);
}

Test(stream, a_bad_line_is_named_and_passed_over)
{
	static const struct {
		const char *line;
		const char *complaint;
	} bad[] = {
		{ "{\"type\":\"sample\",\n", "line 2: column" },
		{ "garbage\n", "line 2: column" },
		{ "\n", "line 2: column" },
		{ "[1]\n", "line 2: no record: it has no type" },
		{ "{}\n", "line 2: no record: it has no type" },
		{ "{\"type\":7}\n", "line 2: no record: it has no type" },
		{ "{\"type\":\"sample\"}\n",
		  "line 2: a sample without its time" },
		{ "{\"type\":\"sample\",\"mono_ns\":-1,\"real_ns\":1}\n",
		  "line 2: a sample without its time" },
		{ "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"cpus\":[{\"cpu\":0,\"mode\":\"NO\"}]}\n",
		  "line 2: the mode is unknown" },
		{ "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"cpus\":[{\"cpu\":0,\"tf\":-1}]}\n",
		  "line 2: a count" },
		{ "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"cpus\":[{\"cpu\":0},{\"cpu\":0}]}\n",
		  "line 2: a CPU has two rows" },
		{ "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"cpus\":[7]}\n",
		  "line 2: a row has no CPU number" },
		{ "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"cpus\":[{\"cpu\":8192}]}\n",
		  "line 2: a row has no CPU number" },
		{ "{\"type\":\"switch\",\"mono_ns\":1,\"real_ns\":1}\n",
		  "line 2: a switch without" },
		{ "{\"type\":\"switch\",\"mono_ns\":1,\"real_ns\":1,\"cpu\":0,"
		  "\"sequence\":1,\"from\":\"CP\",\"to\":\"PAS\","
		  "\"window_ios\":1}\n",
		  "line 2: a switch without its evidence" },
		{ "{\"type\":\"gap\"}\n", "line 2: a gap without its time" },
		{ "{\"type\":\"change\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"after\":1}\n",
		  "line 2: a change without" },
		{ "{\"type\":\"change\",\"mono_ns\":1,\"real_ns\":1,"
		  "\"tunable\":\"pas_enabled\"}\n",
		  "line 2: a change without" },
		{ "{\"type\":\"marker\",\"text\":\"x\"}\n",
		  "line 2: a marker without its time" },
		{ "{\"type\":\"header\"}\n", "line 2: not the header" },
		{ "{\"a\":123456789012345678901234567890}\n",
		  "line 2: column" },
	};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		tear_down();
		set_up();
		feed(HEADER);
		feed(bad[i].line);
		feed(GAP);
		cr_assert_eq(next(), STREAM_HEADER);
		cr_assert_eq(next(), STREAM_BAD, "%s", bad[i].line);
		cr_assert_eq(strncmp(stream_reader_complaint(reader),
				     bad[i].complaint,
				     strlen(bad[i].complaint)),
			     0, "%s: %s", bad[i].line,
			     stream_reader_complaint(reader));
		cr_assert_eq(next(), STREAM_GAP);
		cr_assert_eq(next(), STREAM_MORE);
	}
}

/* From a newer kernel, or a newer dpastop. */
Test(stream, a_switch_of_unknown_reason_is_kept)
{
	struct switch_record whim = {
		.sequence = 3,
		.mono_ns = 5,
		.count = 1,
		.event = {
			.from = DPAS_CP, .to = DPAS_INT,
			.reason = DPAS_NR_REASONS + 1,
			.average_qd10 = 19, .tf = 7,
		},
	};
	int fd = memfd_create("switch", 0);
	char line[512] = "", text[128];

	cr_assert(stream_write_switch(fd, &whim));
	cr_assert(pread(fd, line, sizeof(line) - 1, 0) > 0);
	close(fd);
	feed(HEADER);
	feed(line);
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(next(), STREAM_SWITCH);
	cr_assert_eq(record.event.event.to, DPAS_INT);
	switch_record_explain(&record.event, text, sizeof(text));
	cr_assert_str_eq(text, "after 0 I/Os: ?; tf 7; average QD 1.9");
}

Test(stream, without_a_header_of_this_version_there_is_no_hope)
{
	feed(GAP GAP);
	cr_assert_eq(next(), STREAM_BAD);
	cr_assert_str_eq(stream_reader_complaint(reader),
			 "line 1: the header is missing");
	cr_assert_eq(next(), STREAM_BAD);
	tear_down();
	set_up();
	feed("{\"type\":\"header\",\"format\":\"dpastop\",\"version\":2}\n" GAP);
	cr_assert_eq(next(), STREAM_BAD);
	cr_assert_str_eq(stream_reader_complaint(reader),
			 "line 1: format version 2, this program reads 1");
	cr_assert_eq(next(), STREAM_BAD);
}

Test(stream, what_a_newer_writer_adds_is_passed_over)
{
	feed(HEADER
	     "{\"type\":\"weather\",\"mono_ns\":1}\n"
	     "{\"type\":\"change\",\"mono_ns\":1,\"real_ns\":1,"
	     "\"tunable\":\"moon\",\"after\":1}\n"
	     "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,\"moon\":3,"
	     "\"tunables\":{\"new\":1,\"pas_enabled\":1},"
	     "\"cpus\":[{\"cpu\":0,\"color\":\"red\",\"tf\":2}]}\n");
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(next(), STREAM_SAMPLE);
	cr_assert_eq(record.sample.tunables_known, 1u << DPAS_PAS_ENABLED);
	cr_assert_eq(record.sample.rows[0].known, 1u << CPU_TF);
	cr_assert_eq(next(), STREAM_MORE);
}

Test(stream, tunables_of_another_kernel_keep_their_names)
{
	int heat;

	feed(HEADER "{\"type\":\"change\",\"mono_ns\":1,\"real_ns\":1,"
		    "\"tunable\":\"pas_heat_up\",\"after\":-4}\n"
		    "{\"type\":\"sample\",\"mono_ns\":1,\"real_ns\":1,"
		    "\"tunables\":{\"pas_heat_up\":-4,\"pas_cool_dn\":\"x\"},"
		    "\"cpus\":[]}\n");
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(next(), STREAM_MARK);
	heat = tunable_find("pas_heat_up");
	cr_assert_geq(heat, TUNABLE_NR_KNOWN);
	cr_expect_eq(record.mark.id, heat);
	cr_expect_eq(record.mark.after, -4);
	cr_assert_eq(next(), STREAM_SAMPLE);
	cr_expect_eq(record.sample.tunables_known, 1u << heat);
	cr_expect_eq(record.sample.tunable[heat], -4);
	cr_expect_eq(tunable_find("pas_cool_dn"), -1);
}

Test(stream, a_long_text_is_shortened_between_two_characters)
{
	char text[3 * MARK_TEXT_SIZE] = "", line[4 * MARK_TEXT_SIZE];
	size_t i;

	for (i = 0; i < MARK_TEXT_SIZE; i++)
		strcat(text, "\xc3\xbc");
	snprintf(line, sizeof(line),
		 HEADER "{\"type\":\"marker\","
			"\"mono_ns\":1,\"real_ns\":1,\"text\":\"%s\"}\n",
		 text);
	feed(line);
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(next(), STREAM_MARK);
	text[(MARK_TEXT_SIZE - 1) / 2 * 2] = '\0';
	cr_assert_str_eq(record.mark.text, text);
}

Test(stream, a_text_says_nothing_to_a_terminal)
{
	feed(HEADER
	     "{\"type\":\"marker\",\"mono_ns\":1,\"real_ns\":1,"
	     "\"text\":\"\\u001b]0;x\\u0007 a\\tb\\nc \\u009b1m \xc3\xbc\"}\n"
	     "{\"type\":\"change\",\"mono_ns\":1,\"real_ns\":1,\"after\":1,"
	     "\"tunable\":\"pas_enabled\",\"pid\":1,\"comm\":\"\\u007f\"}\n");
	cr_assert_eq(next(), STREAM_HEADER);
	cr_assert_eq(next(), STREAM_MARK);
	cr_assert_str_eq(record.mark.text, "?]0;x? a b?c ??1m \xc3\xbc");
	cr_assert_eq(next(), STREAM_MARK);
	cr_assert_str_eq(record.mark.comm, "?");
	feed("\x1b]0;x\x07\n");
	cr_assert_eq(next(), STREAM_BAD);
	cr_assert_null(strpbrk(stream_reader_complaint(reader), "\x1b\x07"));
}

Test(stream, an_endless_line_does_not_eat_the_memory)
{
	size_t size = 1 << 20;
	char *junk = malloc(size);
	int i;

	memset(junk, 'x', size);
	feed(HEADER);
	cr_assert_eq(next(), STREAM_HEADER);
	for (i = 0; i < 40; i++) {
		cr_assert(stream_reader_feed(reader, junk, size));
		cr_assert_eq(next(), STREAM_MORE);
	}
	feed("\n" GAP);
	cr_assert_eq(next(), STREAM_BAD);
	cr_assert_not_null(strstr(stream_reader_complaint(reader), "longer"));
	cr_assert_eq(next(), STREAM_GAP);
	free(junk);
}

static bool last_time_of(const char *text, size_t noise, uint64_t *mono_ns)
{
	int fd = memfd_create("recording", 0);
	struct stream_tail tail;
	bool found;

	cr_assert_eq(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	while (noise--)
		cr_assert_eq(write(fd, "x", 1), 1);
	lseek(fd, 3, SEEK_SET);
	found = stream_tail_read(fd, &tail);
	*mono_ns = tail.mono_ns;
	cr_assert_eq(lseek(fd, 0, SEEK_CUR), 3);
	close(fd);
	return found;
}

Test(stream, the_last_time_is_found_from_the_end)
{
	static const char two[] = HEADER
		"{\"type\":\"marker\",\"mono_ns\":7,\"real_ns\":1}\n"
		"{\"type\":\"gap\",\"mono_ns\":9,\"real_ns\":1}\n"
		"{\"type\":\"weather\",\"mono_ns\":11}\n";
	uint64_t mono_ns;

	cr_assert(last_time_of(two, 0, &mono_ns));
	cr_assert_eq(mono_ns, 9);
	cr_assert(last_time_of(two, 300000, &mono_ns),
		  "behind a long cut line");
	cr_assert_eq(mono_ns, 9);
	cr_assert_not(last_time_of(HEADER, 0, &mono_ns));
	cr_assert_not(last_time_of("", 0, &mono_ns));
}

Test(stream, random_damage)
{
	uint64_t state = 0x9e3779b97f4a7c15u;
	size_t size, i;
	char *text = record_all(&size), *damaged = malloc(size);
	int round;

	for (round = 0; round < 3000; round++) {
		memcpy(damaged, text, size);
		for (i = 0; i < 1 + round % 8u; i++) {
			state ^= state << 13, state ^= state >> 7,
				state ^= state << 17;
			damaged[state % size] = (char)(state >> 32);
		}
		tear_down();
		set_up();
		cr_assert(stream_reader_feed(reader, damaged, size));
		stream_reader_finish(reader);
		/* There are eight lines, and damage may add newlines. */
		for (i = 0; i < 20 && next() != STREAM_END; i++)
			;
	}
	free(damaged);
	free(text);
}

/* The manual page documents each key that is written. */
static bool page_has(const char *page, const char *key, size_t length)
{
	const char *at;

	for (at = page; (at = strstr(at, key)); at += length) {
		unsigned char before = at > page ? (unsigned char)at[-1] : 0;
		unsigned char after = (unsigned char)at[length];

		if (!isalnum(before) && before != '_' && !isalnum(after) &&
		    after != '_')
			return true;
	}
	return false;
}

static char *read_page(void)
{
	const char *srcdir = getenv("srcdir");
	char path[4096], *page = NULL;
	size_t size = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s/man/dpastop-stream.5",
		 srcdir ? srcdir : ".");
	file = fopen(path, "r");
	cr_assert_not_null(file, "%s", path);
	cr_assert_gt(getdelim(&page, &size, '\0', file), 0);
	fclose(file);
	return page;
}

/* A sample with everything known. */
static char *record_full_sample(void)
{
	int fd = memfd_create("sample", 0);
	struct sample sample;
	struct cpu_row *row;
	unsigned int i;
	size_t size;
	char *text;

	sample_init(&sample);
	fill_sample(&sample);
	for (i = 0; i < TUNABLE_NR_KNOWN; i++)
		sample_set_tunable(&sample, i, 0);
	for (i = 0; i < QUEUE_NR_FIELDS; i++)
		sample_set_queue(&sample, i, 1);
	for (i = 0; i < LOAD_NR_FIELDS; i++)
		sample_set_load(&sample, i, 1);
	row = sample_add_row(&sample, 1);
	for (i = 0; i < CPU_NR_FIELDS; i++)
		cpu_row_set(row, i, 1);
	cr_assert(stream_write_sample(fd, &sample));
	sample_free(&sample);
	size = (size_t)lseek(fd, 0, SEEK_CUR);
	text = calloc(1, size + 1);
	cr_assert_eq(pread(fd, text, size, 0), (ssize_t)size);
	close(fd);
	return text;
}

static unsigned int check_keys(const char *page, const char *text)
{
	unsigned int keys = 0;
	const char *end;

	for (; (end = strstr(text, "\":")); text = end + 2) {
		const char *start = end;
		char key[64];

		while (start[-1] != '"')
			start--;
		snprintf(key, sizeof(key), "%.*s", (int)(end - start), start);
		cr_assert(page_has(page, key, strlen(key)),
			  "dpastop-stream(5) has no %s", key);
		keys++;
	}
	return keys;
}

Test(stream, each_key_is_in_the_manual)
{
	char *page = read_page(), *sample = record_full_sample(), *all;
	size_t size;

	all = record_all(&size);
	cr_assert_geq(check_keys(page, sample),
		      3 + TUNABLE_NR_KNOWN + QUEUE_NR_FIELDS + LOAD_NR_FIELDS +
			      CPU_NR_FIELDS);
	cr_assert_geq(check_keys(page, all), 50);
	free(all);
	free(sample);
	free(page);
}

Test(stream, a_full_disk_is_an_error)
{
	struct stream_header header = { .version = STREAM_VERSION };
	FILE *full = fopen("/dev/full", "w");

	cr_assert_not_null(full);
	cr_assert_not(stream_write_header(fileno(full), &header));
	fclose(full);
}
