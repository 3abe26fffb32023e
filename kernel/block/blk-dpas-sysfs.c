// SPDX-License-Identifier: GPL-2.0
/*
 * DPAS in sysfs: the tunables of a queue, io_poll_delay and switch_stat, how they
 * are set and what they show.
 *
 * All of them are binary attributes. switch_stat can be longer than a page, and
 * the others can be written without the queue's sysfs_lock, which a controller
 * reset waits for, and without freezing the queue: a new setting is published
 * under load.
 */
#include <linux/blk-dpas.h>
#include <linux/blk-mq.h>
#include <linux/blkdev.h>
#include <linux/ktime.h>
#include <linux/math64.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "blk.h"
#include "blk-dpas.h"

/* Held while a setting is made and published; protects q->dpas and its config. */
static DEFINE_MUTEX(blk_dpas_lock);

/* --- settings ----------------------------------------------------------------- */

/* The defaults. A zeroed struct blk_dpas_cpu is behind them and catches up. */
static void blk_dpas_config_init(struct blk_dpas_config *config)
{
	memset(config, 0, sizeof(*config));
	dpas_tunables_init(&config->tunables);
	config->version = 1;
	config->modes_epoch = 1;
	config->buckets_epoch = 1;
}

/* The state of @q, made on first use. Called under blk_dpas_lock. */
static struct blk_dpas *blk_dpas_get(struct request_queue *q)
{
	struct blk_dpas_config *config;
	struct blk_dpas *dpas = q->dpas;

	if (dpas)
		return dpas;
	dpas = kzalloc(sizeof(*dpas), GFP_KERNEL);
	config = kmalloc(sizeof(*config), GFP_KERNEL);
	if (!dpas || !config) {
		kfree(dpas);
		kfree(config);
		return NULL;
	}
	blk_dpas_config_init(config);
	RCU_INIT_POINTER(dpas->config, config);
	dpas->poll_delay_ns = BLK_DPAS_CLASSIC;
	/* Pairs with smp_load_acquire() in blk_dpas_choose() and below. */
	smp_store_release(&q->dpas, dpas);
	return dpas;
}

/**
 * blk_dpas_free - free the state of a queue that nobody uses any more
 * @q: the queue
 */
void blk_dpas_free(struct request_queue *q)
{
	struct blk_dpas_config *config;

	if (!q->dpas)
		return;
	config = rcu_dereference_protected(q->dpas->config, true);
	free_percpu(config->cpus);
	kfree(config);
	blk_dpas_hybrid_free(q, q->dpas->hybrid);
	kfree(q->dpas);
}

/* What a change of tunable @id from @old to @new makes every CPU restart. */
static void blk_dpas_raise_epochs(struct blk_dpas_config *config,
				  enum dpas_tunable id, u32 old, u32 new)
{
	config->version++;
	switch (id) {
	case DPAS_PAS_ENABLED:
		if (!old && new)
			config->buckets_epoch++;
		break;
	case DPAS_EHP_ENABLED:
	case DPAS_PAS_ADAPTIVE_ENABLED:
	case DPAS_PAS_D_INIT:
	case DPAS_PAS_UP_INIT:
	case DPAS_PAS_DN_INIT:
		config->buckets_epoch++;
		break;
	case DPAS_SWITCH_ENABLED:
		if (!old && new)
			config->modes_epoch++;
		break;
	default:
		break;
	}
}

/*
 * Publish the setting of @q with tunable @id at @value. Returns 0 and what it
 * was, or -ENOMEM with nothing changed. Called under blk_dpas_lock.
 */
static int blk_dpas_publish(struct request_queue *q, enum dpas_tunable id,
			    u32 value, u32 *old_value)
{
	struct blk_dpas *dpas = blk_dpas_get(q);
	struct blk_dpas_config *old, *new;

	if (!dpas)
		return -ENOMEM;
	old = rcu_dereference_protected(dpas->config,
					lockdep_is_held(&blk_dpas_lock));
	new = kmemdup(old, sizeof(*old), GFP_KERNEL);
	if (!new)
		return -ENOMEM;
	new->tunables.value[id] = value;
	if (dpas_is_enabled(&new->tunables) && !new->cpus) {
		new->cpus = alloc_percpu(struct blk_dpas_cpu);
		if (!new->cpus) {
			kfree(new);
			return -ENOMEM;
		}
	}
	*old_value = old->tunables.value[id];
	blk_dpas_raise_epochs(new, id, *old_value, value);
	rcu_assign_pointer(dpas->config, new);
	kfree_rcu(old, rcu);
	return 0;
}

