// SPDX-License-Identifier: GPL-2.0
#include "lib/trace/trace_stock.h"
#include "lib/base/text.h"

#include <stdio.h>
#include <string.h>

#include "dpas_policy.h"
#include "lib/base/number.h"
#include "lib/sim/sim_random.h"

#define PREFIX "stock:"
#define FAST_NS 10000
#define SLOW_NS 50000
#define STEP_AT 10000 /* after several 100 ms epochs of LHP */
#define STEP_COUNT 50000
#define RAMP_COUNT 40000
#define BURST_EVERY 4000
#define BURST_COUNT 400
#define GC_EVERY 8000
#define GC_COUNT 500
#define GC_NS 200000

static uint64_t trace_stock_constant(size_t i, uint64_t chance)
{
	(void)i;
	(void)chance;
	return SLOW_NS;
}

static uint64_t trace_stock_step_down(size_t i, uint64_t chance)
{
	(void)chance;
	return i < STEP_AT ? SLOW_NS : FAST_NS;
}

static uint64_t trace_stock_step_up(size_t i, uint64_t chance)
{
	(void)chance;
	return i < STEP_COUNT - STEP_AT ? FAST_NS : SLOW_NS;
}

/* Up in the first half, down in the second. */
static uint64_t trace_stock_ramp(size_t i, uint64_t chance)
{
	uint64_t way = i < RAMP_COUNT / 2 ? i : RAMP_COUNT - i;

	(void)chance;
	return FAST_NS + (SLOW_NS - FAST_NS) * way / (RAMP_COUNT / 2);
}

static uint64_t trace_stock_bursts(size_t i, uint64_t chance)
{
	(void)chance;
	return i % BURST_EVERY < BURST_EVERY - BURST_COUNT ? FAST_NS : SLOW_NS;
}

static uint64_t trace_stock_two_modes(size_t i, uint64_t chance)
{
	(void)i;
	return chance % 5 ? FAST_NS : SLOW_NS;
}

/* Garbage collection stalls the device. */
static uint64_t trace_stock_gc(size_t i, uint64_t chance)
{
	(void)chance;
	return i < GC_EVERY || i % GC_EVERY >= GC_COUNT ? FAST_NS : GC_NS;
}

const struct trace_stock trace_stocks[] = {
	{ "constant", "50 us", 20000, trace_stock_constant },
	{ "step-down", "50 us, from I/O 10,001 on 10 us", STEP_COUNT,
	  trace_stock_step_down },
	{ "step-up", "10 us, from I/O 40,001 on 50 us", STEP_COUNT,
	  trace_stock_step_up },
	{ "ramp", "evenly from 10 us up to 50 us and down again", RAMP_COUNT,
	  trace_stock_ramp },
	{ "bursts", "10 us, but the last 400 of every 4,000 I/Os take 50 us",
	  10 * BURST_EVERY, trace_stock_bursts },
	{ "two-modes", "10 us, but every fifth by chance 50 us", 40000,
	  trace_stock_two_modes },
	{ "gc", "10 us, but after every 8,000 I/Os 200 us for 500 I/Os",
	  5 * GC_EVERY, trace_stock_gc },
	{ 0 },
};

bool trace_stock_is(const char *text)
{
	return !strncmp(text, PREFIX, strlen(PREFIX));
}

static const struct trace_stock *trace_stock_find(const char *name,
						  size_t length)
{
	const struct trace_stock *stock;

	for (stock = trace_stocks; stock->name; stock++)
		if (strlen(stock->name) == length &&
		    !strncmp(stock->name, name, length))
			return stock;
	return NULL;
}

static void trace_stock_say_names(const char *text, struct problem *problem)
{
	const struct trace_stock *stock;
	char names[256];
	struct text list = text_begin(names, sizeof(names));

	for (stock = trace_stocks; stock->name; stock++)
		text_add(&list, "%s %s", stock == trace_stocks ? "" : ",",
			 stock->name);
	problem_fail(problem, text, "no stock trace; there are%s", names);
}

/* Parse "NAME" or "NAME,seed=N": the end of the name, and the seed. */
static bool trace_stock_read_seed(const char *option, uint64_t *seed,
				  struct problem *problem)
{
	*seed = 1;
	if (!*option)
		return true;
	if (strncmp(option, ",seed=", 6))
		return problem_fail(problem, NULL,
				    "only seed=N may follow the name");
	return number_whole(option + 6, 0, UINT64_MAX, seed, problem);
}

bool trace_stock_make(struct trace *trace, const char *text,
		      struct problem *problem)
{
	const char *name = text + strlen(PREFIX);
	size_t length = strcspn(name, ","), i;
	const struct trace_stock *stock = trace_stock_find(name, length);
	uint8_t bucket = (uint8_t)dpas_bucket_index(false, 8);
	struct sim_random random = { 0 };

	memset(trace, 0, sizeof(*trace));
	if (!stock) {
		trace_stock_say_names(text, problem);
		return false;
	}
	if (!trace_stock_read_seed(name + length, &random.state, problem)) {
		problem_in(problem, text);
		return false;
	}
	for (i = 0; i < stock->count; i++) {
		uint64_t ns = stock->service_ns(i,
						sim_random_next(&random) >> 32);
		uint64_t noise = sim_random_next(&random) % (ns / 25 + 1);

		if (!trace_append(trace, ns - ns / 50 + noise, bucket)) {
			trace_release(trace);
			problem_set(problem, text, NULL, "out of memory", NULL);
			return false;
		}
	}
	return true;
}
