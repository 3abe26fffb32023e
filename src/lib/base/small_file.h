/* SPDX-License-Identifier: GPL-2.0 */
/*
 * small_file.h - a file of the kernel's that is read once, in one piece
 *
 * Those that are read again and again are kept open: sysfs.h.
 */
#ifndef LIB_BASE_SMALL_FILE_H
#define LIB_BASE_SMALL_FILE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The first bytes of @path, which lies in the directory @at as openat() takes
 * it, into @text of @size bytes, as a string. False: there is no such file, or
 * nothing in it, and @text is "".
 */
bool small_file_read(int at, const char *path, char *text, size_t size);

#endif
