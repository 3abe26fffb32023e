/* SPDX-License-Identifier: GPL-2.0 */
/*
 * question.h - asking the kernel by netlink where the CPUs of a disk stand
 */
#ifndef TESTS_GUEST_QUESTION_H
#define TESTS_GUEST_QUESTION_H

#include <netlink/netlink.h>
#include <stdint.h>

/* What came of it: counted, or kept, by question_listen()'s callbacks. */
struct question {
	int messages; /* CPUs told of */
	int error;    /* the kernel's, above 0; 0: none */
};

/*
 * A request of @family for the disk of these numbers, sent as they are, also where
 * no disk can have them. NULL: it could not be made.
 */
struct nl_msg *question_make(int family, uint32_t major, uint32_t minor);

/* What comes in through @socket goes into @question. */
void question_listen(struct nl_sock *socket, struct question *question);

#endif
