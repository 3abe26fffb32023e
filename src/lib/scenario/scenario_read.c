// SPDX-License-Identifier: GPL-2.0
/*
 * scenario_read.c - parse line by line; the first word is the keyword
 */
#include "lib/scenario/scenario_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/scenario/scenario_line.h"

/* Append an empty step. */
static bool scenario_read_add(struct scenario *scenario,
			      struct problem *problem)
{
	struct scenario_step *steps;

	if (scenario->nr_steps == SCENARIO_MOST_STEPS)
		return problem_fail(problem, NULL,
				    "there are more than %d steps",
				    SCENARIO_MOST_STEPS);
	steps = realloc(scenario->steps,
			(scenario->nr_steps + 1) * sizeof(*steps));
	if (!steps)
		return problem_fail(problem, NULL, "out of memory");
	scenario->steps = steps;
	steps[scenario->nr_steps] = (struct scenario_step){ 0 };
	return true;
}

static bool scenario_read_entry(struct scenario_line *line,
				const struct scenario_word *entry,
				const char *text, unsigned int number)
{
	struct scenario *scenario = line->scenario;

	if (!entry->is_step)
		return entry->read(line);
	if (!scenario_read_add(scenario, line->problem))
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

/* Parse a line that is neither empty nor a comment. */
static bool scenario_read_line(struct scenario *scenario, const char *text,
			       unsigned int number, struct problem *problem)
{
	struct scenario_line line = { .scenario = scenario,
				      .problem = problem };
	char copy[SCENARIO_TEXT_SIZE], word[16];
	size_t length = strcspn(text, " \t");
	const struct scenario_word *entry;

	snprintf(word, sizeof(word), "%.*s", (int)length, text);
	entry = scenario_line_word(word);
	if (!entry)
		return problem_fail(
			problem, NULL,
			"\"%.*s\" is not a step (say, look, try, ask, answer, mark, key, method, set, load, wait, expect, view, show, speed), nor title, needs, keep",
			length < 40 ? (int)length : 40, text);
	line.word = entry->word;
	line.rest = text + length + strspn(text + length, " \t");
	snprintf(copy, sizeof(copy), "%s", line.rest);
	if (!entry->has_text && !tokens_split(&line.tokens, copy))
		return problem_fail(problem, NULL,
				    "there are more than %d words",
				    TOKENS_MOST);
	return scenario_read_entry(&line, entry, text, number);
}

/* Copy the @size bytes at @text as a string, trimmed. */
static bool scenario_read_copy(char *copy, const char *text, size_t size,
			       struct problem *problem)
{
	/* CR LF line ends. */
	if (size && text[size - 1] == '\r')
		size--;
	if (!tokens_are_plain(text, size))
		return problem_fail(problem, NULL,
				    "it has control characters or no UTF-8");
	while (size && strchr(" \t", text[size - 1]))
		size--;
	while (size && strchr(" \t", *text)) {
		text++;
		size--;
	}
	if (size >= SCENARIO_TEXT_SIZE)
		return problem_fail(problem, NULL, "it is longer than %d bytes",
				    SCENARIO_TEXT_SIZE - 1);
	memcpy(copy, text, size);
	copy[size] = '\0';
	return true;
}

static bool scenario_read_lines(struct scenario *scenario, const char *text,
				size_t size, unsigned int *line,
				struct problem *error)
{
	char copy[SCENARIO_TEXT_SIZE];

	while (size) {
		const char *newline = memchr(text, '\n', size);
		size_t length = newline ? (size_t)(newline - text) : size;

		++*line;
		if (!scenario_read_copy(copy, text, length, error))
			return false;
		if (*copy && *copy != '#' &&
		    !scenario_read_line(scenario, copy, *line, error))
			return false;
		length += newline != NULL;
		text += length;
		size -= length;
	}
	*line = 0;
	if (!*scenario->title)
		return problem_fail(error, NULL, "there is no title");
	return scenario->nr_steps ||
		problem_fail(error, NULL, "there is no step");
}

bool scenario_read(struct scenario *scenario, const char *text, size_t size,
		   unsigned int *line, struct problem *error)
{
	size_t mark = tokens_mark(text, size);

	*scenario = (struct scenario){ 0 };
	*line = 0;
	if (size > SCENARIO_MOST_BYTES)
		return problem_fail(error, NULL, "it is larger than %d bytes",
				    SCENARIO_MOST_BYTES);
	if (scenario_read_lines(scenario, text + mark, size - mark, line,
				error))
		return true;
	/* The quoted text may be truncated inside a character. */
	tokens_make_plain(error->reason);
	scenario_free(scenario);
	return false;
}
