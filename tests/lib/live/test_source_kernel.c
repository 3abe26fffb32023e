// SPDX-License-Identifier: GPL-2.0
/*
 * The live source, on a directory in place of /sys.
 *
 * Over 500 lines, since it follows one such directory: created, changed,
 * removed.
 */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/model/method.h"
#include "lib/source_open.h"

static char root[64];
static char kmsg[96];
static struct source *source;
static struct sample sample;
static struct problem error;
static bool after_gap;

/* The path of a file below the root. */
static const char *at(const char *format, ...)
{
	static char path[512];
	va_list arguments;
	int length = snprintf(path, sizeof(path), "%s/", root);

	va_start(arguments, format);
	vsnprintf(path + length, sizeof(path) - length, format, arguments);
	va_end(arguments);
	return path;
}

static void put(const char *file, const char *text)
{
	FILE *stream = fopen(at("%s", file), "w");

	cr_assert_not_null(stream, "%s", file);
	fputs(text, stream);
	fclose(stream);
}

static void run(const char *format, ...)
{
	char command[512];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(command, sizeof(command), format, arguments);
	va_end(arguments);
	cr_assert_eq(system(command), 0, "%s", command);
}

static void put_device(const char *name)
{
	unsigned int id;
	char file[128], value[32];

	run("mkdir -p %s/block/%s/queue", root, name);
	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		struct tunable tunable = tunable_get(id);

		snprintf(file, sizeof(file), "block/%s/queue/%s", name,
			 tunable.name);
		snprintf(value, sizeof(value), "%ld\n", (long)tunable.init);
		put(file, value);
	}
	snprintf(file, sizeof(file), "block/%s/queue/io_poll", name);
	put(file, "1\n");
	snprintf(file, sizeof(file), "block/%s/stat", name);
	put(file, "     100 1 2 3       50 5 6 7 0 8 9 0 0 0 0 0 0\n");
	snprintf(file, sizeof(file), "block/%s/queue/switch_stat", name);
	put(file,
	    "CPU[ 0] MODE[2] QD[ 1] polled io: 1, tf: 2, switches: 4   \n"
	    "CPU[ 1] MODE[1] QD[ 0] polled io: 2, tf: 0, switches: 0   \n");
}

static void set_up(void)
{
	strcpy(root, "/tmp/test_source_kernel.XXXXXX");
	cr_assert_not_null(mkdtemp(root));
	snprintf(kmsg, sizeof(kmsg), "%s/kmsg", root);
	put("kmsg", "6,1,1,-;CPU[ 0] MODE[0] QD[ 9] an old line\n");
	put_device("nvme0n1");
	sample_init(&sample);
}

static void tear_down(void)
{
	source_close(source);
	sample_free(&sample);
	run("rm -rf %s", root);
}

TestSuite(source_kernel, .init = set_up, .fini = tear_down);

static void open_device(const char *name)
{
	struct source_options options = { .sysfs = root, .kmsg = kmsg };

	source = source_open(name, &options, &error);
}

static enum source_status take_sample(void)
{
	return source_sample(source, &sample, &after_gap, &error);
}

static void open_and_sample(const char *name)
{
	open_device(name);
	cr_assert_not_null(source, "%s", error.reason);
	cr_assert_eq(take_sample(), SOURCE_OK);
}

static void expect_error(const char *part)
{
	char text[1024];

	problem_text(&error, text, sizeof(text));
	cr_assert_not_null(strstr(text, part), "%s", text);
}

