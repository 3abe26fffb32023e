// SPDX-License-Identifier: GPL-2.0
#include "seed_file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *seed_file_read(const char *name)
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
