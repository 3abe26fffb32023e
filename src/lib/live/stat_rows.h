/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stat_rows.h - the rows of a kernel that does not tell them by netlink
 *
 * They are in switch_stat. On the paper's own kernel that file is blank, and
 * reading it makes the kernel write them to its log.
 */
#ifndef LIB_LIVE_STAT_ROWS_H
#define LIB_LIVE_STAT_ROWS_H

#include "lib/live/sysfs.h"
#include "lib/model/sample.h"
#include "lib/source.h"

struct stat_rows {
	const char *kmsg; /* the path of the log */
	bool from_log;
	int log_fd;		     /* -1: not open */
	char note[SOURCE_TEXT_SIZE]; /* what rows from the log lack, or "" */
	struct sysfs_buffer buffer;
};

/* @kmsg has to stay. */
void stat_rows_init(struct stat_rows *rows, const char *kmsg);
void stat_rows_release(struct stat_rows *rows);

/*
 * Put a row a CPU into @sample, from the open @switch_stat_fd or the log.
 * False: the device is gone, or errno is ENOMEM.
 */
bool stat_rows_read(struct stat_rows *rows, int switch_stat_fd,
		    struct sample *sample);

#endif
