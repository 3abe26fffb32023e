// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/restore.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/clock.h"
#include "lib/base/settings.h"
#include "lib/base/atomic_file.h"
#include "lib/base/xdg.h"

#define RESTORE_BOOT_SIZE 40

/*
 * The owner of a file: a process, distinguished from later ones with its PID.
 */
struct restore_owner {
	char boot[RESTORE_BOOT_SIZE];
	int64_t pid;
	int64_t start; /* clock ticks since boot, from /proc/PID/stat */
};

static bool restore_read_boot(char boot[RESTORE_BOOT_SIZE])
{
	FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
	bool good = file && fgets(boot, RESTORE_BOOT_SIZE, file);

	if (file)
		fclose(file);
	if (good)
		boot[strcspn(boot, "\n")] = '\0';
	return good;
}

/* The start time of process @pid. False: there is no such process. */
static bool restore_read_start(int64_t pid, int64_t *start)
{
	char path[64], line[1024], *at;
	bool good;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%" PRId64 "/stat", pid);
	file = fopen(path, "re");
	good = file && fgets(line, sizeof(line), file);
	if (file)
		fclose(file);
	/* After the name, which may contain blanks and parentheses. */
	at = good ? strrchr(line, ')') : NULL;
	return at &&
		sscanf(at + 1,
		       " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u"
		       " %*u %*u %*u %*d %*d %*d %*d %*d %*d %" SCNd64,
		       start) == 1;
}

static bool restore_me(struct restore_owner *me)
{
	me->pid = getpid();
	return restore_read_boot(me->boot) &&
		restore_read_start(me->pid, &me->start);
}

static bool restore_is_running(const struct restore_owner *owner)
{
	int64_t start;

	return restore_read_start(owner->pid, &start) && start == owner->start;
}

/* The content of a file. */
struct restore_record {
	struct restore_owner owner;
	int64_t real_s; /* when it was written */
	struct tunable_set values;
};

/* A file being read. */
struct restore_reading {
	struct restore_record record;
	struct restore_found *found;
	bool is_bad;
};

static bool restore_take(void *context, const char *key, const char *value,
			 struct problem *problem)
{
	struct restore_reading *reading = context;
	struct restore_owner *owner = &reading->record.owner;
	int64_t *number = NULL;

	if (!strcmp(key, "boot")) {
		snprintf(owner->boot, sizeof(owner->boot), "%s", value);
		return true;
	}
	if (!strcmp(key, "pid"))
		number = &owner->pid;
	else if (!strcmp(key, "start"))
		number = &owner->start;
	else if (!strcmp(key, "time"))
		number = &reading->record.real_s;
	else
		return tunable_set_parse(&reading->record.values, key, value,
					 problem);
	if (tunable_parse(value, number))
		return true;
	return problem_fail(problem, NULL, "%s is not a whole number", key);
}

static void restore_complain(void *context, unsigned int line,
			     const char *reason)
{
	struct restore_reading *reading = context;
	struct restore_found *found = reading->found;

	if (!reading->is_bad)
		snprintf(found->text, sizeof(found->text),
			 "%s:%u: %s; correct or remove that file", found->path,
			 line, reason);
	reading->is_bad = true;
}

static bool restore_say_no_home(struct problem *problem)
{
	return problem_fail(
		problem, NULL,
		"cannot keep the tunables: neither XDG_STATE_HOME nor HOME is set to a path that can be used");
}

/* Report that @path cannot be read or written. */
static bool restore_say_errno(struct problem *problem, const char *path,
			      const char *what)
{
	return problem_fail(problem, path, "cannot be %s: %s", what,
			    strerror(errno));
}

static bool restore_path(char path[PATH_MAX], const char *device)
{
	char name[sizeof("restore-") + SAMPLE_TEXT_SIZE], *at;

	snprintf(name, sizeof(name), "restore-%s", device);
	for (at = name; *at; at++)
		if (*at == '/')
			*at = '!';
	return xdg_path(path, XDG_STATE, name);
}

/* Read the file at found->path. RESTORE_LEFT: it exists; *@record is filled. */
static enum restore_state restore_read(struct restore_found *found,
				       struct restore_record *record)
{
	struct restore_reading reading = { .found = found };
	struct problem problem;
	const struct settings_reader reader = { restore_take, restore_complain,
						&reading };

	if (!settings_read(found->path, &reader)) {
		if (errno == ENOENT)
			return RESTORE_NONE;
		restore_say_errno(&problem, found->path, "read");
		problem_text(&problem, found->text, sizeof(found->text));
		return RESTORE_UNREADABLE;
	}
	*record = reading.record;
	return reading.is_bad ? RESTORE_UNREADABLE : RESTORE_LEFT;
}

/* The values of @set that @now differs from, or may differ from. */
static struct tunable_set restore_changed(const struct tunable_set *set,
					  const struct sample *now)
{
	struct tunable_set changed = { 0 };
	int64_t value, held;
	unsigned int id;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(set, id, &value) &&
		    !(sample_get_tunable(now, id, &held) && held == value))
			tunable_set_put(&changed, id, value);
	return changed;
}

