// SPDX-License-Identifier: GPL-2.0
/*
 * dpas_netlink.c - two sockets: one for events, one for statistics requests
 *
 * Events need no reply and statistics arrive synchronously (a dump is filled in
 * by sendmsg() and recvmsg() themselves), so that neither socket ever blocks.
 *
 * Records dropped by the kernel or the socket show as a gap in the sequence or,
 * at its end, by DPAS_ATTR_SEQUENCE of the statistics. DPAS_ATTR_DROPPED and
 * ENOBUFS tell whether there is anything left to wait for.
 */
#include "lib/live/dpas_netlink.h"

#include <errno.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/netlink.h>
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>

#include "lib/base/clock.h"
#include "lib/base/tokens.h"
#include "lib/live/dpas_message.h"
#include "lib/live/switch_queue.h"

/* Messages have up to 16 KiB, dumps up to 32 KiB. */
#define DPAS_NETLINK_BUFFER_SIZE 65536

/* Enough for a program stopped for a while. Only root gets all of it. */
#define DPAS_NETLINK_SOCKET_SIZE (8 * 1024 * 1024)

struct dpas_netlink {
	struct nl_sock *events;
	struct nl_sock *statistics;
	struct nl_msg *request; /* for requests for the statistics of `disk' */
	int family;
	uint32_t request_sequence;
	dev_t disk;
	uint64_t watch_ns; /* ignore events from before this */
	struct switch_queue *queue;
	bool sees_writers; /* a member of that group, too */
	bool is_behind;
	uint64_t due_ns;
	int64_t real_offset_ns; /* CLOCK_REALTIME minus CLOCK_MONOTONIC */
	alignas(struct nlmsghdr) char buffer[DPAS_NETLINK_BUFFER_SIZE];
};

typedef struct nlattr *dpas_netlink_attrs[DPAS_ATTR_MAX + 1];

/* What is collected from the reply to a statistics request. */
struct dpas_netlink_answer {
	struct sample *sample;
	bool has_sequence;
	uint64_t sequence;
	uint64_t dropped;
	int error;
	bool ended;
};

static struct nl_sock *dpas_netlink_new_socket(void)
{
	struct nl_sock *socket = nl_socket_alloc();

	if (socket && !genl_connect(socket) &&
	    !nl_socket_set_nonblocking(socket))
		return socket;
	nl_socket_free(socket);
	return NULL;
}

static void dpas_netlink_enlarge(struct nl_sock *socket)
{
	int size = DPAS_NETLINK_SOCKET_SIZE;
	int fd = nl_socket_get_fd(socket);

	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
}

/*
 * Resolving blocks until the reply, so it uses a blocking socket of its own.
 * The writers' group is -1 on a kernel without it.
 */
static bool dpas_netlink_resolve(int *family, int *events, int *writers)
{
	struct nl_sock *socket = nl_socket_alloc();
	bool found = false;

	if (socket && !genl_connect(socket)) {
		*family = genl_ctrl_resolve(socket, DPAS_GENL_NAME);
		*events = genl_ctrl_resolve_grp(socket, DPAS_GENL_NAME,
						DPAS_GENL_EVENTS);
		*writers = genl_ctrl_resolve_grp(socket, DPAS_GENL_NAME,
						 DPAS_GENL_WRITERS);
		found = *family >= 0 && *events >= 0;
	}
	nl_socket_free(socket);
	return found;
}

struct dpas_netlink *dpas_netlink_open(void)
{
	struct dpas_netlink *netlink;
	int family, events, writers;

	if (!dpas_netlink_resolve(&family, &events, &writers)) {
		errno = ENOENT;
		return NULL;
	}
	netlink = calloc(1, sizeof(*netlink));
	if (!netlink)
		return NULL;
	netlink->family = family;
	netlink->due_ns = UINT64_MAX;
	netlink->queue = switch_queue_new();
	netlink->events = dpas_netlink_new_socket();
	netlink->statistics = dpas_netlink_new_socket();
	if (netlink->queue && netlink->events && netlink->statistics &&
	    !nl_socket_add_membership(netlink->events, events)) {
		/* This requires CAP_NET_ADMIN. */
		netlink->sees_writers = writers >= 0 &&
			!nl_socket_add_membership(netlink->events, writers);
		dpas_netlink_enlarge(netlink->events);
		nl_socket_disable_auto_ack(netlink->statistics);
		return netlink;
	}
	dpas_netlink_close(netlink);
	errno = ENOMEM;
	return NULL;
}

