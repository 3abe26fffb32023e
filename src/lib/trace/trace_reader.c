// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_reader.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/base/tokens.h"
#include "lib/trace/trace_foreign.h"
#include "lib/trace/trace_format.h"

#define LINES_A_TELLING 16384

/*
 * Longer than a line of any format, so that memory is bounded whatever the file
 * is: binary data may have no line end at all.
 */
#define LINE_BYTES 65536

/* No I/O of a block device is shorter, but half of fio 2's us, read as ns, are. */
#define SHORTEST_OF_FIO_NS 1000

/* In the order in which they are tried: the last one accepts anything. */
static const struct trace_format *const formats[] = {
	&trace_format_events, &trace_format_blkparse, &trace_format_biosnoop,
	&trace_format_fio,    &trace_format_fio2,     &trace_format_plain,
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

/* Parse one line. False: reading->problem says what and why. */
static bool trace_reader_take(struct trace_reading *reading,
			      const struct trace_format **format, char *line)
{
	if (trace_reader_says_nothing(line))
		return true;
	if (!*format)
		*format = trace_reader_recognise(line);
	if (!(*format)->take(reading, line))
		return false;
	reading->past_first = true;
	return true;
}

static void trace_reader_complain(const struct trace_reading *reading,
				  const struct trace_format *format,
				  struct problem *problem)
{
	const struct problem *wrong = &reading->problem;

	if (format && format != &trace_format_plain)
		problem_fail(problem, NULL,
			     "\"%s\": %s; read as %s, which has %s",
			     wrong->value, wrong->reason, format->name,
			     format->expected);
	else if (!reading->past_first && !reading->is_chosen)
		problem_fail(problem, NULL,
			     "service time \"%s\": %s (nor is it any of %s)",
			     wrong->value, wrong->reason, trace_reader_names());
	else
		problem_fail(problem, NULL, "service time \"%s\": %s",
			     wrong->value, wrong->reason);
}

/* Parse a line of @length bytes. False: *@problem says why. */
static bool trace_reader_take_bytes(struct trace_reading *reading,
				    const struct trace_format **format,
				    char *line, size_t length, bool is_first,
				    struct problem *problem)
{
	size_t mark = is_first ? tokens_mark(line, length) : 0;
	const char *foreign = reading->trace->count ?
		NULL :
		trace_foreign_reason(line + mark, length - mark);

	if (foreign)
		return problem_fail(problem, NULL, "%s", foreign);
	/* Text after a NUL would be silently ignored. */
	if (strlen(line) != length)
		return problem_fail(problem, NULL,
				    "a NUL byte: this is not text");
	if (length == LINE_BYTES)
		return problem_fail(
			problem, NULL,
			"a line of %d bytes or more: this is not a trace",
			LINE_BYTES);
	line[strcspn(line, "\r\n")] = '\0';
	if (trace_reader_take(reading, format, line + mark))
		return true;
	trace_reader_complain(reading, *format, problem);
	return false;
}

/* 0: unknown, for a pipe. */
static uint64_t trace_reader_size(FILE *stream)
{
	struct stat status;

	if (fstat(fileno(stream), &status) || !S_ISREG(status.st_mode))
		return 0;
	return (uint64_t)status.st_size;
}

/*
 * Read a line with its end, or its first LINE_BYTES bytes. Returns their number;
 * 0: there is none.
 */
static size_t trace_reader_line(FILE *stream, char *line)
{
	size_t length = 0;
	int byte = 0;

	while (length < LINE_BYTES && byte != '\n' &&
	       (byte = getc_unlocked(stream)) != EOF)
		line[length++] = (char)byte;
	line[length] = '\0';
	return length;
}

static bool trace_reader_read_lines(struct trace_reading *reading,
				    const struct trace_format **format,
				    FILE *stream, const char *path,
				    const struct trace_watch *watch,
				    struct problem *problem)
{
	uint64_t bytes = 0, all_bytes = trace_reader_size(stream);
	unsigned long number;
	char line[LINE_BYTES + 1];
	bool good = true;
	size_t length;

	for (number = 1; good && (length = trace_reader_line(stream, line));
	     number++) {
		good = trace_reader_take_bytes(reading, format, line, length,
					       number == 1, problem);
		if (!good)
			problem_in_line(problem, path, number);
		bytes += length;
		if (watch && number % LINES_A_TELLING == 0)
			watch->tell(watch->context, bytes, all_bytes,
				    reading->trace->count);
	}
	if (good && ferror(stream)) {
		problem_set(problem, path, NULL, strerror(errno), NULL);
		return false;
	}
	return good;
}

/* Is it more likely that these are us? */
static bool trace_reader_is_fio2(const struct trace *trace)
{
	size_t i, count = 0;

	for (i = 0; i < trace->count; i++)
		count += trace->service_ns[i] < SHORTEST_OF_FIO_NS;
	return count > trace->count / 2;
}

/* All lines have been read: is there anything? */
static bool trace_reader_finish(struct trace_reading *reading,
				const struct trace_format *format,
				const char *path, struct problem *problem)
{
	if (!format)
		format = &trace_format_plain;
	if (!reading->trace->count)
		return problem_fail(problem, path, "empty: %s",
				    format->lacking);
	if (format == &trace_format_fio && !reading->is_chosen &&
	    trace_foreign_log_reason(path))
		return problem_fail(problem, path, "%s",
				    trace_foreign_log_reason(path));
	if (format == &trace_format_fio && !reading->is_chosen &&
	    trace_reader_is_fio2(reading->trace))
		return problem_fail(
			problem, path,
			"most of its latencies are below 1 us, read as the ns of fio 3; if fio 2 wrote it, they are us: dpassim trace --format fio2, whose --csv output is a trace, too");
	reading->origin->format = format->name;
	reading->origin->about = format->about;
	reading->origin->unpaired += reading->pairing.count;
	return true;
}

bool trace_reader_read(struct trace *trace, struct trace_origin *origin,
		       const char *path, const char *format,
		       const struct trace_watch *watch, struct problem *problem)
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
	reading->is_chosen = chosen;
	good = trace_reader_read_lines(reading, &chosen, stream, name, watch,
				       problem) &&
		trace_reader_finish(reading, chosen, name, problem);
	if (!is_stdin)
		fclose(stream);
	if (!good)
		trace_release(trace);
	free(reading);
	return good;
}
