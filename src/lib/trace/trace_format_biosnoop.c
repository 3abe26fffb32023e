// SPDX-License-Identifier: GPL-2.0
/*
 * trace_format_biosnoop.c - I/Os as biosnoop prints them
 *
 *	bcc		TIME(s) COMM PID DISK T SECTOR BYTES [QUE(ms)] LAT(ms)
 *	libbpf-tools	the same, with more letters in T and digits in LAT
 *	bpftrace	TIME(ms) DISK COMM PID LAT(ms), DISK of one word or two
 *
 * The heading says which columns there are. They are counted from the right,
 * since a command's name may have blanks in it, and a disk's be missing.
 */
#include <string.h>

#include "lib/base/tokens.h"
#include "lib/trace/trace_format.h"

/* A command's name is left of all columns that are of use. */
#define COMMAND "COMM"

/* The column called @title, 1 being the last; 0: there is none. */
static unsigned int trace_format_biosnoop_column(const struct tokens *heading,
						 const char *title)
{
	size_t i;

	for (i = heading->count; i-- > 0;)
		if (!strcmp(heading->word[i], title))
			return (unsigned int)(heading->count - i);
	return 0;
}

/* False: @line is no heading of biosnoop. */
static bool trace_format_biosnoop_heading(const char *line,
					  struct trace_columns *columns)
{
	char copy[TOKENS_LINE];
	struct tokens heading;
	unsigned int command;

	if (strlen(line) >= sizeof(copy))
		return false;
	strcpy(copy, line);
	if (!tokens_split(&heading, copy))
		return false;
	command = trace_format_biosnoop_column(&heading, COMMAND);
	columns->latency = trace_format_biosnoop_column(&heading, "LAT(ms)");
	columns->direction = trace_format_biosnoop_column(&heading, "T");
	columns->bytes = trace_format_biosnoop_column(&heading, "BYTES");
	return command && columns->latency && columns->latency < command &&
		columns->direction < command && columns->bytes < command;
}

/* bpftrace says how many probes it has before its script prints anything. */
static bool trace_format_biosnoop_is_preface(const char *line)
{
	return !strncmp(line, "Attaching ", 10) && strstr(line, " probe");
}

static bool trace_format_biosnoop_recognises(const char *line)
{
	struct trace_columns columns;

	return trace_format_biosnoop_heading(line, &columns) ||
		trace_format_biosnoop_is_preface(line);
}

/* Word @column from the right, or NULL. */
static const char *trace_format_biosnoop_word(const struct tokens *tokens,
					      unsigned int column)
{
	if (!column || column > tokens->count)
		return NULL;
	return tokens->word[tokens->count - column];
}

/* False: it is no latency that can be used, and reading->problem says why. */
static bool trace_format_biosnoop_latency(struct trace_reading *reading,
					  const char *word, uint64_t *ns)
{
	struct problem wrong;
	double ms;

	if (*word && strspn(word, "0.") == strlen(word))
		return trace_format_refuse(
			reading, word,
			"less than biosnoop shows (bpftrace's 1 ms, bcc's 0.01 ms); dpassim capture records ns");
	if (!number_decimal(word, 0.001, 10000, " ms", &ms, &wrong))
		return trace_format_refuse(reading, word, wrong.reason);
	*ns = (uint64_t)(ms * 1e6 + 0.5);
	return true;
}

static bool trace_format_biosnoop_take_io(struct trace_reading *reading,
					  const struct tokens *tokens)
{
	const struct trace_columns *columns = &reading->columns;
	const char *kind = trace_format_biosnoop_word(tokens,
						      columns->direction);
	const char *size = trace_format_biosnoop_word(tokens, columns->bytes);
	uint64_t service_ns = 0, bytes = 4096;
	struct problem wrong;

	if (size && !number_whole(size, 0, UINT32_MAX, &bytes, &wrong))
		return trace_format_refuse(reading, size, wrong.reason);
	/* A flush has no bytes. */
	if (!bytes || (kind && (!strpbrk(kind, "RW") || strchr(kind, 'D')))) {
		reading->origin->others++;
		return true;
	}
	return trace_format_biosnoop_latency(
		       reading,
		       trace_format_biosnoop_word(tokens, columns->latency),
		       &service_ns) &&
		trace_format_append(reading, service_ns,
				    kind && strchr(kind, 'W'), bytes);
}

static bool trace_format_biosnoop_take(struct trace_reading *reading,
				       char *line)
{
	const struct trace_columns *columns = &reading->columns;
	struct tokens tokens;

	/* A second line of headings, of bpftrace 0.23. */
	if (!strcmp(line + strspn(line, " "), "MAJOR MINOR"))
		return true;
	if (!columns->latency)
		return trace_format_biosnoop_is_preface(line) ||
			trace_format_biosnoop_heading(line,
						      &reading->columns) ||
			trace_format_refuse(reading, line, "no heading");
	/* Left of these is the time. */
	if (!tokens_split(&tokens, line) || tokens.count <= columns->latency ||
	    tokens.count <= columns->direction ||
	    tokens.count <= columns->bytes)
		return trace_format_refuse(reading, line, "no such line");
	return trace_format_biosnoop_take_io(reading, &tokens);
}

const struct trace_format trace_format_biosnoop = {
	.name = "biosnoop",
	.about = "biosnoop's text, of bcc or bpftrace",
	.expected =
		"\"time command PID disk direction sector bytes ms\" of bcc's biosnoop, \"time disk command PID ms\" of bpftrace's, under a heading",
	.lacking = "no read or write in it",
	.recognises = trace_format_biosnoop_recognises,
	.take = trace_format_biosnoop_take,
};
