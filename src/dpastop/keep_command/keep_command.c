// SPDX-License-Identifier: GPL-2.0
#include "dpastop/keep_command/keep_command.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "dpastop/keep_command/keep_options.h"
#include "dpastop/keep_command/keep_rule.h"
#include "dpastop/keep_command/keep_udev.h"
#include "dpastop/tune/preset.h"
#include "lib/base/atomic_file.h"
#include "lib/base/xdg.h"
#include "lib/source_open.h"

#define KEEP_MODPROBE "modprobe.d/dpastop.conf"
#define KEEP_POLL_QUEUES "poll-queues"

#define KEEP_ETC "/etc"

static const char *keep_command_etc(void)
{
	const char *etc = getenv("DPASTOP_ETC");

	return etc && *etc ? etc : KEEP_ETC;
}

/* A rule in /etc was written or removed. */
static void keep_command_rules_changed(void)
{
	if (!strcmp(keep_command_etc(), KEEP_ETC))
		keep_udev_reload();
}

static int keep_command_fail(const char *path, const char *what)
{
	fprintf(stderr, "dpastop: %s: cannot be %s: %s\n", path, what,
		strerror(errno));
	return EXIT_FAILURE;
}

/* Without --yes, only if somebody can answer the question. */
static bool keep_command_may(const struct keep_options *options,
			     const char *question)
{
	char answer[16];

	if (options->yes)
		return true;
	fflush(stdout);
	if (!isatty(STDIN_FILENO)) {
		fprintf(stderr,
			"dpastop: nothing was changed: without a terminal it takes --yes\n");
		return false;
	}
	fprintf(stderr, "%s [y/N] ", question);
	if (fgets(answer, sizeof(answer), stdin) &&
	    (*answer == 'y' || *answer == 'Y'))
		return true;
	fprintf(stderr, "dpastop: nothing was changed\n");
	return false;
}

/* --- what to keep ---------------------------------------------------------- */

/* Read the current values of the device; its name goes into the rule. */
static bool keep_command_read_device(const struct keep_options *options,
				     struct keep_rule *rule)
{
	struct source_options paths = source_options_default();
	struct problem error;
	struct sample now;
	struct source *source;
	bool after_gap, good;

	source = source_open(options->device, &paths, &error);
	if (!source) {
		problem_complain("dpastop", &error);
		return false;
	}
	sample_init(&now);
	good = source->is_persistent &&
		source_sample(source, &now, &after_gap, &error) == SOURCE_OK;
	if (!source->is_persistent)
		fprintf(stderr,
			"dpastop: %s is not a device, so there is nothing to keep\n",
			options->device);
	else if (!good)
		problem_complain("dpastop", &error);
	if (good) {
		snprintf(rule->device, sizeof(rule->device), "%s", now.device);
		rule->values = tunable_set_of(&now);
	}
	sample_free(&now);
	source_close(source);
	return good;
}

/* From a preset, take only the tunables that this kernel has. */
static bool keep_command_take_preset(const char *name, struct keep_rule *rule)
{
	struct problem problem;
	struct preset preset;
	unsigned int id;
	int64_t value;

	if (!preset_load(&preset, name, &problem)) {
		problem_complain("dpastop: --preset", &problem);
		return false;
	}
	for (id = 0; id < TUNABLE_COUNT; id++)
		if ((rule->values.known >> id & 1) &&
		    tunable_set_get(&preset.values, id, &value))
			rule->values.value[id] = value;
	return true;
}

static bool keep_command_prepare(const struct keep_options *options,
				 struct keep_rule *rule)
{
	struct source_options paths = source_options_default();
	char device[SAMPLE_TEXT_SIZE];

	if (!keep_command_read_device(options, rule) ||
	    (options->preset &&
	     !keep_command_take_preset(options->preset, rule)))
		return false;
	snprintf(device, sizeof(device), "%s", rule->device);
	if (keep_rule_identify(rule, paths.sysfs, device))
		return true;
	fprintf(stderr,
		"dpastop: %s has neither a worldwide name nor a serial number by which it would be known again\n",
		device);
	return false;
}

/* --- writing --------------------------------------------------------------- */

static bool keep_command_write_modprobe(FILE *file, const void *context)
{
	const struct keep_options *options = context;

	fprintf(file,
		"# Written by dpastop keep; to be rid of it: dpastop keep --remove " KEEP_POLL_QUEUES
		"\noptions nvme poll_queues=%" PRIu64 "\n",
		options->poll_queues);
	return !ferror(file);
}

static bool keep_command_put(const char *path,
			     bool (*write)(FILE *file, const void *context),
			     const void *context)
{
	if (!xdg_make_directories(path) ||
	    !atomic_file_write(path, write, context)) {
		keep_command_fail(path, "written");
		return false;
	}
	fprintf(stderr, "dpastop: %s is written\n", path);
	return true;
}

static int keep_command_keep(const struct keep_options *options)
{
	char path[PATH_MAX], modprobe[PATH_MAX];
	struct keep_rule rule = { 0 };

	if (!keep_command_prepare(options, &rule))
		return EXIT_FAILURE;
	keep_rule_path(&rule, keep_command_etc(), path);
	snprintf(modprobe, sizeof(modprobe), "%s/" KEEP_MODPROBE,
		 keep_command_etc());
	printf("%s:\n\n", path);
	keep_rule_write(stdout, &rule);
	if (options->has_poll_queues) {
		printf("\n%s:\n\n", modprobe);
		keep_command_write_modprobe(stdout, options);
	}
	putchar('\n');
	if (!keep_command_may(options, "Write that?") ||
	    !keep_command_put(path, keep_rule_write, &rule))
		return EXIT_FAILURE;
	keep_command_rules_changed();
	if (options->has_poll_queues &&
	    !keep_command_put(modprobe, keep_command_write_modprobe, options))
		return EXIT_FAILURE;
	if (options->has_poll_queues)
		fprintf(stderr,
			"dpastop: where nvme is in the initramfs, update-initramfs -u takes poll_queues there\n");
	return EXIT_SUCCESS;
}

