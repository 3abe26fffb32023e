// SPDX-License-Identifier: GPL-2.0
/*
 * task_reader.c - the kernel builds the reply while the request is sent, so
 * that receiving it never blocks
 */
#include "lib/load/task_reader.h"

#include <dirent.h>
#include <errno.h>
#include <linux/taskstats.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/netlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/small_file.h"

/* A shorter struct from an older kernel is enough if it extends to here. */
#define TASK_STATS_NEEDED \
	(offsetof(struct taskstats, nivcsw) + sizeof(uint64_t))

struct task_reader {
	struct nl_sock *socket; /* NULL: use /proc */
	int family;
	struct task_usage *wanted; /* while a reply is being read */
	bool answered;
};

/* --- taskstats ------------------------------------------------------------ */

/*
 * The nested attribute of the reply. CPU time as counted by the scheduler, in
 * ns: tick-based accounting is too coarse for a tenth of a second.
 */
static void task_reader_take(struct task_reader *reader,
			     const struct nlattr *nested)
{
	const struct nlattr *attribute = nla_find(
		nla_data(nested), nla_len(nested), TASKSTATS_TYPE_STATS);
	struct taskstats stats = { .version = 0 };
	size_t size = attribute ? (size_t)nla_len(attribute) : 0;

	if (size < TASK_STATS_NEEDED)
		return;
	memcpy(&stats, nla_data(attribute),
	       size < sizeof(stats) ? size : sizeof(stats));
	*reader->wanted = (struct task_usage){
		.context_switches = stats.nvcsw + stats.nivcsw,
		.cpu_ns = stats.cpu_run_virtual_total,
		.run_delay_ns = stats.cpu_delay_total,
	};
	reader->answered = true;
}

static int task_reader_answer(struct nl_msg *message, void *context)
{
	struct genlmsghdr *header = genlmsg_hdr(nlmsg_hdr(message));
	const struct nlattr *nested = nla_find(genlmsg_attrdata(header, 0),
					       genlmsg_attrlen(header, 0),
					       TASKSTATS_TYPE_AGGR_TGID);

	if (nested)
		task_reader_take(context, nested);
	return NL_OK;
}

static void task_reader_connect(struct task_reader *reader)
{
	struct nl_sock *socket = nl_socket_alloc();

	if (!socket)
		return;
	if (!genl_connect(socket)) {
		reader->family = genl_ctrl_resolve(socket, TASKSTATS_GENL_NAME);
		if (reader->family >= 0 && !nl_socket_set_nonblocking(socket)) {
			nl_socket_disable_auto_ack(socket);
			nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM,
					    task_reader_answer, reader);
			reader->socket = socket;
			return;
		}
	}
	nl_socket_free(socket);
}

/* Returns 0 or a libnl error. */
static int task_reader_ask(struct task_reader *reader, pid_t pid)
{
	struct nl_msg *message = nlmsg_alloc();
	int number = -NLE_NOMEM;

	if (message &&
	    genlmsg_put(message, NL_AUTO_PORT, NL_AUTO_SEQ, reader->family, 0,
			NLM_F_REQUEST, TASKSTATS_CMD_GET,
			TASKSTATS_GENL_VERSION))
		number = nla_put_u32(message, TASKSTATS_CMD_ATTR_TGID,
				     (uint32_t)pid);
	if (!number)
		number = nl_send_auto(reader->socket, message);
	if (number >= 0)
		number = nl_recvmsgs_default(reader->socket);
	nlmsg_free(message);
	return number;
}

/* --- /proc ---------------------------------------------------------------- */

static uint64_t task_reader_number_after(const char *text, const char *word)
{
	const char *at = strstr(text, word);

	return at ? strtoull(at + strlen(word), NULL, 10) : 0;
}

/* Add the usage of the thread in directory @name; nothing if it has exited. */
static bool task_reader_add_thread(int fd, const char *name,
				   struct task_usage *usage)
{
	char file[300], text[4096];
	char *end;

	snprintf(file, sizeof(file), "%s/schedstat", name);
	if (!small_file_read(fd, file, text, sizeof(text)))
		return false;
	usage->cpu_ns += strtoull(text, &end, 10);
	usage->run_delay_ns += strtoull(end, NULL, 10);
	snprintf(file, sizeof(file), "%s/status", name);
	if (!small_file_read(fd, file, text, sizeof(text)))
		return false;
	usage->context_switches += task_reader_number_after(
					   text, "\nvoluntary_ctxt_switches:") +
		task_reader_number_after(text, "\nnonvoluntary_ctxt_switches:");
	return true;
}

static bool task_reader_read_proc(pid_t pid, struct task_usage *usage)
{
	struct dirent *entry;
	bool found = false;
	char path[64];
	DIR *threads;

	snprintf(path, sizeof(path), "/proc/%d/task", (int)pid);
	threads = opendir(path);
	if (!threads)
		return false;
	*usage = (struct task_usage){ .cpu_ns = 0 };
	while ((entry = readdir(threads)))
		if (entry->d_name[0] != '.')
			found |= task_reader_add_thread(dirfd(threads),
							entry->d_name, usage);
	closedir(threads);
	return found;
}

/* --- both ----------------------------------------------------------------- */

struct task_reader *task_reader_new(void)
{
	struct task_reader *reader = calloc(1, sizeof(*reader));

	if (reader)
		task_reader_connect(reader);
	return reader;
}

void task_reader_free(struct task_reader *reader)
{
	if (!reader)
		return;
	task_reader_use_proc(reader);
	free(reader);
}

bool task_reader_has_taskstats(const struct task_reader *reader)
{
	return reader->socket;
}

void task_reader_use_proc(struct task_reader *reader)
{
	nl_socket_free(reader->socket);
	reader->socket = NULL;
}

bool task_reader_read(struct task_reader *reader, pid_t pid,
		      struct task_usage *usage)
{
	int number;

	if (!reader->socket)
		return task_reader_read_proc(pid, usage);
	reader->wanted = usage;
	reader->answered = false;
	number = task_reader_ask(reader, pid);
	if (reader->answered)
		return true;
	/* No such process; any other error will persist. */
	if (number == -NLE_OBJ_NOTFOUND)
		return false;
	task_reader_use_proc(reader);
	return task_reader_read_proc(pid, usage);
}