/* Only where there are poll queues is there something to enable. */
static bool blk_dpas_would_do_nothing(struct request_queue *q,
				      enum dpas_tunable id, u32 value)
{
	return value && (id == DPAS_PAS_ENABLED || id == DPAS_EHP_ENABLED ||
			 id == DPAS_SWITCH_ENABLED) &&
	       !blk_dpas_has_poll_queues(q);
}

static int blk_dpas_set(struct gendisk *disk, enum dpas_tunable id, u32 value)
{
	struct request_queue *q = disk->queue;
	u64 time_ns;
	u32 old_value;
	int ret;

	if (blk_dpas_would_do_nothing(q, id, value))
		return -EOPNOTSUPP;
	mutex_lock(&blk_dpas_lock);
	ret = blk_dpas_publish(q, id, value, &old_value);
	time_ns = ktime_get_ns();
	mutex_unlock(&blk_dpas_lock);
	if (!ret)
		blk_dpas_netlink_tunable(disk, time_ns, id, old_value, value);
	return ret;
}

void blk_dpas_read_config(struct request_queue *q,
			  struct blk_dpas_config *config)
{
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	struct blk_dpas *dpas = smp_load_acquire(&q->dpas);

	if (!dpas) {
		blk_dpas_config_init(config);
		return;
	}
	rcu_read_lock();
	/* One that was just replaced may have its rcu written, which nobody reads. */
	data_race(*config = *rcu_dereference(dpas->config));
	rcu_read_unlock();
}

void blk_dpas_read_cpu(const struct blk_dpas_config *config, unsigned int nr,
		       struct dpas_cpu *cpu)
{
	struct blk_dpas_cpu *state;

	memset(cpu, 0, sizeof(*cpu));
	if (!config->cpus) {
		dpas_cpu_restart(cpu);
		dpas_buckets_restart(cpu, &config->tunables);
		return;
	}
	state = per_cpu_ptr(config->cpus, nr);
	/* The CPU may write to it meanwhile: see the header. */
	data_race(*cpu = state->policy);
	cpu->qd -= atomic_read(&state->remote_leaves);
	/* Between the two looks, an I/O may have left and not be in the first. */
	if ((s32)cpu->qd < 0)
		cpu->qd = 0;
	if (READ_ONCE(state->modes_epoch) != config->modes_epoch)
		dpas_cpu_restart(cpu);
	if (READ_ONCE(state->buckets_epoch) != config->buckets_epoch)
		dpas_buckets_restart(cpu, &config->tunables);
}

/* --- the tunables --------------------------------------------------------------- */

#define BLK_DPAS_NUMBER_SIZE	32	/* digits, sign, newline and room */

/*
 * The disk that has the directory queue/. A queue can outlive its disk and get
 * another, so q->disk may be none, or not the one that was asked.
 */
static struct gendisk *blk_dpas_disk_of(struct kobject *kobj)
{
	return dev_to_disk(kobj_to_dev(kobj->parent));
}

static enum dpas_tunable blk_dpas_tunable_of(const struct bin_attribute *attr)
{
	return (unsigned long)attr->private;
}

static ssize_t blk_dpas_tunable_read(struct file *file, struct kobject *kobj,
				     struct bin_attribute *attr, char *buf,
				     loff_t off, size_t count)
{
	struct blk_dpas_config config;
	char text[BLK_DPAS_NUMBER_SIZE];
	int len;

	blk_dpas_read_config(blk_dpas_disk_of(kobj)->queue, &config);
	len = scnprintf(text, sizeof(text), "%u\n",
			config.tunables.value[blk_dpas_tunable_of(attr)]);
	return memory_read_from_buffer(buf, count, &off, text, len);
}

/* A number is written whole: at the beginning, in one piece. */
static int blk_dpas_parse(const char *buf, loff_t off, size_t count, s64 *value)
{
	char text[BLK_DPAS_NUMBER_SIZE];

	if (off || count >= sizeof(text))
		return -EINVAL;
	memcpy(text, buf, count);
	text[count] = '\0';
	/* A NUL within would hide what is behind it. */
	if (strlen(text) != count || kstrtos64(text, 10, value))
		return -EINVAL;
	return 0;
}

