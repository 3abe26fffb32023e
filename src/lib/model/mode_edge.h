/* SPDX-License-Identifier: GPL-2.0 */
/*
 * mode_edge.h - the edges of the DPAS state machine
 */
#ifndef LIB_MODEL_MODE_EDGE_H
#define LIB_MODEL_MODE_EDGE_H

#include "lib/model/switch_record.h"

enum mode_edge {
	EDGE_PAS_CP,
	EDGE_CP_PAS,
	EDGE_PAS_OL,
	EDGE_OL_PAS,
	EDGE_OL_INT,
	EDGE_INT_OL,
	EDGE_COUNT
};

/* The edge of @record; EDGE_COUNT if it was inferred and is uncertain. */
enum mode_edge mode_edge_of(const struct switch_record *record);

unsigned int mode_edge_from(enum mode_edge edge);
unsigned int mode_edge_to(enum mode_edge edge);

/* The id (tunable.h) of the tunable that controls @edge. */
unsigned int mode_edge_tunable(enum mode_edge edge);

/* The tunable that sets the window length of a CPU in @mode. */
unsigned int mode_edge_window_tunable(unsigned int mode);

#endif
