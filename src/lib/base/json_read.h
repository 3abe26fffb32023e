/* SPDX-License-Identifier: GPL-2.0 */
/*
 * json_read.h - numbers of a JSON object that nobody vouches for
 *
 * Each reads the member @key of @object. False, and *@value stays: there is none,
 * or it is not a whole number in the range. @object may be NULL.
 */
#ifndef LIB_BASE_JSON_READ_H
#define LIB_BASE_JSON_READ_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

/* At least 0. */
bool json_read_whole(const json_t *object, const char *key, uint64_t *value);

/* From 0 to @most. */
bool json_read_bounded(const json_t *object, const char *key, uint64_t most,
		       uint64_t *value);

bool json_read_u32(const json_t *object, const char *key, uint32_t *value);

#endif
