// SPDX-License-Identifier: GPL-2.0
/*
 * trace_format_plain.c - one service time per line, in us
 *
 * If lines have commas, semicolons or tabs, the first column is used, and the
 * first such line must be a header: otherwise it could be anything, such as the
 * time of day. Direction and size are not given: all I/Os are taken to be 4 KiB
 * reads.
 */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "lib/trace/trace_format.h"

#define LEAST_US 0.001
#define MOST_US 1e7

#define ADVICE \
	"; cut out the column of service times, or take the first with dpassim trace --format plain"

/* Strip everything but the number: comment, other columns, blanks. */
static char *trace_format_plain_column(char *line, bool *has_columns)
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

/* A header has words and columns; "nan" and "inf" are not words. */
static bool trace_format_plain_is_heading(const char *column, bool has_columns)
{
	return has_columns &&
		(isalpha((unsigned char)*column) || *column == '"' ||
		 *column == '_') &&
		strcasecmp(column, "nan") && strncasecmp(column, "inf", 3);
}

/* Does a column called @title say when an I/O was, not how long it took? */
static bool trace_format_plain_is_when(const char *title)
{
	static const char *const names[] = { "time", "ts", "date", "start" };
	size_t i;

	title += *title == '"';
	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strncasecmp(title, names[i], strlen(names[i])))
			return true;
	return false;
}

static bool trace_format_plain_recognises(const char *line)
{
	(void)line;
	return true;
}

static bool trace_format_plain_take(struct trace_reading *reading, char *line)
{
	bool has_columns;
	char *column = trace_format_plain_column(line, &has_columns);
	struct problem wrong;
	double us;

	if (!reading->past_first &&
	    trace_format_plain_is_heading(column, has_columns)) {
		reading->has_heading = true;
		return reading->is_chosen ||
			!trace_format_plain_is_when(column) ||
			trace_format_refuse(reading, column,
					    "a time of day" ADVICE);
	}
	if (!number_decimal(column, LEAST_US, MOST_US, " us", &us, &wrong))
		return trace_format_refuse(reading, column, wrong.reason);
	if (has_columns && !reading->has_heading && !reading->is_chosen)
		return trace_format_refuse(
			reading, column,
			"one of several columns without a heading" ADVICE);
	return trace_format_append(reading, (uint64_t)llround(us * 1000), false,
				   4096);
}

const struct trace_format trace_format_plain = {
	.name = "plain",
	.about = "one service time per line, in us",
	.expected = "service time",
	.lacking = "no service time in it",
	.recognises = trace_format_plain_recognises,
	.take = trace_format_plain_take,
};
