/* SPDX-License-Identifier: GPL-2.0 */
/*
 * time_spec.h - a moment as people write it
 */
#ifndef DPASTOP_MODEL_MOMENT_H
#define DPASTOP_MODEL_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Read @text: a time of the day, "14:05" or "14:05:30", local, the one that is
 * nearest to @now_ns; or a time before or after @now_ns, "-90s", "-0.5s", "+5m",
 * "-1h".
 * All CLOCK_REALTIME. False: it is neither.
 */
bool time_spec_parse(const char *text, int64_t now_ns, int64_t *moment_ns);

#endif
