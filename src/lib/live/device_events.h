/* SPDX-License-Identifier: GPL-2.0 */
/*
 * device_events.h - hotplug and change events of disks
 *
 * Uses NETLINK_KOBJECT_UEVENT, which needs no privileges. Nothing here blocks.
 */
#ifndef LIB_LIVE_DEVICE_EVENTS_H
#define LIB_LIVE_DEVICE_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

struct device_events;

/* NULL on allocation failure or without netlink. */
struct device_events *device_events_open(void);
void device_events_close(struct device_events *events); /* NULL is fine */

/* Becomes readable when device_events_receive() should be called. */
int device_events_fd(const struct device_events *events);

/*
 * Receive pending events. True: something happened to the disk called @device
 * in /sys/block or, if events were lost, may have happened.
 */
bool device_events_receive(struct device_events *events, const char *device);

/* Is this kernel message, of @size bytes, about @device? */
bool device_events_concern(const char *message, size_t size,
			   const char *device);

#endif
