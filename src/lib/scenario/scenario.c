// SPDX-License-Identifier: GPL-2.0
/*
 * scenario.c - line by line; the first word says what a line is
 */
#include "lib/scenario/scenario.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/load/load_spec.h"
#include "lib/model/method.h"

#define NS_PER_S 1000000000u
#define WAIT_DEFAULT_NS ((uint64_t)10 * NS_PER_S)
#define WAIT_MOST_NS ((uint64_t)3600 * NS_PER_S)

/* A line being read. */
struct line {
	struct scenario *scenario;
	const char *rest;	    /* what follows the first word */
	struct tokens tokens;	    /* the same */
	struct scenario_step *step; /* where it is one */
	char *reason;
};

__attribute__((format(printf, 2, 3))) static bool
scenario_refuse(char *reason, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, TOKENS_REASON, format, arguments);
	va_end(arguments);
	return false;
}

static bool scenario_read_title(struct line *line)
{
	if (*line->scenario->title)
		return scenario_refuse(line->reason,
				       "there is a title already");
	if (!*line->rest)
		return scenario_refuse(line->reason, "the title is empty");
	snprintf(line->scenario->title, sizeof(line->scenario->title), "%s",
		 line->rest);
	return true;
}

static bool scenario_read_needs(struct line *line)
{
	static const char *const places[] = {
		[SCENARIO_ON_ANY] = "any",
		[SCENARIO_ON_SIM] = "sim",
		[SCENARIO_ON_KERNEL] = "kernel",
	};
	const char *word = tokens_take(&line->tokens);
	unsigned int i;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++)
		if (!strcmp(word, places[i])) {
			line->scenario->place = (enum scenario_place)i;
			return tokens_end(&line->tokens, line->reason);
		}
	return scenario_refuse(line->reason, "it needs any, sim or kernel");
}

static bool scenario_read_keep(struct line *line)
{
	line->scenario->keeps = true;
	return tokens_end(&line->tokens, line->reason);
}

/* One after the other makes one sentence, so that long ones fit in lines. */
static bool scenario_read_say(struct line *line)
{
	struct scenario_step *before;
	size_t used;

	if (!*line->rest)
		return scenario_refuse(line->reason, "there is nothing to say");
	before = line->scenario->nr_steps ? line->step - 1 : NULL;
	if (!before || before->kind != SCENARIO_SAY) {
		snprintf(line->step->text, sizeof(line->step->text), "%s",
			 line->rest);
		return true;
	}
	used = strlen(before->text);
	if (used + 1 + strlen(line->rest) >= sizeof(before->text))
		return scenario_refuse(line->reason,
				       "that is too much to say at once");
	snprintf(before->text + used, sizeof(before->text) - used, " %s",
		 line->rest);
	line->step = NULL;
	return true;
}

static bool scenario_read_mark(struct line *line)
{
	if (!*line->rest)
		return scenario_refuse(line->reason, "the mark has no text");
	if (strlen(line->rest) >= MARK_TEXT_SIZE)
		return scenario_refuse(line->reason,
				       "a mark has at most %d bytes",
				       MARK_TEXT_SIZE - 1);
	snprintf(line->step->text, sizeof(line->step->text), "%s", line->rest);
	return true;
}

static bool scenario_read_key(struct line *line)
{
	return tokens_end(&line->tokens, line->reason);
}

static bool scenario_read_method(struct line *line)
{
	line->step->method = method_find(tokens_take(&line->tokens));
	if (line->step->method == METHOD_UNKNOWN)
		return scenario_refuse(
			line->reason,
			"there are the methods int, cp, lhp, pas and dpas");
	return tokens_end(&line->tokens, line->reason);
}

static bool scenario_read_set(struct line *line)
{
	struct scenario_step *step = line->step;
	const char *name = tokens_take(&line->tokens);
	const char *value = tokens_take(&line->tokens);
	int id = tunable_find(name);

	if (id < 0)
		return scenario_refuse(line->reason,
				       "there is no tunable \"%s\"", name);
	step->id = (unsigned int)id;
	if (!tunable_parse(value, &step->value))
		return scenario_refuse(line->reason,
				       "\"%s\" is no whole number", value);
	return tunable_check(step->id, step->value, line->reason,
			     TOKENS_REASON) &&
		tokens_end(&line->tokens, line->reason);
}

