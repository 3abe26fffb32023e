/* SPDX-License-Identifier: GPL-2.0 */
/*
 * array.h - growable arrays
 */
#ifndef LIB_BASE_ARRAY_H
#define LIB_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Grow *@array from @old to @new elements of @element bytes each; the new ones
 * are zeroed. False on allocation failure; *@array is then unchanged.
 */
bool array_widen(void **array, size_t old, size_t new, size_t element);

#endif
