// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/series.h"

void series_add(struct series_point *point, struct figure figure)
{
	float value = (float)figure.value;

	if (!figure.known && point->known)
		point->broken_before = true;
	else if (!figure.known)
		point->broken_after = true;
	if (!figure.known)
		return;
	if (!point->known) {
		point->known = true;
		point->last = point->least = point->most = value;
	}
	point->first = value;
	if (value < point->least)
		point->least = value;
	if (value > point->most)
		point->most = value;
}

void series_start(struct series_walk *walk, const struct history *history,
		  size_t back, unsigned int ticks, size_t nr_cells)
{
	*walk = (struct series_walk){
		.next = back,
		.count = history_count(history),
		.cell = nr_cells - 1,
		.tick = (history_newest(history) - back) % ticks,
		.ticks = ticks,
		.is_over = !nr_cells,
	};
}

bool series_next(struct series_walk *walk)
{
	if (walk->is_over || walk->next >= walk->count)
		return false;
	walk->back = walk->next++;
	walk->point = walk->cell * SERIES_POINTS +
		walk->tick * SERIES_POINTS / walk->ticks;
	walk->is_over = !walk->tick && !walk->cell;
	walk->cell -= !walk->tick;
	walk->tick = walk->tick ? walk->tick - 1 : walk->ticks - 1;
	return true;
}
