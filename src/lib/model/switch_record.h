/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_record.h - one change of mode on one CPU, with its evidence
 *
 * Either the source was told of the switch as it happened (an event: all of
 * struct dpas_switch is true), or it only saw two samples that differ. Then
 * `sampled' is set: of the event only from and to are known, the switch lies
 * somewhere in the `span_ns' before mono_ns, and `count' switches lie in it
 * (from and to may even be equal).
 */
#ifndef LIB_MODEL_SWITCH_RECORD_H
#define LIB_MODEL_SWITCH_RECORD_H

#include <stddef.h>

#include "lib/model/sample.h"

/*
 * The evidence in a struct dpas_switch but for its reason: each a u32, in JSON
 * by the same name.
 */
#define SWITCH_EVIDENCE(FIELD) \
	FIELD(window_ios)      \
	FIELD(average_qd10)    \
	FIELD(tf)              \
	FIELD(dur_ns)          \
	FIELD(param1)          \
	FIELD(param2)          \
	FIELD(param3)          \
	FIELD(param4)          \
	FIELD(window_limit)

#define SWITCH_EVIDENCE_NUMBER(field) SWITCH_EVIDENCE_##field,

enum switch_evidence {
	SWITCH_EVIDENCE(SWITCH_EVIDENCE_NUMBER) SWITCH_EVIDENCE_COUNT
};

struct switch_record {
	uint64_t sequence; /* rises by one a record, for one source */
	uint64_t mono_ns;  /* CLOCK_MONOTONIC: an event's own time */
	int64_t real_ns;   /* CLOCK_REALTIME at that moment */
	uint64_t span_ns;  /* an event: 0 */
	uint64_t count;	   /* an event: 1; 0: unknown, at least one */
	uint32_t cpu;
	bool sampled;
	struct dpas_switch event;
};

/*
 * What two samples of one CPU tell: true where its mode, or its total of
 * switches, has changed; then *@record says so (its sequence is the caller's
 * to set). A total that fell tells nothing: the kernel restarted the counts.
 */
bool switch_record_between(const struct sample *before,
			   const struct cpu_row *row_before,
			   const struct sample *after,
			   const struct cpu_row *row_after,
			   struct switch_record *record);

/*
 * The mode that the switch left or, where several lie between two samples, the
 * one that the last of them left. False where that cannot be told: only CP and
 * INT have a single way in.
 */
bool switch_record_last_from(const struct switch_record *record,
			     unsigned int *mode);

/* The name of a field of the evidence, and the field in @event. */
const char *switch_record_evidence_name(enum switch_evidence field);
uint32_t *switch_record_evidence(struct dpas_switch *event,
				 enum switch_evidence field);
uint32_t switch_record_evidence_value(const struct dpas_switch *event,
				      enum switch_evidence field);

/*
 * Why, in ASCII and without CPU and modes: in a clause for whoever has not
 * learned the terms, "7 timer failures in 100 I/Os, more than switch_param1 (0)".
 */
void switch_record_sentence(const struct switch_record *record, char *text,
			    size_t size);

/*
 * The same for a line of a list, with what else was seen:
 * "after 100 I/Os: tf 7 > switch_param1 0; average QD 1.9".
 */
void switch_record_explain(const struct switch_record *record, char *text,
			   size_t size);

/*
 * A reason's name in JSON ("tf_above_param1"), and back. A newer kernel may have
 * others: their name is "?", and any name that is not known gives
 * DPAS_NR_REASONS.
 */
const char *switch_record_reason_name(unsigned int reason);
unsigned int switch_record_reason_find(const char *name);

#endif