static void restore_say_left(struct restore_found *found, const char *device,
			     const struct restore_record *record)
{
	time_t then = (time_t)record->real_s;
	struct tm local;
	char when[64];

	if (!localtime_r(&then, &local) ||
	    !strftime(when, sizeof(when), "%F %T", &local))
		snprintf(when, sizeof(when), "an unknown time");
	snprintf(found->text, sizeof(found->text),
		 "dpastop %" PRId64
		 ", started at %s, did not restore the tunables of %s",
		 record->owner.pid, when, device);
}

enum restore_state restore_find(const char *device, const struct sample *now,
				struct restore_found *found)
{
	struct restore_record record;
	enum restore_state state;
	char boot[RESTORE_BOOT_SIZE];

	*found = (struct restore_found){ 0 };
	if (!restore_path(found->path, device))
		return RESTORE_NONE;
	state = restore_read(found, &record);
	if (state != RESTORE_LEFT)
		return state;
	if (!restore_read_boot(boot) || strcmp(boot, record.owner.boot))
		return RESTORE_NONE;
	if (restore_is_running(&record.owner)) {
		snprintf(
			found->text, sizeof(found->text),
			"dpastop %" PRId64
			" is running with --restore: it will restore the values that %s had at its start",
			record.owner.pid, device);
		return RESTORE_HELD;
	}
	found->values = record.values;
	if (!restore_changed(&record.values, now).known)
		return RESTORE_NONE;
	restore_say_left(found, device, &record);
	return RESTORE_LEFT;
}

void restore_forget(const struct restore_found *found)
{
	unlink(found->path);
}

static bool restore_write(FILE *file, const void *context)
{
	const struct restore_record *record = context;
	unsigned int id;
	int64_t value;

	fprintf(file, "# What dpastop --restore puts back at its end.\n");
	fprintf(file,
		"boot = %s\npid = %" PRId64 "\nstart = %" PRId64
		"\ntime = %" PRId64 "\n",
		record->owner.boot, record->owner.pid, record->owner.start,
		record->real_s);
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&record->values, id, &value))
			fprintf(file, "%s = %" PRId64 "\n",
				tunable_get(id).name, value);
	return !ferror(file);
}

bool restore_begin(struct restore *restore, const char *device,
		   const struct sample *now, struct problem *problem)
{
	struct restore_record record = {
		.real_s = clock_real_ns() / 1000000000,
		.values = tunable_set_of(now),
	};
	struct restore_found found;

	*restore = (struct restore){ 0 };
	switch (restore_find(device, now, &found)) {
	case RESTORE_HELD:
		return true;
	case RESTORE_UNREADABLE:
		return problem_fail(problem, NULL, "%s", found.text);
	case RESTORE_LEFT:
		record.values = found.values;
		break;
	case RESTORE_NONE:
		break;
	}
	if (!restore_path(restore->path, device))
		return restore_say_no_home(problem);
	if (!restore_me(&record.owner) ||
	    !xdg_make_directories(restore->path) ||
	    !atomic_file_write(restore->path, restore_write, &record))
		return restore_say_errno(problem, restore->path, "written");
	restore->values = record.values;
	restore->is_armed = true;
	return true;
}

/* Append to the reason already in *@problem. */
static void restore_append(struct problem *problem, const struct problem *error,
			   const char *name)
{
	char before[PROBLEM_REASON], text[PROBLEM_TEXT];

	memcpy(before, problem->reason, sizeof(before));
	problem_text(error, text, sizeof(text));
	problem_fail(problem, NULL, "%s%s%s: %s", before,
		     *before ? "; " : "not restored: ", name, text);
}

bool restore_put_back(const struct tunable_set *set, const struct sample *now,
		      struct source *source, struct problem *problem)
{
	struct tunable_set changed = restore_changed(set, now);
	unsigned int order[TUNABLE_COUNT];
	unsigned int count = tunable_set_order(&changed, order), i;
	struct problem error;
	bool good = true;

	for (i = 0; i < count; i++) {
		if (source_set(source, order[i], changed.value[order[i]],
			       &error))
			continue;
		restore_append(problem, &error, tunable_get(order[i]).name);
		good = false;
	}
	return good;
}

bool restore_end(struct restore *restore, struct source *source,
		 struct problem *problem)
{
	struct problem error;
	struct sample now;
	bool after_gap, good;

	problem_set(problem, NULL, NULL, NULL, NULL);
	if (!restore->is_armed)
		return true;
	sample_init(&now);
	good = source_sample(source, &now, &after_gap, &error) != SOURCE_GONE;
	if (good)
		good = restore_put_back(&restore->values, &now, source,
					problem);
	else
		restore_append(problem, &error, "the tunables");
	sample_free(&now);
	if (good)
		unlink(restore->path);
	restore->is_armed = false;
	return good;
}
