/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_spec.h - a load as a string: "jobs=4,bs=4k,reads=70,cpus=0-3,8"
 *
 * Comma-separated items in any order, each at most once:
 *
 *	jobs=N		how many at a time; 0 stops the load
 *	bs=SIZE		bytes of a block: 512, 4k, 1m
 *	reads=PERCENT	0 to 100; the rest are writes
 *	rate=N		I/Os per second and job; 0: no limit
 *	cpus=LIST	as taskset -c takes them; "all"
 *	polled=0|1
 */
#ifndef LIB_LOAD_LOAD_SPEC_H
#define LIB_LOAD_LOAD_SPEC_H

#include "lib/base/number.h"
#include "lib/base/problem.h"
#include "lib/source.h"

/*
 * Apply the items of @text to *@load. False: nothing is changed, and *@problem
 * says which item is wrong (its value) and why.
 */
bool load_spec_parse(struct load *load, const char *text,
		     struct problem *problem);

#endif
