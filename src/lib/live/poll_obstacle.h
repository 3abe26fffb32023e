/* SPDX-License-Identifier: GPL-2.0 */
/*
 * poll_obstacle.h - why I/O that asks to be polled for ends by interrupt all the
 * same, and what to do: the first mistakes of everybody
 */
#ifndef LIB_LIVE_POLL_OBSTACLE_H
#define LIB_LIVE_POLL_OBSTACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What may stand in the way of polling on a device. */
struct poll_obstacle {
	const char *device;
	const char *scheduler; /* what queue/scheduler says; "": unknown */
	bool poll_queues_known;
	uint64_t poll_queues;
};

/*
 * Put the obstacle and its cure into @text, in a clause that fits into 80
 * columns. False, and "", where there is none that is known.
 */
bool poll_obstacle_describe(const struct poll_obstacle *obstacle, char *text,
			    size_t size);

#endif
