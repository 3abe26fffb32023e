// SPDX-License-Identifier: GPL-2.0
#include "lib/base/cpu_list.h"

#include <stdlib.h>

static bool cpu_list_is_digit(char character)
{
	return character >= '0' && character <= '9';
}

static void cpu_list_add(unsigned int cpu, unsigned int *cpus,
			 unsigned int *count)
{
	unsigned int i;

	for (i = 0; i < *count; i++)
		if (cpus[i] == cpu)
			return;
	cpus[(*count)++] = cpu;
}

/* Parse "3" or "0-3" at *@text and advance it. */
static bool cpu_list_range(const char **text, unsigned long *first,
			   unsigned long *last)
{
	char *end;

	if (!cpu_list_is_digit(**text))
		return false;
	*first = *last = strtoul(*text, &end, 10);
	if (*end == '-') {
		if (!cpu_list_is_digit(end[1]))
			return false;
		*last = strtoul(end + 1, &end, 10);
	}
	*text = end;
	return *first <= *last;
}

bool cpu_list_parse(const char *text, unsigned int limit, unsigned int *cpus,
		    unsigned int *count)
{
	unsigned long first, last;

	*count = 0;
	for (;;) {
		if (!cpu_list_range(&text, &first, &last) || last >= limit)
			return false;
		for (; first <= last; first++)
			cpu_list_add((unsigned int)first, cpus, count);
		if (!*text)
			return true;
		if (*text++ != ',')
			return false;
	}
}

bool cpu_list_highest(const char *text, unsigned long *highest)
{
	unsigned long first, last;

	*highest = 0;
	for (;;) {
		if (!cpu_list_range(&text, &first, &last))
			return false;
		if (last > *highest)
			*highest = last;
		if (!*text)
			return true;
		if (*text++ != ',')
			return false;
	}
}
