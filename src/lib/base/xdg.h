/* SPDX-License-Identifier: GPL-2.0 */
/*
 * xdg.h - where a user's own files are (XDG Base Directory Specification)
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
 * The path of @name in dpastop's directory there. False: the environment tells
 * of no home, or it is too long; errno is ENOENT or ENAMETOOLONG.
 */
bool xdg_path(char path[PATH_MAX], enum xdg where, const char *name);

/* Make the directories above @path that are missing. False: errno says why. */
bool xdg_make_directories(const char *path);

/*
 * May files be made in the directory @path, which ends in a slash, also where it
 * has to be made first? False: errno says why.
 */
bool xdg_may_make(const char *path);

#endif
