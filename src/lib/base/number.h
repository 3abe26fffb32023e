/* SPDX-License-Identifier: GPL-2.0 */
/*
 * number.h - numbers from outside, taken whole or refused with a reason
 *
 * Each function reads all of @text. False: the reason in *@problem says why in a
 * clause, such as "negative" or "above 1"; to name what was read is the caller's.
 */
#ifndef LIB_BASE_NUMBER_H
#define LIB_BASE_NUMBER_H

#include "lib/base/problem.h"

#include <stdint.h>

/* An item of a list. */
#define NUMBER_ITEM PROBLEM_VALUE

/* A decimal number from @min to @max, both above 0, of a unit called @unit. */
bool number_decimal(const char *text, double min, double max, const char *unit,
		    double *value, struct problem *problem);

/* A whole number from @min to @max. */
bool number_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
		  struct problem *problem);

/* A fraction from 0.000001 to 1, in parts of a million. */
bool number_fraction(const char *text, uint32_t *parts,
		     struct problem *problem);

/* Bytes from 512 to 16 MiB in steps of 512: "4096", "4k", "1m". */
bool number_block(const char *text, uint32_t *bytes, struct problem *problem);

/* Take an item of a list. False: the reason in *@problem says why not. */
typedef bool number_take(void *context, const char *item,
			 struct problem *problem);

/*
 * Call @take for each of the items of @text that commas part. Stops at the
 * first that it refuses, which *@problem then has as its value; an empty item
 * is refused here.
 */
bool number_list(const char *text, number_take *take, void *context,
		 struct problem *problem);

#endif
