// SPDX-License-Identifier: GPL-2.0
/*
 * hostile - what a user without privileges can do to the files and the netlink
 * family of DPAS, at random
 *
 * Usage: hostile DEVICE SECONDS SEED
 *
 * Reads every file of DPAS at any offset and length, tries to write to them, to
 * map and to truncate them, asks for statistics with attributes of any kind and
 * length, joins and leaves groups, sends bytes that are no message. Whatever
 * succeeds must be a read or a question; anything else ends it with 1. That the
 * kernel survives is for its log to tell. Prints how much was done.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/genetlink.h>
#include <linux/netlink.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <linux/dpas_netlink.h>

#define MAX_FILES 32
#define MAX_MESSAGE 512

struct hostile {
	uint64_t random;
	char directory[64];
	char *file[MAX_FILES]; /* names within it */
	unsigned int nr_files;
	int socket;
	uint16_t family;
	unsigned long reads, writes, messages;
};

/* Marsaglia's xorshift64: repeatable, and good enough for random choices. */
static uint64_t draw(struct hostile *hostile)
{
	hostile->random ^= hostile->random << 13;
	hostile->random ^= hostile->random >> 7;
	hostile->random ^= hostile->random << 17;
	return hostile->random;
}

static uint64_t draw_below(struct hostile *hostile, uint64_t limit)
{
	return draw(hostile) % limit;
}

/* Values at which integers of some width overflow, and random ones. */
static uint64_t draw_number(struct hostile *hostile)
{
	uint64_t number = (uint64_t)1 << draw_below(hostile, 64);

	switch (draw_below(hostile, 5)) {
	case 0:
		return number - 1;
	case 1:
		return number + draw_below(hostile, 8192);
	case 2:
		return draw_below(hostile, 8192);
	case 3:
		return 512 * number + draw_below(hostile, 1024);
	default:
		return draw(hostile);
	}
}

static bool is_of_dpas(const char *name)
{
	return !strncmp(name, "pas_", 4) || !strncmp(name, "switch_", 7);
}

static bool find_files(struct hostile *hostile, const char *device)
{
	struct dirent *entry;
	DIR *directory;

	snprintf(hostile->directory, sizeof(hostile->directory),
		 "/sys/block/%s/queue", device);
	directory = opendir(hostile->directory);
	if (!directory)
		return false;
	while ((entry = readdir(directory)))
		if (is_of_dpas(entry->d_name) && hostile->nr_files < MAX_FILES)
			hostile->file[hostile->nr_files++] = strdup(
				entry->d_name);
	closedir(directory);
	return hostile->nr_files;
}

static void path_of_some_file(struct hostile *hostile, char *path, size_t size)
{
	snprintf(path, size, "%s/%s", hostile->directory,
		 hostile->file[draw_below(hostile, hostile->nr_files)]);
}

static void read_somewhere(struct hostile *hostile)
{
	static char buffer[1 << 17];
	char path[400];
	size_t length = draw_number(hostile) % sizeof(buffer);
	int fd;

	path_of_some_file(hostile, path, sizeof(path));
	fd = open(path, O_RDONLY);
	if (fd < 0)
		return;
	if (pread(fd, buffer, length,
		  (off_t)(draw_number(hostile) & INT64_MAX)) >= 0)
		hostile->reads++;
	if (mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0) != MAP_FAILED)
		abort();
	close(fd);
}

/* False: something could be written. */
static bool write_somewhere(struct hostile *hostile)
{
	char path[400];
	int fd;

	path_of_some_file(hostile, path, sizeof(path));
	hostile->writes++;
	fd = open(path, draw_below(hostile, 2) ? O_WRONLY : O_RDWR | O_TRUNC);
	if (fd < 0)
		return truncate(path, 0) != 0;
	fprintf(stderr, "hostile: %s can be opened for writing\n", path);
	close(fd);
	return false;
}

/* --- netlink ------------------------------------------------------------------ */

union message {
	struct nlmsghdr header;
	char bytes[MAX_MESSAGE];
};

static void put(union message *message, const void *data, size_t size)
{
	if (message->header.nlmsg_len + size > sizeof(*message))
		size = sizeof(*message) - message->header.nlmsg_len;
	memcpy(message->bytes + message->header.nlmsg_len, data, size);
	message->header.nlmsg_len += NLMSG_ALIGN((uint32_t)size);
	if (message->header.nlmsg_len > sizeof(*message))
		message->header.nlmsg_len = sizeof(*message);
}

static void put_attribute(union message *message, uint16_t type,
			  const void *data, uint16_t size)
{
	struct nlattr attr = { .nla_len = (uint16_t)(NLA_HDRLEN + size),
			       .nla_type = type };

	put(message, &attr, sizeof(attr));
	put(message, data, size);
}

