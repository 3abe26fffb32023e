// SPDX-License-Identifier: GPL-2.0
#include "lib/base/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/tokens.h"

/* Far more than anybody writes by hand. */

#define SETTINGS_FILE (256 * 1024)

static bool settings_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Trim leading and trailing blanks of @text in place. */
static char *settings_trim(char *text)
{
	char *end = text + strlen(text);

	while (settings_is_blank(*text))
		text++;
	while (end > text && settings_is_blank(end[-1]))
		end--;
	*end = '\0';
	return text;
}

static void settings_cut_comment(char *line)
{
	char *at;

	for (at = line; *at; at++)
		if (*at == '#' && (at == line || settings_is_blank(at[-1]))) {
			*at = '\0';
			return;
		}
}

/* False, with a reason, if @line is invalid. */
static bool settings_line(char *line, const struct settings_reader *reader,
			  struct problem *problem)
{
	char *equals, *key, *value;

	settings_cut_comment(line);
	if (!*settings_trim(line))
		return true;
	equals = strchr(line, '=');
	if (!equals)
		return problem_fail(problem, NULL, "no \"=\" in it");
	*equals = '\0';
	key = settings_trim(line);
	value = settings_trim(equals + 1);
	if (!*key || !*value)
		return problem_fail(problem, NULL, "nothing %s the \"=\"",
				    *key ? "after" : "before");
	return reader->take(reader->context, key, value, problem);
}

void settings_parse(const char *data, size_t length,
		    const struct settings_reader *reader)
{
	const char *end = data + length, *next;
	size_t mark = tokens_mark(data, length);
	struct problem problem;
	char line[SETTINGS_LINE];
	unsigned int number = 0;

	for (data += mark; data < end; data = next + 1) {
		size_t bytes;

		next = memchr(data, '\n', (size_t)(end - data));
		if (!next)
			next = end;
		bytes = (size_t)(next - data);
		number++;
		if (bytes >= sizeof(line)) {
			reader->complain(reader->context, number,
					 "the line is too long");
			continue;
		}
		if (memchr(data, '\0', bytes)) {
			reader->complain(reader->context, number, "no text");
			continue;
		}
		memcpy(line, data, bytes);
		line[bytes] = '\0';
		if (settings_line(line, reader, &problem))
			continue;
		/*
		 * The quoted text may be arbitrary bytes, truncated inside a
		 * character.
		 */
		tokens_make_plain(problem.reason);
		reader->complain(reader->context, number, problem.reason);
	}
}

/* Read up to SETTINGS_FILE bytes from @fd into @data. False: errno is set. */
static bool settings_load_fd(int fd, char *data, size_t *length)
{
	ssize_t got;

	*length = 0;
	do {
		got = read(fd, data + *length, SETTINGS_FILE - *length);
		if (got > 0)
			*length += (size_t)got;
	} while (got > 0 || (got < 0 && errno == EINTR));
	if (got == 0 && *length == SETTINGS_FILE) {
		errno = EFBIG;
		return false;
	}
	return got == 0;
}

char *settings_load(const char *path, size_t *length)
{
	/* Do not block if the path is a FIFO. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	char *data = malloc(SETTINGS_FILE);
	bool good = fd >= 0 && data && settings_load_fd(fd, data, length);
	int number = errno;

	if (fd >= 0)
		close(fd);
	if (!good) {
		free(data);
		data = NULL;
		*length = 0;
	}
	errno = number;
	return data;
}

bool settings_read(const char *path, const struct settings_reader *reader)
{
	size_t length;
	char *data = settings_load(path, &length);

	if (!data)
		return false;
	settings_parse(data, length, reader);
	free(data);
	return true;
}
