/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_check.h - checks of a load request common to all sources
 */
#ifndef LIB_LOAD_LOAD_CHECK_H
#define LIB_LOAD_LOAD_CHECK_H

#include "lib/source.h"

/*
 * Are the numbers of @load within the source's limits: up to @most_jobs jobs
 * and block sizes in multiples of @block_step bytes? Its CPUs are not checked.
 * False: *@error says what is wrong.
 */
bool load_check(const struct load *load, uint32_t most_jobs,
		uint32_t block_step, struct problem *error);

#endif
