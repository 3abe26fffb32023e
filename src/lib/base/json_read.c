// SPDX-License-Identifier: GPL-2.0
#include "lib/base/json_read.h"

bool json_read_bounded(const json_t *object, const char *key, uint64_t most,
		       uint64_t *value)
{
	const json_t *member = json_object_get(object, key);

	if (!json_is_integer(member) || json_integer_value(member) < 0 ||
	    (uint64_t)json_integer_value(member) > most)
		return false;
	*value = (uint64_t)json_integer_value(member);
	return true;
}

bool json_read_whole(const json_t *object, const char *key, uint64_t *value)
{
	return json_read_bounded(object, key, INT64_MAX, value);
}

bool json_read_u32(const json_t *object, const char *key, uint32_t *value)
{
	uint64_t wide;

	if (!json_read_bounded(object, key, UINT32_MAX, &wide))
		return false;
	*value = (uint32_t)wide;
	return true;
}
