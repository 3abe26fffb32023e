/* SPDX-License-Identifier: GPL-2.0 */
/*
 * current.h - what of a sample belongs to the method that is on
 *
 * The kernel keeps the modes and counts of DPAS when another method takes over:
 * they stand still, and what they say is of the past.
 */
#ifndef LIB_MODEL_CURRENT_H
#define LIB_MODEL_CURRENT_H

#include "lib/model/method.h"

/*
 * Make unknown what the kernel does not keep up under the method of @sample:
 * with PAS and EHP what mode switching goes by, with INT, CP and LHP all of a CPU.
 */
void current_forget_rest(struct sample *sample);

/* Does the kernel count I/Os by CPU under @method? Unknown: perhaps. */
bool current_counts_by_cpu(enum method method);

/*
 * What @sample's method does with an I/O, where it is not DPAS: "method CP:
 * I/O that asks for polling is polled for at once". "" for DPAS, and where the
 * method is unknown.
 */
void current_describe(const struct sample *sample, char *text, size_t size);

#endif
