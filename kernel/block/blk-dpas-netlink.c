// SPDX-License-Identifier: GPL-2.0
/*
 * DPAS over generic netlink: the ABI is in uapi/linux/dpas_netlink.h.
 *
 * A switch happens in the I/O path, with preemption off, so its record only
 * goes into a ring of its CPU. The first record after a flush starts a delayed
 * work, and the work sends what all the rings hold. A full ring drops the
 * record and counts it.
 *
 * Over 500 lines, since whatever speaks netlink shares one family: events,
 * rings and the dump of statistics.
 */
#include <linux/blk-dpas.h>
#include <linux/blkdev.h>
#include <linux/ktime.h>
#include <linux/minmax.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/sched.h>
#include <linux/smp.h>
#include <linux/workqueue.h>
#include <net/genetlink.h>
#include <uapi/linux/dpas_netlink.h>

#include "blk-dpas.h"

#define BLK_DPAS_RING_SIZE	256	/* records; a power of two */
#define BLK_DPAS_FLUSH_MS	20
#define BLK_DPAS_RINGS_MS	10000	/* how often to look for listeners */
#define BLK_DPAS_BATCH		224	/* records in a message of some 15 KB */

struct blk_dpas_record {
	dev_t			dev;
	u64			dropped;
	struct dpas_genl_switch	event;
};

/* Written by its CPU with preemption off, read by the flush work only. */
struct blk_dpas_ring {
	unsigned int		head;	/* records ever written */
	unsigned int		tail;	/* records ever read */
	struct blk_dpas_record	record[BLK_DPAS_RING_SIZE];
};

/*
 * They take some room, so they are made for the first listener, by the time
 * that it has asked where the CPUs stand, and freed after the last has left.
 * The lock is held by who makes, empties or frees them; a CPU that writes to
 * its ring has preemption off, which a grace period waits for.
 */
static struct blk_dpas_ring __percpu *blk_dpas_rings;
static DEFINE_MUTEX(blk_dpas_rings_lock);
static atomic_t blk_dpas_flush_pending;

static void blk_dpas_free_rings(struct work_struct *work);
static DECLARE_DEFERRABLE_WORK(blk_dpas_rings_work, blk_dpas_free_rings);

enum blk_dpas_group {
	BLK_DPAS_EVENTS,
	BLK_DPAS_WRITERS,
};

static const struct genl_multicast_group blk_dpas_groups[] = {
	[BLK_DPAS_EVENTS]	= { .name = DPAS_GENL_EVENTS },
	[BLK_DPAS_WRITERS]	= { .name = DPAS_GENL_WRITERS,
				    .flags = GENL_MCAST_CAP_NET_ADMIN },
};

static struct netlink_range_validation blk_dpas_major_range = {
	.max	= MAJOR(~0U),
};

static struct netlink_range_validation blk_dpas_minor_range = {
	.max	= MINOR(~0U),
};

static const struct nla_policy blk_dpas_policy[DPAS_ATTR_MAX + 1] = {
	[DPAS_ATTR_MAJOR]	= NLA_POLICY_FULL_RANGE(NLA_U32,
							&blk_dpas_major_range),
	[DPAS_ATTR_MINOR]	= NLA_POLICY_FULL_RANGE(NLA_U32,
							&blk_dpas_minor_range),
};

static int blk_dpas_dump_stat(struct sk_buff *skb, struct netlink_callback *cb);

static const struct genl_ops blk_dpas_ops[] = {
	{
		.cmd	= DPAS_CMD_GET_STAT,
		.dumpit	= blk_dpas_dump_stat,
	},
};

static struct genl_family blk_dpas_family __ro_after_init = {
	.name		= DPAS_GENL_NAME,
	.version	= DPAS_GENL_VERSION,
	.maxattr	= DPAS_ATTR_MAX,
	.policy		= blk_dpas_policy,
	.ops		= blk_dpas_ops,
	.n_ops		= ARRAY_SIZE(blk_dpas_ops),
	.mcgrps		= blk_dpas_groups,
	.n_mcgrps	= ARRAY_SIZE(blk_dpas_groups),
};