/* The keys as words or, as on the command line, with commas between them. */
static bool scenario_read_load(struct line *line)
{
	char text[SCENARIO_TEXT_SIZE] = "";
	char item[NUMBER_ITEM], why[NUMBER_REASON];
	size_t used = 0;

	line->step->load = load_default();
	line->step->load.jobs = 1;
	while (line->tokens.next < line->tokens.count)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s", used ? "," : "",
					 tokens_take(&line->tokens));
	return load_spec_parse(&line->step->load, text, item, why) ||
		scenario_refuse(line->reason, "%s: %s", *item ? item : "load",
				why);
}

static bool scenario_read_duration(struct line *line, uint64_t *ns)
{
	double value;

	if (!tokens_time(&line->tokens, &value, line->reason))
		return false;
	if (value > (double)WAIT_MOST_NS)
		return scenario_refuse(line->reason,
				       "it waits for more than an hour");
	*ns = (uint64_t)value;
	return true;
}

static bool scenario_read_condition(struct line *line)
{
	return condition_parse(&line->step->condition, &line->tokens,
			       line->reason);
}

static bool scenario_read_wait(struct line *line)
{
	struct scenario_step *step = line->step;

	if (!tokens_take_if(&line->tokens, "until"))
		return scenario_read_duration(line, &step->limit_ns) &&
			tokens_end(&line->tokens, line->reason);
	step->kind = SCENARIO_WAIT_UNTIL;
	step->limit_ns = WAIT_DEFAULT_NS;
	if (!scenario_read_condition(line))
		return false;
	if (tokens_take_if(&line->tokens, "for") &&
	    (!tokens_need(&line->tokens, "at", line->reason) ||
	     !tokens_need(&line->tokens, "most", line->reason) ||
	     !scenario_read_duration(line, &step->limit_ns)))
		return false;
	return tokens_end(&line->tokens, line->reason);
}

static bool scenario_read_expect(struct line *line)
{
	line->step->limit_ns = WAIT_DEFAULT_NS;
	return scenario_read_condition(line) &&
		tokens_end(&line->tokens, line->reason);
}

static const struct entry {
	const char *word;
	bool (*read)(struct line *line);
	bool has_text; /* what follows is not taken apart */
	bool is_step;
	enum scenario_kind kind;
} entries[] = {
	{ "title", scenario_read_title, true, false, 0 },
	{ "needs", scenario_read_needs, false, false, 0 },
	{ "keep", scenario_read_keep, false, false, 0 },
	{ "say", scenario_read_say, true, true, SCENARIO_SAY },
	{ "mark", scenario_read_mark, true, true, SCENARIO_MARK },
	{ "key", scenario_read_key, false, true, SCENARIO_KEY },
	{ "method", scenario_read_method, false, true, SCENARIO_METHOD },
	{ "set", scenario_read_set, false, true, SCENARIO_SET },
	{ "load", scenario_read_load, false, true, SCENARIO_LOAD },
	{ "wait", scenario_read_wait, false, true, SCENARIO_WAIT },
	{ "expect", scenario_read_expect, false, true, SCENARIO_EXPECT },
};

static const struct entry *scenario_find_entry(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(entries) / sizeof(*entries); i++)
		if (!strcmp(word, entries[i].word))
			return entries + i;
	return NULL;
}

/* Room for one more step, with nothing in it. */
static bool scenario_add_step(struct scenario *scenario, char *reason)
{
	struct scenario_step *steps;

	if (scenario->nr_steps == SCENARIO_MOST_STEPS)
		return scenario_refuse(reason, "there are more than %d steps",
				       SCENARIO_MOST_STEPS);
	steps = realloc(scenario->steps,
			(scenario->nr_steps + 1) * sizeof(*steps));
	if (!steps)
		return scenario_refuse(reason, "out of memory");
	scenario->steps = steps;
	steps[scenario->nr_steps] = (struct scenario_step){ 0 };
	return true;
}

static bool scenario_read_entry(struct line *line, const struct entry *entry,
				const char *text, unsigned int number)
{
	struct scenario *scenario = line->scenario;

	if (!entry->is_step)
		return entry->read(line);
	if (!scenario_add_step(scenario, line->reason))
		return false;
	line->step = scenario->steps + scenario->nr_steps;
	line->step->kind = entry->kind;
	line->step->line = number;
	snprintf(line->step->text, sizeof(line->step->text), "%s", text);
	if (!entry->read(line))
		return false;
	scenario->nr_steps += line->step != NULL;
	return true;
}

