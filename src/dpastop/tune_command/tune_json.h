/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_json.h - print a whole search as JSON
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_JSON_H
#define DPASTOP_TUNE_COMMAND_TUNE_JSON_H

#include <jansson.h>

#include "dpastop/tune/tuner.h"

/* NULL on allocation failure. */
json_t *tune_json_of(const struct tuner *tuner, const char *device);

/* Print one object to standard output. False on allocation failure. */
bool tune_json_print(const struct tuner *tuner, const char *device);

#endif
