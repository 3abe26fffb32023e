// SPDX-License-Identifier: GPL-2.0
/*
 * stream_reader.c - split bytes into lines, and parse lines into records
 */
#include "lib/stream/stream_reader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/tokens.h"
#include "lib/stream/stream_parse.h"

/* A sample of 8,192 CPUs takes less than 3 MiB. */
#define STREAM_LONGEST_LINE (16 * 1024 * 1024)

struct stream_reader {
	char *data; /* input not yet consumed */
	size_t start;
	size_t length; /* from start on */
	size_t looked; /* of these, how many are known to have no newline */
	size_t size;
	uint64_t line; /* number of the last line read */
	uint64_t cut_line;
	bool skipping; /* inside an overlong line */
	bool finished;
	bool has_header;
	bool hopeless;			     /* no header, or another version */
	char complaint[PROBLEM_REASON + 32]; /* with the number of the line */
};

struct stream_reader *stream_reader_new(void)
{
	return calloc(1, sizeof(struct stream_reader));
}

void stream_reader_free(struct stream_reader *reader)
{
	if (!reader)
		return;
	free(reader->data);
	free(reader);
}

bool stream_reader_feed(struct stream_reader *reader, const char *data,
			size_t size)
{
	size_t wanted = reader->length + size;
	char *larger;

	if (!size)
		return true;
	if (reader->start) {
		memmove(reader->data, reader->data + reader->start,
			reader->length);
		reader->start = 0;
	}
	if (wanted > reader->size) {
		wanted += wanted / 2;
		larger = realloc(reader->data, wanted);
		if (!larger)
			return false;
		reader->data = larger;
		reader->size = wanted;
	}
	memcpy(reader->data + reader->length, data, size);
	reader->length += size;
	return true;
}

void stream_reader_finish(struct stream_reader *reader)
{
	reader->finished = true;
}

void stream_reader_resume(struct stream_reader *reader)
{
	reader->finished = false;
	reader->cut_line = 0;
}

bool stream_reader_has_header(const struct stream_reader *reader)
{
	return reader->has_header;
}

const char *stream_reader_complaint(const struct stream_reader *reader)
{
	return reader->complaint;
}

uint64_t stream_reader_cut_line(const struct stream_reader *reader)
{
	return reader->cut_line;
}

static enum stream_result stream_reader_bad(struct stream_reader *reader,
					    const char *reason)
{
	snprintf(reader->complaint, sizeof(reader->complaint),
		 "line %" PRIu64 ": %s", reader->line, reason);
	/* It may quote the line. */
	tokens_make_plain(reader->complaint);
	return STREAM_BAD;
}

/*
 * A recording was appended to one that ended inside a line: the header is in
 * the same line. Continue there.
 */
static void stream_reader_find_header(struct stream_reader *reader,
				      const char *line, size_t size)
{
	static const char start[] = "{\"type\":\"header\"";
	const char *header;
	size_t rest;

	if (!size)
		return;
	header = memmem(line + 1, size - 1, start, sizeof(start) - 1);
	if (!header)
		return;
	rest = (size_t)(line + size + 1 - header);
	reader->start -= rest;
	reader->length += rest;
	reader->line--;
}

static enum stream_result stream_reader_parse(struct stream_reader *reader,
					      const char *line, size_t size,
					      struct stream_record *record)
{
	struct problem problem;
	/* Each of several concatenated files may start with one. */
	size_t mark = tokens_mark(line, size);
	enum stream_result result = stream_parse(line + mark, size - mark,
						 !reader->has_header, record,
						 &problem);

	if (result == STREAM_HEADER)
		reader->has_header = true;
	if (result != STREAM_BAD)
		return result;
	reader->hopeless = !reader->has_header;
	stream_reader_bad(reader, problem.reason);
	if (!reader->hopeless)
		stream_reader_find_header(reader, line, size);
	return STREAM_BAD;
}

/* Take a line from the input. False: there is no complete one. */
static bool stream_reader_take_line(struct stream_reader *reader,
				    const char **line, size_t *size)
{
	char *start, *newline;

	/* No input yet, or none since the last sample. */
	if (reader->length == reader->looked)
		return false;
	start = reader->data + reader->start;
	newline = memchr(start + reader->looked, '\n',
			 reader->length - reader->looked);
	if (!newline) {
		reader->looked = reader->length;
		return false;
	}
	*line = start;
	*size = (size_t)(newline - start);
	reader->start += *size + 1;
	reader->length -= *size + 1;
	reader->looked = 0;
	reader->line++;
	return true;
}

enum stream_result stream_reader_next(struct stream_reader *reader,
				      struct stream_record *record)
{
	enum stream_result result;
	char reason[64];
	const char *line;
	size_t size;

	if (reader->hopeless)
		return STREAM_BAD;
	while (stream_reader_take_line(reader, &line, &size)) {
		if (reader->skipping) {
			reader->skipping = false;
			snprintf(reason, sizeof(reason), "longer than %d bytes",
				 STREAM_LONGEST_LINE);
			stream_reader_bad(reader, reason);
			stream_reader_find_header(reader, line, size);
			return STREAM_BAD;
		}
		result = stream_reader_parse(reader, line, size, record);
		if (result != STREAM_MORE)
			return result;
	}
	if (reader->length > STREAM_LONGEST_LINE) {
		reader->skipping = true;
		reader->length = 0;
		reader->looked = 0;
	}
	if (!reader->finished)
		return STREAM_MORE;
	if (reader->length || reader->skipping)
		reader->cut_line = reader->line + 1;
	return STREAM_END;
}
