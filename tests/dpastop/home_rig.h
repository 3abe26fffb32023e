/* SPDX-License-Identifier: GPL-2.0 */
/*
 * home_rig.h - a home of a user's own for each test, with files in it
 */
#ifndef TESTS_DPASTOP_HOME_RIG_H
#define TESTS_DPASTOP_HOME_RIG_H

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char home[64];

static inline void home_make(void)
{
	strcpy(home, "/tmp/dpastop-home.XXXXXX");
	cr_assert_not_null(mkdtemp(home));
	setenv("HOME", home, 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("XDG_STATE_HOME");
}

static inline void home_remove(void)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf %s", home);
	cr_assert_eq(system(command), 0);
}

/* The path of @name in the home. */
static inline const char *home_at(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", home, name);
	return path;
}

/* Write @text to @name, whose directory is there or one of dpastop's own. */
static inline void home_put(const char *name, const char *text)
{
	char command[256];
	FILE *file;

	snprintf(command, sizeof(command),
		 "mkdir -p %s/.config/dpastop/presets %s/.local/state/dpastop",
		 home, home);
	cr_assert_eq(system(command), 0);
	file = fopen(home_at(name), "w");
	cr_assert_not_null(file, "%s", name);
	fputs(text, file);
	fclose(file);
}

/* All of @name; "" where it is not there. */
static inline const char *home_get(const char *name)
{
	static char text[4096];
	FILE *file = fopen(home_at(name), "r");
	size_t length = 0;

	if (file) {
		length = fread(text, 1, sizeof(text) - 1, file);
		fclose(file);
	}
	text[length] = '\0';
	return text;
}

static inline bool home_has(const char *name)
{
	return access(home_at(name), F_OK) == 0;
}

#endif
