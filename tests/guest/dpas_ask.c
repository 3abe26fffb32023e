// SPDX-License-Identifier: GPL-2.0
/*
 * dpas_ask - ask the kernel by netlink where the CPUs of a disk stand
 *
 * Usage: dpas_ask MAJOR MINOR
 *
 * Prints how many CPUs it was told of, or the kernel's error by name. MAJOR and
 * MINOR are sent as they are, also where no disk can have them.
 */
#include <errno.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/netlink.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <linux/dpas_netlink.h>

static int count_message(struct nl_msg *message, void *messages)
{
	(void)message;
	++*(int *)messages;
	return NL_OK;
}

/* A dump ends with a message that has an error, or 0. */
static int keep_end(struct nl_msg *message, void *kept)
{
	*(int *)kept = -*(int *)nlmsg_data(nlmsg_hdr(message));
	return NL_STOP;
}

static int keep_error(struct sockaddr_nl *from, struct nlmsgerr *error,
		      void *kept)
{
	(void)from;
	*(int *)kept = -error->error;
	return NL_STOP;
}

/* Returns the kernel's error, 0 for none, -1 if it could not be asked. */
static int ask(struct nl_sock *socket, uint32_t major, uint32_t minor,
	       int *messages)
{
	int error = 0, family = genl_ctrl_resolve(socket, DPAS_GENL_NAME);
	struct nl_msg *request = nlmsg_alloc();

	if (family < 0 || !request ||
	    !genlmsg_put(request, NL_AUTO_PORT, NL_AUTO_SEQ, family, 0,
			 NLM_F_DUMP, DPAS_CMD_GET_STAT, DPAS_GENL_VERSION) ||
	    nla_put_u32(request, DPAS_ATTR_MAJOR, major) ||
	    nla_put_u32(request, DPAS_ATTR_MINOR, minor))
		error = -1;
	nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM, count_message,
			    messages);
	nl_socket_modify_cb(socket, NL_CB_FINISH, NL_CB_CUSTOM, keep_end,
			    &error);
	nl_socket_modify_err_cb(socket, NL_CB_CUSTOM, keep_error, &error);
	if (!error && nl_send_auto(socket, request) < 0)
		error = -1;
	if (!error && nl_recvmsgs_default(socket) < 0 && !error)
		error = -1;
	nlmsg_free(request);
	return error;
}

int main(int argc, char **argv)
{
	struct nl_sock *socket = nl_socket_alloc();
	int error, messages = 0;

	if (argc != 3) {
		fprintf(stderr, "usage: dpas_ask MAJOR MINOR\n");
		return 2;
	}
	if (!socket || genl_connect(socket)) {
		fprintf(stderr, "dpas_ask: no netlink here\n");
		return 1;
	}
	error = ask(socket, (uint32_t)strtoul(argv[1], NULL, 0),
		    (uint32_t)strtoul(argv[2], NULL, 0), &messages);
	nl_socket_free(socket);
	if (error < 0) {
		fprintf(stderr, "dpas_ask: the kernel could not be asked\n");
		return 1;
	}
	if (error)
		printf("%s\n", strerrorname_np(error));
	else
		printf("%d\n", messages);
	return 0;
}
