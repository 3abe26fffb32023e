// SPDX-License-Identifier: GPL-2.0
/* Which CPUs are idle, with methods that count I/Os by CPU and others. */
#include <criterion/criterion.h>

#include "dpastop/model/model.h"

#define MS UINT64_C(1000000)

static struct model model;
static struct history *history;
static struct sample sample;

static void set_up(void)
{
	static const struct history_limits limits = {
		.samples = 40,
		.bytes = 1 << 20,
		.ticks = 100,
		.switches = 10,
		.marks = 10,
	};

	model_init(&model);
	history = history_new(&limits);
	sample_init(&sample);
}

static void tear_down(void)
{
	sample_free(&sample);
	history_free(history);
	model_free(&model);
}

TestSuite(model, .init = set_up, .fini = tear_down);

/* A sample at @ms with @method: CPU 0 has done @ios polled I/Os so far. */
static void push(uint64_t ms, enum method method, uint64_t ios)
{
	static const struct model_query query = { .is_live = true };
	struct cpu_row *row;
	unsigned int id;
	int64_t value;

	sample_clear(&sample);
	sample.mono_ns = 1000 * MS + ms * MS;
	for (id = 0; id < TUNABLE_NR_KNOWN; id++)
		if (method_value(method, id, &value))
			sample_set_tunable(&sample, id, value);
	row = sample_add_row(&sample, 0);
	cpu_row_set(row, CPU_MODE, DPAS_PAS);
	for (id = 0; id < DPAS_NR_MODES; id++)
		cpu_row_set(row, CPU_IOS_INT + id, id == DPAS_PAS ? ios : 0);
	cr_assert(history_push(history, &sample, false));
	cr_assert(model_update(&model, history, &query));
}

Test(model, a_cpu_without_io_is_idle_after_five_seconds)
{
	uint64_t ms;

	push(0, METHOD_DPAS, 0);
	push(1000, METHOD_DPAS, 500);
	for (ms = 2000; ms < 6000; ms += 1000) {
		push(ms, METHOD_DPAS, 500);
		cr_expect_eq(model.nr_idle, 0, "at %d ms", (int)ms);
	}
	push(6500, METHOD_DPAS, 500);
	cr_expect_eq(model.nr_idle, 1);
	push(7000, METHOD_DPAS, 600);
	cr_expect_eq(model.nr_idle, 0);
}

/* What it did under CP is unknown, and what it does since is not known yet. */
Test(model, a_cpu_of_which_nothing_is_known_is_not_idle)
{
	uint64_t ms;

	push(0, METHOD_DPAS, 500);
	for (ms = 1000; ms <= 8000; ms += 1000) {
		push(ms, METHOD_CP, 500);
		cr_expect_eq(model.nr_idle, 0, "at %d ms", (int)ms);
	}
	push(8010, METHOD_DPAS, 500);
	cr_expect_eq(model.nr_idle, 0);
	push(8020, METHOD_DPAS, 500);
	cr_expect_eq(model.nr_idle, 0);
	push(9020, METHOD_DPAS, 500);
	cr_expect_eq(model.nr_idle, 1);
	push(9500, METHOD_DPAS, 600);
	cr_expect_eq(model.nr_idle, 0);
}
