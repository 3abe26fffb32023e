// SPDX-License-Identifier: GPL-2.0
#include "lib/sim/sim_queue.h"

#include <stdlib.h>
#include <string.h>

bool sim_queue_init(struct sim_queue *queue, uint32_t slots)
{
	size_t bytes;

	for (queue->size = 4; queue->size < slots; queue->size *= 4)
		;
	memset(queue->top, 0xff, sizeof(queue->top));
	queue->node = NULL;
	if (queue->size == 4)
		return true;
	bytes = 2 * queue->size * sizeof(*queue->node);
	queue->node = malloc(bytes);
	if (!queue->node)
		return false;
	memset(queue->node, 0xff, bytes);
	return true;
}

void sim_queue_release(struct sim_queue *queue)
{
	free(queue->node);
	queue->node = NULL;
}
