// SPDX-License-Identifier: GPL-2.0
/*
 * dpas_ask - ask the kernel by netlink for the CPUs of a disk
 *
 * Usage: dpas_ask MAJOR MINOR
 *
 * Prints how many CPUs were reported, or the name of the kernel's error. MAJOR
 * and MINOR are sent as given, even if no disk can have them.
 */
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/netlink.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <linux/dpas_netlink.h>

#include "question.h"

/* False: the request could not be sent. Otherwise *@question has the result. */
static bool ask(struct nl_sock *socket, uint32_t major, uint32_t minor,
		struct question *question)
{
	int family = genl_ctrl_resolve(socket, DPAS_GENL_NAME);
	struct nl_msg *request = family < 0 ?
		NULL :
		question_make(family, major, minor);
	bool is_answered;

	if (!request)
		return false;
	question_listen(socket, question);
	is_answered = nl_send_auto(socket, request) >= 0 &&
		(nl_recvmsgs_default(socket) >= 0 || question->error);
	nlmsg_free(request);
	return is_answered;
}

int main(int argc, char **argv)
{
	struct nl_sock *socket = nl_socket_alloc();
	struct question question = { 0 };
	bool is_answered;

	if (argc != 3) {
		fprintf(stderr, "usage: dpas_ask MAJOR MINOR\n");
		return 2;
	}
	if (!socket || genl_connect(socket)) {
		fprintf(stderr, "dpas_ask: no netlink here\n");
		return 1;
	}
	is_answered = ask(socket, (uint32_t)strtoul(argv[1], NULL, 0),
			  (uint32_t)strtoul(argv[2], NULL, 0), &question);
	nl_socket_free(socket);
	if (!is_answered) {
		fprintf(stderr, "dpas_ask: the kernel could not be asked\n");
		return 1;
	}
	if (question.error)
		printf("%s\n", strerrorname_np(question.error));
	else
		printf("%d\n", question.messages);
	return 0;
}
