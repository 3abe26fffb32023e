/* SPDX-License-Identifier: GPL-2.0 */
/*
 * disk_identity.h - is the disk of this name still the same one?
 */
#ifndef DPASBENCH_DISK_IDENTITY_H
#define DPASBENCH_DISK_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What tells @device from other disks, in @text: its worldwide name, else its
 * serial number, and its size. False: there is no such disk.
 */
bool disk_identity(const char *sysfs, const char *device, char *text,
		   size_t size);

/* Is @device a disk of a PCIe drive with the driver nvme? */
bool disk_identity_is_nvme(const char *sysfs, const char *device);

/*
 * The first line of the file @sysfs/@path, without its newline and the blanks
 * at its end. False: it cannot be read.
 */
bool disk_identity_read_line(const char *sysfs, const char *path, char *line,
			     size_t size);

#endif
