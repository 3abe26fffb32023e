// SPDX-License-Identifier: GPL-2.0
#include "lib/base/clock.h"

#include <stdbool.h>

#define SECOND_NS 1000000000u

/* The current time once the clock is stopped. */
static struct {
	bool is_stopped;
	uint64_t mono_ns;
	int64_t real_ns;
} stopped_clock;

static uint64_t clock_read(clockid_t clock)
{
	struct timespec now;

	clock_gettime(clock, &now);
	return (uint64_t)now.tv_sec * SECOND_NS + (uint64_t)now.tv_nsec;
}

uint64_t clock_mono_ns(void)
{
	if (stopped_clock.is_stopped)
		return stopped_clock.mono_ns;
	return clock_read(CLOCK_MONOTONIC);
}

int64_t clock_real_ns(void)
{
	if (stopped_clock.is_stopped)
		return stopped_clock.real_ns;
	return (int64_t)clock_read(CLOCK_REALTIME);
}

void clock_stop(void)
{
	stopped_clock.mono_ns = clock_mono_ns();
	stopped_clock.real_ns = clock_real_ns();
	stopped_clock.is_stopped = true;
}

void clock_pass(uint64_t ns)
{
	stopped_clock.mono_ns += ns;
	stopped_clock.real_ns += (int64_t)ns;
}

struct timespec clock_until(uint64_t now_ns, uint64_t then_ns)
{
	uint64_t ns = then_ns > now_ns ? then_ns - now_ns : 0;

	return (struct timespec){
		.tv_sec = (time_t)(ns / SECOND_NS),
		.tv_nsec = (long)(ns % SECOND_NS),
	};
}

uint64_t clock_next(uint64_t last_ns, uint64_t interval_ns, uint64_t now_ns)
{
	if (now_ns < last_ns)
		return last_ns;
	return last_ns + ((now_ns - last_ns) / interval_ns + 1) * interval_ns;
}
