/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What Linux changed between the bases of DPAS, for the files that are the same
 * on all of them: all conditionals on a version are here.
 */
#ifndef BLK_DPAS_COMPAT_H
#define BLK_DPAS_COMPAT_H

#include <linux/blkdev.h>
#include <linux/version.h>

/*
 * The number of the hardware queue that a polled bio went to. 6.4 took hybrid
 * polling out, which had to find the request, too: until then the cookie was the
 * number above and the tag below, with a flag in its highest bit.
 */
static __always_inline unsigned int blk_dpas_queue_num(blk_qc_t cookie)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 4, 0)
	return cookie;
#else
	return (cookie & INT_MAX) >> 16;
#endif
}

/* 6.7 gave dump requests the struct genl_info that others have. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 7, 0)
#define genl_info_dump(cb)	genl_dumpit_info(cb)
#endif

/* 6.7, and with it 6.1, has a flag of its own for who may join a group. */
#ifndef GENL_MCAST_CAP_NET_ADMIN
#define GENL_MCAST_CAP_NET_ADMIN	GENL_UNS_ADMIN_PERM
#endif

/* 6.12 narrowed rt_task() to real-time tasks, and has this for both kinds. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(6, 12, 0)
#define rt_or_dl_task(task)	rt_task(task)
#endif

/* 5.19 brought these. */
#if LINUX_VERSION_CODE < KERNEL_VERSION(5, 19, 0)
static inline bool bdev_write_cache(struct block_device *bdev)
{
	return test_bit(QUEUE_FLAG_WC, &bdev_get_queue(bdev)->queue_flags);
}

static inline bool bdev_fua(struct block_device *bdev)
{
	return test_bit(QUEUE_FLAG_FUA, &bdev_get_queue(bdev)->queue_flags);
}
#endif

#endif
