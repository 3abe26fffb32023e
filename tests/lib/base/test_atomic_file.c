// SPDX-License-Identifier: GPL-2.0
/*
 * A file is replaced as a whole, whatever path leads to it, and keeps its mode.
 */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/atomic_file.h"

static char directory[] = "/tmp/test_whole_file.XXXXXX";

static void start(void)
{
	cr_assert_not_null(mkdtemp(directory));
	cr_assert_eq(chdir(directory), 0);
}

static void end(void)
{
	char command[PATH_MAX];

	snprintf(command, sizeof(command), "rm -rf %s", directory);
	cr_assert_eq(system(command), 0);
}

TestSuite(atomic_file, .init = start, .fini = end);

static bool write_new(FILE *file, const void *context)
{
	(void)context;
	return fputs("new", file) >= 0;
}

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

static void holds(const char *path, const char *text)
{
	char found[16] = "";
	FILE *file = fopen(path, "r");

	cr_assert_not_null(file, "%s", path);
	cr_assert_not_null(fgets(found, sizeof(found), file));
	fclose(file);
	cr_assert_str_eq(found, text);
}

/* No temporary file is left. */
static void has_files(int number)
{
	char command[64];

	snprintf(command, sizeof(command), "test $(ls -A | wc -l) -eq %d",
		 number);
	cr_assert_eq(system(command), 0, "%d files", number);
}

Test(atomic_file, a_plain_file_keeps_its_mode_and_owner)
{
	struct stat before, after;

	put("plain", "old");
	cr_assert_eq(chmod("plain", 0640), 0);
	if (!geteuid())
		cr_assert_eq(chown("plain", 1234, 4321), 0);
	cr_assert_eq(stat("plain", &before), 0);
	cr_assert(atomic_file_write("plain", write_new, NULL));
	cr_assert_eq(stat("plain", &after), 0);
	holds("plain", "new");
	cr_assert_eq(after.st_mode, before.st_mode);
	cr_assert_eq(after.st_uid, before.st_uid);
	cr_assert_eq(after.st_gid, before.st_gid);
	cr_assert_neq(after.st_ino, before.st_ino, "replaced, not overwritten");
	has_files(1);
}

Test(atomic_file, a_new_file_has_the_usual_mode)
{
	struct stat found;

	umask(027);
	cr_assert(atomic_file_write("fresh", write_new, NULL));
	cr_assert_eq(stat("fresh", &found), 0);
	cr_assert_eq(found.st_mode & 07777, 0640);
}

Test(atomic_file, a_link_is_followed_and_stays)
{
	struct stat link;

	cr_assert_eq(mkdir("elsewhere", 0777), 0);
	put("elsewhere/target", "old");
	cr_assert_eq(symlink("elsewhere/target", "link"), 0);
	cr_assert_eq(symlink("link", "again"), 0);
	cr_assert(atomic_file_write("again", write_new, NULL));
	holds("elsewhere/target", "new");
	cr_assert_eq(lstat("link", &link), 0);
	cr_assert(S_ISLNK(link.st_mode));
	cr_assert_eq(lstat("again", &link), 0);
	cr_assert(S_ISLNK(link.st_mode));
	has_files(3);
}

Test(atomic_file, a_link_to_nothing_makes_what_it_leads_to)
{
	struct stat link;

	cr_assert_eq(symlink("target", "link"), 0);
	cr_assert(atomic_file_write("link", write_new, NULL));
	holds("target", "new");
	cr_assert_eq(lstat("link", &link), 0);
	cr_assert(S_ISLNK(link.st_mode));
}

Test(atomic_file, a_pipe_is_written_to)
{
	char found[8] = "";
	struct stat after;
	int fd;

	cr_assert_eq(mkfifo("pipe", 0666), 0);
	fd = open("pipe", O_RDWR);
	cr_assert_geq(fd, 0);
	cr_assert(atomic_file_write("pipe", write_new, NULL));
	cr_assert_eq(read(fd, found, sizeof(found)), 3);
	cr_assert_str_eq(found, "new");
	cr_assert_eq(stat("pipe", &after), 0);
	cr_assert(S_ISFIFO(after.st_mode));
	has_files(1);
}

Test(atomic_file, a_device_stays_one)
{
	struct stat after;

	if (mknod("null", S_IFCHR | 0666, 0x103))
		cr_skip_test("only root makes devices");
	cr_assert(atomic_file_write("null", write_new, NULL));
	cr_assert_eq(stat("null", &after), 0);
	cr_assert(S_ISCHR(after.st_mode));
	has_files(1);
}

Test(atomic_file, what_is_discarded_leaves_the_old_one)
{
	struct atomic_file file;

	put("plain", "old");
	cr_assert(atomic_file_begin(&file, "plain"));
	cr_assert_eq(write(file.fd, "new", 3), 3);
	atomic_file_discard(&file);
	holds("plain", "old");
	has_files(1);
}
