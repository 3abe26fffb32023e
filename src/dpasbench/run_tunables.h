/* SPDX-License-Identifier: GPL-2.0 */
/*
 * run_tunables.h - the tunables of a run
 */
#ifndef DPASBENCH_RUN_TUNABLES_H
#define DPASBENCH_RUN_TUNABLES_H

#include "dpasbench/target.h"
#include "lib/source.h"

/*
 * Set the tunables of @source, whose current state is @now, to those of @run.
 * Switching is turned off first and on last, which starts every CPU in PAS with
 * its counts at zero. False: @problem says why.
 */
bool run_tunables_apply(const struct run *run, const struct sample *now,
			struct source *source, struct problem *problem);

/* Does the kernel have these values, according to @now? False: likewise. */
bool run_tunables_are_held(const struct run *run, const struct sample *now,
			   struct problem *problem);

#endif