static bool blk_dpas_somebody_listens(enum blk_dpas_group group)
{
	return genl_has_listeners(&blk_dpas_family, &init_net, group);
}

/* Publish @rings, and see later whether they are still needed. */
static void blk_dpas_keep_rings(struct blk_dpas_ring __percpu *rings)
{
	/* Pairs with smp_load_acquire() in blk_dpas_netlink_switch(). */
	smp_store_release(&blk_dpas_rings, rings);
	schedule_delayed_work(&blk_dpas_rings_work,
			      msecs_to_jiffies(BLK_DPAS_RINGS_MS));
}

/*
 * Where there is no memory for them, records are dropped and counted. Called
 * under blk_dpas_rings_lock.
 */
static void blk_dpas_make_rings(void)
{
	struct blk_dpas_ring __percpu *rings;

	if (blk_dpas_rings || !blk_dpas_somebody_listens(BLK_DPAS_EVENTS))
		return;
	rings = alloc_percpu(struct blk_dpas_ring);
	if (rings)
		blk_dpas_keep_rings(rings);
}

static int blk_dpas_put_dev(struct sk_buff *skb, dev_t dev)
{
	return nla_put_u32(skb, DPAS_ATTR_MAJOR, MAJOR(dev)) ?:
	       nla_put_u32(skb, DPAS_ATTR_MINOR, MINOR(dev));
}

/* How many records @ring holds. */
static unsigned int blk_dpas_ring_used(struct blk_dpas_ring *ring)
{
	/* Pairs with smp_store_release() in blk_dpas_netlink_switch(). */
	return smp_load_acquire(&ring->head) - ring->tail;
}

/* The oldest record of @ring, which holds some. */
static struct blk_dpas_record *blk_dpas_ring_first(struct blk_dpas_ring *ring)
{
	return &ring->record[ring->tail % BLK_DPAS_RING_SIZE];
}

static void blk_dpas_ring_drop_first(struct blk_dpas_ring *ring)
{
	/* Pairs with smp_load_acquire() in blk_dpas_netlink_switch(). */
	smp_store_release(&ring->tail, ring->tail + 1);
}

/* A message of @records switches. */
static struct sk_buff *blk_dpas_new_switches(unsigned int records)
{
	return genlmsg_new(2 * nla_total_size(sizeof(u32)) +
			   nla_total_size_64bit(sizeof(u64)) +
			   records * nla_total_size_64bit(sizeof(struct dpas_genl_switch)),
			   GFP_KERNEL);
}

/*
 * Send the first of the @used records of @ring: those of one queue that a message
 * takes. Returns whether there was memory to do so; otherwise they stay. A message
 * that is much larger than what it holds would be copied on its way.
 */
static bool blk_dpas_send_batch(struct blk_dpas_ring *ring, unsigned int used)
{
	struct blk_dpas_record *record = blk_dpas_ring_first(ring);
	unsigned int left = min_t(unsigned int, used, BLK_DPAS_BATCH);
	dev_t dev = record->dev;
	u64 dropped = 0;
	struct sk_buff *skb;
	void *header;

	skb = blk_dpas_new_switches(left);
	if (!skb)
		return false;
	/* There is room for all of this in a new message. */
	header = genlmsg_put(skb, 0, 0, &blk_dpas_family, 0, DPAS_CMD_SWITCHES);
	blk_dpas_put_dev(skb, dev);
	do {
		nla_put_64bit(skb, DPAS_ATTR_SWITCH, sizeof(record->event),
			      &record->event, DPAS_ATTR_PAD);
		dropped = record->dropped;
		blk_dpas_ring_drop_first(ring);
		record = blk_dpas_ring_first(ring);
	} while (--left && record->dev == dev);
	nla_put_u64_64bit(skb, DPAS_ATTR_DROPPED, dropped, DPAS_ATTR_PAD);
	genlmsg_end(skb, header);
	genlmsg_multicast(&blk_dpas_family, skb, 0, 0, GFP_KERNEL);
	return true;
}

