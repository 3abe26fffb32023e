// SPDX-License-Identifier: GPL-2.0
/*
 * cover.c - libFuzzer's main(), guided by coverage, in place of fuzz.c
 *
 * configure --enable-fuzzer builds the fuzzers with it; `tests/run fuzz` runs
 * them.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int fuzz_scratch(void)
{
	static int scratch = -1;

	if (scratch < 0)
		scratch = memfd_create("scratch", 0);
	return scratch;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!fuzz.read((const char *)data, size)) {
		fflush(stdout);
		abort();
	}
	return 0;
}
