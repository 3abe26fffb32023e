// SPDX-License-Identifier: GPL-2.0
#include "lib/live/poll_obstacle.h"

#include <stdio.h>
#include <string.h>

#define POLL_OBSTACLE_NAME 32

/* "mq-deadline" from "none [mq-deadline] kyber"; "" if none or unknown. */
static void poll_obstacle_scheduler(const char *choices, char *name)
{
	const char *begin = strchr(choices, '[');
	size_t length = begin ? strcspn(begin + 1, "]") : 0;

	if (length >= POLL_OBSTACLE_NAME)
		length = 0;
	if (length)
		memcpy(name, begin + 1, length);
	name[length] = '\0';
	if (!strcmp(name, "none"))
		*name = '\0';
}

static const char *poll_obstacle_module(const char *device)
{
	return strncmp(device, "nullb", 5) ? "nvme" : "null_blk";
}

bool poll_obstacle_describe(const struct poll_obstacle *obstacle, char *text,
			    size_t size)
{
	const char *module = poll_obstacle_module(obstacle->device);
	char scheduler[POLL_OBSTACLE_NAME];

	*text = '\0';
	poll_obstacle_scheduler(obstacle->scheduler, scheduler);
	if (obstacle->poll_queues_known && !obstacle->poll_queues)
		snprintf(
			text, size,
			"no poll queues, so no polling: modprobe -r %s; modprobe %s poll_queues=2",
			module, module);
	else if (*scheduler)
		snprintf(
			text, size,
			"%s prevents polling: echo none > /sys/block/%s/queue/scheduler",
			scheduler, obstacle->device);
	return *text;
}
