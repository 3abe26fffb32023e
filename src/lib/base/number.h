/* SPDX-License-Identifier: GPL-2.0 */
/*
 * number.h - strict parsing of numbers from user input
 *
 * Each function parses all of @text. False: the reason in *@problem is a clause
 * such as "negative" or "above 1"; the caller names what was being parsed.
 */
#ifndef LIB_BASE_NUMBER_H
#define LIB_BASE_NUMBER_H

#include "lib/base/problem.h"

#include <stdint.h>

/* An item of a list. */
#define NUMBER_ITEM PROBLEM_VALUE

/* A decimal number from @min to @max, both positive, in units of @unit. */
bool number_decimal(const char *text, double min, double max, const char *unit,
		    double *value, struct problem *problem);

/* A whole number from @min to @max. */
bool number_whole(const char *text, uint64_t min, uint64_t max, uint64_t *value,
		  struct problem *problem);

/* A fraction from 0.000001 to 1, stored in parts per million. */
bool number_fraction(const char *text, uint32_t *parts,
		     struct problem *problem);

/* A size from 512 bytes to 16 MiB in multiples of 512: "4096", "4k", "1m". */
bool number_block(const char *text, uint32_t *bytes, struct problem *problem);

/*
 * Handle one list item. False: the reason in *@problem says why it was
 * rejected.
 */
typedef bool number_take(void *context, const char *item,
			 struct problem *problem);

/*
 * Call @take for each comma-separated item of @text. Stops at the first that is
 * rejected, which *@problem then has as its value; empty items are rejected
 * here.
 */
bool number_list(const char *text, number_take *take, void *context,
		 struct problem *problem);

#endif
