/* SPDX-License-Identifier: GPL-2.0 */
/*
 * time_spec.h - parse a time typed by the user
 */
#ifndef DPASTOP_MODEL_MOMENT_H
#define DPASTOP_MODEL_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Parse @text: a local time of day, "14:05" or "14:05:30", the one nearest to
 * @now_ns; or a time relative to @now_ns, "-90s", "-0.5s", "+5m", "-1h". All
 * CLOCK_REALTIME. False: it is neither.
 */
bool time_spec_parse(const char *text, int64_t now_ns, int64_t *found_ns);

#endif
