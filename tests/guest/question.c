// SPDX-License-Identifier: GPL-2.0
#include "question.h"

#include <netlink/genl/genl.h>

#include <linux/dpas_netlink.h>

static int question_count(struct nl_msg *message, void *question)
{
	(void)message;
	++((struct question *)question)->messages;
	return NL_OK;
}

/* A dump ends with a message that contains an error number, or 0. */
static int question_end(struct nl_msg *message, void *question)
{
	((struct question *)question)->error = -*(int *)nlmsg_data(
		nlmsg_hdr(message));
	return NL_STOP;
}

static int question_error(struct sockaddr_nl *from, struct nlmsgerr *error,
			  void *question)
{
	(void)from;
	((struct question *)question)->error = -error->error;
	return NL_STOP;
}

struct nl_msg *question_make(int family, uint32_t major, uint32_t minor)
{
	struct nl_msg *request = nlmsg_alloc();

	if (request &&
	    genlmsg_put(request, NL_AUTO_PORT, NL_AUTO_SEQ, family, 0,
			NLM_F_DUMP, DPAS_CMD_GET_STAT, DPAS_GENL_VERSION) &&
	    !nla_put_u32(request, DPAS_ATTR_MAJOR, major) &&
	    !nla_put_u32(request, DPAS_ATTR_MINOR, minor))
		return request;
	nlmsg_free(request);
	return NULL;
}

void question_listen(struct nl_sock *socket, struct question *question)
{
	nl_socket_modify_cb(socket, NL_CB_VALID, NL_CB_CUSTOM, question_count,
			    question);
	nl_socket_modify_cb(socket, NL_CB_FINISH, NL_CB_CUSTOM, question_end,
			    question);
	nl_socket_modify_err_cb(socket, NL_CB_CUSTOM, question_error, question);
}
