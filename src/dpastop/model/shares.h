/* SPDX-License-Identifier: GPL-2.0 */
/*
 * shares.h - shares that are shown together, rounded so that they add up
 */
#ifndef DPASTOP_MODEL_SHARES_H
#define DPASTOP_MODEL_SHARES_H

#include "lib/model/figure.h"

#define SHARES_MOST DPAS_NR_MODES

/* The steps of a whole: percent, and tenths of it. */
#define SHARES_PERCENT 100
#define SHARES_PERMILLE 1000

/*
 * Round the @count (at most SHARES_MOST) shares of one whole to multiples of 1 /
 * @steps, by the largest remainder: those of a whole add up to it. What is 0
 * stays 0, what is unknown stays unknown. @rounded may be @share.
 */
void shares_round(const struct figure *share, size_t count, unsigned int steps,
		  struct figure *rounded);

#endif
