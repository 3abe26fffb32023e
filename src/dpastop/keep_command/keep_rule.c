// SPDX-License-Identifier: GPL-2.0
#include "dpastop/keep_command/keep_rule.h"

#include <ctype.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/small_file.h"

#define KEEP_PREFIX "99-dpastop-"
#define KEEP_SUFFIX ".rules"
#define KEEP_HEAD "# Written by dpastop keep for "

/* The sources of a persistent device name, best first. */
static const char *const keep_attributes[] = {
	"wwid",
	"device/wwid",
	"serial",
	"device/serial",
};

#define NR_ATTRIBUTES (sizeof(keep_attributes) / sizeof(*keep_attributes))

static void keep_rule_strip(char *text)
{
	size_t length = strlen(text);

	while (length && isspace((unsigned char)text[length - 1]))
		text[--length] = '\0';
}

bool keep_rule_identify(struct keep_rule *rule, const char *sysfs,
			const char *device)
{
	char path[PATH_MAX];
	size_t i;
	int at;

	snprintf(rule->device, sizeof(rule->device), "%s", device);
	snprintf(path, sizeof(path), "%s/block/%s", sysfs, device);
	at = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	*rule->id = '\0';
	for (i = 0; at >= 0 && !*rule->id && i < NR_ATTRIBUTES; i++) {
		small_file_read(at, keep_attributes[i], rule->id,
				sizeof(rule->id));
		keep_rule_strip(rule->id);
		snprintf(rule->attribute, sizeof(rule->attribute), "%s",
			 keep_attributes[i]);
	}
	if (at >= 0)
		close(at);
	return *rule->id;
}

void keep_rule_path(const struct keep_rule *rule, const char *etc,
		    char path[PATH_MAX])
{
	char name[KEEP_ID_SIZE], *at;

	snprintf(name, sizeof(name), "%s", rule->id);
	for (at = name; *at; at++)
		if (!isalnum((unsigned char)*at) && !strchr("._-", *at))
			*at = '_';
	snprintf(path, PATH_MAX,
		 "%s/udev/rules.d/" KEEP_PREFIX "%s" KEEP_SUFFIX, etc, name);
}

bool keep_rule_is_name(const char *name)
{
	size_t length = strlen(name), prefix = strlen(KEEP_PREFIX);
	size_t suffix = strlen(KEEP_SUFFIX);

	return length > prefix + suffix &&
		!strncmp(name, KEEP_PREFIX, prefix) &&
		!strcmp(name + length - suffix, KEEP_SUFFIX);
}

/*
 * Wildcards match characters that are special to udev, and the end of the text.
 */
static void keep_rule_write_pattern(FILE *file, const char *text)
{
	for (; *text; text++)
		fputc(strchr("*?[]|\"\\", *text) ||
				      !isprint((unsigned char)*text) ?
			      '?' :
			      *text,
		      file);
}

static void keep_rule_write_value(FILE *file, unsigned int id, int64_t value)
{
	fprintf(file, "ATTR{queue/%s}=\"%" PRId64 "\"\n", tunable_get(id).name,
		value);
}

bool keep_rule_write(FILE *file, const void *context)
{
	const struct keep_rule *rule = context;
	unsigned int order[TUNABLE_COUNT];
	unsigned int count = tunable_set_order(&rule->values, order), i;

	fprintf(file,
		KEEP_HEAD "%s; to be rid of it: dpastop keep --remove %s\n"
			  "ACTION!=\"add\", GOTO=\"dpastop_end\"\n"
			  "SUBSYSTEM!=\"block\", GOTO=\"dpastop_end\"\n"
			  "ATTR{%s}!=\"",
		rule->device, rule->id, rule->attribute);
	keep_rule_write_pattern(file, rule->id);
	fputs("\", GOTO=\"dpastop_end\"\n", file);
	/* First off, so that no CPU decides on half of the new values. */
	keep_rule_write_value(file, DPAS_SWITCH_ENABLED, 0);
	for (i = 0; i < count; i++)
		keep_rule_write_value(file, order[i],
				      rule->values.value[order[i]]);
	fputs("LABEL=\"dpastop_end\"\n", file);
	return !ferror(file);
}

/* Parse the text after the last blank of @line, without its newline. */
static void keep_rule_take_head(struct keep_rule *rule, const char *line)
{
	const char *device = line + strlen(KEEP_HEAD);
	const char *id = strrchr(line, ' ');

	snprintf(rule->device, sizeof(rule->device), "%.*s",
		 (int)strcspn(device, ";"), device);
	snprintf(rule->id, sizeof(rule->id), "%.*s", (int)strcspn(id + 1, "\n"),
		 id + 1);
}

static void keep_rule_take_line(struct keep_rule *rule, const char *line)
{
	char name[32];
	int64_t value;
	int id;

	if (sscanf(line, "ATTR{queue/%31[a-z0-9_]}=\"%" SCNd64 "\"", name,
		   &value) == 2) {
		id = tunable_meet(name);
		if (id >= 0)
			tunable_set_put(&rule->values, (unsigned int)id, value);
	} else {
		sscanf(line, "ATTR{%31[a-z/]}!=", rule->attribute);
	}
}

bool keep_rule_read(struct keep_rule *rule, const char *path)
{
	FILE *file = fopen(path, "re");
	char line[512];
	bool good;

	*rule = (struct keep_rule){ 0 };
	good = file && fgets(line, sizeof(line), file) &&
		!strncmp(line, KEEP_HEAD, strlen(KEEP_HEAD));
	if (good)
		keep_rule_take_head(rule, line);
	while (good && fgets(line, sizeof(line), file))
		keep_rule_take_line(rule, line);
	if (file)
		fclose(file);
	return good && rule->values.known;
}
