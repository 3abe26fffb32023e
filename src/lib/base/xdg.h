/* SPDX-License-Identifier: GPL-2.0 */
/*
 * xdg.h - the user's configuration and state files (XDG Base Directory
 * Specification)
 */
#ifndef LIB_BASE_XDG_H
#define LIB_BASE_XDG_H

#include <limits.h>
#include <stdbool.h>

enum xdg {
	XDG_CONFIG, /* $XDG_CONFIG_HOME, or ~/.config */
	XDG_STATE,  /* $XDG_STATE_HOME, or ~/.local/state */
};

/*
 * The path of @name in dpastop's directory there. False: no home directory is
 * set (errno ENOENT) or the path is too long (ENAMETOOLONG).
 */
bool xdg_path(char path[PATH_MAX], enum xdg where, const char *name);

/* Create the missing parent directories of @path. False: errno says why. */
bool xdg_make_directories(const char *path);

/*
 * Can files be created in the directory @path, which ends in a slash and may
 * have to be created first? False: errno says why.
 */
bool xdg_may_make(const char *path);

#endif