/* A line of one word or more, which is no comment. */
static bool scenario_read_line(struct scenario *scenario, const char *text,
			       unsigned int number, char *reason)
{
	struct line line = { .scenario = scenario, .reason = reason };
	char copy[SCENARIO_TEXT_SIZE], word[16];
	size_t length = strcspn(text, " \t");
	const struct entry *entry;

	snprintf(word, sizeof(word), "%.*s", (int)length, text);
	entry = scenario_find_entry(word);
	if (!entry)
		return scenario_refuse(
			reason,
			"\"%.*s\" is no step (say, mark, key, method, set, load, wait, expect), nor title, needs, keep",
			length < 40 ? (int)length : 40, text);
	line.rest = text + length + strspn(text + length, " \t");
	snprintf(copy, sizeof(copy), "%s", line.rest);
	if (!entry->has_text && !tokens_split(&line.tokens, copy))
		return scenario_refuse(reason, "there are more than %d words",
				       TOKENS_MOST);
	return scenario_read_entry(&line, entry, text, number);
}

/* The @size bytes at @text as a string without blanks at its ends. */
static bool scenario_copy_line(char *copy, const char *text, size_t size,
			       char *reason)
{
	/* A file that comes from Windows. */
	if (size && text[size - 1] == '\r')
		size--;
	if (!tokens_are_plain(text, size))
		return scenario_refuse(reason,
				       "it has control characters or no UTF-8");
	while (size && strchr(" \t", text[size - 1]))
		size--;
	while (size && strchr(" \t", *text)) {
		text++;
		size--;
	}
	if (size >= SCENARIO_TEXT_SIZE)
		return scenario_refuse(reason, "it is longer than %d bytes",
				       SCENARIO_TEXT_SIZE - 1);
	memcpy(copy, text, size);
	copy[size] = '\0';
	return true;
}

static bool scenario_read_lines(struct scenario *scenario, const char *text,
				size_t size, struct scenario_error *error)
{
	char copy[SCENARIO_TEXT_SIZE];

	while (size) {
		const char *newline = memchr(text, '\n', size);
		size_t length = newline ? (size_t)(newline - text) : size;

		error->line++;
		if (!scenario_copy_line(copy, text, length, error->reason))
			return false;
		if (*copy && *copy != '#' &&
		    !scenario_read_line(scenario, copy, error->line,
					error->reason))
			return false;
		length += newline != NULL;
		text += length;
		size -= length;
	}
	error->line = 0;
	if (!*scenario->title)
		return scenario_refuse(error->reason, "there is no title");
	return scenario->nr_steps ||
		scenario_refuse(error->reason, "there is no step");
}

bool scenario_read(struct scenario *scenario, const char *text, size_t size,
		   struct scenario_error *error)
{
	size_t mark = tokens_mark(text, size);

	*scenario = (struct scenario){ 0 };
	*error = (struct scenario_error){ 0 };
	if (size > SCENARIO_MOST_BYTES)
		return scenario_refuse(error->reason,
				       "it is larger than %d bytes",
				       SCENARIO_MOST_BYTES);
	if (scenario_read_lines(scenario, text + mark, size - mark, error))
		return true;
	/* What it quotes may be cut within a character. */
	tokens_make_plain(error->reason);
	scenario_free(scenario);
	return false;
}

void scenario_free(struct scenario *scenario)
{
	free(scenario->steps);
	*scenario = (struct scenario){ 0 };
}

bool scenario_changes(const struct scenario *scenario)
{
	size_t i;

	for (i = 0; i < scenario->nr_steps; i++)
		switch (scenario->steps[i].kind) {
		case SCENARIO_METHOD:
		case SCENARIO_SET:
		case SCENARIO_LOAD:
			return true;
		default:
			break;
		}
	return false;
}

bool scenario_fits(const struct scenario *scenario, const struct source *source,
		   char *reason, size_t size)
{
	static const char *const names[] = {
		[SCENARIO_ON_ANY] = "",
		[SCENARIO_ON_SIM] = "sim",
		[SCENARIO_ON_KERNEL] = "kernel",
	};
	const char *name = names[scenario->place];

	*reason = '\0';
	if (*name && strcmp(name, source->ops->name) != 0)
		snprintf(reason, size, "it is for %s",
			 scenario->place == SCENARIO_ON_SIM ?
				 "the simulator (sim)" :
				 "a kernel");
	else if (scenario_changes(scenario))
		snprintf(reason, size, "%s", source_read_only(source));
	return !*reason;
}
