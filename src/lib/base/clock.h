/* SPDX-License-Identifier: GPL-2.0 */
/*
 * clock.h - clocks, in nanoseconds
 */
#ifndef LIB_BASE_CLOCK_H
#define LIB_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

uint64_t clock_mono_ns(void);
int64_t clock_real_ns(void);

/*
 * From now on, time advances only through clock_pass(), for the whole process.
 * For runs in which everything is simulated: they then finish quickly and are
 * exactly reproducible.
 */
void clock_stop(void);
void clock_pass(uint64_t ns);

/* The time from @now_ns until @then_ns; 0 if that has passed. */
struct timespec clock_until(uint64_t now_ns, uint64_t then_ns);

/*
 * The first time after @now_ns that is a whole number of intervals after
 * @last_ns.
 */
uint64_t clock_next(uint64_t last_ns, uint64_t interval_ns, uint64_t now_ns);

#endif
