/* SPDX-License-Identifier: GPL-2.0 */
/*
 * array.h - arrays that become longer
 */
#ifndef LIB_BASE_ARRAY_H
#define LIB_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Make *@array, of @old elements of @element bytes, hold @new; zeroes follow.
 * False where memory is short; then it is as it was.
 */
bool array_widen(void **array, size_t old, size_t new, size_t element);

#endif
