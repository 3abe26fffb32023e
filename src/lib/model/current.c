// SPDX-License-Identifier: GPL-2.0
#include "lib/model/current.h"

#include <inttypes.h>
#include <stdio.h>

#define BIT(field) (UINT32_C(1) << (field))
#define ALL_FIELDS (BIT(CPU_NR_FIELDS) - 1)

/* Sleeps and their outcomes; every I/O is counted as mode PAS. */
#define PAS_FIELDS                                                          \
	(BIT(CPU_MODE) | BIT(CPU_QD) | BIT(CPU_IOS_INT) | BIT(CPU_IOS_CP) | \
	 BIT(CPU_IOS_PAS) | BIT(CPU_IOS_OL) | BIT(CPU_DUR_NS) |             \
	 BIT(CPU_OVERS) | BIT(CPU_UNDERS) | BIT(CPU_BUSIEST_BUCKET) |       \
	 BIT(CPU_BUSIEST_DUR_NS) | BIT(CPU_SECOND_BUCKET) |                 \
	 BIT(CPU_SECOND_DUR_NS) | BIT(CPU_SERVICE_NS))

/* The fields that the kernel updates under a method. */
static const uint32_t current_fields[] = {
	[METHOD_UNKNOWN] = ALL_FIELDS,
	[METHOD_INT] = 0,
	[METHOD_CP] = 0,
	[METHOD_LHP] = 0,
	[METHOD_EHP] = PAS_FIELDS,
	[METHOD_PAS] = PAS_FIELDS,
	[METHOD_DPAS] = ALL_FIELDS,
};

void current_drop_stale(struct sample *sample)
{
	uint32_t fields = current_fields[method_of(sample)];
	size_t i;

	for (i = 0; i < sample->nr_rows; i++)
		sample->rows[i].known &= fields;
}

bool current_counts_by_cpu(enum method method)
{
	return current_fields[method];
}

void current_describe(const struct sample *sample, char *text, size_t size)
{
	enum method method = method_of(sample);
	int64_t delay_us;

	*text = '\0';
	if (method == METHOD_LHP &&
	    sample_get_tunable(sample, TUNABLE_IO_POLL_DELAY, &delay_us) &&
	    delay_us > 0)
		snprintf(text, size,
			 "method LHP: I/O that requests polling sleeps %" PRId64
			 " us, then polls",
			 delay_us);
	else if (method != METHOD_UNKNOWN && method != METHOD_DPAS)
		snprintf(text, size, "method %s: %s", method_name(method),
			 method_words(method));
}
