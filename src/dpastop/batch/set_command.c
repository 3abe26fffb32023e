// SPDX-License-Identifier: GPL-2.0
/*
 * set_command.c - all or nothing
 */
#include "dpastop/batch/set_command.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* What the tunables hold. False: it cannot be told; *@error says why. */
static bool set_command_look(struct source *source, struct snapshot *snapshot,
			     struct problem *error)
{
	bool after_gap;

	return source_sample(source, snapshot, &after_gap, error) == SOURCE_OK;
}

static void set_command_put_back(struct source *source,
				 const struct options *options,
				 const struct snapshot *before, unsigned int nr)
{
	struct problem error;
	int64_t value;

	while (nr--) {
		unsigned int id = options->settings[nr].id;

		if (snapshot_get_param(before, id, &value))
			source_set(source, id, value, &error);
	}
}

static bool set_command_all(struct source *source,
			    const struct options *options,
			    const struct snapshot *before,
			    struct problem *error)
{
	unsigned int i;

	for (i = 0; i < options->nr_settings; i++) {
		const struct options_setting *setting = options->settings + i;

		if (source_set(source, setting->id, setting->value, error))
			continue;
		set_command_put_back(source, options, before, i);
		return false;
	}
	return true;
}

/* A line a tunable: what it held, what it holds. */
static void set_command_print(const struct options *options,
			      const struct snapshot *before,
			      const struct snapshot *after)
{
	unsigned int i;

	for (i = 0; i < options->nr_settings; i++) {
		unsigned int id = options->settings[i].id;
		int64_t old, new;

		if (!snapshot_get_param(after, id, &new))
			continue;
		printf("%s", param_get(id).name);
		if (snapshot_get_param(before, id, &old))
			printf(" %" PRId64 " ->", old);
		printf(" %" PRId64 "\n", new);
	}
}

static bool set_command_write(struct source *source,
			      const struct options *options,
			      struct problem *error)
{
	struct snapshot before, after;
	bool done;

	snapshot_init(&before);
	snapshot_init(&after);
	done = set_command_look(source, &before, error) &&
		set_command_all(source, options, &before, error) &&
		set_command_look(source, &after, error);
	if (done)
		set_command_print(options, &before, &after);
	snapshot_free(&before);
	snapshot_free(&after);
	return done;
}

int set_command_run(struct source *source, const struct options *options)
{
	struct problem error;
	bool done = set_command_write(source, options, &error);

	source_close(source);
	if (done)
		return EXIT_SUCCESS;
	problem_complain("dpastop", &error);
	return EXIT_FAILURE;
}