/* Send what @rings hold. Returns whether there was memory to do so. */
static bool blk_dpas_send_rings(struct blk_dpas_ring __percpu *rings)
{
	struct blk_dpas_ring *ring;
	unsigned int cpu, used;

	for_each_possible_cpu(cpu) {
		ring = per_cpu_ptr(rings, cpu);
		while ((used = blk_dpas_ring_used(ring)) != 0)
			if (!blk_dpas_send_batch(ring, used))
				return false;
	}
	return true;
}

static void blk_dpas_flush(struct work_struct *work)
{
	/* A record that is written from here on raises a flush of its own. */
	atomic_xchg(&blk_dpas_flush_pending, 0);
	mutex_lock(&blk_dpas_rings_lock);
	blk_dpas_make_rings();
	if (blk_dpas_rings && !blk_dpas_send_rings(blk_dpas_rings))
		schedule_delayed_work(to_delayed_work(work), HZ);
	mutex_unlock(&blk_dpas_rings_lock);
}

/*
 * Free the rings if nobody listens any more, or else look again later: 6.1's
 * generic netlink does not tell when a listener leaves. Somebody may join just
 * now: what came into the rings is sent first, what comes later is dropped,
 * counted, and makes rings anew.
 */
static void blk_dpas_free_rings(struct work_struct *work)
{
	struct blk_dpas_ring __percpu *rings;

	mutex_lock(&blk_dpas_rings_lock);
	rings = blk_dpas_rings;
	if (blk_dpas_somebody_listens(BLK_DPAS_EVENTS)) {
		blk_dpas_keep_rings(rings);
	} else if (rings) {
		WRITE_ONCE(blk_dpas_rings, NULL);
		synchronize_rcu();
		if (blk_dpas_send_rings(rings))
			free_percpu(rings);
		else
			blk_dpas_keep_rings(rings);
	}
	mutex_unlock(&blk_dpas_rings_lock);
}

static DECLARE_DELAYED_WORK(blk_dpas_flush_work, blk_dpas_flush);

static void blk_dpas_fill_event(struct dpas_genl_switch *event, u64 sequence,
				const struct dpas_switch *record)
{
	*event = (struct dpas_genl_switch) {
		.sequence	= sequence,
		.time_ns	= ktime_get_ns(),
		.cpu		= smp_processor_id(),
		.from		= record->from,
		.to		= record->to,
		.reason		= record->reason,
		.window_ios	= record->window_ios,
		.average_qd10	= record->average_qd10,
		.tf		= record->tf,
		.dur_ns		= record->dur_ns,
		.param1		= record->param1,
		.param2		= record->param2,
		.param3		= record->param3,
		.param4		= record->param4,
		.window_limit	= record->window_limit,
	};
}

void blk_dpas_netlink_switch(struct gendisk *disk, struct blk_dpas *dpas,
			     u64 sequence, const struct dpas_switch *record)
{
	struct blk_dpas_ring __percpu *rings;
	struct blk_dpas_ring *ring;
	struct blk_dpas_record *slot;

	if (!blk_dpas_somebody_listens(BLK_DPAS_EVENTS))
		return;
	/* Pairs with smp_store_release() in blk_dpas_keep_rings(). */
	rings = smp_load_acquire(&blk_dpas_rings);
	if (!rings) {
		atomic64_inc(&dpas->dropped);
		goto flush;
	}
	ring = this_cpu_ptr(rings);
	/* Pairs with smp_store_release() in blk_dpas_ring_drop_first(). */
	if (ring->head - smp_load_acquire(&ring->tail) == BLK_DPAS_RING_SIZE) {
		atomic64_inc(&dpas->dropped);
		return;
	}
	slot = &ring->record[ring->head % BLK_DPAS_RING_SIZE];
	slot->dev = disk_devt(disk);
	slot->dropped = atomic64_read(&dpas->dropped);
	blk_dpas_fill_event(&slot->event, sequence, record);
	/* Pairs with smp_load_acquire() in blk_dpas_ring_first(). */
	smp_store_release(&ring->head, ring->head + 1);
flush:
	/* Ordered after the record by the atomic, before the flush's look. */
	if (!atomic_xchg(&blk_dpas_flush_pending, 1))
		queue_delayed_work(system_highpri_wq, &blk_dpas_flush_work,
				   msecs_to_jiffies(BLK_DPAS_FLUSH_MS));
}

