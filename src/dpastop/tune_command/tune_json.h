/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tune_json.h - all of a search as JSON
 */
#ifndef DPASTOP_TUNE_COMMAND_TUNE_JSON_H
#define DPASTOP_TUNE_COMMAND_TUNE_JSON_H

#include "dpastop/tune/tuner.h"

/* To standard output, one object. False: no memory. */
bool tune_json_print(const struct tuner *tuner, const char *device);

#endif