/* --- listing --------------------------------------------------------------- */

typedef int keep_command_visit_fn(const struct keep_rule *rule,
				  const char *path, void *context);

/*
 * Call @visit for each rule until it returns nonzero, and return its last
 * result. Report files of that name that are not ours. If the rules cannot be
 * read, report that and return 1 + the exit status.
 */
static int keep_command_visit(keep_command_visit_fn *visit, void *context)
{
	char directory[PATH_MAX - NAME_MAX - 1], path[PATH_MAX];
	const struct dirent *entry;
	struct keep_rule rule;
	int result = 0;
	DIR *dir;

	snprintf(directory, sizeof(directory), "%s/udev/rules.d",
		 keep_command_etc());
	dir = opendir(directory);
	if (!dir && errno != ENOENT)
		return keep_command_fail(directory, "read") + 1;
	while (dir && !result && (entry = readdir(dir))) {
		if (!keep_rule_is_name(entry->d_name))
			continue;
		snprintf(path, sizeof(path), "%s/%s", directory, entry->d_name);
		if (keep_rule_read(&rule, path))
			result = visit(&rule, path, context);
		else
			fprintf(stderr,
				"dpastop: %s is not as dpastop writes them; it is left alone\n",
				path);
	}
	if (dir)
		closedir(dir);
	return result;
}

static void keep_command_print(const struct keep_rule *rule)
{
	unsigned int id;
	int64_t value;

	printf("%s (%s):", rule->id, rule->device);
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&rule->values, id, &value))
			printf(" %s=%" PRId64, tunable_get(id).name, value);
	putchar('\n');
}

static int keep_command_list_rule(const struct keep_rule *rule,
				  const char *path, void *context)
{
	size_t *nr_kept = context;

	(void)path;
	keep_command_print(rule);
	++*nr_kept;
	return 0;
}

static int keep_command_list_poll_queues(size_t *nr_kept)
{
	char path[PATH_MAX], line[256];
	FILE *file;

	snprintf(path, sizeof(path), "%s/" KEEP_MODPROBE, keep_command_etc());
	file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ? EXIT_SUCCESS :
					 keep_command_fail(path, "read");
	while (fgets(line, sizeof(line), file))
		if (*line != '#') {
			printf(KEEP_POLL_QUEUES ": %s", line);
			++*nr_kept;
		}
	fclose(file);
	return EXIT_SUCCESS;
}

static int keep_command_list(void)
{
	size_t nr_kept = 0;
	int unread = keep_command_visit(keep_command_list_rule, &nr_kept);

	if (keep_command_list_poll_queues(&nr_kept) || unread)
		return EXIT_FAILURE;
	if (!nr_kept)
		printf("Nothing is kept in %s.\n", keep_command_etc());
	return EXIT_SUCCESS;
}

/* --- removing -------------------------------------------------------------- */

struct keep_command_wanted {
	const struct keep_options *options;
	char id[KEEP_ID_SIZE]; /* of the device that now has that name, or "" */
};

static int keep_command_unlink(const struct keep_options *options,
			       const char *path)
{
	char question[PATH_MAX + 16];

	snprintf(question, sizeof(question), "Remove %s?", path);
	if (!keep_command_may(options, question))
		return EXIT_FAILURE;
	if (unlink(path))
		return keep_command_fail(path, "removed");
	fprintf(stderr, "dpastop: %s is removed\n", path);
	return EXIT_SUCCESS;
}

/* 0: the rule is for another device; otherwise, 1 + the exit status. */
static int keep_command_remove_if(const struct keep_rule *rule,
				  const char *path, void *context)
{
	const struct keep_command_wanted *wanted = context;
	const char *name = wanted->options->remove;
	int status;

	/* A name means the device that has it now, if there is one. */
	if (strcmp(rule->id, *wanted->id ? wanted->id : name) &&
	    (*wanted->id || strcmp(rule->device, name)))
		return 0;
	keep_command_print(rule);
	status = keep_command_unlink(wanted->options, path);
	if (status == EXIT_SUCCESS)
		keep_command_rules_changed();
	return status + 1;
}

static int keep_command_remove(const struct keep_options *options)
{
	struct source_options paths = source_options_default();
	struct keep_command_wanted wanted = { .options = options };
	struct keep_rule now = { 0 };
	char path[PATH_MAX];
	int result;

	snprintf(path, sizeof(path), "%s/" KEEP_MODPROBE, keep_command_etc());
	if (!strcmp(options->remove, KEEP_POLL_QUEUES))
		return keep_command_unlink(options, path);
	if (!strchr(options->remove, '/') &&
	    keep_rule_identify(&now, paths.sysfs, options->remove))
		snprintf(wanted.id, sizeof(wanted.id), "%s", now.id);
	result = keep_command_visit(keep_command_remove_if, &wanted);
	if (result)
		return result - 1;
	fprintf(stderr,
		"dpastop: nothing is kept for %s; --list tells what is\n",
		options->remove);
	return EXIT_FAILURE;
}

int keep_command_run(int argc, char *argv[])
{
	struct keep_options options;

	switch (keep_options_parse(&options, argc, argv)) {
	case OPTIONS_DONE:
		return EXIT_SUCCESS;
	case OPTIONS_WRONG:
		return 2;
	case OPTIONS_RUN:
		break;
	}
	if (options.list)
		return keep_command_list();
	return options.remove ? keep_command_remove(&options) :
				keep_command_keep(&options);
}