/* Tell @group of a write to a tunable. */
static void blk_dpas_send_tunable(enum blk_dpas_group group, dev_t dev,
				  const struct dpas_genl_tunable *event)
{
	struct sk_buff *skb;
	void *header;

	if (!blk_dpas_somebody_listens(group))
		return;
	skb = genlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	if (!skb)
		return;
	/* There is room for all of this in a new message. */
	header = genlmsg_put(skb, 0, 0, &blk_dpas_family, 0, DPAS_CMD_TUNABLE);
	blk_dpas_put_dev(skb, dev);
	nla_put_64bit(skb, DPAS_ATTR_TUNABLE, sizeof(*event), event,
		      DPAS_ATTR_PAD);
	genlmsg_end(skb, header);
	genlmsg_multicast(&blk_dpas_family, skb, 0, group, GFP_KERNEL);
}

void blk_dpas_netlink_tunable(struct gendisk *disk, u64 time_ns,
			      enum dpas_tunable id, u32 old_value,
			      u32 new_value)
{
	struct dpas_genl_tunable event = {
		.time_ns	= time_ns,
		.old_value	= old_value,
		.new_value	= new_value,
	};

	strscpy(event.name, dpas_tunable_limits[id].name, sizeof(event.name));
	blk_dpas_send_tunable(BLK_DPAS_EVENTS, disk_devt(disk), &event);
	/* Who it was is not everybody's business. */
	event.pid = task_tgid_nr(current);
	get_task_comm(event.comm, current);
	blk_dpas_send_tunable(BLK_DPAS_WRITERS, disk_devt(disk), &event);
}

static int blk_dpas_put_cpu(struct sk_buff *skb, unsigned int nr,
			    const struct dpas_cpu *cpu)
{
	struct dpas_genl_cpu stat = {
		.cpu		= nr,
		.mode		= cpu->mode,
		.qd		= cpu->qd,
		.window_ios	= cpu->window_ios,
		.average_qd10	= dpas_average_qd10(cpu),
		.tf		= cpu->tf,
		.dur_ns		= cpu->bucket[cpu->last_bucket].dur_ns,
		.last_bucket	= cpu->last_bucket,
		.tf_total	= cpu->tf_total,
		.switches	= cpu->switches,
	};
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		stat.ios[mode] = cpu->ios[mode];
	return nla_put_64bit(skb, DPAS_ATTR_CPU, sizeof(stat), &stat,
			     DPAS_ATTR_PAD);
}

static int blk_dpas_put_bucket(struct sk_buff *skb, unsigned int nr,
			       const struct dpas_bucket *bucket)
{
	struct dpas_genl_bucket stat = {
		.bucket	= nr,
		.dur_ns	= bucket->dur_ns,
		.adj	= bucket->adj,
		.up	= bucket->up,
		.dn	= bucket->dn,
		.overs	= bucket->overs,
		.unders	= bucket->unders,
	};

	return nla_put_64bit(skb, DPAS_ATTR_BUCKET, sizeof(stat), &stat,
			     DPAS_ATTR_PAD);
}

