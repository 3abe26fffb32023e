/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kernel_log.h - rows of CPUs out of /dev/kmsg
 *
 * On the paper's own kernel reading switch_stat returns an empty line, and the
 * lines go to the kernel log.
 */
#ifndef LIB_LIVE_KERNEL_LOG_H
#define LIB_LIVE_KERNEL_LOG_H

#include "lib/model/sample.h"

/*
 * Open the log at @path, at its end: what is in it already is not read. The
 * file descriptor, or -1 with errno.
 */
int kernel_log_open(const char *path);

/*
 * Read what has come since, without waiting, and add its rows to @sample.
 * Returns the number of rows; other messages are passed over. False in
 * *@enough where memory was short.
 */
size_t kernel_log_read(int fd, struct sample *sample, bool *enough);

#endif
