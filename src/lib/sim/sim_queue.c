// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_queue.h"

#include <stdlib.h>

bool sim_queue_init(struct sim_queue *queue, uint32_t slots)
{
	uint32_t i;

	for (queue->bits = 1; 1U << queue->bits < slots; queue->bits++)
		;
	queue->size = 1U << queue->bits;
	queue->node = calloc(2 * (size_t)queue->size, sizeof(*queue->node));
	if (!queue->node)
		return false;
	for (i = 0; i < queue->size; i++)
		queue->node[queue->size + i] = SIM_NEVER << queue->bits | i;
	for (i = queue->size - 1; i; i--)
		queue->node[i] = queue->node[2 * i];
	return true;
}

void sim_queue_release(struct sim_queue *queue)
{
	free(queue->node);
	queue->node = NULL;
}
