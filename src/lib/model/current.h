/* SPDX-License-Identifier: GPL-2.0 */
/*
 * current.h - which fields of a sample apply to the current method
 *
 * When another method takes over, the kernel keeps the modes and counts of DPAS
 * but no longer updates them: they are stale.
 */
#ifndef LIB_MODEL_CURRENT_H
#define LIB_MODEL_CURRENT_H

#include "lib/model/method.h"

/*
 * Clear the fields that the kernel does not update under the method of @sample:
 * for PAS and EHP those used for mode switching, for INT, CP and LHP all fields
 * of a CPU.
 */
void current_drop_stale(struct sample *sample);

/* Does the kernel count I/Os per CPU under @method? True if unknown. */
bool current_counts_by_cpu(enum method method);

/*
 * Describes what the method of @sample does with an I/O: "method CP: I/O that
 * asks for polling is polled for at once". "" for DPAS and for an unknown
 * method.
 */
void current_describe(const struct sample *sample, char *text, size_t size);

#endif
