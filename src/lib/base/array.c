// SPDX-License-Identifier: GPL-2.0
#include "lib/base/array.h"

#include <stdlib.h>
#include <string.h>

bool array_widen(void **array, size_t old, size_t new, size_t element)
{
	char *wider = reallocarray(*array, new, element);

	if (!wider)
		return false;
	memset(wider + old * element, 0, (new - old) * element);
	*array = wider;
	return true;
}
