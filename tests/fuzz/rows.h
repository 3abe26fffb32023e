/* SPDX-License-Identifier: GPL-2.0 */
/* rows.h - what holds of the rows of CPUs, whatever they were read from */
#ifndef TESTS_FUZZ_ROWS_H
#define TESTS_FUZZ_ROWS_H

#include "lib/model/sample.h"

/* In order, of CPUs that can be, each value one that a row can hold. */
static inline bool rows_are_right(const struct sample *sample)
{
	unsigned int field;
	uint64_t value;
	size_t i;

	for (i = 0; i < sample->nr_rows; i++) {
		const struct cpu_row *row = sample->rows + i;

		if (row->cpu >= SAMPLE_MAX_CPUS ||
		    (i && row->cpu <= row[-1].cpu))
			return false;
		for (field = 0; field < CPU_NR_FIELDS; field++)
			if (cpu_row_get(row, field, &value) &&
			    value > (field == CPU_MODE ? DPAS_OL : INT64_MAX))
				return false;
	}
	return true;
}

#endif
