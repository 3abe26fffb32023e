// SPDX-License-Identifier: GPL-2.0
/*
 * test_ycsb.c - how large a disk a database needs, and what is said where it is not
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <sys/statvfs.h>

#include "dpasbench/ycsb.h"

#define MIB (UINT64_C(1) << 20)

/* Twice the database, four tables and a log. */
Test(ycsb, needs)
{
	cr_expect_eq(ycsb_needed_bytes(24 * MIB), (48 + 4 * 24 + 64) * MIB);
	cr_expect_eq(ycsb_needed_bytes(64 * MIB), (128 + 4 * 64 + 64) * MIB);
	cr_expect_eq(ycsb_needed_bytes(256 * MIB), (512 + 4 * 64 + 64) * MIB);
}

/* What is recommended fits, and no more would. */
Test(ycsb, the_largest_that_fits)
{
	uint64_t free_bytes, most;

	cr_expect_eq(ycsb_most_bytes(0), 0u);
	cr_expect_eq(ycsb_most_bytes(64 * MIB), 0u);
	for (free_bytes = 65 * MIB; free_bytes < 5000 * MIB;
	     free_bytes += 17 * MIB + 4096) {
		most = ycsb_most_bytes(free_bytes);
		cr_expect_leq(ycsb_needed_bytes(most), free_bytes);
		cr_expect_gt(ycsb_needed_bytes(most + 1), free_bytes);
	}
}

/* Before anything is started: db_bench need not be there. */
Test(ycsb, too_small_a_disk)
{
	struct problem problem;
	struct statvfs status;
	uint64_t bytes;

	cr_assert_eq(statvfs("/tmp", &status), 0);
	bytes = (uint64_t)status.f_bavail * status.f_frsize;
	setenv("PATH", "/nowhere", 1);
	cr_expect_eq(ycsb_load("/tmp", bytes, -1, &problem), TARGET_FAILED);
	cr_expect(strstr(problem.reason, "RocksDB has it twice"), "%s",
		  problem.reason);
	cr_expect(strstr(problem.advice, "a larger disk"), "%s",
		  problem.advice);
}
