// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/preset.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/settings.h"
#include "lib/base/atomic_file.h"
#include "lib/base/xdg.h"

/* The maximum number of values in which a built-in preset differs. */
#define PRESET_MOST_CHANGES 8

static const struct preset_built_in {
	const char *name;
	const char *meaning;
	struct {
		unsigned int id;
		int64_t value;
	} change[PRESET_MOST_CHANGES];
	unsigned int nr_changes;
} presets_built_in[] = {
	{
		.name = "lab default",
		.meaning = "DPAS as the lab runs it: the paper's thresholds for NAND, theta 1.",
		.change = {
			{ TUNABLE_IO_POLL_DELAY, 0 },
			{ DPAS_PAS_ENABLED, 1 },
			{ DPAS_SWITCH_ENABLED, 1 },
		},
		.nr_changes = 3,
	},
	{
		.name = "3D XPoint",
		.meaning = "Theta 3, as the paper chose for Optane: so fast a drive is worth polling up to an average QD of 3.",
		.change = {
			{ TUNABLE_IO_POLL_DELAY, 0 },
			{ DPAS_PAS_ENABLED, 1 },
			{ DPAS_SWITCH_ENABLED, 1 },
			{ DPAS_SWITCH_PARAM3, 30 },
		},
		.nr_changes = 4,
	},
	{
		.name = "CPU saving",
		.meaning = "Never CP; and as the average QD x10 is at least 10, one timer failure takes a CPU to INT for good.",
		.change = {
			{ TUNABLE_IO_POLL_DELAY, 0 },
			{ DPAS_PAS_ENABLED, 1 },
			{ DPAS_SWITCH_ENABLED, 1 },
			{ DPAS_SWITCH_PARAM2, 9 },
			{ DPAS_SWITCH_PARAM3, 9 },
			{ DPAS_SWITCH_PARAM4, 0 },
		},
		.nr_changes = 6,
	},
};

#define NR_BUILT_IN (sizeof(presets_built_in) / sizeof(*presets_built_in))

static const struct preset_built_in *preset_find_built_in(const char *name)
{
	size_t i;

	for (i = 0; i < NR_BUILT_IN; i++)
		if (!strcmp(presets_built_in[i].name, name))
			return presets_built_in + i;
	return NULL;
}

static struct tunable_set
preset_built_in_values(const struct preset_built_in *built_in)
{
	struct tunable_set values = { 0 };
	unsigned int i;

	for (i = 0; i < TUNABLE_NR_KNOWN; i++)
		tunable_set_put(&values, i, tunable_get(i).init);
	for (i = 0; i < built_in->nr_changes; i++)
		tunable_set_put(&values, built_in->change[i].id,
				built_in->change[i].value);
	return values;
}

bool preset_check_name(const char *name, struct problem *problem)
{
	const char *at;
	const char *reason = NULL;

	for (at = name; *at; at++)
		if (*at < ' ' || *at > '~')
			reason = "it must have only printable ASCII characters";
	if (at == name)
		reason = "it is empty";
	else if ((size_t)(at - name) >= PRESET_NAME_SIZE)
		reason = "it is too long";
	else if (strchr(name, '/'))
		reason = "it must not contain /";
	else if (*name == '.')
		reason = "it must not begin with a dot";
	else if (*name == ' ' || at[-1] == ' ')
		reason = "it must not begin or end with a blank";
	return !reason ||
		problem_fail(problem, NULL,
			     "\"%s\" is not a valid name of a preset: %s", name,
			     reason);
}

/* The path of the user's preset @name; "": that of their directory. */
static bool preset_path(char path[PATH_MAX], const char *name,
			struct problem *problem)
{
	char file[sizeof("presets/") + PRESET_NAME_SIZE];

	snprintf(file, sizeof(file), "presets/%s", name);
	if (xdg_path(path, XDG_CONFIG, file))
		return true;
	return problem_fail(
		problem, NULL,
		"no place for presets: neither XDG_CONFIG_HOME nor HOME is set to a path that can be used");
}

/* Report what failed for @path, with the reason from errno, which is kept. */
static void preset_say_errno(struct problem *problem, const char *path,
			     const char *what)
{
	int number = errno;

	problem_fail(problem, path, "cannot be %s: %s", what, strerror(number));
	errno = number;
}

/* A file being read: one invalid line makes all of it invalid. */
struct preset_reading {
	struct tunable_set values;
	const char *file;
	struct problem *problem;
	bool is_bad;
};

static bool preset_take(void *context, const char *key, const char *value,
			struct problem *problem)
{
	struct preset_reading *reading = context;

	return tunable_set_parse(&reading->values, key, value, problem);
}

static void preset_complain(void *context, unsigned int line,
			    const char *reason)
{
	struct preset_reading *reading = context;

	if (!reading->is_bad) {
		problem_fail(reading->problem, NULL, "%s", reason);
		problem_in_line(reading->problem, reading->file, line);
	}
	reading->is_bad = true;
}

