// SPDX-License-Identifier: GPL-2.0
/*
 * stream_axis.c - detect restarts of the clock and shift what follows
 *
 * Only samples reveal a seam without a header: switches and marks arrive
 * slightly late, with times that may be before the last sample.
 */
#include "lib/stream/stream_axis.h"

#include <string.h>

#define SECOND_NS INT64_C(1000000000)
/* More than the drift between two clocks of a machine during a recording. */
#define DRIFT_NS (10 * SECOND_NS)

void stream_axis_begin(struct stream_axis *axis)
{
	memset(axis, 0, sizeof(*axis));
}

void stream_axis_header(struct stream_axis *axis)
{
	axis->is_torn = axis->has_sample;
}

/* The difference of two times, saturated. */
static int64_t stream_axis_between(int64_t from_ns, int64_t to_ns)
{
	int64_t between_ns;

	if (!__builtin_sub_overflow(to_ns, from_ns, &between_ns))
		return between_ns;
	return to_ns > from_ns ? INT64_MAX : INT64_MIN;
}

/* @mono_ns + @shift_ns, saturated. */
static uint64_t stream_axis_move(uint64_t mono_ns, int64_t shift_ns)
{
	int64_t moved_ns;

	if (__builtin_add_overflow((int64_t)mono_ns, shift_ns, &moved_ns))
		return INT64_MAX;
	return moved_ns > 0 ? (uint64_t)moved_ns : 0;
}

/* Are both known and different? */
static bool stream_axis_differs(const char *one, const char *other)
{
	return *one && *other && strcmp(one, other);
}

static bool stream_axis_is_seam(const struct stream_axis *axis,
				enum stream_result kind,
				const struct stream_record *record)
{
	const struct sample *sample = &record->sample;

	if (!axis->has_sample)
		return false;
	if (axis->is_torn)
		return true;
	return kind == STREAM_SAMPLE &&
		(sample->mono_ns < axis->sample_ns ||
		 stream_axis_differs(sample->device, axis->device) ||
		 stream_axis_differs(sample->kernel, axis->kernel));
}

static void stream_axis_times(enum stream_result kind,
			      struct stream_record *record, uint64_t **mono_ns,
			      int64_t *real_ns)
{
	if (kind == STREAM_SAMPLE) {
		*mono_ns = &record->sample.mono_ns;
		*real_ns = record->sample.real_ns;
	} else if (kind == STREAM_SWITCH) {
		*mono_ns = &record->event.mono_ns;
		*real_ns = record->event.real_ns;
	} else if (kind == STREAM_GAP) {
		*mono_ns = &record->gap.mono_ns;
		*real_ns = record->gap.real_ns;
	} else if (kind == STREAM_SEARCH) {
		*mono_ns = &record->search->mono_ns;
		*real_ns = record->search->real_ns;
	} else {
		*mono_ns = &record->mark.mono_ns;
		*real_ns = record->mark.real_ns;
	}
}

/* Shift @mono_ns by its own clock to follow the last sample. */
static void stream_axis_shift(struct stream_axis *axis, uint64_t mono_ns,
			      int64_t real_ns)
{
	int64_t step_ns = stream_axis_between(axis->real_ns, real_ns);
	uint64_t next_ns = stream_axis_move(axis->last_ns,
					    step_ns > 0 ? step_ns : SECOND_NS);

	axis->shift_ns = (int64_t)next_ns - (int64_t)mono_ns;
	axis->is_torn = false;
}

static void stream_axis_keep(struct stream_axis *axis,
			     const struct sample *sample, uint64_t recorded_ns)
{
	if (!axis->has_sample) {
		axis->has_sample = true;
		axis->first_ns = sample->mono_ns;
		axis->first_real_ns = sample->real_ns;
	}
	axis->sample_ns = recorded_ns;
	axis->real_ns = sample->real_ns;
	axis->last_ns = sample->mono_ns;
	memcpy(axis->device, sample->device, sizeof(axis->device));
	memcpy(axis->kernel, sample->kernel, sizeof(axis->kernel));
}

bool stream_axis_place(struct stream_axis *axis, enum stream_result kind,
		       struct stream_record *record)
{
	bool is_seam = stream_axis_is_seam(axis, kind, record);
	uint64_t *mono_ns, recorded_ns;
	int64_t real_ns;

	stream_axis_times(kind, record, &mono_ns, &real_ns);
	recorded_ns = *mono_ns;
	if (is_seam)
		stream_axis_shift(axis, recorded_ns, real_ns);
	*mono_ns = stream_axis_move(recorded_ns, axis->shift_ns);
	if (kind == STREAM_SAMPLE)
		stream_axis_keep(axis, &record->sample, recorded_ns);
	return is_seam;
}

uint64_t stream_axis_end(const struct stream_axis *axis,
			 const struct stream_tail *tail)
{
	int64_t by_mono_ns = stream_axis_between((int64_t)axis->first_ns,
						 (int64_t)tail->mono_ns);
	int64_t by_real_ns = stream_axis_between(axis->first_real_ns,
						 tail->real_ns);
	int64_t apart_ns = stream_axis_between(by_mono_ns, by_real_ns);

	if (!axis->has_sample || !tail->mono_ns)
		return 0;
	if (by_mono_ns < 0)
		return by_real_ns > 0 ?
			stream_axis_move(axis->first_ns, by_real_ns) :
			0;
	/* Is this another clock, or was the same one set? */
	if (apart_ns > DRIFT_NS || apart_ns < -DRIFT_NS)
		return 0;
	return tail->mono_ns;
}
