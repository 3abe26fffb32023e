// SPDX-License-Identifier: GPL-2.0
#include "lib/stream/stream_record.h"

void stream_record_init(struct stream_record *record)
{
	sample_init(&record->sample);
	record->search = NULL;
}

void stream_record_free(struct stream_record *record)
{
	sample_free(&record->sample);
	tune_packed_free(record->search);
	record->search = NULL;
}

uint64_t stream_record_mono_ns(enum stream_result kind,
			       const struct stream_record *record)
{
	switch (kind) {
	case STREAM_SAMPLE:
		return record->sample.mono_ns;
	case STREAM_SWITCH:
		return record->event.mono_ns;
	case STREAM_GAP:
		return record->gap.mono_ns;
	case STREAM_MARK:
		return record->mark.mono_ns;
	case STREAM_SEARCH:
		return record->search->mono_ns;
	default:
		return 0;
	}
}

int64_t stream_record_real_ns(enum stream_result kind,
			      const struct stream_record *record)
{
	switch (kind) {
	case STREAM_SAMPLE:
		return record->sample.real_ns;
	case STREAM_SWITCH:
		return record->event.real_ns;
	case STREAM_GAP:
		return record->gap.real_ns;
	case STREAM_MARK:
		return record->mark.real_ns;
	case STREAM_SEARCH:
		return record->search->real_ns;
	default:
		return 0;
	}
}
