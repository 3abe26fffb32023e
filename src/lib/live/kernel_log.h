/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kernel_log.h - CPU rows from /dev/kmsg
 *
 * On the paper's original kernel, reading switch_stat returns an empty line and
 * prints the table to the kernel log.
 */
#ifndef LIB_LIVE_KERNEL_LOG_H
#define LIB_LIVE_KERNEL_LOG_H

#include "lib/model/sample.h"

/*
 * Open the log at @path and seek to its end. Returns the file descriptor, or -1
 * with errno set.
 */
int kernel_log_open(const char *path);

/*
 * Read new messages, without blocking, and add their rows to @sample. Returns
 * the number of rows; other messages are skipped. *@enough is false on
 * allocation failure.
 */
size_t kernel_log_read(int fd, struct sample *sample, bool *enough);

#endif
