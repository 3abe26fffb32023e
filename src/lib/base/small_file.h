/* SPDX-License-Identifier: GPL-2.0 */
/*
 * small_file.h - read a small sysfs or procfs file once
 *
 * Files that are read repeatedly are kept open; see sysfs.h.
 */
#ifndef LIB_BASE_SMALL_FILE_H
#define LIB_BASE_SMALL_FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Read the beginning of @path, relative to @at as in openat(), into @text, of
 * @size bytes, as a string. False: the file is missing or empty, and @text is
 * "".
 */
bool small_file_read(int at, const char *path, char *text, size_t size);

#endif
