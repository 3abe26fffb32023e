// SPDX-License-Identifier: GPL-2.0
/*
 * set_command.c - all or nothing
 */
#include "dpastop/batch/set_command.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Read the tunables. False: they are unknown; *@error says why. */
static bool set_command_sample(struct source *source, struct sample *sample,
			       struct problem *error)
{
	bool after_gap;

	return source_sample(source, sample, &after_gap, error) == SOURCE_OK;
}

static void set_command_put_back(struct source *source,
				 const struct options *options,
				 const struct sample *before, unsigned int nr)
{
	struct problem error;
	int64_t value;

	while (nr--) {
		unsigned int id = options->settings[nr].id;

		if (sample_get_tunable(before, id, &value))
			source_set(source, id, value, &error);
	}
}

static bool set_command_all(struct source *source,
			    const struct options *options,
			    const struct sample *before, struct problem *error)
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

/* One line per tunable: old and new value. */
static void set_command_print(const struct options *options,
			      const struct sample *before,
			      const struct sample *after)
{
	unsigned int i;

	for (i = 0; i < options->nr_settings; i++) {
		unsigned int id = options->settings[i].id;
		int64_t old, new;

		if (!sample_get_tunable(after, id, &new))
			continue;
		printf("%s", tunable_get(id).name);
		if (sample_get_tunable(before, id, &old))
			printf(" %" PRId64 " ->", old);
		printf(" %" PRId64 "\n", new);
	}
}

static bool set_command_write(struct source *source,
			      const struct options *options,
			      struct problem *error)
{
	struct sample before, after;
	bool done;

	sample_init(&before);
	sample_init(&after);
	done = set_command_sample(source, &before, error) &&
		set_command_all(source, options, &before, error) &&
		set_command_sample(source, &after, error);
	if (done)
		set_command_print(options, &before, &after);
	sample_free(&before);
	sample_free(&after);
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