void dpas_netlink_close(struct dpas_netlink *netlink)
{
	if (!netlink)
		return;
	nl_socket_free(netlink->events);
	nl_socket_free(netlink->statistics);
	nlmsg_free(netlink->request);
	switch_queue_free(netlink->queue);
	free(netlink);
}

int dpas_netlink_fd(const struct dpas_netlink *netlink)
{
	return nl_socket_get_fd(netlink->events);
}

uint64_t dpas_netlink_due_ns(const struct dpas_netlink *netlink)
{
	return netlink->due_ns;
}

/* Read into the buffer. Returns the length, or -1 if there is nothing. */
static ssize_t dpas_netlink_read(struct dpas_netlink *netlink,
				 struct nl_sock *socket)
{
	struct sockaddr_nl from;
	struct iovec data = { netlink->buffer, sizeof(netlink->buffer) };
	struct msghdr message = {
		.msg_name = &from,
		.msg_namelen = sizeof(from),
		.msg_iov = &data,
		.msg_iovlen = 1,
	};
	ssize_t length = recvmsg(nl_socket_get_fd(socket), &message,
				 MSG_DONTWAIT);

	/* Other programs can send to this socket, too: ignore them. */
	if (length >= 0 && (from.nl_pid || message.msg_flags & MSG_TRUNC))
		return 0;
	return length;
}

/* Is @header a complete message of the family? If so, parse it into @attrs. */
static bool dpas_netlink_parse(const struct dpas_netlink *netlink,
			       struct nlmsghdr *header,
			       dpas_netlink_attrs attrs)
{
	return header->nlmsg_type == netlink->family &&
		genlmsg_valid_hdr(header, 0) &&
		!genlmsg_parse(header, 0, attrs, DPAS_ATTR_MAX, NULL);
}

static bool dpas_netlink_is_ours(const struct dpas_netlink *netlink,
				 dpas_netlink_attrs attrs)
{
	struct nlattr *major_attr = attrs[DPAS_ATTR_MAJOR];
	struct nlattr *minor_attr = attrs[DPAS_ATTR_MINOR];

	return major_attr && nla_len(major_attr) >= 4 && minor_attr &&
		nla_len(minor_attr) >= 4 &&
		makedev(nla_get_u32(major_attr), nla_get_u32(minor_attr)) ==
		netlink->disk;
}

/* An invalid one is skipped, and thus counted as missed. */
static void dpas_netlink_switch(struct dpas_netlink *netlink,
				const struct nlattr *attr)
{
	struct dpas_genl_switch reported;
	struct switch_record record;

	if (!dpas_message_copy(&reported, sizeof(reported), attr) ||
	    reported.cpu >= SAMPLE_MAX_CPUS || reported.from >= DPAS_NR_MODES ||
	    reported.to >= DPAS_NR_MODES || reported.time_ns > INT64_MAX ||
	    reported.time_ns < netlink->watch_ns)
		return;
	dpas_message_record(&reported, netlink->real_offset_ns, &record);
	switch_queue_put(netlink->queue, &record);
}

/*
 * An unknown name is a tunable of a newer kernel. Members of the writers' group
 * get two events for each write, one of them without the writer.
 */
static void dpas_netlink_tunable(const struct dpas_netlink *netlink,
				 const struct nlattr *attr,
				 struct changes *changes)
{
	struct dpas_genl_tunable reported;
	struct mark mark = { .kind = MARK_CHANGE, .before_known = true };
	int id;

	if (!dpas_message_copy(&reported, sizeof(reported), attr) ||
	    reported.time_ns > INT64_MAX ||
	    reported.time_ns < netlink->watch_ns ||
	    (netlink->sees_writers && !reported.pid))
		return;
	reported.name[sizeof(reported.name) - 1] = '\0';
	reported.comm[sizeof(reported.comm) - 1] = '\0';
	id = tunable_find(reported.name);
	if (id < 0)
		return;
	mark.mono_ns = reported.time_ns;
	mark.real_ns = dpas_message_real_ns(reported.time_ns,
					    netlink->real_offset_ns);
	mark.id = (unsigned int)id;
	mark.before = reported.old_value;
	mark.after = reported.new_value;
	mark.pid = (uint32_t)reported.pid;
	memcpy(mark.comm, reported.comm, sizeof(mark.comm));
	/* A process can choose its own name. */
	tokens_make_plain(mark.comm);
	changes_event(changes, &mark);
}

