// SPDX-License-Identifier: GPL-2.0
/*
 * print_tunables - the table of tunables, for tests in shell
 *
 * A line each: name, least, most, default.
 */
#include <inttypes.h>
#include <stdio.h>

#include "lib/model/param.h"

int main(void)
{
	unsigned int id;

	for (id = 0; id < PARAM_COUNT; id++) {
		struct param param = param_get(id);

		printf("%s %" PRId64 " %" PRId64 " %" PRId64 "\n", param.name,
		       param.min, param.max, param.init);
	}
	return 0;
}
