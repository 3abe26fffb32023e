// SPDX-License-Identifier: GPL-2.0
/*
 * Hybrid polling (LHP): sleep for half of what I/Os of this direction and size
 * took on average, then poll.
 *
 * Linux 4.10 had this, and 6.4 took it out. DPAS has its own on every base, so
 * that it is the same on all of them. The statistics are the block layer's, made
 * for windows of 100 ms as long as there are I/Os that go by them.
 */
#include <linux/bio.h>
#include <linux/bitops.h>
#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/compiler.h>
#include <linux/log2.h>
#include <linux/minmax.h>
#include <linux/slab.h>
#include <linux/time64.h>

#include "blk-stat.h"
#include "blk-dpas.h"

/* Reads and writes of 1, 2, 4, ... sectors; the last are of 64 KiB and more. */
#define BLK_DPAS_HYBRID_BUCKETS		16
#define BLK_DPAS_HYBRID_WINDOW_MS	100

/*
 * No sleep is longer: an I/O is counted if it ends in the window that runs when it
 * begins, so who slept for longer would never learn that the device has become
 * faster.
 */
#define BLK_DPAS_HYBRID_MAX_NS \
	(BLK_DPAS_HYBRID_WINDOW_MS * NSEC_PER_MSEC / 2)

struct blk_dpas_hybrid {
	struct blk_stat_callback	*callback;
	unsigned long			in_use;	/* bit 0: the callback is added */
	/* Of the last window that had any, 0 before the first. */
	u64				mean_ns[BLK_DPAS_HYBRID_BUCKETS];
};

static unsigned int blk_dpas_hybrid_bucket(bool is_write, unsigned int sectors)
{
	unsigned int bucket = is_write + 2 * ilog2(sectors | 1);

	if (bucket < BLK_DPAS_HYBRID_BUCKETS)
		return bucket;
	return BLK_DPAS_HYBRID_BUCKETS - 2 + is_write;
}

/*
 * -1: not to be counted. That are flushes and the like, and the sizes that the
 * 16 bits of the statistics take for none.
 */
static int blk_dpas_hybrid_bucket_of(const struct request *rq)
{
	unsigned int sectors = blk_rq_stats_sectors(rq);

	if (!sectors ||
	    (req_op(rq) != REQ_OP_READ && req_op(rq) != REQ_OP_WRITE))
		return -1;
	return blk_dpas_hybrid_bucket(rq_data_dir(rq) == WRITE, sectors);
}

static void blk_dpas_hybrid_window_over(struct blk_stat_callback *callback)
{
	struct blk_dpas_hybrid *hybrid = callback->data;
	unsigned int i;

	for (i = 0; i < BLK_DPAS_HYBRID_BUCKETS; i++)
		if (callback->stat[i].nr_samples)
			WRITE_ONCE(hybrid->mean_ns[i], callback->stat[i].mean);
}

struct blk_dpas_hybrid *blk_dpas_hybrid_alloc(void)
{
	struct blk_dpas_hybrid *hybrid = kzalloc(sizeof(*hybrid), GFP_KERNEL);

	if (!hybrid)
		return NULL;
	hybrid->callback = blk_stat_alloc_callback(blk_dpas_hybrid_window_over,
						   blk_dpas_hybrid_bucket_of,
						   BLK_DPAS_HYBRID_BUCKETS,
						   hybrid);
	if (!hybrid->callback) {
		kfree(hybrid);
		return NULL;
	}
	return hybrid;
}

void blk_dpas_hybrid_free(struct request_queue *q,
			  struct blk_dpas_hybrid *hybrid)
{
	if (!hybrid)
		return;
	if (hybrid->in_use)
		blk_stat_remove_callback(q, hybrid->callback);
	blk_stat_free_callback(hybrid->callback);
	kfree(hybrid);
}

u64 blk_dpas_hybrid_sleep_ns(struct request_queue *q,
			     struct blk_dpas_hybrid *hybrid,
			     const struct bio *bio)
{
	unsigned int bucket = blk_dpas_hybrid_bucket(op_is_write(bio->bi_opf),
						     bio_sectors(bio));

	/* From the first one on: statistics cost every I/O of the queue. */
	if (unlikely(!test_bit(0, &hybrid->in_use)) &&
	    !test_and_set_bit(0, &hybrid->in_use))
		blk_stat_add_callback(q, hybrid->callback);
	if (!blk_stat_is_active(hybrid->callback))
		blk_stat_activate_msecs(hybrid->callback,
					BLK_DPAS_HYBRID_WINDOW_MS);
	return min_t(u64, (READ_ONCE(hybrid->mean_ns[bucket]) + 1) / 2,
		     BLK_DPAS_HYBRID_MAX_NS);
}
