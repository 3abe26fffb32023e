/* SPDX-License-Identifier: GPL-2.0 */
/*
 * test_contract.c - guarantees of the policy other than its decisions: buckets
 * by size, and the tunables
 */
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

#include "dpas_policy.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

Test(contract, bucket_index)
{
	static const struct {
		u32 sectors;
		unsigned int size_class;
	} rows[] = {
		{ 0, 0 },   { 1, 0 },	{ 2, 1 },	 { 3, 1 },
		{ 4, 2 },   { 7, 2 },	{ 8, 3 },	 { 15, 3 },
		{ 16, 4 },  { 31, 4 },	{ 32, 5 },	 { 63, 5 },
		{ 64, 6 },  { 127, 6 }, { 128, 7 },	 { 129, 7 },
		{ 255, 7 }, { 256, 7 }, { 1u << 31, 7 }, { UINT32_MAX, 7 },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		for (unsigned int write = 0; write <= 1; write++)
			cr_expect(eq(uint,
				     dpas_bucket_index(write, rows[i].sectors),
				     2 * rows[i].size_class + write),
				  "%s of %u sectors", write ? "write" : "read",
				  rows[i].sectors);
}

/*
 * Names, defaults, switches and the range of pas_d_init follow the design; the
 * other ranges are here so that changing one is a deliberate decision.
 */
static const struct dpas_tunable_limits expected_limits[DPAS_NR_TUNABLES] = {
	[DPAS_PAS_ENABLED] = { "pas_enabled", 0, 1, 0 },
	[DPAS_PAS_ADAPTIVE_ENABLED] = { "pas_adaptive_enabled", 0, 1, 0 },
	[DPAS_PAS_D_INIT] = { "pas_d_init", 100, 10000000, 100 },
	[DPAS_PAS_UP_INIT] = { "pas_up_init", 1, 1000000, 10000 },
	[DPAS_PAS_DN_INIT] = { "pas_dn_init", 1, 1000000, 100000 },
	[DPAS_SWITCH_ENABLED] = { "switch_enabled", 0, 1, 0 },
	[DPAS_SWITCH_PARAM1] = { "switch_param1", 0, 1000000, 0 },
	[DPAS_SWITCH_PARAM2] = { "switch_param2", 0, 1000000, 10 },
	[DPAS_SWITCH_PARAM3] = { "switch_param3", 0, 1000000, 10 },
	[DPAS_SWITCH_PARAM4] = { "switch_param4", 0, 1, 1 },
	[DPAS_SWITCH_PARAM5] = { "switch_param5", 1, 1000000, 100 },
	[DPAS_SWITCH_PARAM6] = { "switch_param6", 1, 1000000, 1000 },
	[DPAS_SWITCH_PARAM7] = { "switch_param7", 1, 1000000, 10000 },
	[DPAS_EHP_ENABLED] = { "ehp_enabled", 0, 1, 0 },
};

Test(contract, tunables_have_their_names_and_ranges)
{
	for (int id = 0; id < DPAS_NR_TUNABLES; id++) {
		const struct dpas_tunable_limits *is = &dpas_tunable_limits[id];
		const struct dpas_tunable_limits *want = &expected_limits[id];

		cr_assert(ne(ptr, (void *)is->name, NULL),
			  "tunable %d has no range", id);
		cr_assert(ne(ptr, (void *)want->name, NULL),
			  "%s is not expected here", is->name);
		cr_expect(eq(str, (char *)is->name, (char *)want->name));
		cr_expect(eq(u32, is->min, want->min), "%s: min", want->name);
		cr_expect(eq(u32, is->max, want->max), "%s: max", want->name);
		cr_expect(eq(u32, is->init, want->init), "%s: default",
			  want->name);
	}
}

Test(contract, tunables_start_with_their_defaults)
{
	struct dpas_tunables tunables;

	memset(&tunables, 0xff, sizeof(tunables));
	dpas_tunables_init(&tunables);
	for (int id = 0; id < DPAS_NR_TUNABLES; id++)
		cr_expect(eq(u32, tunables.value[id], expected_limits[id].init),
			  "%s", expected_limits[id].name);
}

static void expect_accepts(int id, s64 value, bool expected)
{
	cr_expect(eq(int, dpas_tunable_accepts(id, value), expected),
		  "%s: %lld", expected_limits[id].name, (long long)value);
}

Test(contract, tunables_accept_their_range_and_no_more)
{
	for (int id = 0; id < DPAS_NR_TUNABLES; id++) {
		s64 min = expected_limits[id].min,
		    max = expected_limits[id].max;

		for (int step = 0; step <= 1; step++) {
			expect_accepts(id, min + step, true);
			expect_accepts(id, max - step, true);
			expect_accepts(id, min - 1 - step, false);
			expect_accepts(id, max + 1 + step, false);
		}
		expect_accepts(id, -1, false);
		expect_accepts(id, INT64_MIN, false);
		expect_accepts(id, INT64_MAX, false);
		/* would be in range if truncated to 32 bits */
		expect_accepts(id, max + (1ll << 32), false);
		expect_accepts(id, min - (1ll << 32), false);
	}
}

Test(contract, switches_are_0_or_1)
{
	static const int switches[] = {
		DPAS_PAS_ENABLED,
		DPAS_PAS_ADAPTIVE_ENABLED,
		DPAS_SWITCH_ENABLED,
		DPAS_SWITCH_PARAM4,
	};

	for (size_t i = 0; i < COUNT(switches); i++)
		for (s64 value = -1; value <= 7; value++)
			expect_accepts(switches[i], value,
				       value == 0 || value == 1);
}

static const enum dpas_tunable window_of[] = {
	[DPAS_INT] = DPAS_SWITCH_PARAM7,
	[DPAS_CP] = DPAS_SWITCH_PARAM6,
	[DPAS_PAS] = DPAS_SWITCH_PARAM5,
	[DPAS_OL] = DPAS_SWITCH_PARAM5,
};

/* No accepted value of a tunable may result in an empty window. */
Test(contract, windows_hold_at_least_one_io)
{
	for (int mode = 0; mode < DPAS_NR_MODES; mode++)
		cr_expect(ge(u32, dpas_tunable_limits[window_of[mode]].min, 1),
			  "mode %d", mode);
}