static ssize_t blk_dpas_tunable_write(struct file *file, struct kobject *kobj,
				      struct bin_attribute *attr, char *buf,
				      loff_t off, size_t count)
{
	enum dpas_tunable id = blk_dpas_tunable_of(attr);
	s64 value;
	int ret;

	if (blk_dpas_parse(buf, off, count, &value) ||
	    !dpas_tunable_accepts(id, value))
		return -EINVAL;
	ret = blk_dpas_set(blk_dpas_disk_of(kobj), id, value);
	return ret ?: count;
}

/* --- io_poll_delay ---------------------------------------------------------------- */

/* In microseconds, as upstream had it: -1 polls at once, 0 is hybrid polling. */
static ssize_t io_poll_delay_read(struct file *file, struct kobject *kobj,
				  struct bin_attribute *attr, char *buf,
				  loff_t off, size_t count)
{
	struct request_queue *q = blk_dpas_disk_of(kobj)->queue;
	/* Pairs with smp_store_release() in blk_dpas_get(). */
	struct blk_dpas *dpas = smp_load_acquire(&q->dpas);
	int ns = dpas ? READ_ONCE(dpas->poll_delay_ns) : BLK_DPAS_CLASSIC;
	char text[BLK_DPAS_NUMBER_SIZE];
	int len;

	len = scnprintf(text, sizeof(text), "%d\n",
			ns < 0 ? -1 : ns / (int)NSEC_PER_USEC);
	return memory_read_from_buffer(buf, count, &off, text, len);
}

/* Called under blk_dpas_lock. */
static int blk_dpas_set_poll_delay(struct request_queue *q, int delay_ns)
{
	struct blk_dpas *dpas = blk_dpas_get(q);
	struct blk_dpas_hybrid *hybrid;

	if (!dpas)
		return -ENOMEM;
	if (!delay_ns && !dpas->hybrid) {
		hybrid = blk_dpas_hybrid_alloc();
		if (!hybrid)
			return -ENOMEM;
		/* Pairs with smp_load_acquire() in blk_dpas_hybrid(). */
		smp_store_release(&dpas->hybrid, hybrid);
	}
	WRITE_ONCE(dpas->poll_delay_ns, delay_ns);
	return 0;
}

static ssize_t io_poll_delay_write(struct file *file, struct kobject *kobj,
				   struct bin_attribute *attr, char *buf,
				   loff_t off, size_t count)
{
	s64 us;
	int ret;

	if (blk_dpas_parse(buf, off, count, &us) || us < -1 ||
	    us > INT_MAX / NSEC_PER_USEC)
		return -EINVAL;
	mutex_lock(&blk_dpas_lock);
	ret = blk_dpas_set_poll_delay(blk_dpas_disk_of(kobj)->queue,
				      us < 0 ? BLK_DPAS_CLASSIC :
					       us * NSEC_PER_USEC);
	mutex_unlock(&blk_dpas_lock);
	return ret ?: count;
}

static struct bin_attribute io_poll_delay_attr = {
	.attr	= { .name = "io_poll_delay", .mode = 0644 },
	.size	= PAGE_SIZE,
	.read	= io_poll_delay_read,
	.write	= io_poll_delay_write,
};

/* --- switch_stat ------------------------------------------------------------------ */

/*
 * Its lines all have this width, padded with spaces, so that an offset names a
 * line whatever the numbers are: enough for every number at its longest.
 */
#define BLK_DPAS_STAT_WIDTH	512

static void blk_dpas_stat_line(char *line, unsigned int nr,
			       const u32 *tunable, const struct dpas_cpu *cpu)
{
	u64 overs = 0, unders = 0;
	int i, len;

	for (i = 0; i < DPAS_NR_BUCKETS; i++) {
		overs += cpu->bucket[i].overs;
		unders += cpu->bucket[i].unders;
	}
	len = scnprintf(line, BLK_DPAS_STAT_WIDTH,
			"CPU[%2u] MODE[%u] QD[%2u] param1: %u param2: %u param3: %u polled io: %llu, pas io: %llu, ol io: %llu, int io: %llu, tf: %u, dur: %u, window: %u, avg qd: %u, tf total: %llu, over: %llu, under: %llu, switches: %llu",
			nr, cpu->mode, cpu->qd, tunable[DPAS_SWITCH_PARAM1],
			tunable[DPAS_SWITCH_PARAM2],
			tunable[DPAS_SWITCH_PARAM3], cpu->ios[DPAS_CP],
			cpu->ios[DPAS_PAS], cpu->ios[DPAS_OL],
			cpu->ios[DPAS_INT], cpu->tf,
			cpu->bucket[cpu->last_bucket].dur_ns, cpu->window_ios,
			dpas_average_qd10(cpu), cpu->tf_total, overs, unders,
			cpu->switches);
	memset(line + len, ' ', BLK_DPAS_STAT_WIDTH - len);
	line[BLK_DPAS_STAT_WIDTH - 1] = '\n';
}

