/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_list.h - lists of CPUs as taskset -c, fio and Linux write them: "0-3,8"
 */
#ifndef LIB_BASE_CPU_LIST_H
#define LIB_BASE_CPU_LIST_H

#include <stdbool.h>

/*
 * Parse a list of CPUs below @limit into @cpus, which has room for @limit of
 * them, and store their number in *@count. They stay in the order of @text;
 * duplicates are dropped. False: not a valid list.
 */
bool cpu_list_parse(const char *text, unsigned int limit, unsigned int *cpus,
		    unsigned int *count);

/* Store the highest CPU of @text in *@highest. False: not a valid list. */
bool cpu_list_highest(const char *text, unsigned long *highest);

#endif
