// SPDX-License-Identifier: GPL-2.0
/*
 * switch_record.c - switches inferred from samples, and evidence as text
 */
#include "lib/model/switch_record.h"
#include "lib/base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const reason_name[DPAS_NR_REASONS] = {
	[DPAS_QD_IS_ONE] = "qd_is_one",
	[DPAS_TF_ABOVE_PARAM1] = "tf_above_param1",
	[DPAS_QD_WITHIN_PARAM2] = "qd_within_param2",
	[DPAS_QD_ABOVE_PARAM3] = "qd_above_param3",
	[DPAS_CP_WINDOW_OVER] = "cp_window_over",
	[DPAS_INT_WINDOW_OVER] = "int_window_over",
};

const char *switch_record_reason_name(unsigned int reason)
{
	return reason < DPAS_NR_REASONS ? reason_name[reason] : "?";
}

unsigned int switch_record_reason_find(const char *name)
{
	unsigned int reason;

	for (reason = 0; reason < DPAS_NR_REASONS; reason++)
		if (!strcmp(name, reason_name[reason]))
			break;
	return reason;
}

#define SWITCH_RECORD_FIELD(field) \
	[SWITCH_EVIDENCE_##        \
		field] = { #field, offsetof(struct dpas_switch, field) },

static const struct {
	const char *name;
	size_t offset;
} evidence[SWITCH_EVIDENCE_COUNT] = { SWITCH_EVIDENCE(SWITCH_RECORD_FIELD) };

/* Three bytes, one byte of padding, and the fields above. */
_Static_assert(sizeof(struct dpas_switch) ==
		       4 + SWITCH_EVIDENCE_COUNT * sizeof(uint32_t),
	       "SWITCH_EVIDENCE has each field of struct dpas_switch");

const char *switch_record_evidence_name(enum switch_evidence field)
{
	return evidence[field].name;
}

uint32_t *switch_record_evidence(struct dpas_switch *event,
				 enum switch_evidence field)
{
	return (uint32_t *)(void *)((char *)event + evidence[field].offset);
}

uint32_t switch_record_evidence_value(const struct dpas_switch *event,
				      enum switch_evidence field)
{
	struct dpas_switch copy = *event;

	return *switch_record_evidence(&copy, field);
}

bool switch_record_between(const struct sample *before,
			   const struct cpu_row *row_before,
			   const struct sample *after,
			   const struct cpu_row *row_after,
			   struct switch_record *record)
{
	uint64_t from, to, total_before, total_after;
	uint64_t count = 0;

	if (!cpu_row_get(row_before, CPU_MODE, &from) ||
	    !cpu_row_get(row_after, CPU_MODE, &to))
		return false;
	if (cpu_row_get(row_before, CPU_SWITCHES, &total_before) &&
	    cpu_row_get(row_after, CPU_SWITCHES, &total_after)) {
		if (total_after < total_before)
			return false;
		count = total_after - total_before;
	}
	if (from == to && !count)
		return false;
	memset(record, 0, sizeof(*record));
	record->mono_ns = after->mono_ns;
	record->real_ns = after->real_ns;
	record->span_ns = after->mono_ns - before->mono_ns;
	record->count = count;
	record->cpu = row_after->cpu;
	record->sampled = true;
	record->event.from = from;
	record->event.to = to;
	return true;
}

bool switch_record_last_from(const struct switch_record *record,
			     unsigned int *mode)
{
	if (record->count == 1 && record->event.from != record->event.to)
		*mode = record->event.from;
	else if (record->event.to == DPAS_CP)
		*mode = DPAS_PAS;
	else if (record->event.to == DPAS_INT)
		*mode = DPAS_OL;
	else
		return false;
	return true;
}

void switch_record_sentence(const struct switch_record *record, char *text,
			    size_t size)
{
	const struct dpas_switch *event = &record->event;

	if (record->sampled) {
		snprintf(text, size,
			 "seen between two samples, for an unknown reason");
		return;
	}
	switch (event->reason) {
	case DPAS_QD_IS_ONE:
		snprintf(text, size,
			 "one I/O at a time (average QD 1.0) over %" PRIu32
			 " I/O%s",
			 event->window_ios, text_s(event->window_ios));
		break;
	case DPAS_TF_ABOVE_PARAM1:
		snprintf(text, size,
			 "%" PRIu32 " timer failure%s in %" PRIu32
			 " I/O%s, more than switch_param1 (%" PRIu32 ")",
			 event->tf, text_s(event->tf), event->window_ios,
			 text_s(event->window_ios), event->param1);
		break;
	case DPAS_QD_WITHIN_PARAM2:
		snprintf(
			text, size,
			"the average QD of %.1f is at most %.1f (switch_param2 %" PRIu32
			")",
			event->average_qd10 / 10.0, event->param2 / 10.0,
			event->param2);
		break;
	case DPAS_QD_ABOVE_PARAM3:
		snprintf(
			text, size,
			"the average QD of %.1f is above %.1f (switch_param3 %" PRIu32
			")",
			event->average_qd10 / 10.0, event->param3 / 10.0,
			event->param3);
		break;
	case DPAS_CP_WINDOW_OVER:
	case DPAS_INT_WINDOW_OVER:
		snprintf(text, size,
			 "%" PRIu32 " I/O%s done, so it checks again",
			 event->window_limit, text_s(event->window_limit));
		break;
	default:
		snprintf(text, size, "for a reason unknown to dpastop (?)");
	}
}

static void switch_record_explain_sample(const struct switch_record *record,
					 char *text, size_t size)
{
	if (record->count > 1)
		snprintf(text, size,
			 "%" PRIu64
			 " switches between two samples, evidence not seen",
			 record->count);
	else
		snprintf(text, size, "between two samples, evidence not seen");
}

/* "average QD 1.9 > 1.0 (switch_param3 10)" */
static void switch_record_compare(uint32_t average_qd10, const char *how,
				  uint32_t limit, const char *name, char *text,
				  size_t size)
{
	snprintf(text, size, "average QD %.1f %s %.1f (%s %" PRIu32 ")",
		 average_qd10 / 10.0, how, limit / 10.0, name, limit);
}

/* What the kernel compared with what. */
static void switch_record_explain_event(const struct dpas_switch *event,
					char *text, size_t size)
{
	unsigned int whole = event->average_qd10 / 10;
	unsigned int tenth = event->average_qd10 % 10;

	switch (event->reason) {
	case DPAS_QD_IS_ONE:
		snprintf(text, size, "average QD is exactly 1.0; tf %" PRIu32,
			 event->tf);
		break;
	case DPAS_TF_ABOVE_PARAM1:
		snprintf(text, size,
			 "tf %" PRIu32 " > switch_param1 %" PRIu32
			 "; average QD %u.%u",
			 event->tf, event->param1, whole, tenth);
		break;
	case DPAS_QD_WITHIN_PARAM2:
		switch_record_compare(event->average_qd10, "<=", event->param2,
				      "switch_param2", text, size);
		break;
	case DPAS_QD_ABOVE_PARAM3:
		switch_record_compare(event->average_qd10, ">", event->param3,
				      "switch_param3", text, size);
		break;
	case DPAS_CP_WINDOW_OVER:
	case DPAS_INT_WINDOW_OVER:
		snprintf(text, size, "window full, checks again");
		break;
	default:
		snprintf(text, size, "?; tf %" PRIu32 "; average QD %u.%u",
			 event->tf, whole, tenth);
	}
}

void switch_record_explain(const struct switch_record *record, char *text,
			   size_t size)
{
	const struct dpas_switch *event = &record->event;
	int length;

	if (record->sampled) {
		switch_record_explain_sample(record, text, size);
		return;
	}
	/* One sentence whatever the numbers: switch_filter.c counts on it. */
	length = snprintf(text, size,
			  "after %" PRIu32 " I/Os: ", event->window_ios);
	if (length >= 0 && (size_t)length < size)
		switch_record_explain_event(event, text + length,
					    size - (size_t)length);
}
