/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stat_rows.h - the CPU rows of a kernel without DPAS netlink
 *
 * They are in switch_stat. On the paper's original kernel that file is blank,
 * and reading it makes the kernel print them to its log.
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
	char note[SOURCE_TEXT_SIZE]; /* what they lack, or "" */
	struct sysfs_buffer buffer;
};

/* @kmsg must outlive it. */
void stat_rows_init(struct stat_rows *rows, const char *kmsg);
void stat_rows_release(struct stat_rows *rows);

/*
 * Add one row per CPU to @sample, from the open @switch_stat_fd or the log.
 * False: the device is gone, or errno is ENOMEM.
 */
bool stat_rows_read(struct stat_rows *rows, int switch_stat_fd,
		    struct sample *sample);

#endif
