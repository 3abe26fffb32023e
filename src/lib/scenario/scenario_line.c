// SPDX-License-Identifier: GPL-2.0
#include "lib/scenario/scenario_line.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "lib/load/load_spec.h"
#include "lib/model/method.h"

#define NS_PER_S 1000000000u
#define WAIT_DEFAULT_NS ((uint64_t)10 * NS_PER_S)
#define WAIT_MOST_NS ((uint64_t)3600 * NS_PER_S)

static bool scenario_line_title(struct scenario_line *line)
{
	if (*line->scenario->title)
		return problem_fail(line->problem, NULL,
				    "there is a title already");
	if (!*line->rest)
		return problem_fail(line->problem, NULL, "the title is empty");
	snprintf(line->scenario->title, sizeof(line->scenario->title), "%s",
		 line->rest);
	return true;
}

static bool scenario_line_needs(struct scenario_line *line)
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
			return tokens_end(&line->tokens, line->problem);
		}
	return problem_fail(line->problem, NULL, "it needs any, sim or kernel");
}

static bool scenario_line_keep(struct scenario_line *line)
{
	line->scenario->keeps = true;
	return tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_duration(struct scenario_line *line, uint64_t *ns)
{
	double value;

	if (!tokens_time(&line->tokens, &value, line->problem))
		return false;
	if (value > (double)WAIT_MOST_NS)
		return problem_fail(line->problem, NULL,
				    "it waits for more than an hour");
	*ns = (uint64_t)value;
	return true;
}

/* The syntax of each, and how it is shown. */
static const struct {
	const char *word;
	const char *label;
} scenario_voices[] = {
	[SCENARIO_TELLS] = { "say", "" },
	[SCENARIO_LOOK] = { "look", "LOOK: " },
	[SCENARIO_TRY] = { "try", "TRY: " },
	[SCENARIO_ASK] = { "ask", "QUESTION: " },
	[SCENARIO_ANSWER] = { "answer", "ANSWER: " },
};

const char *scenario_voice_word(enum scenario_voice voice)
{
	return scenario_voices[voice].word;
}

const char *scenario_voice_label(enum scenario_voice voice)
{
	return scenario_voices[voice].label;
}

/* "for 5s" before the text: do not wait for a key. */
static bool scenario_line_text_time(struct scenario_line *line)
{
	char copy[32];
	size_t length;

	if (strncmp(line->rest, "for ", 4) != 0 || !isdigit(line->rest[4]))
		return true;
	line->rest += 4;
	length = strcspn(line->rest, " \t");
	snprintf(copy, sizeof(copy), "%.*s", (int)length, line->rest);
	if (!tokens_split(&line->tokens, copy) ||
	    !scenario_line_duration(line, &line->step->limit_ns))
		return false;
	line->rest += length + strspn(line->rest + length, " \t");
	return true;
}

/* Consecutive lines form one text, so that long ones can be wrapped. */
static bool scenario_line_say(struct scenario_line *line)
{
	struct scenario_step *before = line->scenario->nr_steps ?
		line->step - 1 :
		NULL;
	size_t used;

	while (strcmp(line->word, scenario_voices[line->step->voice].word) != 0)
		line->step->voice++;
	if (!scenario_line_text_time(line))
		return false;
	if (!*line->rest)
		return problem_fail(line->problem, NULL, "the text is missing");
	if (!before || before->kind != SCENARIO_SAY || before->ends_at_key ||
	    before->voice != line->step->voice || line->step->limit_ns) {
		snprintf(line->step->text, sizeof(line->step->text), "%s",
			 line->rest);
		return true;
	}
	used = strlen(before->text);
	if (used + 1 + strlen(line->rest) >= sizeof(before->text))
		return problem_fail(line->problem, NULL,
				    "the text is too long");
	snprintf(before->text + used, sizeof(before->text) - used, " %s",
		 line->rest);
	line->step = NULL;
	return true;
}

/* Parse what follows the text in: "TEXT" at switch PAS->OL */
static bool scenario_line_mark_place(struct scenario_line *line,
				     const char *text)
{
	char copy[SCENARIO_TEXT_SIZE];

	snprintf(copy, sizeof(copy), "%s", text);
	line->step->at_switch = true;
	return (tokens_split(&line->tokens, copy) ||
		problem_fail(line->problem, NULL,
			     "there are too many words")) &&
		tokens_need(&line->tokens, "at", line->problem) &&
		tokens_need(&line->tokens, "switch", line->problem) &&
		condition_parse_edge(&line->step->condition,
				     tokens_take(&line->tokens),
				     line->problem) &&
		tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_mark(struct scenario_line *line)
{
	const char *text = line->rest, *end = NULL;
	size_t length = strlen(text);

	if (*text == '"') {
		end = strchr(++text, '"');
		if (!end)
			return problem_fail(line->problem, NULL,
					    "the quote has no end");
		length = (size_t)(end - text);
	}
	if (!length)
		return problem_fail(line->problem, NULL,
				    "the mark has no text");
	if (length >= MARK_TEXT_SIZE)
		return problem_fail(line->problem, NULL,
				    "a mark has at most %d bytes",
				    MARK_TEXT_SIZE - 1);
	snprintf(line->step->text, sizeof(line->step->text), "%.*s",
		 (int)length, text);
	return !end || !end[1] || scenario_line_mark_place(line, end + 1);
}

/* After a text that waits for a key anyway it only ends that text. */
static bool scenario_line_key(struct scenario_line *line)
{
	struct scenario_step *before = line->scenario->nr_steps ?
		line->step - 1 :
		NULL;

	if (before && before->kind == SCENARIO_SAY && !before->limit_ns &&
	    !before->ends_at_key) {
		before->ends_at_key = true;
		line->step = NULL;
	}
	return tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_view(struct scenario_line *line)
{
	static const char *const names[SCENARIO_NR_VIEWS] = {
		[SCENARIO_OVERVIEW] = "overview",
		[SCENARIO_PRESENTER] = "presenter",
		[SCENARIO_CPU] = "cpu",
		[SCENARIO_SWITCHES] = "switches",
		[SCENARIO_LOAD_VIEW] = "load",
		[SCENARIO_COMPARE] = "compare",
	};
	const char *word = tokens_take(&line->tokens);
	unsigned int i;

	for (i = 0; i < SCENARIO_NR_VIEWS; i++)
		if (!strcmp(word, names[i])) {
			line->step->view = (enum scenario_view)i;
			return tokens_end(&line->tokens, line->problem);
		}
	return problem_fail(
		line->problem, NULL,
		"there are the views overview, presenter, cpu, switches, load and compare");
}

static bool scenario_line_speed(struct scenario_line *line)
{
	double *speed = &line->step->speed;

	if (!tokens_number(&line->tokens, "", speed, line->problem))
		return false;
	if (*speed && (*speed < SOURCE_SLOWEST || *speed > SOURCE_FASTEST))
		return problem_fail(line->problem, NULL,
				    "it takes 0, or %g to %g", SOURCE_SLOWEST,
				    SOURCE_FASTEST);
	return tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_method(struct scenario_line *line)
{
	line->step->method = method_find(tokens_take(&line->tokens));
	if (line->step->method == METHOD_UNKNOWN)
		return problem_fail(
			line->problem, NULL,
			"there are the methods int, cp, lhp, ehp, pas and dpas");
	return tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_tunable(struct scenario_line *line)
{
	const char *name = tokens_take(&line->tokens);
	int id = tunable_find(name);

	if (id < 0)
		return problem_fail(line->problem, NULL,
				    "there is no tunable \"%s\"", name);
	line->step->id = (unsigned int)id;
	return true;
}

static bool scenario_line_show(struct scenario_line *line)
{
	return scenario_line_tunable(line) &&
		tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_set(struct scenario_line *line)
{
	struct scenario_step *step = line->step;
	const char *value;

	if (!scenario_line_tunable(line))
		return false;
	value = tokens_take(&line->tokens);
	if (!tunable_parse(value, &step->value))
		return problem_fail(line->problem, NULL,
				    "\"%s\" is not a whole number", value);
	return tunable_check(step->id, step->value, line->problem) &&
		tokens_end(&line->tokens, line->problem);
}

/* The keys separated by blanks or, as on the command line, by commas. */
static bool scenario_line_load(struct scenario_line *line)
{
	char text[SCENARIO_TEXT_SIZE] = "";
	struct problem wrong;
	size_t used = 0;

	line->step->load = load_default();
	line->step->load.jobs = 1;
	while (line->tokens.next < line->tokens.count)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 "%s%s", used ? "," : "",
					 tokens_take(&line->tokens));
	return load_spec_parse(&line->step->load, text, &wrong) ||
		problem_fail(line->problem, NULL, "%s: %s",
			     *wrong.value ? wrong.value : "load", wrong.reason);
}

static bool scenario_line_condition(struct scenario_line *line)
{
	return condition_parse(&line->step->condition, &line->tokens,
			       line->problem);
}

static bool scenario_line_wait(struct scenario_line *line)
{
	struct scenario_step *step = line->step;

	if (!tokens_take_if(&line->tokens, "until"))
		return scenario_line_duration(line, &step->limit_ns) &&
			tokens_end(&line->tokens, line->problem);
	step->kind = SCENARIO_WAIT_UNTIL;
	step->limit_ns = WAIT_DEFAULT_NS;
	if (!scenario_line_condition(line))
		return false;
	if (tokens_take_if(&line->tokens, "for") &&
	    (!tokens_need(&line->tokens, "at", line->problem) ||
	     !tokens_need(&line->tokens, "most", line->problem) ||
	     !scenario_line_duration(line, &step->limit_ns)))
		return false;
	return tokens_end(&line->tokens, line->problem);
}

static bool scenario_line_expect(struct scenario_line *line)
{
	line->step->limit_ns = WAIT_DEFAULT_NS;
	return scenario_line_condition(line) &&
		tokens_end(&line->tokens, line->problem);
}

static const struct scenario_word words[] = {
	{ "title", scenario_line_title, true, false, 0 },
	{ "needs", scenario_line_needs, false, false, 0 },
	{ "keep", scenario_line_keep, false, false, 0 },
	{ "say", scenario_line_say, true, true, SCENARIO_SAY },
	{ "look", scenario_line_say, true, true, SCENARIO_SAY },
	{ "try", scenario_line_say, true, true, SCENARIO_SAY },
	{ "ask", scenario_line_say, true, true, SCENARIO_SAY },
	{ "answer", scenario_line_say, true, true, SCENARIO_SAY },
	{ "mark", scenario_line_mark, true, true, SCENARIO_MARK },
	{ "key", scenario_line_key, false, true, SCENARIO_KEY },
	{ "method", scenario_line_method, false, true, SCENARIO_METHOD },
	{ "set", scenario_line_set, false, true, SCENARIO_SET },
	{ "load", scenario_line_load, false, true, SCENARIO_LOAD },
	{ "wait", scenario_line_wait, false, true, SCENARIO_WAIT },
	{ "expect", scenario_line_expect, false, true, SCENARIO_EXPECT },
	{ "view", scenario_line_view, false, true, SCENARIO_VIEW },
	{ "show", scenario_line_show, false, true, SCENARIO_SHOW },
	{ "speed", scenario_line_speed, false, true, SCENARIO_SPEED },
};

const struct scenario_word *scenario_line_word(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(word, words[i].word))
			return words + i;
	return NULL;
}
