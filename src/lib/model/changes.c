// SPDX-License-Identifier: GPL-2.0
#include "lib/model/changes.h"

#include <unistd.h>

#include "lib/base/clock.h"

void changes_forget(struct changes *changes)
{
	changes->reported.tunables_known = 0;
}

/* If there is no room it is not reported now, but from a later sample. */
static void changes_put(struct changes *changes, const struct mark *mark)
{
	if (changes->count == CHANGES_SIZE)
		return;
	changes->mark[(changes->first + changes->count++) % CHANGES_SIZE] =
		*mark;
	sample_set_tunable(&changes->reported, mark->id, mark->after);
}

void changes_event(struct changes *changes, const struct mark *event)
{
	struct mark mark = *event, lost = *event;
	int64_t reported;
	bool known = sample_get_tunable(&changes->reported, event->id,
					&reported);

	changes->event_ns[event->id] = event->mono_ns;
	if (event->mono_ns <= changes->sampled_ns[event->id])
		return;
	if (!mark.before_known && known) {
		mark.before_known = true;
		mark.before = reported;
	}
	if (mark.before_known && known && mark.before != reported) {
		lost.before = reported;
		lost.after = mark.before;
		lost.pid = 0;
		lost.comm[0] = '\0';
		changes_put(changes, &lost);
	}
	if (!mark.before_known || mark.before != mark.after)
		changes_put(changes, &mark);
}

void changes_own(struct changes *changes, unsigned int id, int64_t value)
{
	struct mark mark = {
		.kind = MARK_CHANGE,
		.mono_ns = clock_mono_ns(),
		.real_ns = clock_real_ns(),
		.id = id,
		.after = value,
		.pid = (uint32_t)getpid(),
		.comm = "dpastop",
	};

	changes_event(changes, &mark);
}

void changes_sample(struct changes *changes, const struct sample *sample,
		    uint64_t begin_ns)
{
	uint32_t mask = 0;
	struct mark mark;
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (changes->event_ns[id] < begin_ns)
			mask |= 1u << id;
	id = mark_next_change(&changes->reported, sample, mask, 0, &mark);
	while (id <= TUNABLE_COUNT) {
		changes->sampled_ns[mark.id] = sample->mono_ns;
		changes_put(changes, &mark);
		id = mark_next_change(&changes->reported, sample, mask, id,
				      &mark);
	}
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (mask & ~changes->reported.tunables_known & 1u << id &&
		    sample_get_tunable(sample, id, &value))
			sample_set_tunable(&changes->reported, id, value);
}

/* One event can produce two marks. */
bool changes_are_nearly_full(const struct changes *changes)
{
	return changes->count > CHANGES_SIZE - 2;
}

size_t changes_take(struct changes *changes, struct mark *marks, size_t max)
{
	size_t taken;

	for (taken = 0; taken < max && changes->count; taken++) {
		marks[taken] = changes->mark[changes->first];
		changes->first = (changes->first + 1) % CHANGES_SIZE;
		changes->count--;
	}
	return taken;
}