/* What one read of switch_stat works with: too large for the stack. */
struct blk_dpas_stat {
	struct blk_dpas_config	config;
	struct dpas_cpu		cpu;
	char			line[BLK_DPAS_STAT_WIDTH];
};

/* Whole lines only, unless the reader's buffer does not even take one. */
static ssize_t switch_stat_read(struct file *file, struct kobject *kobj,
				struct bin_attribute *attr, char *buf,
				loff_t off, size_t count)
{
	u32 skip;	/* bytes of the first line */
	u64 skip_lines = div_u64_rem(off, BLK_DPAS_STAT_WIDTH, &skip);
	struct blk_dpas_stat *stat;
	size_t len, copied = 0;
	unsigned int nr;

	if (skip_lines >= num_possible_cpus())
		return 0;
	stat = kmalloc(sizeof(*stat), GFP_KERNEL);
	if (!stat)
		return -ENOMEM;
	blk_dpas_read_config(blk_dpas_disk_of(kobj)->queue, &stat->config);
	for_each_possible_cpu(nr) {
		if (skip_lines) {
			skip_lines--;
			continue;
		}
		len = min_t(size_t, count - copied, sizeof(stat->line) - skip);
		if (copied && len < sizeof(stat->line))
			break;
		blk_dpas_read_cpu(&stat->config, nr, &stat->cpu);
		blk_dpas_stat_line(stat->line, nr, stat->config.tunables.value,
				   &stat->cpu);
		memcpy(buf + copied, stat->line + skip, len);
		copied += len;
		skip = 0;
	}
	kfree(stat);
	return copied;
}

static struct bin_attribute switch_stat_attr = {
	.attr	= { .name = "switch_stat", .mode = 0444 },
	.read	= switch_stat_read,
};

/* --- the files ---------------------------------------------------------------------- */

/* Filled from the policy's table of tunables, then others; NULL ends the list. */
static struct bin_attribute blk_dpas_tunable_attr[DPAS_NR_TUNABLES];
static struct bin_attribute *blk_dpas_attrs[DPAS_NR_TUNABLES + 3];

/**
 * blk_dpas_is_capable - can DPAS work on a disk, once it has poll queues?
 * @disk: the disk
 *
 * Only then has it the files of DPAS. I/O for a hidden disk, a path of several to
 * a namespace, goes through another.
 */
bool blk_dpas_is_capable(struct gendisk *disk)
{
	struct request_queue *q = disk->queue;

	return queue_is_mq(q) && q->mq_ops->poll && blk_dpas_may_poll(q) &&
	       !(disk->flags & GENHD_FL_HIDDEN);
}

static umode_t blk_dpas_attr_visible(struct kobject *kobj,
				     struct bin_attribute *attr, int n)
{
	return blk_dpas_is_capable(blk_dpas_disk_of(kobj)) ? attr->attr.mode : 0;
}

const struct attribute_group blk_dpas_attr_group = {
	.bin_attrs		= blk_dpas_attrs,
	.is_bin_visible		= blk_dpas_attr_visible,
};

/* Before the first disk is added. */
static int __init blk_dpas_sysfs_init(void)
{
	struct bin_attribute *attr;
	unsigned long id;

	for (id = 0; id < DPAS_NR_TUNABLES; id++) {
		attr = &blk_dpas_tunable_attr[id];
		sysfs_bin_attr_init(attr);
		attr->attr.name = dpas_tunable_limits[id].name;
		attr->attr.mode = 0644;
		attr->size = PAGE_SIZE;
		attr->private = (void *)id;
		attr->read = blk_dpas_tunable_read;
		attr->write = blk_dpas_tunable_write;
		blk_dpas_attrs[id] = attr;
	}
	blk_dpas_attrs[id++] = &switch_stat_attr;
	blk_dpas_attrs[id] = &io_poll_delay_attr;
	return 0;
}
subsys_initcall(blk_dpas_sysfs_init);
