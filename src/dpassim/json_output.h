/* SPDX-License-Identifier: GPL-2.0 */
/*
 * json_output.h - one JSON value on standard output
 */
#ifndef DPASSIM_JSON_OUTPUT_H
#define DPASSIM_JSON_OUTPUT_H

#include <jansson.h>
#include <stdbool.h>

/* Print @root and give it up. False: no memory; a NULL @root says so, too. */
bool json_output(json_t *root);

#endif
