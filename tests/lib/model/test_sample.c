// SPDX-License-Identifier: GPL-2.0
/* Derived values of buckets. */
#include <criterion/criterion.h>

#include "lib/model/sample.h"

static struct cpu_row row;
static struct dpas_bucket buckets[DPAS_NR_BUCKETS];

static void put(unsigned int bucket, uint64_t overs, uint64_t unders,
		uint32_t dur_ns)
{
	buckets[bucket] = (struct dpas_bucket){
		.overs = overs,
		.unders = unders,
		.dur_ns = dur_ns,
	};
}

static void expect(enum cpu_field field, uint64_t expected)
{
	uint64_t value;

	cr_expect(cpu_row_get(&row, field, &value), "%s",
		  sample_cpu_field_name(field));
	cr_expect_eq(value, expected, "%s: %lu", sample_cpu_field_name(field),
		     (unsigned long)value);
}

static void expect_unknown(enum cpu_field field)
{
	uint64_t value;

	cr_expect_not(cpu_row_get(&row, field, &value), "%s",
		      sample_cpu_field_name(field));
}

Test(sample, no_bucket_is_busy)
{
	put(3, 0, 0, 100);
	cpu_row_set_buckets(&row, buckets);
	expect(CPU_OVERS, 0);
	expect(CPU_UNDERS, 0);
	expect_unknown(CPU_BUSIEST_BUCKET);
	expect_unknown(CPU_BUSIEST_DUR_NS);
	expect_unknown(CPU_SECOND_BUCKET);
	expect_unknown(CPU_SECOND_DUR_NS);
}

Test(sample, one_bucket_is_busy)
{
	put(0, 0, 1, 300);
	cpu_row_set_buckets(&row, buckets);
	expect(CPU_UNDERS, 1);
	expect(CPU_BUSIEST_BUCKET, 0);
	expect(CPU_BUSIEST_DUR_NS, 300);
	expect_unknown(CPU_SECOND_BUCKET);
	expect_unknown(CPU_SECOND_DUR_NS);
}

Test(sample, the_two_with_the_most_outcomes)
{
	put(1, 5, 5, 100);
	put(6, 30, 1, 200);
	put(15, 0, 40, 300);
	put(8, 10, 10, 400);
	cpu_row_set_buckets(&row, buckets);
	expect(CPU_OVERS, 45);
	expect(CPU_UNDERS, 56);
	expect(CPU_BUSIEST_BUCKET, 15);
	expect(CPU_BUSIEST_DUR_NS, 300);
	expect(CPU_SECOND_BUCKET, 6);
	expect(CPU_SECOND_DUR_NS, 200);
}

Test(sample, of_equals_the_lower_ones)
{
	put(2, 1, 1, 100);
	put(4, 2, 0, 200);
	put(6, 0, 2, 300);
	cpu_row_set_buckets(&row, buckets);
	expect(CPU_BUSIEST_BUCKET, 2);
	expect(CPU_SECOND_BUCKET, 4);
}

/* The names must match dpas_bucket_index(). */
Test(sample, buckets_are_named_by_what_falls_in_them)
{
	cr_expect_str_eq(sample_bucket_name(dpas_bucket_index(false, 1)),
			 "read 1 sector");
	cr_expect_str_eq(sample_bucket_name(dpas_bucket_index(true, 3)),
			 "write 2-3 sectors");
	cr_expect_str_eq(sample_bucket_name(dpas_bucket_index(false, 8)),
			 "read 8-15 sectors");
	cr_expect_str_eq(sample_bucket_name(dpas_bucket_index(true, 127)),
			 "write 64-127 sectors");
	cr_expect_str_eq(sample_bucket_name(dpas_bucket_index(true, 4096)),
			 "write 128+ sectors");
	cr_expect_str_eq(sample_bucket_name(DPAS_NR_BUCKETS), "?");
}
