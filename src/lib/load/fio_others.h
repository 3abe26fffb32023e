/* SPDX-License-Identifier: GPL-2.0 */
/*
 * fio_others.h - fio that somebody else has started on a device
 *
 * That is each process called fio that has the device open. /proc is searched
 * for them every few seconds at most, and only where processes have come since.
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
	unsigned long newest; /* process when it was last searched */
	unsigned int quiet;   /* searches since there was a newer one */

	pid_t pids[FIO_OTHERS_MAX];
	size_t count;
	bool is_unsure; /* some fio does not let us see what it has open */
	uint32_t jobs;	/* of all of them */
};

/*
 * Search at @now_ns if it is time to, for users of the file @path. True: the
 * processes are others than before.
 */
bool fio_others_search(struct fio_others *others, const char *path,
		       uint64_t now_ns);

/* Search at the next call, whatever has happened since the last one. */
void fio_others_again(struct fio_others *others);

#endif
