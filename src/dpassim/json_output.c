// SPDX-License-Identifier: GPL-2.0
#include "dpassim/json_output.h"

#include <stdio.h>
#include <stdlib.h>

bool json_output(json_t *root)
{
	char *text = root ?
		json_dumps(root, JSON_INDENT(2) | JSON_REAL_PRECISION(8)) :
		NULL;

	json_decref(root);
	if (!text)
		return false;
	puts(text);
	free(text);
	return true;
}
