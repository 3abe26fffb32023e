/* SPDX-License-Identifier: GPL-2.0 */
/*
 * cpu_list.h - lists of CPUs as taskset -c, fio and Linux write them: "0-3,8"
 */
#ifndef LIB_BASE_CPU_LIST_H
#define LIB_BASE_CPU_LIST_H

#include <stdbool.h>

/*
 * Read such a list of CPUs below @limit into @cpus, which has room for @limit
 * of them; *@count is how many there are. They stay in the order of @text; one
 * that is named again is left out. False: it is no such list.
 */
bool cpu_list_parse(const char *text, unsigned int limit, unsigned int *cpus,
		    unsigned int *count);

#endif
