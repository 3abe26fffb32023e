/* SPDX-License-Identifier: GPL-2.0 */
/*
 * disk_identity.h - which disk is it, whatever its name is now?
 */
#ifndef DPASBENCH_DISK_IDENTITY_H
#define DPASBENCH_DISK_IDENTITY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Store the identity of @device in @text: its worldwide name, or else its
 * serial number, and its size. False: there is no such disk.
 */
bool disk_identity(const char *sysfs, const char *device, char *text,
		   size_t size);

/*
 * Store the name of a disk with @identity, as disk_identity() stores it, in @device.
 * False: there is none. The hidden paths to a disk are not looked at.
 */
bool disk_identity_find(const char *sysfs, const char *identity, char *device,
			size_t size);

/*
 * Is @device the only one with its @identity, so that disk_identity_find() finds it
 * whatever its name is?
 */
bool disk_identity_is_unique(const char *sysfs, const char *device,
			     const char *identity);

/* Is @device a disk on a PCIe drive with the nvme driver? */
bool disk_identity_is_nvme(const char *sysfs, const char *device);

/*
 * The first line of the file @sysfs/@path, without trailing white space. False:
 * it cannot be read.
 */
bool disk_identity_read_line(const char *sysfs, const char *path, char *line,
			     size_t size);

#endif