static void start_message(union message *message, uint16_t type,
			  uint8_t command)
{
	struct genlmsghdr genl = { .cmd = command, .version = 1 };

	memset(message, 0, sizeof(*message));
	message->header.nlmsg_len = NLMSG_HDRLEN;
	message->header.nlmsg_type = type;
	message->header.nlmsg_flags = NLM_F_REQUEST;
	put(message, &genl, sizeof(genl));
}

static void drain(struct hostile *hostile)
{
	static char buffer[1 << 16];

	while (recv(hostile->socket, buffer, sizeof(buffer), MSG_DONTWAIT) >=
		       0 ||
	       errno == ENOBUFS)
		;
}

static bool open_netlink(struct hostile *hostile)
{
	struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };
	union message message;
	ssize_t length;
	char *at, *end;

	hostile->socket = socket(AF_NETLINK, SOCK_RAW, NETLINK_GENERIC);
	if (hostile->socket < 0 ||
	    connect(hostile->socket, (struct sockaddr *)&kernel,
		    sizeof(kernel)))
		return false;
	start_message(&message, GENL_ID_CTRL, CTRL_CMD_GETFAMILY);
	put_attribute(&message, CTRL_ATTR_FAMILY_NAME, DPAS_GENL_NAME,
		      sizeof(DPAS_GENL_NAME));
	if (send(hostile->socket, &message, message.header.nlmsg_len, 0) < 0)
		return false;
	length = recv(hostile->socket, &message, sizeof(message), 0);
	at = message.bytes + NLMSG_HDRLEN + GENL_HDRLEN;
	end = message.bytes + (length > 0 ? length : 0);
	while (at + sizeof(struct nlattr) <= end) {
		struct nlattr attr;

		memcpy(&attr, at, sizeof(attr));
		if (attr.nla_type == CTRL_ATTR_FAMILY_ID)
			memcpy(&hostile->family, at + NLA_HDRLEN, 2);
		if (attr.nla_len < NLA_HDRLEN)
			break;
		at += NLA_ALIGN(attr.nla_len);
	}
	return hostile->family;
}

static void ask_something(struct hostile *hostile)
{
	uint64_t garbage[8];
	union message message;
	unsigned int i, attributes = (unsigned int)draw_below(hostile, 6);

	start_message(&message, hostile->family,
		      (uint8_t)(draw_below(hostile, 4) ? DPAS_CMD_GET_STAT :
							 draw(hostile)));
	message.header.nlmsg_flags |= draw_below(hostile, 3) ?
		NLM_F_DUMP :
		(uint16_t)draw(hostile);
	for (i = 0; i < attributes; i++) {
		size_t j;

		for (j = 0; j < sizeof(garbage) / sizeof(*garbage); j++)
			garbage[j] = draw_number(hostile);
		put_attribute(&message,
			      (uint16_t)draw_below(hostile, DPAS_ATTR_MAX + 3),
			      garbage,
			      draw_below(hostile, 3) ?
				      4 :
				      (uint16_t)draw_below(hostile,
							   sizeof(garbage)));
	}
	if (!draw_below(hostile, 10))
		message.header.nlmsg_len = (uint32_t)draw_number(hostile);
	if (!draw_below(hostile, 20))
		message.bytes[draw_below(hostile, sizeof(message))] = (char)
			draw(hostile);
	if (send(hostile->socket, &message,
		 1 + draw_below(hostile, sizeof(message)), MSG_DONTWAIT) >= 0)
		hostile->messages++;
	drain(hostile);
}

/* Any group, of DPAS or others: the kernel decides who may join. */
static void join_something(struct hostile *hostile)
{
	unsigned int group = (unsigned int)draw_below(hostile, 64);

	setsockopt(hostile->socket, SOL_NETLINK,
		   draw_below(hostile, 2) ? NETLINK_ADD_MEMBERSHIP :
					    NETLINK_DROP_MEMBERSHIP,
		   &group, sizeof(group));
	drain(hostile);
}

int main(int argc, char **argv)
{
	struct hostile hostile = { .random = 1 };
	time_t end;

	if (argc != 4) {
		fprintf(stderr, "usage: hostile DEVICE SECONDS SEED\n");
		return 2;
	}
	if (!geteuid()) {
		fprintf(stderr, "hostile: is for a user without privileges\n");
		return 2;
	}
	hostile.random += strtoull(argv[3], NULL, 10) << 1;
	if (!find_files(&hostile, argv[1]) || !open_netlink(&hostile)) {
		fprintf(stderr, "hostile: no DPAS on %s\n", argv[1]);
		return 1;
	}
	end = time(NULL) + atol(argv[2]);
	while (time(NULL) < end) {
		read_somewhere(&hostile);
		if (!write_somewhere(&hostile))
			return 1;
		ask_something(&hostile);
		if (!draw_below(&hostile, 50))
			join_something(&hostile);
	}
	printf("%lu reads, %lu writes refused, %lu messages\n", hostile.reads,
	       hostile.writes, hostile.messages);
	while (hostile.nr_files)
		free(hostile.file[--hostile.nr_files]);
	return 0;
}
