/* SPDX-License-Identifier: GPL-2.0 */
/*
 * poll_obstacle.h - why polled I/O is completed by interrupt after all, and
 * what to do: the usual setup mistakes
 */
#ifndef LIB_LIVE_POLL_OBSTACLE_H
#define LIB_LIVE_POLL_OBSTACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What can prevent polling on a device. */
struct poll_obstacle {
	const char *device;
	const char *scheduler; /* contents of queue/scheduler; "": unknown */
	bool poll_queues_known;
	uint64_t poll_queues;
};

/*
 * Describe the obstacle and its remedy in @text, as a clause that fits into 80
 * columns. False, and "", if none is known.
 */
bool poll_obstacle_describe(const struct poll_obstacle *obstacle, char *text,
			    size_t size);

#endif
