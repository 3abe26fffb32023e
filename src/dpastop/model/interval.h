/* SPDX-License-Identifier: GPL-2.0 */
/*
 * interval.h - the sampling interval, in nanoseconds
 */
#ifndef DPASTOP_MODEL_INTERVAL_H
#define DPASTOP_MODEL_INTERVAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define INTERVAL_DEFAULT_NS 1000000000u
#define INTERVAL_RANGE "0.05 to 60 seconds"

/*
 * Parse all of @text as seconds ("0.1", "2"). Returns NULL, or an error to
 * append to the text: "is not within ...".
 */
const char *interval_parse(const char *text, uint64_t *ns);

/* Round the measured @ns to two digits: probably the requested interval. */
uint64_t interval_round(uint64_t ns);

/* "1 s", "0.05 s". */
void interval_format(uint64_t ns, char *text, size_t size);

#endif
