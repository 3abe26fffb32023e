/* SPDX-License-Identifier: GPL-2.0 */
/*
 * file_rig.h - temporary directories and files for the tests of dpasbench
 */
#ifndef TESTS_FILE_RIG_H
#define TESTS_FILE_RIG_H

#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A new directory; rig_remove() takes it away. */
static inline char *rig_directory(void)
{
	char *path = strdup("/tmp/dpasbench-test.XXXXXX");

	cr_assert(path && mkdtemp(path));
	return path;
}

static inline void rig_remove(char *directory)
{
	char command[PATH_MAX];

	snprintf(command, sizeof(command), "rm -rf %s", directory);
	cr_assert_eq(system(command), 0);
	free(directory);
}

/* Write @text to DIRECTORY/@path, and make the directories on the way. */
static inline void rig_write(const char *directory, const char *path,
			     const char *text)
{
	char name[PATH_MAX], *slash;
	FILE *file;

	snprintf(name, sizeof(name), "%s/%s", directory, path);
	for (slash = strchr(name + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(name, 0777);
		*slash = '/';
	}
	file = fopen(name, "w");
	cr_assert(file, "%s", name);
	fputs(text, file);
	fclose(file);
}

/* All of a file, ended by a null character; free() it. */
static inline char *rig_read(const char *name, size_t *size)
{
	FILE *file = fopen(name, "r");
	char *text = calloc(1, 1 << 20);

	cr_assert(file && text, "%s", name);
	*size = fread(text, 1, (1 << 20) - 1, file);
	fclose(file);
	return text;
}

#endif
