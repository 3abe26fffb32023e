// SPDX-License-Identifier: GPL-2.0
#include "lib/model/mark.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool mark_same_load(const struct sample *x, const struct sample *y)
{
	static const enum load_field settings[] = {
		LOAD_JOBS,	LOAD_BLOCK_BYTES, LOAD_READ_PERCENT,
		LOAD_RATE_IOPS, LOAD_POLLED,
	};
	size_t i;

	for (i = 0; i < sizeof(settings) / sizeof(*settings); i++) {
		uint64_t old, new;
		bool was_known = sample_get_load(x, settings[i], &old);

		if (was_known != sample_get_load(y, settings[i], &new) ||
		    (was_known && old != new))
			return false;
	}
	return !strcmp(x->load_cpus, y->load_cpus);
}

bool mark_same_settings(const struct sample *x, const struct sample *y)
{
	struct mark mark;

	return mark_same_load(x, y) &&
		mark_next_change(x, y, UINT32_MAX, 0, &mark) > TUNABLE_COUNT;
}

unsigned int mark_next_change(const struct sample *before,
			      const struct sample *after, uint32_t mask,
			      unsigned int id, struct mark *mark)
{
	for (; id < TUNABLE_COUNT; id++) {
		int64_t old, new;

		if (!(mask >> id & 1) ||
		    !sample_get_tunable(before, id, &old) ||
		    !sample_get_tunable(after, id, &new) || old == new)
			continue;
		*mark = (struct mark){
			.kind = MARK_CHANGE,
			.mono_ns = after->mono_ns,
			.real_ns = after->real_ns,
			.id = id,
			.before_known = true,
			.before = old,
			.after = new,
		};
		return id + 1;
	}
	return TUNABLE_COUNT + 1;
}

void mark_describe(const struct mark *mark, char *text, size_t size)
{
	char before[32] = "", who[64] = "";

	if (mark->kind == MARK_TEXT) {
		snprintf(text, size, "%s", mark->text);
		return;
	}
	if (mark->before_known)
		snprintf(before, sizeof(before), " %" PRId64, mark->before);
	if (mark->pid)
		snprintf(who, sizeof(who), " by %s (%" PRIu32 ")",
			 *mark->comm ? mark->comm : "?", mark->pid);
	snprintf(text, size, "%s%s -> %" PRId64 "%s",
		 tunable_get(mark->id).name, before, mark->after, who);
}
