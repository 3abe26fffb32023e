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

static void trace_reader_complain(const struct trace_reading *reading,
				  const struct trace_format *format,
				  const char *path, unsigned long number,
				  char *error, size_t error_size)
{
	bool is_plain = !format || format == &trace_format_plain;

	if (is_plain && !reading->past_first)
		snprintf(
			error, error_size,
			"%s:%lu: service time \"%s\": %s (nor is it any of %s)",
			path, number, reading->what, reading->reason,
			trace_reader_names());
	else if (is_plain)
		snprintf(error, error_size, "%s:%lu: service time \"%s\": %s",
			 path, number, reading->what, reading->reason);
	else
		snprintf(error, error_size,
			 "%s:%lu: \"%s\": %s; read as %s, which has %s", path,
			 number, reading->what, reading->reason, format->name,
			 format->expected);
}

static bool trace_reader_read_lines(struct trace_reading *reading,
				    const struct trace_format **format,
				    FILE *stream, const char *path, char *error,
				    size_t error_size)
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
			snprintf(
				error, error_size,
				"%s:%lu: a NUL byte: this is no text%s", path,
				number,
				number == 1 ?
					" (blktrace's own files go through blkparse first)" :
					"");
			good = false;
			break;
		}
		line[strcspn(line, "\r\n")] = '\0';
		mark = number == 1 ? tokens_mark(line, strlen(line)) : 0;
		if (!trace_reader_take(reading, format, line + mark)) {
			trace_reader_complain(reading, *format, path, number,
					      error, error_size);
			good = false;
		}
	}
	free(line);
	if (good && ferror(stream)) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		return false;
	}
	return good;
}

/* All lines are read: what is there? */
static bool trace_reader_finish(struct trace_reading *reading,
				const struct trace_format *format,
				const char *path, char *error,
				size_t error_size)
{
	if (!format)
		format = &trace_format_plain;
	if (!reading->trace->count) {
		snprintf(error, error_size, "%s: empty: %s", path,
			 format->lacking);
		return false;
	}
	reading->origin->format = format->name;
	reading->origin->about = format->about;
	reading->origin->unpaired += reading->pairing.count;
	return true;
}

bool trace_reader_read(struct trace *trace, struct trace_origin *origin,
		       const char *path, const char *format, char *error,
		       size_t error_size)
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
		snprintf(error, error_size, "%s: %s", path,
			 strerror(stream ? ENOMEM : errno));
		if (stream && !is_stdin)
			fclose(stream);
		free(reading);
		return false;
	}
	reading->trace = trace;
	reading->origin = origin;
	good = trace_reader_read_lines(reading, &chosen, stream, name, error,
				       error_size) &&
		trace_reader_finish(reading, chosen, name, error, error_size);
	if (!is_stdin)
		fclose(stream);
	if (!good)
		trace_release(trace);
	free(reading);
	return good;
}
