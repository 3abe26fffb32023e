// SPDX-License-Identifier: GPL-2.0
/*
 * fail_nth - let the kernel's first, second, third... allocation fail in one call
 *
 * Usage: fail_nth write FILE VALUE
 *        fail_nth read FILE
 *        fail_nth ask MAJOR MINOR	(statistics of a disk, by netlink)
 *
 * Repeats the call until it needs no further allocation. A call that fails must
 * leave FILE as it was; one that does not must give all that one without a
 * failing allocation gives. Prints how many calls failed and how many did not.
 */
#include <errno.h>
#include <fcntl.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <netlink/netlink.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include <linux/dpas_netlink.h>

#include "question.h"

enum {
	MOST_CALLS = 1000,
	TEXT_SIZE = 65536
};

/* The result of a call: its bytes, or a negative error number. */
struct answer {
	ssize_t length;
	char bytes[TEXT_SIZE];
};

static int nth_file;

static void let_fail(int nth)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%d", nth);

	if (pwrite(nth_file, text, (size_t)length, 0) != length) {
		perror("fail_nth: /proc/thread-self/fail-nth");
		exit(2);
	}
}

/* Has an allocation failed since let_fail()? */
static bool has_failed(void)
{
	char text[16] = "";

	if (pread(nth_file, text, sizeof(text) - 1, 0) <= 0)
		exit(2);
	let_fail(0);
	return atoi(text) == 0;
}

/* Opened in advance, as opening allocates, too, and is not under test. */
static void read_file(int file, struct answer *answer)
{
	ssize_t got;

	answer->length = 0;
	while ((got = pread(file, answer->bytes + answer->length,
			    TEXT_SIZE - (size_t)answer->length,
			    answer->length)) > 0)
		answer->length += got;
	if (got < 0)
		answer->length = -errno;
}

static int open_or_exit(const char *path, int flags)
{
	int file = open(path, flags | O_CLOEXEC);

	if (file < 0) {
		fprintf(stderr, "fail_nth: %s: %s\n", path, strerror(errno));
		exit(2);
	}
	return file;
}

static bool equal(const struct answer *a, const struct answer *b)
{
	return a->length == b->length &&
		!memcmp(a->bytes, b->bytes, (size_t)a->length);
}

static bool try_write(const char *path, const char *value)
{
	static struct answer before, after;
	int file = open_or_exit(path, O_RDWR), nth, failures = 0;
	size_t length = strlen(value);
	bool failed, written;

	read_file(file, &before);
	for (nth = 1; nth < MOST_CALLS; nth++) {
		let_fail(nth);
		written = write(file, value, length) == (ssize_t)length;
		failed = has_failed();
		if (lseek(file, 0, SEEK_SET))
			return false;
		if (written)
			break;
		failures++;
		read_file(file, &after);
		if (!failed || !equal(&before, &after))
			return false;
	}
	read_file(file, &after);
	printf("%d writes failed; then it was %.*s", failures,
	       (int)after.length, after.bytes);
	close(file);
	return nth < MOST_CALLS && failures &&
		after.length == (ssize_t)length + 1 &&
		!memcmp(after.bytes, value, length);
}

static bool try_read(const char *path)
{
	static struct answer whole, answer;
	int file = open_or_exit(path, O_RDONLY), nth, failures = 0;
	bool failed;

	read_file(file, &whole);
	for (nth = 1; nth < MOST_CALLS; nth++) {
		let_fail(nth);
		read_file(file, &answer);
		failed = has_failed();
		if (answer.length < 0)
			failures++;
		else if (answer.length != whole.length)
			return false;
		if (!failed)
			break;
	}
	printf("%d reads failed, the others gave %zd bytes\n", failures,
	       whole.length);
	close(file);
	return nth < MOST_CALLS && failures && whole.length > 0;
}

/* Send a request. Returns the number of CPUs reported, or -1. */
static int ask(struct nl_sock *socket, int family, uint32_t major,
	       uint32_t minor, int nth, bool *failed)
{
	struct nl_msg *request = question_make(family, major, minor);
	struct question question = { 0 };
	int status;

	if (!request)
		exit(2);
	question_listen(socket, &question);
	let_fail(nth);
	status = nl_send_auto(socket, request);
	if (status >= 0)
		status = nl_recvmsgs_default(socket);
	*failed = has_failed();
	nlmsg_free(request);
	return status < 0 || question.error ? -1 : question.messages;
}

static bool try_ask(uint32_t major, uint32_t minor)
{
	int nth, reported, whole = 0, failures = 0, family = -1;
	struct nl_sock *socket;
	bool failed = true;

	for (nth = 0; nth < MOST_CALLS && failed; nth++) {
		/*
		 * A new socket for each call, so that a failed dump leaves
		 * nothing behind.
		 */
		socket = nl_socket_alloc();
		if (!socket || genl_connect(socket))
			return false;
		if (family < 0)
			family = genl_ctrl_resolve(socket, DPAS_GENL_NAME);
		if (family < 0)
			return false;
		nl_socket_disable_seq_check(socket);
		reported = ask(socket, family, major, minor, nth, &failed);
		nl_socket_free(socket);
		if (!nth) { /* without a failure */
			whole = reported;
			failed = true;
		} else if (reported < 0) {
			failures++;
		} else if (reported != whole) {
			printf("the %d. allocation: %d CPUs of %d\n", nth,
			       reported, whole);
			return false;
		}
	}
	printf("%d asked in vain, the others were told of %d CPUs\n", failures,
	       whole);
	return nth < MOST_CALLS && failures && whole > 0;
}

int main(int argc, char **argv)
{
	bool good;

	nth_file = open_or_exit("/proc/thread-self/fail-nth", O_RDWR);
	if (argc == 4 && !strcmp(argv[1], "write")) {
		good = try_write(argv[2], argv[3]);
	} else if (argc == 3 && !strcmp(argv[1], "read")) {
		good = try_read(argv[2]);
	} else if (argc == 4 && !strcmp(argv[1], "ask")) {
		good = try_ask((uint32_t)strtoul(argv[2], NULL, 0),
			       (uint32_t)strtoul(argv[3], NULL, 0));
	} else {
		fprintf(stderr,
			"usage: fail_nth write FILE VALUE | read FILE | ask MAJOR MINOR\n");
		return 2;
	}
	return good ? 0 : 1;
}
