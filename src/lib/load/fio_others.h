/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_others.h - fio processes started by somebody else on a device
 *
 * These are all processes named fio that have the device open. /proc is
 * searched for them every few seconds at most, and only if new processes have
 * been created.
 */
#ifndef LIB_LOAD_FIO_OTHERS_H
#define LIB_LOAD_FIO_OTHERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define FIO_OTHERS_MAX 512

struct fio_others {
	uint64_t next_ns;     /* no search before this */
	unsigned long newest; /* PID at the last search */
	unsigned int quiet;   /* searches since the last new process */

	pid_t pids[FIO_OTHERS_MAX];
	size_t count;
	bool is_unsure; /* the open files of some fio cannot be read */
	uint32_t jobs;	/* of all of them */
};

/*
 * Search for users of the file @path if it is time to at @now_ns. True: the set
 * of processes has changed.
 */
bool fio_others_search(struct fio_others *others, const char *path,
		       uint64_t now_ns);

/* Force a search at the next call. */
void fio_others_again(struct fio_others *others);

#endif
