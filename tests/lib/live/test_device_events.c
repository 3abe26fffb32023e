// SPDX-License-Identifier: GPL-2.0
/* Which messages of the kernel concern a disk. */
#include <criterion/criterion.h>

#include "lib/live/device_events.h"

#define PATH "/devices/pci0000:00/0000:00:04.0/nvme/nvme0/"

static bool concerns(const char *message, size_t size)
{
	/*
	 * Exactly this many bytes, so that a sanitizer detects reading beyond
	 * them.
	 */
	char *copy = malloc(size);
	bool answer;

	memcpy(copy, message, size);
	answer = device_events_concern(copy, size, "nvme0n1");
	free(copy);
	return answer;
}

#define CONCERNS(text) concerns(text, sizeof(text))

Test(device_events, a_disk_that_comes_and_goes)
{
	cr_expect(CONCERNS("add@" PATH "nvme0n1\0ACTION=add\0"
			   "DEVPATH=" PATH "nvme0n1\0SUBSYSTEM=block\0"
			   "MAJOR=259\0MINOR=0\0DEVNAME=nvme0n1\0"
			   "DEVTYPE=disk\0SEQNUM=1234"));
	cr_expect(CONCERNS("remove@" PATH "nvme0n1\0DEVTYPE=disk\0"
			   "SUBSYSTEM=block\0DEVPATH=" PATH "nvme0n1"));
}

Test(device_events, everything_else)
{
	cr_expect_not(CONCERNS("add@" PATH "nvme0n2\0SUBSYSTEM=block\0"
			       "DEVPATH=" PATH "nvme0n2\0DEVTYPE=disk"),
		      "another disk");
	cr_expect_not(CONCERNS("add@" PATH "xnvme0n1\0SUBSYSTEM=block\0"
			       "DEVPATH=" PATH "xnvme0n1\0DEVTYPE=disk"),
		      "a name that ends alike");
	cr_expect_not(CONCERNS("add@" PATH "nvme0n1/nvme0n1p1\0"
			       "SUBSYSTEM=block\0DEVTYPE=partition\0"
			       "DEVPATH=" PATH "nvme0n1/nvme0n1p1"),
		      "a partition");
	cr_expect_not(CONCERNS("add@/module/nvme0n1\0SUBSYSTEM=module\0"
			       "DEVTYPE=disk\0DEVPATH=/module/nvme0n1"),
		      "no block device");
}

/* Anybody could have sent it. */
Test(device_events, nonsense)
{
	static const char whole[] = "add@" PATH "nvme0n1\0SUBSYSTEM=block\0"
				    "DEVTYPE=disk\0DEVPATH=" PATH "nvme0n1";
	size_t size;

	for (size = 1; size < sizeof(whole); size++)
		cr_expect_not(concerns(whole, size), "cut at %zu", size);
	cr_expect_not(CONCERNS(""));
	cr_expect_not(CONCERNS("DEVPATH\0DEVTYPE\0SUBSYSTEM"));
	cr_expect_not(CONCERNS("DEVPATH=nvme0n1\0DEVTYPE=disk\0"
			       "SUBSYSTEM=block"),
		      "a path has a slash");
	cr_expect_not(CONCERNS("=\0\0\0SUBSYSTEM=\0DEVTYPE=\0DEVPATH="));
}
