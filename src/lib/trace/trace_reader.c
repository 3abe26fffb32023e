// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_reader.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/tokens.h"
#include "lib/trace/trace_format.h"

/* In the order in which they are tried: the last takes anything. */
static const struct trace_format *const formats[] = {
	&trace_format_events, &trace_format_blkparse, &trace_format_fio,
	&trace_format_fio2,   &trace_format_plain,
};

#define FORMATS (sizeof(formats) / sizeof(*formats))

const char *trace_reader_names(void)
{
	static char names[80];
	unsigned int i;
	size_t used = 0;

	for (i = 0; i < FORMATS; i++)
		used += (size_t)snprintf(names + used, sizeof(names) - used,
					 "%s%s", i ? ", " : "",
					 formats[i]->name);
	return names;
}

static const struct trace_format *trace_reader_find(const char *name)
{
	unsigned int i;

	for (i = 0; i < FORMATS; i++)
		if (!strcmp(formats[i]->name, name))
			return formats[i];
	return NULL;
}

bool trace_reader_has(const char *name)
{
	return trace_reader_find(name);
}

static const struct trace_format *trace_reader_recognise(const char *line)
{
	unsigned int i = 0;

	while (!formats[i]->recognises(line))
		i++;
	return formats[i];
}

static bool trace_reader_says_nothing(const char *line)
{
	while (isspace((unsigned char)*line))
		line++;
	return !*line || *line == '#';
}

/* One line. False: reading->what and reading->reason say why. */
static bool trace_reader_take(struct trace_reading *reading,
			      const struct trace_format **format, char *line)
{
	if (trace_reader_says_nothing(line))
		return true;
	if (!*format && *line == '{')
		return trace_format_refuse(
			reading, line,
			"JSON, as dpastop's recordings are, has no single I/Os");
	if (!*format)
		*format = trace_reader_recognise(line);
	if (!(*format)->take(reading, line))
		return false;
	reading->past_first = true;
	return true;
}

/* "PATH:12" and why. */
static void trace_reader_refuse_line(struct problem *problem, const char *path,
				     unsigned long number, const char *reason)
{
	char place[PATH_MAX + 32];

	snprintf(place, sizeof(place), "%s:%lu", path, number);
	problem_set(problem, place, NULL, reason, NULL);
}

static void trace_reader_complain(const struct trace_reading *reading,
				  const struct trace_format *format,
				  const char *path, unsigned long number,
				  struct problem *problem)
{
	bool is_plain = !format || format == &trace_format_plain;
	char reason[PROBLEM_REASON];

	if (is_plain && !reading->past_first)
		snprintf(reason, sizeof(reason),
			 "service time \"%s\": %s (nor is it any of %s)",
			 reading->what, reading->reason, trace_reader_names());
	else if (is_plain)
		snprintf(reason, sizeof(reason), "service time \"%s\": %s",
			 reading->what, reading->reason);
	else
		snprintf(reason, sizeof(reason),
			 "\"%s\": %s; read as %s, which has %s", reading->what,
			 reading->reason, format->name, format->expected);
	trace_reader_refuse_line(problem, path, number, reason);
}

static bool trace_reader_read_lines(struct trace_reading *reading,
				    const struct trace_format **format,
				    FILE *stream, const char *path,
				    struct problem *problem)
{
	unsigned long number;
	bool good = true;
	char *line = NULL;
	size_t size = 0, mark;
	ssize_t length;

	for (number = 1; good && (length = getline(&line, &size, stream)) >= 0;
	     number++) {
		/* Text after a NUL would be passed over in silence. */
		if (strlen(line) != (size_t)length) {
			trace_reader_refuse_line(
				problem, path, number,
				number == 1 ?
					"a NUL byte: this is no text (blktrace's own files go through blkparse first)" :
					"a NUL byte: this is no text");
			good = false;
			break;
		}
		line[strcspn(line, "\r\n")] = '\0';
		mark = number == 1 ? tokens_mark(line, strlen(line)) : 0;
		if (!trace_reader_take(reading, format, line + mark)) {
			trace_reader_complain(reading, *format, path, number,
					      problem);
			good = false;
		}
	}
	free(line);
	if (good && ferror(stream)) {
		problem_set(problem, path, NULL, strerror(errno), NULL);
		return false;
	}
	return good;
}

/* All lines are read: what is there? */
static bool trace_reader_finish(struct trace_reading *reading,
				const struct trace_format *format,
				const char *path, struct problem *problem)
{
	char reason[PROBLEM_REASON];

	if (!format)
		format = &trace_format_plain;
	if (!reading->trace->count) {
		snprintf(reason, sizeof(reason), "empty: %s", format->lacking);
		problem_set(problem, path, NULL, reason, NULL);
		return false;
	}
	reading->origin->format = format->name;
	reading->origin->about = format->about;
	reading->origin->unpaired += reading->pairing.count;
	return true;
}

bool trace_reader_read(struct trace *trace, struct trace_origin *origin,
		       const char *path, const char *format,
		       struct problem *problem)
{
	const struct trace_format *chosen = format ? trace_reader_find(format) :
						     NULL;
	bool is_stdin = !strcmp(path, "-"), good;
	const char *name = is_stdin ? "standard input" : path;
	struct trace_reading *reading = calloc(1, sizeof(*reading));
	FILE *stream = is_stdin ? stdin : fopen(path, "re");

	memset(trace, 0, sizeof(*trace));
	memset(origin, 0, sizeof(*origin));
	if (!stream || !reading) {
		problem_set(problem, path, NULL,
			    strerror(stream ? ENOMEM : errno), NULL);
		if (stream && !is_stdin)
			fclose(stream);
		free(reading);
		return false;
	}
	reading->trace = trace;
	reading->origin = origin;
	good = trace_reader_read_lines(reading, &chosen, stream, name,
				       problem) &&
		trace_reader_finish(reading, chosen, name, problem);
	if (!is_stdin)
		fclose(stream);
	if (!good)
		trace_release(trace);
	free(reading);
	return good;
}
