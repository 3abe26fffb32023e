// SPDX-License-Identifier: GPL-2.0
#include "fuzz/seeds.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes ownership of @data. */
static void seeds_take(struct seeds *seeds, char *data, size_t size)
{
	seeds->seed = realloc(seeds->seed,
			      (seeds->count + 1) * sizeof(*seeds->seed));
	seeds->seed[seeds->count++] = (struct seed){ data, size };
}

void seeds_add_texts(struct seeds *seeds, const char *const *texts)
{
	for (; *texts; texts++)
		seeds_take(seeds, strdup(*texts), strlen(*texts));
}

/* Read a file in the source tree; NULL: not readable. */
static char *seeds_load(const char *name, size_t *size)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX], *data = NULL;
	FILE *file, *memory;
	int c;

	snprintf(path, sizeof(path), "%s/%s", srcdir ? srcdir : ".", name);
	file = fopen(path, "r");
	if (!file) {
		printf("%s: %s\n", path, strerror(errno));
		return NULL;
	}
	memory = open_memstream(&data, size);
	while ((c = getc(file)) != EOF)
		putc(c, memory);
	fclose(memory);
	fclose(file);
	return data;
}

/* The start of the next line after @text; the end stays the end. */
static const char *seeds_next_line(const char *text)
{
	const char *newline = strchr(text, '\n');

	return newline ? newline + 1 : text + strlen(text);
}

/* Add @nr_lines lines of @text from @first on. */
static void seeds_take_lines(struct seeds *seeds, const char *first,
			     const char *text, unsigned int nr_lines)
{
	size_t head = (size_t)(seeds_next_line(first) - first);
	const char *end = text;
	char *piece;

	while (nr_lines--)
		end = seeds_next_line(end);
	piece = malloc(head + (size_t)(end - text) + 1);
	memcpy(piece, first, head);
	memcpy(piece + head, text, (size_t)(end - text));
	seeds_take(seeds, piece, head + (size_t)(end - text));
}

bool seeds_add_lines(struct seeds *seeds, const char *name,
		     unsigned int nr_lines)
{
	size_t size;
	char *all = seeds_load(name, &size);
	const char *at;

	if (!all)
		return false;
	for (at = seeds_next_line(all); *at; at = seeds_next_line(at))
		seeds_take_lines(seeds, all, at, nr_lines);
	free(all);
	return true;
}

static int seeds_is_file(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

void seeds_add_corpus(struct seeds *seeds, const char *name)
{
	const char *srcdir = getenv("srcdir");
	char path[PATH_MAX], *data;
	struct dirent **entries;
	int count, i;
	size_t size;

	snprintf(path, sizeof(path), "%s/%s", srcdir ? srcdir : ".", name);
	count = scandir(path, &entries, seeds_is_file, alphasort);
	for (i = 0; i < count; i++) {
		snprintf(path, sizeof(path), "%s/%s", name, entries[i]->d_name);
		data = seeds_load(path, &size);
		if (data)
			seeds_take(seeds, data, size);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

void seeds_free(struct seeds *seeds)
{
	while (seeds->count)
		free(seeds->seed[--seeds->count].data);
	free(seeds->seed);
}
