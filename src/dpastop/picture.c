// SPDX-License-Identifier: GPL-2.0
/*
 * picture.c - rates, shares and the order of CPUs out of the history
 */
#include "picture.h"

#include <stdlib.h>
#include <string.h>

/* A CPU without I/O for so long is idle; less would make rows jump about. */
#define PICTURE_IDLE_NS 5000000000u

/* As many switches as anyone scrolls through on a screen. */
#define PICTURE_SWITCHES 500

void picture_init(struct picture *picture)
{
	memset(picture, 0, sizeof(*picture));
	snapshot_init(&picture->now);
}

void picture_free(struct picture *picture)
{
	snapshot_free(&picture->now);
	free(picture->cpus);
	free(picture->switches);
	free(picture->active_ns);
	picture_init(picture);
}

/* Make *@array, of *@size elements of @element bytes, hold @wanted. */
static bool picture_grow(void **array, size_t *size, size_t wanted,
			 size_t element)
{
	char *larger;

	if (wanted <= *size)
		return true;
	larger = reallocarray(*array, wanted, element);
	if (!larger)
		return false;
	memset(larger + *size * element, 0, (wanted - *size) * element);
	*array = larger;
	*size = wanted;
	return true;
}

static bool picture_reserve_switches(struct picture *picture,
				     const struct history *history)
{
	size_t switches = history_switches(history);

	if (switches > PICTURE_SWITCHES)
		switches = PICTURE_SWITCHES;
	return picture_grow((void **)&picture->switches,
			    &picture->switches_size, switches,
			    sizeof(*picture->switches));
}

static bool picture_reserve(struct picture *picture,
			    const struct history *history)
{
	const struct snapshot *now = history_sample(history, 0);
	size_t numbers = now->nr_rows ?
		now->rows[now->nr_rows - 1].cpu + (size_t)1 : 0;

	return picture_grow((void **)&picture->cpus, &picture->cpus_size,
			    now->nr_rows, sizeof(*picture->cpus)) &&
		picture_grow((void **)&picture->active_ns,
			     &picture->active_size, numbers,
			     sizeof(*picture->active_ns)) &&
		picture_reserve_switches(picture, history);
}

static struct figure picture_cpu_rate(const struct history *history,
				      uint32_t cpu, enum cpu_field field)
{
	struct figure figure = { 0 };

	figure.known = history_cpu_rate(history, 0, cpu, field, &figure.value);
	return figure;
}

static struct figure picture_queue_rate(const struct history *history,
					enum queue_field field)
{
	struct figure figure = { 0 };

	figure.known = history_queue_rate(history, 0, field, &figure.value);
	return figure;
}

/* @part of @whole; unknown where there is no whole. */
static struct figure picture_share(struct figure part, struct figure whole)
{
	struct figure share = { 0 };

	share.known = part.known && whole.known && whole.value > 0;
	if (share.known)
		share.value = part.value / whole.value;
	return share;
}

static void picture_fill_rates(struct picture_cpu *cpu,
			       const struct history *history)
{
	uint32_t number = cpu->row.cpu;
	struct figure overs = picture_cpu_rate(history, number, CPU_OVERS);
	struct figure outcomes = picture_cpu_rate(history, number, CPU_UNDERS);
	unsigned int mode;

	outcomes.known &= overs.known;
	outcomes.value += overs.value;
	cpu->over_share = picture_share(overs, outcomes);
	cpu->total_rate = (struct figure){ .known = true };
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		cpu->rate[mode] = picture_cpu_rate(history, number,
						   CPU_IOS_INT + mode);
		cpu->total_rate.known &= cpu->rate[mode].known;
		cpu->total_rate.value += cpu->rate[mode].value;
	}
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu->share[mode] = picture_share(cpu->rate[mode],
						 cpu->total_rate);
}

/* At the first sight of a CPU its totals tell whether it ever did any I/O. */
static bool picture_ever_active(const struct cpu_row *row)
{
	unsigned int mode;
	uint64_t total;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (!cpu_row_get(row, CPU_IOS_INT + mode, &total) || total)
			return true;
	return false;
}

