/* SPDX-License-Identifier: GPL-2.0 */
/*
 * batch.h - samples and switches as JSON Lines on a file descriptor
 */
#ifndef DPASTOP_BATCH_H
#define DPASTOP_BATCH_H

#include "source.h"

/*
 * Write what @source tells to @fd every @interval_ns, @count samples of it (0:
 * until a signal or the source ends it). The exit status; complaints go to
 * standard error. The reader going away is a normal end.
 */
int batch_run(struct source *source, int fd, uint64_t interval_ns,
	      uint64_t count);

#endif
