// SPDX-License-Identifier: GPL-2.0
#include "dpastop/keep_command/keep_udev.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/child.h"

/* Exists as long as the daemon runs. */
#define KEEP_UDEV_SOCKET "/run/udev/control"

static void keep_udev_complain(const char *why)
{
	fprintf(stderr,
		"dpastop: udev was not told: %.*s; udevadm control --reload does it\n",
		(int)strcspn(why, "\n"), why);
}

void keep_udev_reload(void)
{
	char *const command[] = { "udevadm", "control", "--reload", NULL };
	char how[64];
	struct child child;

	if (access(KEEP_UDEV_SOCKET, F_OK))
		return;
	if (!child_start(&child, command)) {
		keep_udev_complain(strerror(errno));
		return;
	}
	child_wait(&child, UINT64_MAX, -1);
	if (!child_succeeded(&child)) {
		child_describe_end(&child, how, sizeof(how));
		keep_udev_complain(*child.err.data ? child.err.data : how);
	}
	child_free(&child);
}
