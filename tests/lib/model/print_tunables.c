// SPDX-License-Identifier: GPL-2.0
/*
 * print_tunables - print the table of tunables, for shell tests
 *
 * One line each: name, minimum, maximum, default.
 */
#include <inttypes.h>
#include <stdio.h>

#include "lib/model/tunable.h"

int main(void)
{
	unsigned int id;

	for (id = 0; id < TUNABLE_NR_KNOWN; id++) {
		struct tunable tunable = tunable_get(id);

		printf("%s %" PRId64 " %" PRId64 " %" PRId64 "\n", tunable.name,
		       tunable.min, tunable.max, tunable.init);
	}
	return 0;
}
