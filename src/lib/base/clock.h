/* SPDX-License-Identifier: GPL-2.0 */
/*
 * clock.h - the time in nanoseconds
 */
#ifndef LIB_BASE_CLOCK_H
#define LIB_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

uint64_t clock_mono_ns(void);
int64_t clock_real_ns(void);

/*
 * From now on time passes only by clock_pass(), for all of this process: for one
 * whose whole world is modelled, which is then quick and exactly repeatable.
 */
void clock_stop(void);
void clock_pass(uint64_t ns);

/* How long from @now_ns until @then_ns; nothing where that has passed. */
struct timespec clock_until(uint64_t now_ns, uint64_t then_ns);

/* The first time after @now_ns that is a number of intervals after @last_ns. */
uint64_t clock_next(uint64_t last_ns, uint64_t interval_ns, uint64_t now_ns);

#endif