static void dpas_netlink_switches(struct dpas_netlink *netlink,
				  struct genlmsghdr *genl,
				  const struct nlattr *dropped_attr)
{
	struct nlattr *attr;
	uint64_t dropped;
	int left;

	nla_for_each_attr(attr, genlmsg_attrdata(genl, 0),
			  genlmsg_attrlen(genl, 0),
			  left) if (nla_type(attr) == DPAS_ATTR_SWITCH)
		dpas_netlink_switch(netlink, attr);
	if (dpas_message_copy(&dropped, sizeof(dropped), dropped_attr))
		switch_queue_dropped(netlink->queue, dropped);
}

static void dpas_netlink_event(struct dpas_netlink *netlink,
			       struct nlmsghdr *header, struct changes *changes)
{
	struct genlmsghdr *genl = genlmsg_hdr(header);
	dpas_netlink_attrs attrs;

	if (!dpas_netlink_parse(netlink, header, attrs) ||
	    !dpas_netlink_is_ours(netlink, attrs))
		return;
	if (genl->cmd == DPAS_CMD_TUNABLE)
		dpas_netlink_tunable(netlink, attrs[DPAS_ATTR_TUNABLE],
				     changes);
	else if (genl->cmd == DPAS_CMD_SWITCHES)
		dpas_netlink_switches(netlink, genl, attrs[DPAS_ATTR_DROPPED]);
}

static void dpas_netlink_events(struct dpas_netlink *netlink, int length,
				struct changes *changes)
{
	struct nlmsghdr *header = (struct nlmsghdr *)netlink->buffer;

	for (; nlmsg_ok(header, length); header = nlmsg_next(header, &length))
		dpas_netlink_event(netlink, header, changes);
}

/* Read until nothing is left. False: records must be taken first. */
static bool dpas_netlink_drain(struct dpas_netlink *netlink, uint64_t now_ns,
			       struct changes *changes, bool *some)
{
	ssize_t length;

	while (!switch_queue_is_nearly_full(netlink->queue) &&
	       !changes_are_nearly_full(changes)) {
		length = dpas_netlink_read(netlink, netlink->events);
		if (length >= 0)
			dpas_netlink_events(netlink, (int)length, changes);
		else if (errno == ENOBUFS)
			switch_queue_overrun(netlink->queue, now_ns);
		else if (errno != EINTR)
			return true;
		*some = true;
	}
	return false;
}

bool dpas_netlink_receive(struct dpas_netlink *netlink, struct changes *changes)
{
	uint64_t now_ns = clock_mono_ns();
	bool some = false;

	netlink->real_offset_ns = clock_real_ns() - (int64_t)now_ns;
	netlink->is_behind = !dpas_netlink_drain(netlink, now_ns, changes,
						 &some);
	/* Only what would have been received by now can be overdue. */
	if (!netlink->is_behind)
		netlink->due_ns = switch_queue_settle(netlink->queue, now_ns);
	return some;
}

bool dpas_netlink_is_behind(const struct dpas_netlink *netlink)
{
	return netlink->is_behind;
}

/* Handle the statistics of one CPU. */
static void dpas_netlink_cpu(struct dpas_netlink *netlink,
			     struct nlmsghdr *header,
			     struct dpas_netlink_answer *answer)
{
	dpas_netlink_attrs attrs;
	struct dpas_genl_cpu reported;
	struct cpu_row *row;

	if (!dpas_netlink_parse(netlink, header, attrs) ||
	    !dpas_netlink_is_ours(netlink, attrs) ||
	    !dpas_message_copy(&reported, sizeof(reported),
			       attrs[DPAS_ATTR_CPU]))
		return;
	answer->has_sequence |= dpas_message_copy(&answer->sequence,
						  sizeof(answer->sequence),
						  attrs[DPAS_ATTR_SEQUENCE]);
	dpas_message_copy(&answer->dropped, sizeof(answer->dropped),
			  attrs[DPAS_ATTR_DROPPED]);
	if (!answer->sample || reported.cpu >= SAMPLE_MAX_CPUS)
		return;
	row = sample_add_row(answer->sample, reported.cpu);
	if (!row) {
		answer->error = ENOMEM;
		return;
	}
	dpas_message_row(row, &reported);
	dpas_message_buckets(row, genlmsg_hdr(header));
}

