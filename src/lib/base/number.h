/* SPDX-License-Identifier: GPL-2.0 */
/*
 * number.h - numbers from outside, taken whole or refused with a reason
 *
 * Each function reads all of @text. False: @reason (of NUMBER_REASON bytes)
 * says why in a clause, such as "negative" or "above 1".
 */
#ifndef LIB_BASE_NUMBER_H
#define LIB_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUMBER_REASON 96
/* An item of a list: as long as a value is shown. */
#define NUMBER_ITEM 4096

/* A decimal number from @min to @max, both above 0, of a unit called @unit. */
bool number_decimal(const char *text, double min, double max, const char *unit,
		    double *value, char *reason);

/* A whole number from @min to @max. */
bool number_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
		  char *reason);

/* A fraction from 0.000001 to 1, in parts of a million. */
bool number_fraction(const char *text, uint32_t *parts, char *reason);

/* Bytes from 512 to 16 MiB in steps of 512: "4096", "4k", "1m". */
bool number_block(const char *text, uint32_t *bytes, char *reason);

/*
 * Call @take for each of the items of @text that commas part. Stops at the
 * first that it refuses, of which *@refused is then the copy (NUMBER_ITEM
 * bytes); an empty item is refused here.
 */
bool number_list(const char *text,
		 bool (*take)(void *context, const char *item, char *reason),
		 void *context, char *refused, char *reason);

#endif
