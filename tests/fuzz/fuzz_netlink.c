// SPDX-License-Identifier: GPL-2.0
/*
 * Netlink messages, as if from the kernel and from another process: the former
 * are parsed whatever they contain, the latter are ignored.
 *
 * dpas_netlink.c is included, since parsing is not part of its interface. The
 * first byte of a text selects the socket: 0 events, 1 statistics.
 */
#include "lib/live/dpas_netlink.c"

#include <stdio.h>
#include <sanitizer/asan_interface.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "fuzz/rows.h"

#define FAMILY 32 /* of the messages in the corpus, whose disk is 259:0 */

static const char *const words[] = { "pas_d_init", "switch_param1", "\x1b[",
				     NULL };

static struct dpas_netlink *fuzz_netlink(void)
{
	static struct dpas_netlink netlink;
	struct sockaddr_nl own = { .nl_family = AF_NETLINK };
	int fd;

	if (netlink.queue)
		return &netlink;
	netlink.family = FAMILY;
	netlink.disk = makedev(259, 0);
	netlink.request_sequence = 1;
	netlink.queue = switch_queue_new();
	netlink.events = nl_socket_alloc();
	/* A protocol in which any process may send to any other. */
	fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_USERSOCK);
	if (fd >= 0 && !bind(fd, (struct sockaddr *)&own, sizeof(own)))
		nl_socket_set_fd(netlink.events, NETLINK_USERSOCK, fd);
	return &netlink;
}

static bool fuzz_check_switches(struct dpas_netlink *netlink)
{
	struct switch_record records[64];
	uint64_t missed = 0;
	size_t count, i;

	switch_queue_give_up(netlink->queue);
	do {
		count = dpas_netlink_take_switches(netlink, records, 64,
						   &missed);
		for (i = 0; i < count; i++)
			if (records[i].cpu >= SAMPLE_MAX_CPUS ||
			    records[i].event.from >= DPAS_NR_MODES ||
			    records[i].event.to >= DPAS_NR_MODES ||
			    records[i].mono_ns > INT64_MAX)
				return false;
	} while (count == 64);
	return true;
}

static bool fuzz_check_changes(struct changes *changes)
{
	struct mark mark;

	while (changes_take(changes, &mark, 1))
		if (mark.id >= TUNABLE_COUNT ||
		    !tokens_are_plain(mark.comm, strlen(mark.comm)))
			return false;
	return true;
}

static bool fuzz_events(struct dpas_netlink *netlink, size_t size)
{
	static struct changes changes;

	memset(&changes, 0, sizeof(changes));
	dpas_netlink_events(netlink, (int)size, &changes);
	return fuzz_check_switches(netlink) && fuzz_check_changes(&changes);
}

static bool fuzz_statistics(struct dpas_netlink *netlink, size_t size)
{
	struct dpas_netlink_answer answer = { 0 };
	struct sample sample;
	bool good;

	sample_init(&sample);
	answer.sample = &sample;
	dpas_netlink_answers(netlink, (int)size, &answer);
	good = rows_are_right(&sample);
	sample_free(&sample);
	return good;
}

/* False: it was not ignored. */
static bool fuzz_hostile(struct dpas_netlink *netlink, const char *data,
			 size_t size)
{
	static struct changes changes;
	struct switch_record record;
	uint64_t missed = 0;
	struct mark mark;
	struct sockaddr_nl to = {
		.nl_family = AF_NETLINK,
		.nl_pid = nl_socket_get_local_port(netlink->events),
	};
	static int sender = -1;
	socklen_t length = sizeof(to);

	if (nl_socket_get_fd(netlink->events) < 0 ||
	    getsockname(nl_socket_get_fd(netlink->events),
			(struct sockaddr *)&to, &length))
		return true;
	if (sender < 0)
		sender = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC,
				NETLINK_USERSOCK);
	if (sendto(sender, data, size, 0, (struct sockaddr *)&to, sizeof(to)) <
	    0)
		return true;
	memset(&changes, 0, sizeof(changes));
	dpas_netlink_receive(netlink, &changes);
	switch_queue_give_up(netlink->queue);
	return !dpas_netlink_take_switches(netlink, &record, 1, &missed) &&
		!missed && !changes_take(&changes, &mark, 1);
}

static bool fuzz_read(const char *data, size_t size)
{
	struct dpas_netlink *netlink = fuzz_netlink();
	bool statistics = size && *data & 1;

	if (!size || size - 1 > sizeof(netlink->buffer))
		return true;
	ASAN_UNPOISON_MEMORY_REGION(netlink->buffer, sizeof(netlink->buffer));
	switch_queue_start(netlink->queue, 0, 0);
	if (!fuzz_hostile(netlink, data + 1, size - 1)) {
		printf("another process was heard\n");
		return false;
	}
	memcpy(netlink->buffer, data + 1, size - 1);
	/* What follows the message must not be read. */
	ASAN_POISON_MEMORY_REGION(netlink->buffer + size - 1,
				  sizeof(netlink->buffer) - (size - 1));
	return statistics ? fuzz_statistics(netlink, size - 1) :
			    fuzz_events(netlink, size - 1);
}

/* The corpus is in files, since messages contain NULs. */
const struct fuzz fuzz = { .words = words, .read = fuzz_read };
