// SPDX-License-Identifier: GPL-2.0
/*
 * test_restore.c - restored at exit, offered after a crash, never twice
 */
#include "dpastop/home_rig.h"

#include <sys/wait.h>

#include "dpastop/tune/restore.h"
#include "lib/source_open.h"

#define STATE ".local/state/dpastop/restore-nvme0n1"

static struct source *source;
static struct sample now;
static struct problem problem;

/* A machine that keeps its values, like a device. */
static void look(void)
{
	struct problem error;
	bool after_gap;

	cr_assert_eq(source_sample(source, &now, &after_gap, &error), SOURCE_OK,
		     "%s", error.reason);
}

static void set(unsigned int id, int64_t value)
{
	struct problem error;

	cr_assert(source_set(source, id, value, &error), "%s", error.reason);
	look();
}

static int64_t held(unsigned int id)
{
	int64_t value;

	look();
	cr_assert(sample_get_tunable(&now, id, &value));
	return value;
}

static void write_queue(const char *name, const char *value)
{
	char file[128];

	snprintf(file, sizeof(file), "sys/block/nvme0n1/queue/%s", name);
	home_put(file, value);
}

static void set_up(void)
{
	static char sysfs[80], kmsg[80];
	struct source_options options = source_options_default();
	struct problem error;
	char command[128], value[32];
	unsigned int id;

	home_make();
	snprintf(command, sizeof(command),
		 "mkdir -p %s/sys/block/nvme0n1/queue", home);
	cr_assert_eq(system(command), 0);
	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		snprintf(value, sizeof(value), "%ld\n",
			 (long)tunable_get(id).init);
		write_queue(tunable_get(id).name, value);
	}
	write_queue("switch_stat", "CPU[ 0] MODE[2] QD[ 1] polled io: 1\n");
	snprintf(sysfs, sizeof(sysfs), "%s/sys", home);
	snprintf(kmsg, sizeof(kmsg), "%s/kmsg", home);
	options.sysfs = sysfs;
	options.kmsg = kmsg;
	source = source_open("nvme0n1", &options, &error);
	cr_assert_not_null(source, "%s: %s", error.file, error.reason);
	sample_init(&now);
	look();
}

static void tear_down(void)
{
	source_close(source);
	sample_free(&now);
	home_remove();
}

TestSuite(restore, .init = set_up, .fini = tear_down);

Test(restore, puts_back_what_was_changed_and_removes_its_file)
{
	struct restore restore;

	set(DPAS_SWITCH_PARAM1, 3);
	cr_assert(restore_begin(&restore, "nvme0n1", &now, &problem), "%s",
		  problem.reason);
	cr_expect_not_null(strstr(home_get(STATE), "switch_param1 = 3\n"), "%s",
			   home_get(STATE));
	set(DPAS_SWITCH_PARAM1, 9);
	set(DPAS_PAS_ENABLED, 1);
	set(TUNABLE_IO_POLL_DELAY, 0);
	cr_expect(restore_end(&restore, source, &problem), "%s",
		  problem.reason);
	cr_expect_eq(held(DPAS_SWITCH_PARAM1), 3);
	cr_expect_eq(held(DPAS_PAS_ENABLED), 0);
	cr_expect_eq(held(TUNABLE_IO_POLL_DELAY), -1);
	cr_expect_not(home_has(STATE));
	/* Ending a second time does nothing. */
	set(DPAS_SWITCH_PARAM1, 4);
	cr_expect(restore_end(&restore, source, &problem));
	cr_expect_eq(held(DPAS_SWITCH_PARAM1), 4);
}

/* As left by a dpastop killed with switch_param1 at 9, after 3. */
static pid_t crash(void)
{
	struct restore restore;
	pid_t child;

	set(DPAS_SWITCH_PARAM1, 3);
	fflush(NULL);
	child = fork();
	if (!child)
		_exit(!restore_begin(&restore, "nvme0n1", &now, &problem));
	cr_assert_eq(waitpid(child, NULL, 0), child);
	set(DPAS_SWITCH_PARAM1, 9);
	return child;
}

Test(restore, what_a_crash_left_is_found)
{
	struct restore_found found;
	char pid[64];
	int64_t value;

	snprintf(pid, sizeof(pid), "dpastop %d, started", crash());
	cr_assert_eq(restore_find("nvme0n1", &now, &found), RESTORE_LEFT);
	cr_expect_not_null(strstr(found.text, pid), "%s", found.text);
	cr_expect_not_null(strstr(found.text, "nvme0n1"), "%s", found.text);
	cr_assert(tunable_set_get(&found.values, DPAS_SWITCH_PARAM1, &value));
	cr_expect_eq(value, 3);
	/* It belongs to one device. */
	cr_expect_eq(restore_find("nvme1n1", &now, &found), RESTORE_NONE);
}

