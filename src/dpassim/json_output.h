/* SPDX-License-Identifier: GPL-2.0 */
/*
 * json_output.h - one JSON value on standard output
 */
#ifndef DPASSIM_JSON_OUTPUT_H
#define DPASSIM_JSON_OUTPUT_H

#include <jansson.h>
#include <stdbool.h>

/*
 * Print @root and release it. False on allocation failure, which a NULL @root
 * means as well.
 */
bool json_output(json_t *root);

#endif
