/* SPDX-License-Identifier: GPL-2.0 */
/*
 * switch_record.h - a mode switch of a CPU, with its evidence
 *
 * Either the switch was reported as an event (all of struct dpas_switch is
 * valid), or it was inferred from two samples that differ. In the latter case
 * `sampled' is set: only the from and to of the event are known, the switch
 * happened at some time in the `span_ns' before mono_ns, and `count' switches
 * happened in that span (from and to may even be equal).
 */
#ifndef LIB_MODEL_SWITCH_RECORD_H
#define LIB_MODEL_SWITCH_RECORD_H

#include <stddef.h>

#include "lib/model/sample.h"

/*
 * The evidence in a struct dpas_switch except for its reason: each field is a
 * u32 with the same name in JSON.
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
	uint64_t sequence; /* consecutive for each source */
	uint64_t mono_ns;  /* CLOCK_MONOTONIC: the event's own time */
	int64_t real_ns;   /* CLOCK_REALTIME at that moment */
	uint64_t span_ns;  /* 0 for an event */
	uint64_t count;	   /* 1 for an event; 0: unknown, at least one */
	uint32_t cpu;
	bool sampled;
	struct dpas_switch event;
};

/*
 * Infer switches from two samples of a CPU: true if its mode or its total of
 * switches has changed; *@record is then filled in, except for its sequence,
 * which the caller sets. A total that decreased is ignored: the kernel has
 * reset the counts.
 */
bool switch_record_between(const struct sample *before,
			   const struct cpu_row *row_before,
			   const struct sample *after,
			   const struct cpu_row *row_after,
			   struct switch_record *record);

/*
 * The mode that the switch left or, with several switches between two samples,
 * the mode that the last of them left. False if that is ambiguous: only CP and
 * INT have a single incoming edge.
 */
bool switch_record_last_from(const struct switch_record *record,
			     unsigned int *mode);

/* The name of an evidence field, and the field in @event. */
const char *switch_record_evidence_name(enum switch_evidence field);
uint32_t *switch_record_evidence(struct dpas_switch *event,
				 enum switch_evidence field);
uint32_t switch_record_evidence_value(const struct dpas_switch *event,
				      enum switch_evidence field);

/*
 * The reason, in ASCII and without CPU and modes, as a clause for readers who
 * do not know the terms yet: "7 timer failures in 100 I/Os, more than
 * switch_param1 (0)".
 */
void switch_record_sentence(const struct switch_record *record, char *text,
			    size_t size);

/*
 * The same for a line of a list, with the other observations: "after 100 I/Os:
 * tf 7 > switch_param1 0; average QD 1.9".
 */
void switch_record_explain(const struct switch_record *record, char *text,
			   size_t size);

/*
 * The JSON name of a reason ("tf_above_param1"), and the inverse. Unknown
 * reasons, from a newer kernel, have the name "?"; unknown names give
 * DPAS_NR_REASONS.
 */
const char *switch_record_reason_name(unsigned int reason);
unsigned int switch_record_reason_find(const char *name);

#endif