/* The end of a reply has a negative error number, or 0. */
static void dpas_netlink_end(struct nlmsghdr *header,
			     struct dpas_netlink_answer *answer)
{
	int number = 0;

	if (nlmsg_datalen(header) >= (int)sizeof(number))
		memcpy(&number, nlmsg_data(header), sizeof(number));
	if (number < 0)
		answer->error = -number;
	answer->ended = true;
}

static void dpas_netlink_answers(struct dpas_netlink *netlink, int length,
				 struct dpas_netlink_answer *answer)
{
	struct nlmsghdr *header = (struct nlmsghdr *)netlink->buffer;

	for (; nlmsg_ok(header, length); header = nlmsg_next(header, &length)) {
		if (header->nlmsg_seq != netlink->request_sequence)
			continue;
		if (header->nlmsg_type == NLMSG_DONE ||
		    header->nlmsg_type == NLMSG_ERROR)
			dpas_netlink_end(header, answer);
		else
			dpas_netlink_cpu(netlink, header, answer);
	}
}

/* Send a request and read the whole reply. False: errno says why. */
static bool dpas_netlink_ask(struct dpas_netlink *netlink,
			     struct dpas_netlink_answer *answer)
{
	ssize_t length = 0;

	nlmsg_hdr(netlink->request)->nlmsg_seq = ++netlink->request_sequence;
	if (nl_send_auto(netlink->statistics, netlink->request) < 0) {
		errno = EIO;
		return false;
	}
	while (!answer->ended && length >= 0) {
		length = dpas_netlink_read(netlink, netlink->statistics);
		dpas_netlink_answers(netlink, (int)length, answer);
	}
	if (!answer->ended)
		answer->error = EIO;
	errno = answer->error;
	return !answer->error;
}

/* Prepare the request for statistics of the disk. */
static bool dpas_netlink_fill_request(struct dpas_netlink *netlink)
{
	struct nl_msg *request = nlmsg_alloc_size(256);

	if (!request)
		return false;
	nlmsg_free(netlink->request);
	netlink->request = request;
	return genlmsg_put(request, NL_AUTO_PORT, NL_AUTO_SEQ, netlink->family,
			   0, NLM_F_REQUEST | NLM_F_DUMP, DPAS_CMD_GET_STAT,
			   DPAS_GENL_VERSION) &&
		!nla_put_u32(request, DPAS_ATTR_MAJOR, major(netlink->disk)) &&
		!nla_put_u32(request, DPAS_ATTR_MINOR, minor(netlink->disk));
}

bool dpas_netlink_watch(struct dpas_netlink *netlink, dev_t disk)
{
	struct dpas_netlink_answer answer = { 0 };

	netlink->disk = disk;
	netlink->watch_ns = clock_mono_ns();
	netlink->due_ns = UINT64_MAX;
	if (!dpas_netlink_fill_request(netlink)) {
		errno = ENOMEM;
		return false;
	}
	if (!dpas_netlink_ask(netlink, &answer))
		return false;
	/* Events already in flight are to be ignored. */
	switch_queue_start(netlink->queue, answer.sequence, answer.dropped);
	return true;
}

bool dpas_netlink_read_rows(struct dpas_netlink *netlink, struct sample *sample)
{
	struct dpas_netlink_answer answer = { .sample = sample };

	if (!dpas_netlink_ask(netlink, &answer))
		return false;
	if (answer.has_sequence)
		switch_queue_expect(netlink->queue, answer.sequence,
				    answer.dropped);
	return true;
}

size_t dpas_netlink_take_switches(struct dpas_netlink *netlink,
				  struct switch_record *records, size_t max,
				  uint64_t *missed)
{
	return switch_queue_take(netlink->queue, records, max, missed);
}

void dpas_netlink_give_up(struct dpas_netlink *netlink)
{
	switch_queue_give_up(netlink->queue);
}
