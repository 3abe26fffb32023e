/* SPDX-License-Identifier: GPL-2.0 */
/*
 * policy_rig.h - one CPU with its tunables, as the tests of the policy drive it
 *
 * The tests own the structs, as the kernel does, so where it would take many
 * I/Os to bring a count somewhere they may set it.
 */
#ifndef TESTS_KERNEL_POLICY_POLICY_RIG_H
#define TESTS_KERNEL_POLICY_POLICY_RIG_H

#include <string.h>

#include "dpas_policy.h"

struct rig {
	struct dpas_tunables tunables;
	struct dpas_cpu cpu;
	struct dpas_switch record; /* of the last switch */
	u64 now_ns;		   /* EHP looks at it */
};

static inline void rig_start(struct rig *rig)
{
	memset(rig, 0, sizeof(*rig));
	dpas_tunables_init(&rig->tunables);
	dpas_cpu_restart(&rig->cpu);
	dpas_buckets_restart(&rig->cpu, &rig->tunables);
}

static inline void rig_set(struct rig *rig, enum dpas_tunable id, u32 value)
{
	rig->tunables.value[id] = value;
	dpas_cpu_look_again(&rig->cpu);
}

/* What a write to pas_d_init, pas_up_init or pas_dn_init comes down to. */
static inline void rig_set_sleep(struct rig *rig, enum dpas_tunable id,
				 u32 value)
{
	rig_set(rig, id, value);
	dpas_buckets_restart(&rig->cpu, &rig->tunables);
}

static inline bool rig_submit(struct rig *rig, unsigned int bucket,
			      struct dpas_io *io)
{
	return dpas_submit(&rig->cpu, &rig->tunables, bucket, io, &rig->record);
}

static inline bool rig_enter(struct rig *rig, struct dpas_io *io)
{
	return dpas_enter(&rig->cpu, &rig->tunables, io, rig->now_ns,
			  &rig->record);
}

/* Submit an I/O and, unless it waits for the interrupt, let it enter. */
static inline bool rig_issue(struct rig *rig, unsigned int bucket,
			     struct dpas_io *io)
{
	bool switched = rig_submit(rig, bucket, io);

	if (io->mode != DPAS_INT)
		switched |= rig_enter(rig, io);
	return switched;
}

static inline void rig_complete(struct rig *rig, const struct dpas_io *io,
				enum dpas_outcome outcome)
{
	if (io->mode == DPAS_PAS || io->mode == DPAS_OL)
		dpas_leave(&rig->cpu, io, outcome, rig->now_ns);
}

/* One I/O from submission to completion, alone on its CPU. */
static inline bool rig_pass(struct rig *rig, unsigned int bucket,
			    enum dpas_outcome outcome)
{
	struct dpas_io io;
	bool switched = rig_issue(rig, bucket, &io);

	rig_complete(rig, &io, outcome);
	return switched;
}

#endif
