/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_events.h - the kernel tells of disks that come, go or change
 *
 * By NETLINK_KOBJECT_UEVENT, for which no privilege is needed. Nothing in here
 * waits.
 */
#ifndef LIB_LIVE_DEVICE_EVENTS_H
#define LIB_LIVE_DEVICE_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

struct device_events;

/* NULL where there is no memory or no netlink. */
struct device_events *device_events_open(void);
void device_events_close(struct device_events *events); /* NULL is fine */

/* Readable when there is something for device_events_receive(). */
int device_events_fd(const struct device_events *events);

/*
 * Take in what has come by now. True: something happened to the disk that is
 * called @device in /sys/block, or may have, where events were lost.
 */
bool device_events_receive(struct device_events *events, const char *device);

/* Is this message, of @size bytes as the kernel sends them, about @device? */
bool device_events_concern(const char *message, size_t size,
			   const char *device);

#endif
