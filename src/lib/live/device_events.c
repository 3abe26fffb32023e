// SPDX-License-Identifier: GPL-2.0
/*
 * device_events.c - a message is "ACTION@PATH" followed by "KEY=VALUE" strings,
 * each NUL-terminated
 */
#include "lib/live/device_events.h"

#include <errno.h>
#include <netlink/netlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* The kernel's multicast group; udev sends its own events to another one. */
#define DEVICE_EVENTS_GROUP 1

#define DEVICE_EVENTS_BUFFER_SIZE 8192 /* kernel messages have up to 2 KiB */

struct device_events {
	struct nl_sock *socket;
	char buffer[DEVICE_EVENTS_BUFFER_SIZE];
};

struct device_events *device_events_open(void)
{
	struct device_events *events = calloc(1, sizeof(*events));

	if (!events)
		return NULL;
	events->socket = nl_socket_alloc();
	if (events->socket) {
		nl_join_groups(events->socket, DEVICE_EVENTS_GROUP);
		if (!nl_connect(events->socket, NETLINK_KOBJECT_UEVENT) &&
		    !nl_socket_set_nonblocking(events->socket))
			return events;
	}
	device_events_close(events);
	return NULL;
}

void device_events_close(struct device_events *events)
{
	if (!events)
		return;
	nl_socket_free(events->socket);
	free(events);
}

int device_events_fd(const struct device_events *events)
{
	return nl_socket_get_fd(events->socket);
}

/* The value of "@key=" in @message, or NULL. */
static const char *device_events_value(const char *message, size_t size,
				       const char *key)
{
	size_t length = strlen(key), entry;

	for (; size; message += entry, size -= entry) {
		const char *end = memchr(message, '\0', size);

		if (!end)
			return NULL;
		entry = (size_t)(end - message) + 1;
		if (entry > length && !memcmp(message, key, length) &&
		    message[length] == '=')
			return message + length + 1;
	}
	return NULL;
}

bool device_events_concern(const char *message, size_t size, const char *device)
{
	const char *subsystem = device_events_value(message, size, "SUBSYSTEM");
	const char *type = device_events_value(message, size, "DEVTYPE");
	const char *path = device_events_value(message, size, "DEVPATH");
	const char *name = path ? strrchr(path, '/') : NULL;

	return subsystem && !strcmp(subsystem, "block") && type &&
		!strcmp(type, "disk") && name && !strcmp(name + 1, device);
}

bool device_events_receive(struct device_events *events, const char *device)
{
	bool concerned = false;

	for (;;) {
		struct sockaddr_nl from;
		socklen_t size = sizeof(from);
		ssize_t length = recvfrom(device_events_fd(events),
					  events->buffer,
					  sizeof(events->buffer), MSG_DONTWAIT,
					  (struct sockaddr *)&from, &size);

		if (length < 0 && errno == ENOBUFS)
			concerned = true;
		else if (length < 0 && errno != EINTR)
			return concerned;
		/* Other programs can send to this group, too: ignore them. */
		else if (length > 0 && !from.nl_pid)
			concerned |= device_events_concern(
				events->buffer, (size_t)length, device);
	}
}
