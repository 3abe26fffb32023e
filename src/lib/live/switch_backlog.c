// SPDX-License-Identifier: GPL-2.0
#include "lib/live/switch_backlog.h"

#include <stdlib.h>
#include <string.h>

/* Samples yield at most one record per CPU and sample. */
#define SWITCH_BACKLOG_MOST (2 * SAMPLE_MAX_CPUS)

void switch_backlog_release(struct switch_backlog *backlog)
{
	free(backlog->records);
}

void switch_backlog_add(struct switch_backlog *backlog,
			const struct switch_record *record)
{
	struct switch_record *records;
	size_t size;

	if (backlog->count == backlog->size) {
		size = backlog->size ? backlog->size * 2 : 64;
		records = size > SWITCH_BACKLOG_MOST ?
			NULL :
			reallocarray(backlog->records, size, sizeof(*records));
		if (!records) {
			backlog->missed++;
			return;
		}
		backlog->records = records;
		backlog->size = size;
	}
	backlog->records[backlog->count++] = *record;
}

size_t switch_backlog_take(struct switch_backlog *backlog,
			   struct switch_record *records, size_t max,
			   uint64_t *missed)
{
	size_t count = backlog->count < max ? backlog->count : max;

	*missed += backlog->missed;
	backlog->missed = 0;
	if (!count)
		return 0;
	memcpy(records, backlog->records, count * sizeof(*records));
	backlog->count -= count;
	memmove(backlog->records, backlog->records + count,
		backlog->count * sizeof(*records));
	return count;
}
