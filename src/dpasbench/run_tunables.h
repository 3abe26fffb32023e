/* SPDX-License-Identifier: GPL-2.0 */
/*
 * run_tunables.h - the tunables that a run is made with
 */
#ifndef DPASBENCH_RUN_TUNABLES_H
#define DPASBENCH_RUN_TUNABLES_H

#include "dpasbench/target.h"
#include "lib/source.h"

/*
 * Give @source, which is as @now has it, those of @run. Switching goes off first
 * and on last, which starts every CPU in PAS with its counts at zero. False:
 * @problem says why.
 */
bool run_tunables_apply(const struct run *run, const struct sample *now,
			struct source *source, struct problem *problem);

/* Does the kernel hold them, as @now has it? False: likewise. */
bool run_tunables_are_held(const struct run *run, const struct sample *now,
			   struct problem *problem);

#endif