static bool picture_is_idle(struct picture *picture,
			    const struct picture_cpu *cpu)
{
	uint64_t *active_ns = picture->active_ns + cpu->row.cpu;
	uint64_t now_ns = picture->now.mono_ns;
	uint64_t qd = 0;
	bool active;

	if (cpu->total_rate.known)
		active = cpu->total_rate.value > 0;
	else
		active = !*active_ns && picture_ever_active(&cpu->row);
	if (active || (cpu_row_get(&cpu->row, CPU_QD, &qd) && qd))
		*active_ns = now_ns;
	return !*active_ns || now_ns - *active_ns > PICTURE_IDLE_NS;
}

static void picture_fill_cpu(struct picture *picture, struct picture_cpu *cpu,
			     const struct cpu_row *row,
			     const struct history *history)
{
	const struct switch_record *last = history_last_switch(history,
							       row->cpu);
	uint64_t mode;

	cpu->row = *row;
	picture_fill_rates(cpu, history);
	cpu->has_switched = last;
	if (last)
		cpu->last_switch = *last;
	cpu->idle = picture_is_idle(picture, cpu);
	picture->nr_idle += cpu->idle;
	if (cpu_row_get(row, CPU_MODE, &mode))
		picture->in_mode[mode]++;
}

static int picture_compare(const void *a, const void *b)
{
	const struct picture_cpu *x = a, *y = b;

	if (x->idle != y->idle)
		return x->idle ? 1 : -1;
	return x->row.cpu < y->row.cpu ? -1 : x->row.cpu > y->row.cpu;
}

static void picture_fill_cpus(struct picture *picture,
			      const struct history *history)
{
	size_t i;

	picture->nr_cpus = picture->now.nr_rows;
	picture->nr_idle = 0;
	memset(picture->in_mode, 0, sizeof(picture->in_mode));
	picture->switch_rate = (struct figure){ .known = picture->nr_cpus };
	for (i = 0; i < picture->nr_cpus; i++) {
		const struct cpu_row *row = picture->now.rows + i;
		struct figure rate = picture_cpu_rate(history, row->cpu,
						      CPU_SWITCHES);

		picture_fill_cpu(picture, picture->cpus + i, row, history);
		picture->switch_rate.known &= rate.known;
		picture->switch_rate.value += rate.value;
	}
	if (picture->nr_idle && picture->nr_idle < picture->nr_cpus)
		qsort(picture->cpus, picture->nr_cpus, sizeof(*picture->cpus),
		      picture_compare);
}

static void picture_fill_switches(struct picture *picture,
				  const struct history *history)
{
	size_t i, count = history_switches(history);

	if (count > PICTURE_SWITCHES)
		count = PICTURE_SWITCHES;
	for (i = 0; i < count; i++)
		picture->switches[i] = *history_switch(history, i);
	picture->nr_switches = count;
	picture->missed = history_missed(history);
}

bool picture_update(struct picture *picture, const struct history *history)
{
	if (!history_count(history))
		return true;
	if (!picture_reserve(picture, history) ||
	    !snapshot_copy(&picture->now, history_sample(history, 0)))
		return false;
	picture->has_sample = true;
	picture->reads = picture_queue_rate(history, QUEUE_READS);
	picture->writes = picture_queue_rate(history, QUEUE_WRITES);
	picture_fill_cpus(picture, history);
	picture_fill_switches(picture, history);
	return true;
}

bool picture_update_switches(struct picture *picture,
			     const struct history *history)
{
	if (!picture_reserve_switches(picture, history))
		return false;
	picture_fill_switches(picture, history);
	return true;
}

void picture_update_tunables(struct picture *picture,
			     const struct snapshot *snapshot)
{
	picture->now.params_known = snapshot->params_known;
	memcpy(picture->now.param, snapshot->param,
	       sizeof(picture->now.param));
}
