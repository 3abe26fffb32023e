// SPDX-License-Identifier: GPL-2.0
#include "fuzz/seed_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *seed_file_all(const char *name)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX];
	char *text = NULL;
	size_t size = 0;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", srcdir ? srcdir : ".", name);
	file = fopen(path, "r");
	if (!file || getdelim(&text, &size, '\0', file) < 0)
		printf("%s: %s\n", path, strerror(errno));
	if (file)
		fclose(file);
	return text;
}

/* Where the line after that at @text begins; at the end it stays there. */
static const char *seed_file_next(const char *text)
{
	const char *newline = strchr(text, '\n');

	return newline ? newline + 1 : text + strlen(text);
}

/* The line at @first and @nr_lines from @text on. */
static char *seed_file_text(const char *first, const char *text,
			    unsigned int nr_lines)
{
	size_t head = (size_t)(seed_file_next(first) - first);
	const char *end = text;
	char *piece;

	while (nr_lines--)
		end = seed_file_next(end);
	piece = calloc(1, head + (size_t)(end - text) + 1);
	memcpy(piece, first, head);
	memcpy(piece + head, text, (size_t)(end - text));
	return piece;
}

char **seed_file_read(const char *name, unsigned int nr_lines)
{
	char *all = seed_file_all(name), **texts;
	const char *at;
	size_t count = 0;

	if (!all)
		return NULL;
	/* There are fewer lines than bytes. */
	texts = calloc(strlen(all) + 1, sizeof(*texts));
	for (at = seed_file_next(all); *at; at = seed_file_next(at))
		texts[count++] = seed_file_text(all, at, nr_lines);
	free(all);
	return texts;
}

void seed_file_free(char **texts)
{
	char **text;

	for (text = texts; text && *text; text++)
		free(*text);
	free(texts);
}