Test(restore, what_a_crash_left_can_be_forgotten)
{
	struct restore_found found;

	crash();
	cr_assert_eq(restore_find("nvme0n1", &now, &found), RESTORE_LEFT);
	restore_forget(&found);
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_NONE);
	cr_expect_not(home_has(STATE));
}

Test(restore, what_a_crash_left_is_older_than_what_is_there_now)
{
	struct restore restore;

	crash();
	cr_assert(restore_begin(&restore, "nvme0n1", &now, &problem), "%s",
		  problem.reason);
	cr_expect(restore_end(&restore, source, &problem), "%s",
		  problem.reason);
	cr_expect_eq(held(DPAS_SWITCH_PARAM1), 3);
}

Test(restore, nothing_is_offered_where_all_is_as_before)
{
	struct restore_found found;

	crash();
	set(DPAS_SWITCH_PARAM1, 3);
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_NONE);
}

Test(restore, another_boot_began_anew)
{
	struct restore_found found;
	char edited[4096], *boot;

	crash();
	snprintf(edited, sizeof(edited), "%s", home_get(STATE));
	boot = strstr(edited, "boot = ");
	cr_assert_not_null(boot);
	boot[7] = boot[7] == '0' ? '1' : '0';
	home_put(STATE, edited);
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_NONE);
}

/* The PID of a process that exited may be reused. */
Test(restore, a_process_is_known_by_its_start_too)
{
	struct restore_found found;
	char edited[4096], *start;
	struct restore restore;

	cr_assert(restore_begin(&restore, "nvme0n1", &now, &problem), "%s",
		  problem.reason);
	set(DPAS_SWITCH_PARAM1, 9);
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_HELD);
	snprintf(edited, sizeof(edited), "%s", home_get(STATE));
	start = strstr(edited, "start = ");
	cr_assert_not_null(start);
	start[8] = start[8] == '1' ? '2' : '1';
	home_put(STATE, edited);
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_LEFT);
}

Test(restore, a_second_one_leaves_it_to_the_first)
{
	struct restore_found found;
	struct restore first, second;
	char before[4096];

	cr_assert(restore_begin(&first, "nvme0n1", &now, &problem), "%s",
		  problem.reason);
	snprintf(before, sizeof(before), "%s", home_get(STATE));
	set(DPAS_SWITCH_PARAM1, 9);
	cr_assert_eq(restore_find("nvme0n1", &now, &found), RESTORE_HELD);
	cr_expect_not_null(strstr(found.text, "is running with --restore"),
			   "%s", found.text);
	cr_expect(restore_begin(&second, "nvme0n1", &now, &problem));
	cr_expect_not(second.is_armed);
	set(DPAS_SWITCH_PARAM1, 8);
	cr_expect(restore_end(&second, source, &problem));
	cr_expect_eq(held(DPAS_SWITCH_PARAM1), 8);
	cr_expect_str_eq(home_get(STATE), before);
	cr_expect(restore_end(&first, source, &problem));
	cr_expect_eq(held(DPAS_SWITCH_PARAM1), 0);
}

Test(restore, a_file_that_cannot_be_read_is_left_as_it_is)
{
	struct restore_found found;
	struct restore restore;

	home_put(STATE, "boot = x\npid = many\n");
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_UNREADABLE);
	cr_expect_not_null(
		strstr(found.text,
		       "restore-nvme0n1:2: pid is not a whole number"),
		"%s", found.text);
	cr_expect_not(restore_begin(&restore, "nvme0n1", &now, &problem));
	cr_expect_str_eq(home_get(STATE), "boot = x\npid = many\n");
}

Test(restore, what_cannot_be_put_back_is_told_and_kept)
{
	struct restore_found found;
	struct restore restore;

	cr_assert(restore_begin(&restore, "nvme0n1", &now, &problem), "%s",
		  problem.reason);
	set(DPAS_SWITCH_PARAM1, 9);
	set(DPAS_SWITCH_PARAM2, 5);
	source->is_locked = true;
	cr_expect_not(restore_end(&restore, source, &problem));
	cr_expect_not_null(strstr(problem.reason,
				  "not restored: switch_param1: "),
			   "%s", problem.reason);
	cr_expect_not_null(strstr(problem.reason, "; switch_param2: "), "%s",
			   problem.reason);
	cr_expect(home_has(STATE));
	/* This process is still running. */
	cr_expect_eq(restore_find("nvme0n1", &now, &found), RESTORE_HELD);
}

Test(restore, without_a_home_nothing_is_promised)
{
	struct restore restore;

	unsetenv("HOME");
	cr_expect_not(restore_begin(&restore, "nvme0n1", &now, &problem));
	cr_expect_not_null(strstr(problem.reason, "XDG_STATE_HOME"), "%s",
			   problem.reason);
	setenv("HOME", home, 1);
}
