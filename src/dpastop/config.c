// SPDX-License-Identifier: GPL-2.0
#include "dpastop/config.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dpastop/input/key_name.h"
#include "dpastop/model/cpu_column.h"
#include "dpastop/model/interval.h"
#include "lib/base/settings.h"
#include "lib/base/xdg.h"

#define CONFIG_BIND "bind "

struct config_reading {
	struct config *config;
	const char *file;
	FILE *complaints;
};

/* Append @word to the list @text. */
static void config_list(char *text, size_t size, const char *word)
{
	size_t length = strlen(text);

	snprintf(text + length, size - length, "%s%s", length ? ", " : "",
		 word);
}

static bool config_theme(struct config *config, const char *value,
			 struct problem *problem)
{
	const struct palette *palette = palette_find(value);
	char names[80] = "";
	unsigned int i;

	if (palette) {
		config->palette = palette;
		return true;
	}
	for (i = 0; palette_name(i); i++)
		config_list(names, sizeof(names), palette_name(i));
	return problem_fail(problem, NULL, "there is no theme \"%s\", only %s",
			    value, names);
}

static bool config_delay(struct config *config, const char *value,
			 struct problem *problem)
{
	const char *wrong = interval_parse(value, &config->interval_ns);

	return !wrong ||
		problem_fail(problem, NULL, "the delay \"%s\" %s", value,
			     wrong);
}

static bool config_ascii(struct config *config, const char *value,
			 struct problem *problem)
{
	bool is_yes = !strcmp(value, "yes");

	if (!is_yes && strcmp(value, "no"))
		return problem_fail(problem, NULL,
				    "ascii is yes or no, not \"%s\"", value);
	config->ascii = is_yes;
	return true;
}

static bool config_sort(struct config *config, const char *value,
			struct problem *problem)
{
	char names[80] = "";
	unsigned int sort;

	for (sort = 0; sort < MODEL_NR_SORTS; sort++) {
		if (!strcasecmp(model_sort_name(sort), value)) {
			config->sort = sort;
			return true;
		}
		config_list(names, sizeof(names), model_sort_name(sort));
	}
	return problem_fail(problem, NULL, "cannot sort by \"%s\", only by %s",
			    value, names);
}

/* Titles contain blanks, so they are separated by commas. */
static bool config_columns(struct config *config, const char *value,
			   struct problem *problem)
{
	uint32_t hidden = UINT32_MAX;
	char names[512], *name, *rest;

	if ((size_t)snprintf(names, sizeof(names), "%s", value) >=
	    sizeof(names))
		return problem_fail(problem, NULL, "too many columns");
	for (name = strtok_r(names, ",", &rest); name;
	     name = strtok_r(NULL, ",", &rest)) {
		size_t length;
		int column;

		name += strspn(name, " \t");
		for (length = strlen(name);
		     length && strchr(" \t", name[length - 1]); length--)
			name[length - 1] = '\0';
		column = cpu_column_find(name);
		if (column < 0)
			return problem_fail(problem, NULL,
					    "there is no column \"%s\"", name);
		hidden &= ~(UINT32_C(1) << column);
	}
	config->hidden_columns = hidden;
	return true;
}

static bool config_bind(struct config *config, const char *action_name,
			const char *value, struct problem *problem)
{
	enum action action = action_find(action_name);
	int keys[ACTION_MOST_KEYS];
	char names[128], *name, *rest;
	size_t count = 0;

	if (action == ACTION_NONE)
		return problem_fail(problem, NULL, "there is no action \"%s\"",
				    action_name);
	if ((size_t)snprintf(names, sizeof(names), "%s", value) >=
	    sizeof(names))
		return problem_fail(problem, NULL, "too many keys");
	for (name = strtok_r(names, " \t", &rest); name;
	     name = strtok_r(NULL, " \t", &rest)) {
		if (count == ACTION_MOST_KEYS)
			return problem_fail(problem, NULL, "more than %d keys",
					    ACTION_MOST_KEYS);
		keys[count] = key_find(name);
		if (!keys[count++])
			return problem_fail(problem, NULL,
					    "there is no key \"%s\"", name);
	}
	return bindings_set(&config->bindings, action, keys, count) ||
		problem_fail(problem, NULL,
			     "then no key would be left for quit or for help");
}

static const struct {
	const char *key;
	bool (*take)(struct config *config, const char *value,
		     struct problem *problem);
} config_keys[] = {
	{ "theme", config_theme },     { "delay", config_delay },
	{ "ascii", config_ascii },     { "sort", config_sort },
	{ "columns", config_columns },
};

#define NR_CONFIG_KEYS (sizeof(config_keys) / sizeof(*config_keys))

static bool config_take(void *context, const char *key, const char *value,
			struct problem *problem)
{
	struct config_reading *reading = context;
	size_t i, length = strlen(CONFIG_BIND);
	char names[80] = "";

	for (i = 0; i < NR_CONFIG_KEYS; i++)
		if (!strcmp(config_keys[i].key, key))
			return config_keys[i].take(reading->config, value,
						   problem);
	if (!strncmp(key, CONFIG_BIND, length))
		return config_bind(reading->config,
				   key + length + strspn(key + length, " \t"),
				   value, problem);
	for (i = 0; i < NR_CONFIG_KEYS; i++)
		config_list(names, sizeof(names), config_keys[i].key);
	return problem_fail(
		problem, NULL,
		"there is no setting \"%s\", only %s and bind ACTION", key,
		names);
}

/* @line is 0 if the problem is with the whole file. */
static void config_problem(struct config_reading *reading, unsigned int line,
			   const char *reason)
{
	struct config *config = reading->config;
	char text[sizeof(config->problem)];

	if (line)
		snprintf(text, sizeof(text), "%s:%u: %s", reading->file, line,
			 reason);
	else
		snprintf(text, sizeof(text), "%s: %s", reading->file, reason);
	fprintf(reading->complaints, "dpastop: %s\n", text);
	if (!config->nr_problems++)
		memcpy(config->problem, text, sizeof(text));
}

static void config_complain(void *context, unsigned int line,
			    const char *reason)
{
	config_problem(context, line, reason);
}

void config_parse(struct config *config, const char *data, size_t length,
		  const char *file, FILE *complaints)
{
	struct config_reading reading = { config, file, complaints };
	struct settings_reader reader = {
		.take = config_take,
		.complain = config_complain,
		.context = &reading,
	};

	*config = (struct config){ 0 };
	bindings_default(&config->bindings);
	settings_parse(data, length, &reader);
}

void config_read(struct config *config, FILE *complaints)
{
	char path[PATH_MAX] = "", *data = NULL;
	struct config_reading reading = { config, path, complaints };
	bool is_unreadable = false;
	size_t length = 0;
	int number = 0;

	if (xdg_path(path, XDG_CONFIG, "config")) {
		data = settings_load(path, &length);
		number = errno;
		is_unreadable = !data && number != ENOENT;
	}
	config_parse(config, data ? data : "", length, path, complaints);
	if (is_unreadable)
		config_problem(&reading, 0, strerror(number));
	free(data);
}
