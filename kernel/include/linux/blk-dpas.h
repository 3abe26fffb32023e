/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Polled completion of synchronous direct I/O, and DPAS: the hooks.
 *
 * A synchronous reader or writer that asks for polling (RWF_HIPRI) owns its
 * bio and knows when its own I/O is done, so it is the one that decides how
 * to wait. It calls blk_dpas_prepare() before the bio is submitted and, when
 * told so, blk_dpas_wait() after it. The request, the driver and io_uring
 * know nothing of this.
 */
#ifndef _LINUX_BLK_DPAS_H
#define _LINUX_BLK_DPAS_H

#include <linux/bio.h>
#include <linux/types.h>

struct attribute_group;
struct blk_dpas;
struct gendisk;
struct request_queue;
struct task_struct;

enum blk_dpas_how {
	BLK_DPAS_INTERRUPT,	/* not polled */
	BLK_DPAS_POLL,		/* at once; what there was to count is counted */
	BLK_DPAS_HYBRID,	/* sleep as io_poll_delay says, then poll */
	BLK_DPAS_SLEEP,		/* as long as the policy says, then poll */
};

/* How one I/O is waited for: from blk_dpas_prepare() to blk_dpas_wait(). */
struct blk_dpas_wait {
	struct bio	*bio;		/* the polled one */
	union {
		u64		hybrid_ns;	/* to sleep; 0: do not */
		struct blk_dpas	*dpas;		/* for BLK_DPAS_SLEEP, as below */
	};
	u8		how;		/* enum blk_dpas_how */
	u8		mode;		/* PAS or OL */
	u8		bucket;
};

#ifdef CONFIG_BLK_DPAS
extern const struct attribute_group blk_dpas_attr_group;

bool blk_dpas_prepare(struct bio *bio, struct blk_dpas_wait *wait);
void blk_dpas_wait(const struct blk_dpas_wait *wait,
		   struct task_struct **waiter);
void blk_dpas_submit_and_wait(struct bio *bio);
bool blk_dpas_hand_back(struct bio *bio, struct task_struct **waiter);
bool blk_dpas_poll_for_others(struct request_queue *q);
bool blk_dpas_is_capable(struct gendisk *disk);
void blk_dpas_free(struct request_queue *q);
#else
static inline bool blk_dpas_prepare(struct bio *bio, struct blk_dpas_wait *wait)
{
	return false;
}

static inline void blk_dpas_wait(const struct blk_dpas_wait *wait,
				 struct task_struct **waiter)
{
}

static inline void blk_dpas_submit_and_wait(struct bio *bio)
{
	submit_bio_wait(bio);
}

static inline bool blk_dpas_hand_back(struct bio *bio,
				      struct task_struct **waiter)
{
	return false;
}

static inline bool blk_dpas_is_capable(struct gendisk *disk)
{
	return false;
}

static inline bool blk_dpas_poll_for_others(struct request_queue *q)
{
	return false;
}

static inline void blk_dpas_free(struct request_queue *q)
{
}
#endif /* CONFIG_BLK_DPAS */
#endif /* _LINUX_BLK_DPAS_H */
