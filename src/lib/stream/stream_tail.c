// SPDX-License-Identifier: GPL-2.0
/*
 * stream_tail.c - parse the last few lines of a file
 */
#include "lib/stream/stream_tail.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/stream/stream_reader.h"

#define TAIL_FIRST (64 * 1024)
#define TAIL_MOST (32 * 1024 * 1024) /* twice the longest line */

#define TAIL_QUOTE(text) #text
#define TAIL_NUMBER(number) TAIL_QUOTE(number)

/* The header that stream_reader_next() requires. */
static const char tail_header[] =
	"{\"type\":\"header\",\"format\":\"" STREAM_FORMAT
	"\",\"version\":" TAIL_NUMBER(STREAM_VERSION) "}\n";

/* The times of the last record in the complete lines of @text. */
static void stream_tail_last(struct stream_reader *reader, const char *text,
			     size_t size, struct stream_tail *tail)
{
	struct stream_record record;
	enum stream_result result;
	struct stream_tail last;

	stream_record_init(&record);
	if (stream_reader_feed(reader, tail_header, sizeof(tail_header) - 1) &&
	    stream_reader_feed(reader, text, size)) {
		stream_reader_finish(reader);
		while ((result = stream_reader_next(reader, &record)) !=
		       STREAM_END) {
			last.mono_ns = stream_record_mono_ns(result, &record);
			last.real_ns = stream_record_real_ns(result, &record);
			if (last.mono_ns)
				*tail = last;
		}
	}
	stream_record_free(&record);
}

/* The same for the last @size bytes of a file of @length. */
static void stream_tail_try(int fd, off_t length, size_t size,
			    struct stream_tail *tail)
{
	struct stream_reader *reader = stream_reader_new();
	char *data = malloc(size), *text = data;
	ssize_t got = -1;

	if (reader && data)
		got = pread(fd, data, size, length - (off_t)size);
	if (got > 0 && (off_t)size < length) {
		/* The first line is probably incomplete. */
		text = memchr(data, '\n', (size_t)got);
		text = text ? text + 1 : data + got;
	}
	if (got > 0)
		stream_tail_last(reader, text, (size_t)(data + got - text),
				 tail);
	stream_reader_free(reader);
	free(data);
}

bool stream_tail_read(int fd, struct stream_tail *tail)
{
	size_t size = TAIL_FIRST;
	struct stat status;

	tail->mono_ns = 0;
	if (fstat(fd, &status))
		return false;
	for (;;) {
		if ((off_t)size > status.st_size)
			size = (size_t)status.st_size;
		stream_tail_try(fd, status.st_size, size, tail);
		if (tail->mono_ns || size >= TAIL_MOST ||
		    (off_t)size == status.st_size)
			return tail->mono_ns;
		size = size * 4 < TAIL_MOST ? size * 4 : TAIL_MOST;
	}
}
