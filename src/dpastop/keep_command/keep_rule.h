/* SPDX-License-Identifier: GPL-2.0 */
/*
 * keep_rule.h - the file for udev that gives a device its tunables for good
 *
 * One file a device, 99-dpastop-ID.rules in udev/rules.d of /etc. It knows the
 * device by what does not change with the order of discovery (its worldwide name,
 * else its serial number), and acts when it appears: at boot, when it comes back,
 * and when its driver is loaded anew. Later changes by hand stay.
 */
#ifndef DPASTOP_KEEP_COMMAND_KEEP_RULE_H
#define DPASTOP_KEEP_COMMAND_KEEP_RULE_H

#include <limits.h>
#include <stdio.h>

#include "lib/model/tunable_set.h"

#define KEEP_ID_SIZE 128

struct keep_rule {
	char device
		[SAMPLE_TEXT_SIZE]; /* how it was called when it was written */
	char attribute[32];	    /* below its directory in /sys/block */
	char id[KEEP_ID_SIZE];	    /* what that holds */
	struct tunable_set values;
};

/*
 * Find by what @device can be known. @sysfs: "/sys". False: by nothing that stays.
 */
bool keep_rule_identify(struct keep_rule *rule, const char *sysfs,
			const char *device);

/* The path of its file below @etc ("/etc"). */
void keep_rule_path(const struct keep_rule *rule, const char *etc,
		    char path[PATH_MAX]);

/* All of the file. False: it could not be written. */
bool keep_rule_write(FILE *file, const void *rule);

/*
 * Read @path back. False: it is none that keep_rule_write() has written, or
 * cannot be read (errno).
 */
bool keep_rule_read(struct keep_rule *rule, const char *path);

/* Is this the name of such a file? */
bool keep_rule_is_name(const char *name);

#endif