Test(source_kernel, a_sample_has_all_that_is_there)
{
	uint64_t value;
	int64_t tunable;

	run("mkdir -p %s/module/nvme/parameters", root);
	put("module/nvme/parameters/poll_queues", "2\n");
	open_and_sample("nvme0n1");
	cr_assert_not(after_gap);
	cr_assert_str_eq(sample.device, "nvme0n1");
	cr_assert_str_eq(sample.origin, "switch_stat");
	cr_assert_eq(sample.nr_rows, 2);
	cr_assert(cpu_row_get(sample.rows, CPU_TF, &value));
	cr_assert_eq(value, 2);
	cr_assert_not(cpu_row_get(sample.rows, CPU_DUR_NS, &value));
	cr_assert_eq(sample.tunables_known, (1u << TUNABLE_NR_KNOWN) - 1);
	cr_assert(sample_get_tunable(&sample, TUNABLE_IO_POLL_DELAY, &tunable));
	cr_assert_eq(tunable, -1);
	cr_assert(sample_get_queue(&sample, QUEUE_READS, &value));
	cr_assert_eq(value, 100);
	cr_assert(sample_get_queue(&sample, QUEUE_WRITES, &value));
	cr_assert_eq(value, 50);
	cr_assert(sample_get_queue(&sample, QUEUE_POLL_QUEUES, &value));
	cr_assert_eq(value, 2);
	cr_assert_eq(method_of(&sample), METHOD_CP);
	cr_assert_eq(source->read_only[0], '\0');
	cr_assert_eq(source->note[0], '\0');
}

Test(source_kernel, stacked_disks_and_paths_are_told_apart)
{
	run("mkdir -p %s/block/dm-0/queue %s/block/dm-0/dm %s/block/dm-0/slaves/sdb",
	    root, root, root);
	open_device("dm-0");
	cr_assert_null(source);
	expect_error("made of other devices by device mapper");
	expect_error("watch a device below it: sdb");
	run("mkdir -p %s/block/md9/queue %s/block/md9/md", root, root);
	open_device("md9");
	cr_assert_null(source);
	expect_error("by md");
	/*
	 * A multipath head, and its path, which is hidden; an older DPAS has
	 * files there.
	 */
	run("mkdir -p %s/block/nvme7n1/queue %s/block/nvme7c0n1/queue", root,
	    root);
	put("block/nvme7c0n1/hidden", "1\n");
	put("block/nvme7c0n1/queue/switch_stat", "");
	open_device("nvme7n1");
	cr_assert_null(source);
	expect_error("nvme7n1 has several paths");
	expect_error("multipath=N");
	open_device("none");
	cr_assert_null(source);
	cr_assert_null(strstr(error.advice, "nvme7c0n1"), "%s", error.advice);
	open_and_sample(NULL);
	cr_assert_str_eq(sample.device, "nvme0n1");
}