bool preset_parse(struct tunable_set *values, const char *data, size_t length,
		  const char *file, struct problem *problem)
{
	struct preset_reading reading = { .file = file, .problem = problem };
	struct settings_reader reader = {
		.take = preset_take,
		.complain = preset_complain,
		.context = &reading,
	};

	settings_parse(data, length, &reader);
	if (reading.is_bad)
		return false;
	if (!reading.values.known)
		return problem_fail(problem, file, "there is no tunable in it");
	*values = reading.values;
	return true;
}

/* False: *@problem says why; errno is ENOENT if there is no such file. */
static bool preset_read(const char *path, struct tunable_set *values,
			struct problem *problem)
{
	size_t length;
	char *data = settings_load(path, &length);
	bool good;

	if (!data) {
		preset_say_errno(problem, path, "read");
		return false;
	}
	good = preset_parse(values, data, length, path, problem);
	free(data);
	errno = 0;
	return good;
}

bool preset_load(struct preset *preset, const char *name,
		 struct problem *problem)
{
	const struct preset_built_in *built_in = preset_find_built_in(name);
	char path[PATH_MAX];

	if (!preset_check_name(name, problem))
		return false;
	if (built_in)
		preset->values = preset_built_in_values(built_in);
	else if (!preset_path(path, name, problem) ||
		 !preset_read(path, &preset->values, problem))
		return false;
	snprintf(preset->name, sizeof(preset->name), "%s", name);
	preset->meaning = built_in ? built_in->meaning : "";
	return true;
}

static bool preset_write(FILE *file, const void *context)
{
	const struct tunable_set *values = context;
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(values, id, &value) &&
		    fprintf(file, "%s = %" PRId64 "\n", tunable_get(id).name,
			    value) < 0)
			return false;
	return true;
}

/* May @path be written? Not if it is something other than a preset. */
static bool preset_may_replace(const char *path, struct problem *problem)
{
	struct tunable_set old;

	if (preset_read(path, &old, problem) || errno == ENOENT)
		return true;
	problem_advise(problem, "so it is not overwritten, take another name");
	return false;
}

bool preset_check_place(struct problem *problem)
{
	char path[PATH_MAX];

	if (!preset_path(path, "", problem))
		return false;
	if (xdg_may_make(path))
		return true;
	preset_say_errno(problem, path, "written to");
	return false;
}

bool preset_save(const char *name, const struct tunable_set *values,
		 struct problem *problem)
{
	char path[PATH_MAX];

	if (!preset_check_name(name, problem))
		return false;
	if (preset_find_built_in(name)) {
		problem_fail(problem, NULL, "\"%s\" is built in", name);
		problem_advise(problem, "take another name");
		return false;
	}
	if (!preset_path(path, name, problem) ||
	    !preset_may_replace(path, problem))
		return false;
	if (xdg_make_directories(path) &&
	    atomic_file_write(path, preset_write, values))
		return true;
	preset_say_errno(problem, path, "written");
	return false;
}

/* Append to the list. False: no memory. */
static bool preset_list_add(struct preset_list *list, const char *name)
{
	char(*names)[PRESET_NAME_SIZE] = realloc(
		list->name, (list->count + 1) * sizeof(*names));

	if (!names)
		return false;
	list->name = names;
	snprintf(names[list->count++], PRESET_NAME_SIZE, "%s", name);
	return true;
}

static int preset_compare(const void *one, const void *other)
{
	return strcmp(one, other);
}

/* Skip file names that are not valid names of presets. */
static bool preset_list_directory(struct preset_list *list, DIR *directory)
{
	const struct dirent *entry;
	struct problem problem;

	while ((entry = readdir(directory)))
		if (preset_check_name(entry->d_name, &problem) &&
		    !preset_find_built_in(entry->d_name) &&
		    !preset_list_add(list, entry->d_name))
			return false;
	qsort(list->name + list->nr_built_in, list->count - list->nr_built_in,
	      sizeof(*list->name), preset_compare);
	return true;
}

bool preset_list(struct preset_list *list, struct problem *problem)
{
	char path[PATH_MAX];
	DIR *directory;
	bool good;

	*list = (struct preset_list){ 0 };
	while (list->count < NR_BUILT_IN)
		if (!preset_list_add(list, presets_built_in[list->count].name))
			return problem_fail(problem, NULL, "out of memory");
	list->nr_built_in = list->count;
	if (!preset_path(path, "", problem))
		return false;
	directory = opendir(path);
	if (!directory && errno == ENOENT)
		return true;
	good = directory && preset_list_directory(list, directory);
	if (!good)
		preset_say_errno(problem, path, "listed");
	if (directory)
		closedir(directory);
	return good;
}

void preset_list_free(struct preset_list *list)
{
	free(list->name);
	*list = (struct preset_list){ 0 };
}
