// SPDX-License-Identifier: GPL-2.0
#include "dpassim/trace_file.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "dpas_policy.h"
#include "lib/base/number.h"

#define LEAST_US 0.001
#define MOST_US 1e7

/* Cut what is no part of the number: comment, other columns, blanks. */
static char *trace_file_first_column(char *line, bool *has_columns)
{
	size_t length;
	char *end;

	line[strcspn(line, "#")] = '\0';
	length = strcspn(line, ",;\t");
	*has_columns = line[length] != '\0';
	line[length] = '\0';
	while (isspace((unsigned char)*line))
		line++;
	end = line + strlen(line);
	while (end > line && isspace((unsigned char)end[-1]))
		*--end = '\0';
	return line;
}

/* A heading has words in it, and columns; "nan" and "inf" are no words. */
static bool trace_file_is_heading(const char *column, bool has_columns)
{
	return has_columns && (isalpha((unsigned char)*column) ||
			       *column == '"' || *column == '_') &&
	       strcasecmp(column, "nan") && strncasecmp(column, "inf", 3);
}

/* What a terminal should not see, and no more than a message can hold. */
static void trace_file_make_printable(char *text)
{
	size_t i;

	for (i = 0; text[i] && i < 40; i++)
		if (!isprint((unsigned char)text[i]))
			text[i] = '?';
	text[i] = '\0';
}

static bool trace_file_read_line(struct trace *trace, char *line,
				 bool *may_head, char *reason)
{
	/* Nothing is said of direction and size. */
	uint8_t bucket = (uint8_t)dpas_bucket_index(false, 8);
	bool has_columns;
	char *column = trace_file_first_column(line, &has_columns);
	double us;

	if (!*column && !has_columns)
		return true;
	if (*may_head && trace_file_is_heading(column, has_columns)) {
		*may_head = false;
		return true;
	}
	*may_head = false;
	if (!number_decimal(column, LEAST_US, MOST_US, " us", &us, reason)) {
		trace_file_make_printable(column);
		memmove(line, column, strlen(column) + 1);
		return false;
	}
	if (!trace_append(trace, (uint64_t)llround(us * 1000), bucket)) {
		snprintf(reason, NUMBER_REASON, "out of memory");
		return false;
	}
	return true;
}

static bool trace_file_read_lines(struct trace *trace, FILE *stream,
				  const char *path, char *error,
				  size_t error_size)
{
	char *line = NULL, reason[NUMBER_REASON];
	bool may_head = true, good = true;
	unsigned long number;
	size_t size = 0;
	ssize_t length;

	for (number = 1; good && (length = getline(&line, &size, stream)) >= 0;
	     number++) {
		/* Text after a NUL would be passed over in silence. */
		if (strlen(line) != (size_t)length) {
			snprintf(error, error_size,
				 "%s:%lu: a NUL byte: this is no text",
				 path, number);
			good = false;
		} else if (!trace_file_read_line(trace, line, &may_head,
						 reason)) {
			snprintf(error, error_size,
				 "%s:%lu: service time \"%s\": %s", path,
				 number, line, reason);
			good = false;
		}
	}
	free(line);
	if (good && ferror(stream)) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		return false;
	}
	if (good && !trace->count) {
		snprintf(error, error_size, "%s: empty: no service time in it",
			 path);
		return false;
	}
	return good;
}

bool trace_file_read(struct trace *trace, const char *path, char *error,
		     size_t error_size)
{
	bool is_stdin = !strcmp(path, "-"), good;
	FILE *stream = is_stdin ? stdin : fopen(path, "re");

	memset(trace, 0, sizeof(*trace));
	if (!stream) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		return false;
	}
	good = trace_file_read_lines(trace, stream,
				     is_stdin ? "standard input" : path, error,
				     error_size);
	if (!is_stdin)
		fclose(stream);
	if (!good)
		trace_release(trace);
	return good;
}
