/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_rule.h - the udev rule that sets a device's tunables persistently
 *
 * There is one file per device, 99-dpastop-ID.rules in /etc/udev/rules.d. It
 * identifies the device independently of the order of discovery (by its
 * worldwide name, or else its serial number), and applies when it appears: at
 * boot, on hotplug, and when its driver is reloaded. Later manual changes are
 * kept.
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_RULE_H
#define DPASTOP_KEEP_COMMAND_KEEP_RULE_H

#include <limits.h>
#include <stdio.h>

#include "lib/model/tunable_set.h"

#define KEEP_ID_SIZE 128

struct keep_rule {
	char device
		[SAMPLE_TEXT_SIZE]; /* name of the device when it was written */
	char attribute[32];    /* attribute below its directory in /sys/block */
	char id[KEEP_ID_SIZE]; /* value of the attribute */
	struct tunable_set values;
};

/* Find a persistent identifier of @device. @sysfs: "/sys". False: none. */
bool keep_rule_identify(struct keep_rule *rule, const char *sysfs,
			const char *device);

/* The path of its rules file below @etc ("/etc"). */
void keep_rule_path(const struct keep_rule *rule, const char *etc,
		    char path[PATH_MAX]);

/* Write the whole file. False: write error. */
bool keep_rule_write(FILE *file, const void *rule);

/*
 * Read @path back. False: not written by keep_rule_write(), or unreadable
 * (errno).
 */
bool keep_rule_read(struct keep_rule *rule, const char *path);

/* Is this the name of such a rules file? */
bool keep_rule_is_name(const char *name);

#endif