Test(source_kernel, what_stands_in_the_way_of_polling_is_said)
{
	run("mkdir -p %s/module/nvme/parameters", root);
	put("module/nvme/parameters/poll_queues", "0\n");
	open_and_sample("nvme0n1");
	cr_assert_not_null(strstr(source->note, "no poll queues"));
	cr_assert_not_null(strstr(source->note, "modprobe nvme poll_queues=2"));
	source_close(source);
	put("module/nvme/parameters/poll_queues", "2\n");
	put("block/nvme0n1/queue/scheduler", "none [mq-deadline] kyber\n");
	open_and_sample("nvme0n1");
	cr_assert_not_null(strstr(source->note,
				  "mq-deadline prevents polling: echo none > "
				  "/sys/block/nvme0n1/queue/scheduler"),
			   "%s", source->note);
	cr_assert_leq(strlen(source->note), 80);
	put("block/nvme0n1/queue/scheduler", "[none] mq-deadline kyber\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_str_eq(source->note, "");
}

Test(source_kernel, queues_say_their_type_where_they_can)
{
	uint64_t value;

	run("mkdir -p %s/block/nvme0n1/mq/0 %s/block/nvme0n1/mq/1 %s/block/nvme0n1/mq/2",
	    root, root, root);
	put("block/nvme0n1/mq/0/type", "default\n");
	put("block/nvme0n1/mq/1/type", "poll\n");
	put("block/nvme0n1/mq/2/type", "poll\n");
	open_and_sample("nvme0n1");
	cr_assert(sample_get_queue(&sample, QUEUE_POLL_QUEUES, &value));
	cr_assert_eq(value, 2);
}

Test(source_kernel, methods_follow_from_the_tunables)
{
	static const struct {
		const char *delay, *pas, *switching, *io_poll, *ehp;
		enum method method;
	} table[] = {
		{ "-1", "0", "0", "0", "0", METHOD_INT },
		{ "-1", "0", "0", "1", "1", METHOD_CP },
		{ "0", "0", "0", "1", "0", METHOD_LHP },
		{ "4", "1", "1", "1", "1", METHOD_LHP },
		{ "0", "0", "0", "1", "1", METHOD_EHP },
		{ "0", "1", "1", "1", "1", METHOD_EHP },
		{ "0", "1", "0", "1", "0", METHOD_PAS },
		{ "0", "1", "1", "1", "0", METHOD_DPAS },
		{ "0", "x", "1", "1", "0", METHOD_UNKNOWN },
	};
	size_t i;

	open_device("nvme0n1");
	for (i = 0; i < sizeof(table) / sizeof(*table); i++) {
		put("block/nvme0n1/queue/io_poll_delay", table[i].delay);
		put("block/nvme0n1/queue/pas_enabled", table[i].pas);
		put("block/nvme0n1/queue/switch_enabled", table[i].switching);
		put("block/nvme0n1/queue/io_poll", table[i].io_poll);
		put("block/nvme0n1/queue/ehp_enabled", table[i].ehp);
		cr_assert_eq(take_sample(), SOURCE_OK);
		cr_assert_eq(method_of(&sample), table[i].method, "row %zu", i);
	}
}

Test(source_kernel, the_device_may_be_named_in_several_ways)
{
	open_and_sample("/dev/nvme0n1");
	source_close(source);
	open_and_sample(NULL);
	cr_assert_str_eq(sample.device, "nvme0n1");
}

Test(source_kernel, why_there_is_no_device)
{
	open_device("nvme9n9");
	cr_assert_null(source);
	expect_error(
		"there is no block device nvme9n9; this machine has: nvme0n1");
	open_device("/dev/nvme0");
	cr_assert_null(source);
	expect_error(
		"nvme0 is a controller, not a disk; name a disk of it: nvme0n1");
	open_device("ng0n1");
	cr_assert_null(source);
	expect_error(
		"ng0n1 is a controller, not a disk; name a disk of it: nvme0n1");
	open_device("nvme5");
	cr_assert_null(source);
	expect_error(
		"there is no block device nvme5; this machine has: nvme0n1");
	open_device("..");
	cr_assert_null(source);
	expect_error("this is not a device name");
	open_device("");
	cr_assert_null(source);
	expect_error("this is not a device name");

	run("mkdir -p %s/block/sda/queue %s/class/block/nvme0n1p1", root, root);
	open_device("sda");
	cr_assert_null(source);
	expect_error(
		"sda has no DPAS, because its driver cannot poll; these have it: nvme0n1");
	put("class/block/nvme0n1p1/partition", "1\n");
	open_device("nvme0n1p1");
	cr_assert_null(source);
	expect_error("nvme0n1p1 is a partition");

	put_device("nvme1n1");
	open_device(NULL);
	cr_assert_null(source);
	expect_error("several devices have DPAS: nvme0n1, nvme1n1");

	run("rm -r %s/block/nvme0n1 %s/block/nvme1n1", root, root);
	open_device("sda");
	cr_assert_null(source);
	expect_error(
		"this kernel has no DPAS: sda has no queue/switch_stat; boot a kernel with DPAS");
	open_device(NULL);
	cr_assert_null(source);
	expect_error("no block device of this machine has DPAS");
}

Test(source_kernel, what_cannot_be_read_is_unknown)
{
	int64_t tunable;
	uint64_t value;

	run("rm %s/block/nvme0n1/queue/switch_param7 %s/block/nvme0n1/stat",
	    root, root);
	put("block/nvme0n1/queue/switch_param1", "nonsense\n");
	put("block/nvme0n1/queue/switch_param2", "");
	run("ln -sf /dev/zero %s/block/nvme0n1/queue/switch_param3", root);
	open_and_sample("nvme0n1");
	cr_assert_not(
		sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
	cr_assert_not(
		sample_get_tunable(&sample, DPAS_SWITCH_PARAM2, &tunable));
	cr_assert_not(
		sample_get_tunable(&sample, DPAS_SWITCH_PARAM3, &tunable));
	cr_assert_not(
		sample_get_tunable(&sample, DPAS_SWITCH_PARAM7, &tunable));
	cr_assert(sample_get_tunable(&sample, DPAS_SWITCH_PARAM4, &tunable));
	cr_assert_not(sample_get_queue(&sample, QUEUE_READS, &value));
	cr_assert_not(sample_get_queue(&sample, QUEUE_POLL_QUEUES, &value));
}

Test(source_kernel, a_write_is_seen_and_a_refusal_explained)
{
	int64_t tunable;

	open_and_sample("nvme0n1");
	cr_assert(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert(sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
	cr_assert_eq(tunable, 7);
	cr_assert(source_set(source, TUNABLE_IO_POLL_DELAY, 0, &error));

	cr_assert_not(source_set(source, DPAS_SWITCH_PARAM4, 7, &error));
	expect_error("value 7: switch_param4 takes 0 or 1");

	/*
	 * The kernel itself rejects the value: this file accepts at most 1000.
	 */
	run("ln -sf /proc/self/oom_score_adj %s/block/nvme0n1/queue/switch_param5",
	    root);
	cr_assert_not(source_set(source, DPAS_SWITCH_PARAM5, 5000, &error));
	cr_assert_not_null(strstr(error.file, "/queue/switch_param5"));
	cr_assert_str_eq(error.value, "5000");
	expect_error("the kernel refused it: Invalid argument");

	run("rm %s/block/nvme0n1/queue/switch_param6", root);
	cr_assert_not(source_set(source, DPAS_SWITCH_PARAM6, 50, &error));
	expect_error("this kernel has no such file");
	cr_assert_eq(access(at("block/nvme0n1/queue/switch_param6"), F_OK), -1);
}

/* Reading back changes neither anything else nor the next sample. */
Test(source_kernel, what_was_written_is_read_back)
{
	struct switch_record record;
	uint64_t missed = 0;
	int64_t tunable;

	open_and_sample("nvme0n1");
	put("block/nvme0n1/queue/switch_stat",
	    "CPU[ 0] MODE[3] QD[ 1] polled io: 1, tf: 2, switches: 5   \n");
	cr_assert(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	source_read_back(source, &sample);
	cr_assert(sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
	cr_assert_eq(tunable, 7);
	cr_assert_eq(sample.rows[0].value[CPU_MODE], DPAS_PAS);
	cr_assert_eq(source_take_switches(source, &record, 1, &missed), 0);
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(source_take_switches(source, &record, 1, &missed), 1);

	run("rm -r %s/block/nvme0n1", root);
	source_read_back(source, &sample);
	cr_assert_not(
		sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
}

Test(source_kernel, without_permission_it_watches)
{
	if (geteuid())
		cr_skip_test("needs root, to become somebody else");
	run("chmod 755 %s; chmod 644 %s/block/nvme0n1/queue/*", root, root);
	cr_assert_eq(seteuid(65534), 0);
	open_and_sample("nvme0n1");
	cr_assert_not_null(strstr(source->read_only, "as root"), "%s",
			   source->read_only);
	cr_assert_not(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	expect_error(
		"may not be written: Permission denied; run dpastop as root");
	source_close(source);
	source = NULL;
	cr_assert_eq(seteuid(0), 0);
	run("chmod 000 %s/block/nvme0n1/queue/switch_stat", root);
	cr_assert_eq(seteuid(65534), 0);
	open_device("nvme0n1");
	cr_assert_null(source);
	expect_error("cannot be read: Permission denied; run dpastop as root");
	cr_assert_eq(seteuid(0), 0);
}

Test(source_kernel, a_device_that_goes_is_waited_for)
{
	int64_t tunable;

	open_and_sample("nvme0n1");
	run("rm -r %s/block/nvme0n1", root);
	cr_assert_eq(take_sample(), SOURCE_GONE);
	expect_error("nvme0n1 is gone; waiting for it to come back");
	cr_assert_eq(sample.nr_rows, 0);
	cr_assert_eq(take_sample(), SOURCE_GONE);
	put_device("nvme0n1");
	put("block/nvme0n1/queue/switch_param1", "9\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert(after_gap);
	cr_assert(sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
	cr_assert_eq(tunable, 9);
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_not(after_gap);

	/* Removed and back between two samples: a different directory. */
	run("mv %s/block/nvme0n1 %s/old", root, root);
	put_device("nvme0n1");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert(after_gap);
	cr_assert(sample_get_tunable(&sample, DPAS_SWITCH_PARAM1, &tunable));
	cr_assert_eq(tunable, 0);
}

Test(source_kernel, switches_are_told_by_comparing_samples)
{
	struct switch_record records[4];
	uint64_t missed = 0;

	open_and_sample("nvme0n1");
	cr_assert_eq(source_take_switches(source, records, 4, &missed), 0);
	put("block/nvme0n1/queue/switch_stat",
	    "CPU[ 0] MODE[3] QD[ 1] switches: 5\n"
	    "CPU[ 1] MODE[1] QD[ 0] switches: 2\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(source_take_switches(source, records, 1, &missed), 1);
	cr_assert_eq(records[0].cpu, 0);
	cr_assert_eq(records[0].event.from, DPAS_PAS);
	cr_assert_eq(records[0].event.to, DPAS_OL);
	cr_assert_eq(records[0].sequence, 0);
	cr_assert_eq(source_take_switches(source, records, 4, &missed), 1);
	cr_assert_eq(records[0].cpu, 1);
	cr_assert_eq(records[0].count, 2);
	cr_assert_eq(records[0].sequence, 1);
	cr_assert_eq(source_take_switches(source, records, 4, &missed), 0);
	cr_assert_eq(missed, 0);
}

static size_t take_marks(struct mark *marks, size_t max)
{
	return source_take_marks(source, marks, max);
}

/* Our own writes are reported at once, those of others with the next sample. */
Test(source_kernel, each_change_is_told_once)
{
	struct mark marks[8];

	open_and_sample("nvme0n1");
	cr_assert_eq(take_marks(marks, 8), 0, "what it starts with");
	cr_assert(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	cr_assert(source_set(source, DPAS_SWITCH_PARAM2, 10, &error));
	put("block/nvme0n1/queue/switch_param3", "20\n");
	put("block/nvme0n1/queue/io_poll_delay", "4\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 1), 1);
	cr_assert_eq(marks[0].kind, MARK_CHANGE);
	cr_assert_eq(marks[0].id, DPAS_SWITCH_PARAM1);
	cr_assert(marks[0].before_known);
	cr_assert_eq(marks[0].before, 0);
	cr_assert_eq(marks[0].after, 7);
	cr_assert_eq(marks[0].pid, (uint32_t)getpid());
	cr_assert_str_eq(marks[0].comm, "dpastop");
	cr_assert_lt(marks[0].mono_ns, sample.mono_ns);
	cr_assert_eq(take_marks(marks, 8), 2);
	cr_assert_eq(marks[0].id, DPAS_SWITCH_PARAM3);
	cr_assert_eq(marks[0].before, 10);
	cr_assert_eq(marks[0].after, 20);
	cr_assert_eq(marks[0].pid, 0);
	cr_assert_str_eq(marks[0].comm, "");
	cr_assert_eq(marks[0].mono_ns, sample.mono_ns);
	cr_assert_eq(marks[0].real_ns, sample.real_ns);
	cr_assert_eq(marks[1].id, TUNABLE_IO_POLL_DELAY);
	cr_assert_eq(marks[1].before, -1);
	cr_assert_eq(marks[1].after, 4);
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 0);
}

Test(source_kernel, ours_and_what_others_made_of_it)
{
	struct mark marks[8];

	open_and_sample("nvme0n1");
	cr_assert(source_set(source, DPAS_SWITCH_PARAM1, 7, &error));
	put("block/nvme0n1/queue/switch_param1", "9\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 2);
	cr_assert_eq(marks[0].after, 7);
	cr_assert_eq(marks[0].pid, (uint32_t)getpid());
	cr_assert_eq(marks[1].before, 7);
	cr_assert_eq(marks[1].after, 9);
	cr_assert_eq(marks[1].pid, 0);
}

Test(source_kernel, what_cannot_be_read_for_a_while_has_not_changed)
{
	struct mark marks[8];

	open_and_sample("nvme0n1");
	put("block/nvme0n1/queue/switch_param1", "");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 0);
	put("block/nvme0n1/queue/switch_param1", "0\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 0);
	put("block/nvme0n1/queue/switch_param1", "5\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 1);
}

Test(source_kernel, another_device_has_not_changed)
{
	struct mark marks[8];

	open_and_sample("nvme0n1");
	run("mv %s/block/nvme0n1 %s/old", root, root);
	put_device("nvme0n1");
	put("block/nvme0n1/queue/switch_param1", "5\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert(after_gap);
	cr_assert_eq(take_marks(marks, 8), 0);
	put("block/nvme0n1/queue/switch_param1", "6\n");
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 8), 1);
	cr_assert_eq(marks[0].before, 5);
	cr_assert_eq(marks[0].after, 6);
}

/* What is not taken is reported later, as one change from the first value. */
Test(source_kernel, changes_that_nobody_takes_are_not_lost)
{
	struct mark marks[128];
	size_t count;
	int64_t value;

	open_and_sample("nvme0n1");
	for (value = 1; value <= 100; value++)
		cr_assert(
			source_set(source, DPAS_SWITCH_PARAM1, value, &error));
	count = take_marks(marks, 128);
	cr_assert_gt(count, 1);
	cr_assert_lt(count, 100);
	value = marks[count - 1].after;
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(take_marks(marks, 128), 1);
	cr_assert_eq(marks[0].before, value);
	cr_assert_eq(marks[0].after, 100);
}

Test(source_kernel, the_papers_kernel_answers_in_its_log)
{
	uint64_t value;
	FILE *log;

	put("block/nvme0n1/queue/switch_stat", "\n");
	open_and_sample("nvme0n1");
	cr_assert_str_eq(sample.origin, "kernel log");
	cr_assert_eq(sample.nr_rows, 0,
		     "what was in the log before is not read");
	cr_assert_not_null(strstr(source->note, "kernel log"));
	log = fopen(kmsg, "a");
	fputs("6,2,9,-;CPU[ 1] MODE[1] QD[ 0] param1: 0 param2: 10 param3: 10 "
	      "polled io: 5, pas io: 6, ol io: 7, int io: 8\n"
	      " SUBSYSTEM=block\n"
	      "4,3,9,-;nvme: another message\n",
	      log);
	fclose(log);
	cr_assert_eq(take_sample(), SOURCE_OK);
	cr_assert_eq(sample.nr_rows, 1);
	cr_assert_eq(sample.rows[0].cpu, 1);
	cr_assert(cpu_row_get(sample.rows, CPU_IOS_INT, &value));
	cr_assert_eq(value, 8);
	cr_assert_not(cpu_row_get(sample.rows, CPU_TF, &value));
}

Test(source_kernel, a_log_that_cannot_be_read_is_said)
{
	put("block/nvme0n1/queue/switch_stat", "");
	run("rm %s", kmsg);
	open_and_sample("nvme0n1");
	cr_assert_not_null(
		strstr(source->note, "cannot be read: No such file"));
	cr_assert_eq(sample.nr_rows, 0);
}

Test(source_kernel, a_thousand_cpus)
{
	FILE *file = fopen(at("block/nvme0n1/queue/switch_stat"), "w");
	int cpu;

	for (cpu = 0; cpu < 1024; cpu++)
		fprintf(file, "CPU[%2d] MODE[2] QD[ 1] tf: %d %300s\n", cpu,
			cpu, "");
	fclose(file);
	open_and_sample("nvme0n1");
	cr_assert_eq(sample.nr_rows, 1024);
	cr_assert_eq(sample.rows[1023].value[CPU_TF], 1023);
}