/* The message of CPU @nr. Returns false if @skb has no room for it. */
static bool blk_dpas_put_stat(struct sk_buff *skb, struct netlink_callback *cb,
			      struct gendisk *disk, unsigned int nr,
			      const struct dpas_cpu *cpu)
{
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	struct blk_dpas *dpas = smp_load_acquire(&disk->queue->dpas);
	u64 dropped = 0, sequence = 0;
	unsigned int i;
	void *header;

	/*
	 * A switch takes its sequence before it can be dropped; read the other
	 * way round, so that each one in @dropped is in @sequence, too.
	 */
	if (dpas) {
		dropped = atomic64_read_acquire(&dpas->dropped);
		sequence = atomic64_read(&dpas->sequence);
	}
	header = genlmsg_put(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
			     &blk_dpas_family, NLM_F_MULTI, DPAS_CMD_GET_STAT);
	if (!header)
		return false;
	if (blk_dpas_put_dev(skb, disk_devt(disk)) ||
	    nla_put_u64_64bit(skb, DPAS_ATTR_SEQUENCE, sequence,
			      DPAS_ATTR_PAD) ||
	    nla_put_u64_64bit(skb, DPAS_ATTR_DROPPED, dropped,
			      DPAS_ATTR_PAD) ||
	    blk_dpas_put_cpu(skb, nr, cpu))
		goto cancel;
	for (i = 0; i < DPAS_NR_BUCKETS; i++)
		if (blk_dpas_put_bucket(skb, i, &cpu->bucket[i]))
			goto cancel;
	genlmsg_end(skb, header);
	return true;
cancel:
	genlmsg_cancel(skb, header);
	return false;
}

/*
 * Has @disk statistics? Its driver may be unloaded while we hold a reference to the
 * disk: not before the disk is marked as dead, and then not within RCU.
 */
static int blk_dpas_check_disk(struct gendisk *disk)
{
	int ret = 0;

	rcu_read_lock();
	if (test_bit(GD_DEAD, &disk->state))
		ret = -ENODEV;
	else if (!blk_dpas_is_capable(disk))
		ret = -EOPNOTSUPP;
	rcu_read_unlock();
	return ret;
}

/* cb->args[0] is the CPU to go on with; @cpu is to work with. */
static int blk_dpas_dump_disk(struct sk_buff *skb, struct netlink_callback *cb,
			      struct gendisk *disk, struct dpas_cpu *cpu)
{
	struct blk_dpas_config config;
	unsigned int nr;
	int ret;

	ret = blk_dpas_check_disk(disk);
	if (ret)
		return ret;
	blk_dpas_read_config(disk->queue, &config);
	for (nr = cb->args[0]; nr < nr_cpu_ids; nr++) {
		if (!cpu_possible(nr))
			continue;
		blk_dpas_read_cpu(&config, nr, cpu);
		if (!blk_dpas_put_stat(skb, cb, disk, nr, cpu))
			break;
	}
	cb->args[0] = nr;
	return skb->len;
}

/*
 * The disk with this number, as a device that the caller puts, or NULL. Unlike
 * opening it, this loads no module and makes no disk. Hidden disks have number 0.
 */
static struct device *blk_dpas_find_disk(dev_t dev)
{
	struct device *device;

	if (!dev)
		return NULL;
	device = class_find_device_by_devt(&block_class, dev);
	if (device && bdev_is_partition(dev_to_bdev(device))) {
		put_device(device);
		return NULL;
	}
	return device;
}

static int blk_dpas_dump_stat(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct nlattr **attrs = genl_info_dump(cb)->attrs;
	struct device *device;
	struct dpas_cpu *cpu;
	int ret = -ENODEV;

	if (!attrs[DPAS_ATTR_MAJOR] || !attrs[DPAS_ATTR_MINOR])
		return -EINVAL;
	cpu = kmalloc(sizeof(*cpu), GFP_KERNEL);
	if (!cpu)
		return -ENOMEM;
	mutex_lock(&blk_dpas_rings_lock);
	blk_dpas_make_rings();
	mutex_unlock(&blk_dpas_rings_lock);
	/*
	 * From here on nothing sleeps: putting the last reference calls the
	 * driver of the disk, which nothing keeps from being unloaded.
	 */
	device = blk_dpas_find_disk(MKDEV(nla_get_u32(attrs[DPAS_ATTR_MAJOR]),
					  nla_get_u32(attrs[DPAS_ATTR_MINOR])));
	if (device) {
		ret = blk_dpas_dump_disk(skb, cb, dev_to_disk(device), cpu);
		put_device(device);
	}
	kfree(cpu);
	return ret;
}

static int __init blk_dpas_netlink_init(void)
{
	return genl_register_family(&blk_dpas_family);
}
subsys_initcall(blk_dpas_netlink_init);
