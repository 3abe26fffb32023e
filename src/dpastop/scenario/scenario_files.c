// SPDX-License-Identifier: GPL-2.0
#include "dpastop/scenario/scenario_files.h"
#include "lib/scenario/scenario_read.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SUFFIX ".scenario"

static const char *scenario_files_directory(void)
{
	const char *asked = getenv("DPASTOP_SCENARIOS");

	return asked && *asked ? asked : SCENARIO_DIR;
}

/* The whole file at @path, and its *@size in bytes; the caller frees it. */
static char *scenario_files_read_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "re");
	char *text;

	if (!file)
		return NULL;
	/*
	 * One byte more than the maximum, to detect a file that is too large.
	 */
	text = malloc(SCENARIO_MOST_BYTES + 1);
	if (text)
		*size = fread(text, 1, SCENARIO_MOST_BYTES + 1, file);
	if (text && ferror(file)) {
		free(text);
		text = NULL;
	}
	fclose(file);
	return text;
}

static bool scenario_files_read_path(struct scenario *scenario,
				     const char *path, struct problem *problem)
{
	unsigned int line;
	size_t size = 0;
	char *text = scenario_files_read_file(path, &size);
	bool good;

	if (!text)
		return problem_fail(problem, path, "%s", strerror(errno));
	good = scenario_read(scenario, text, size, &line, problem);
	free(text);
	if (good)
		return true;
	problem_in_line(problem, path, line);
	return false;
}

static bool scenario_files_has_suffix(const char *name)
{
	size_t length = strlen(name);

	return length > strlen(SUFFIX) &&
		!strcmp(name + length - strlen(SUFFIX), SUFFIX);
}

bool scenario_files_read(struct scenario *scenario, const char *name,
			 struct problem *problem)
{
	char path[PATH_MAX];

	if (strchr(name, '/') || scenario_files_has_suffix(name))
		return scenario_files_read_path(scenario, name, problem);
	if ((size_t)snprintf(path, sizeof(path), "%s/%s" SUFFIX,
			     scenario_files_directory(), name) >= sizeof(path))
		return problem_fail(problem, name, "the name is too long");
	if (access(path, F_OK) == 0 || errno != ENOENT)
		return scenario_files_read_path(scenario, path, problem);
	problem_fail(problem, NULL, "there is no scenario %s in %s", name,
		     scenario_files_directory());
	problem_advise(problem, "--scenario list names them");
	return false;
}

static int scenario_files_is_scenario(const struct dirent *entry)
{
	return scenario_files_has_suffix(entry->d_name);
}

static void scenario_files_describe(struct scenario_entry *entry,
				    const char *file)
{
	struct problem problem;
	struct scenario scenario;

	snprintf(entry->name, sizeof(entry->name), "%.*s",
		 (int)(strlen(file) - strlen(SUFFIX)), file);
	entry->is_good = scenario_files_read(&scenario, entry->name, &problem);
	if (entry->is_good) {
		snprintf(entry->title, sizeof(entry->title), "%s",
			 scenario.title);
		scenario_free(&scenario);
	} else {
		problem_text(&problem, entry->title, sizeof(entry->title));
	}
}

static bool scenario_files_is_chapter(const char *name)
{
	return !strncmp(name, SCENARIO_FILES_TOUR, strlen(SCENARIO_FILES_TOUR));
}

size_t scenario_files_list(struct scenario_entry **entries,
			   struct problem *problem)
{
	const char *directory = scenario_files_directory();
	struct dirent **files;
	int i,
		count = scandir(directory, &files, scenario_files_is_scenario,
				alphasort);

	*entries = count > 0 ? calloc((size_t)count, sizeof(**entries)) : NULL;
	if (!count)
		problem_fail(problem, directory, "there are no scenarios here");
	else if (!*entries)
		problem_fail(problem, directory, "%s", strerror(errno));
	if (!*entries)
		problem_advise(problem,
			       "dpastop --scenario FILE plays one of your own");
	for (i = 0; i < count; i++) {
		if (*entries)
			scenario_files_describe(*entries + i, files[i]->d_name);
		free(files[i]);
	}
	if (count >= 0)
		free(files);
	return *entries ? (size_t)count : 0;
}

/* The first chapter in the order of names after @name. */
static void scenario_files_chapter_after(const char *name,
					 char next[SCENARIO_NAME_SIZE])
{
	struct scenario_entry *entries;
	struct problem problem;
	size_t i, count = scenario_files_list(&entries, &problem);

	*next = '\0';
	for (i = 0; i < count && !*next; i++)
		if (scenario_files_is_chapter(entries[i].name) &&
		    strcmp(entries[i].name, name) > 0)
			memcpy(next, entries[i].name, SCENARIO_NAME_SIZE);
	free(entries);
}

void scenario_files_first_chapter(char name[SCENARIO_NAME_SIZE])
{
	scenario_files_chapter_after("", name);
}

void scenario_files_next_chapter(const char *name,
				 char next[SCENARIO_NAME_SIZE])
{
	*next = '\0';
	if (scenario_files_is_chapter(name))
		scenario_files_chapter_after(name, next);
}

int scenario_files_print(void)
{
	struct scenario_entry *entries;
	struct problem problem;
	size_t i, count = scenario_files_list(&entries, &problem);

	if (!count) {
		problem_complain("dpastop", &problem);
		return EXIT_FAILURE;
	}
	for (i = 0; i < count; i++)
		printf("%-34s %s\n", entries[i].name, entries[i].title);
	free(entries);
	return EXIT_SUCCESS;
}
