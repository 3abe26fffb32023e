/* SPDX-License-Identifier: GPL-2.0 */
/*
 * requirements.h - what a run needs of this machine beside the disk
 */
#ifndef DPASBENCH_REQUIREMENTS_H
#define DPASBENCH_REQUIREMENTS_H

#include "dpasbench/target.h"

/*
 * Is all there that @run of @plan needs: programs, the library for polling, the
 * kernel's file system? False: @problem names the first that is missing, and says
 * what to do.
 */
bool requirements_are_met(const struct plan *plan, const struct run *run,
			  struct problem *problem);

#endif
