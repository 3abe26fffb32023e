// SPDX-License-Identifier: GPL-2.0
#include "lib/model/mode_edge.h"

static const struct {
	unsigned int from, to, tunable;
} mode_edges[EDGE_COUNT] = {
	[EDGE_PAS_CP] = { DPAS_PAS, DPAS_CP, DPAS_SWITCH_PARAM4 },
	[EDGE_CP_PAS] = { DPAS_CP, DPAS_PAS, DPAS_SWITCH_PARAM6 },
	[EDGE_PAS_OL] = { DPAS_PAS, DPAS_OL, DPAS_SWITCH_PARAM1 },
	[EDGE_OL_PAS] = { DPAS_OL, DPAS_PAS, DPAS_SWITCH_PARAM2 },
	[EDGE_OL_INT] = { DPAS_OL, DPAS_INT, DPAS_SWITCH_PARAM3 },
	[EDGE_INT_OL] = { DPAS_INT, DPAS_OL, DPAS_SWITCH_PARAM7 },
};

/* The edge between two modes, or EDGE_COUNT if there is none. */
static enum mode_edge mode_edge_between(unsigned int from, unsigned int to)
{
	enum mode_edge edge;

	for (edge = 0; edge < EDGE_COUNT; edge++)
		if (mode_edges[edge].from == from && mode_edges[edge].to == to)
			break;
	return edge;
}

enum mode_edge mode_edge_of(const struct switch_record *record)
{
	if (record->sampled && record->count != 1)
		return EDGE_COUNT;
	return mode_edge_between(record->event.from, record->event.to);
}

unsigned int mode_edge_from(enum mode_edge edge)
{
	return mode_edges[edge].from;
}

unsigned int mode_edge_to(enum mode_edge edge)
{
	return mode_edges[edge].to;
}

unsigned int mode_edge_tunable(enum mode_edge edge)
{
	return mode_edges[edge].tunable;
}

unsigned int mode_edge_window_tunable(unsigned int mode)
{
	switch (mode) {
	case DPAS_INT:
		return mode_edge_tunable(EDGE_INT_OL);
	case DPAS_CP:
		return mode_edge_tunable(EDGE_CP_PAS);
	default:
		return DPAS_SWITCH_PARAM5;
	}
}
