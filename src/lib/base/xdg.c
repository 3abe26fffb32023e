// SPDX-License-Identifier: GPL-2.0
#include "lib/base/xdg.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool xdg_path(char path[PATH_MAX], enum xdg where, const char *name)
{
	const char *base = getenv(where == XDG_CONFIG ? "XDG_CONFIG_HOME" :
							"XDG_STATE_HOME");
	const char *below = "";
	int length;

	/* The specification says that relative paths must be ignored. */
	if (!base || *base != '/') {
		base = getenv("HOME");
		below = where == XDG_CONFIG ? "/.config" : "/.local/state";
	}
	if (!base || !*base) {
		errno = ENOENT;
		return false;
	}
	length = snprintf(path, PATH_MAX, "%s%s/dpastop/%s", base, below, name);
	if (length >= 0 && length < PATH_MAX)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* A modifiable copy of the path. False: it does not fit, with errno set. */
static bool xdg_copy(char copy[PATH_MAX], const char *path)
{
	if ((size_t)snprintf(copy, PATH_MAX, "%s", path) < PATH_MAX)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

bool xdg_make_directories(const char *path)
{
	char directory[PATH_MAX];
	char *slash;

	if (!xdg_copy(directory, path))
		return false;
	for (slash = strchr(directory + 1, '/'); slash;
	     slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(directory, 0700) && errno != EEXIST)
			return false;
		*slash = '/';
	}
	return true;
}

bool xdg_may_make(const char *path)
{
	char directory[PATH_MAX];
	char *slash;

	if (!xdg_copy(directory, path))
		return false;
	/* Keep the slash: a regular file of that name does not do. */
	while (access(directory, W_OK | X_OK)) {
		if (errno != ENOENT)
			return false;
		slash = strrchr(directory, '/');
		*slash = '\0';
		slash = strrchr(directory, '/');
		if (!slash)
			return false;
		slash[1] = '\0';
	}
	return true;
}
