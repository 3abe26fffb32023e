// SPDX-License-Identifier: GPL-2.0
/*
 * picture.c - rates, shares and the order of CPUs out of the history
 */
#include "dpastop/model/picture.h"

#include <stdlib.h>
#include <string.h>

#include "lib/model/current.h"
#include "lib/model/method.h"
#include "lib/model/history_rate.h"
#include "lib/model/measure.h"

/* A CPU without I/O for so long is idle; less would make rows jump about. */
#define PICTURE_IDLE_NS 5000000000u

void picture_init(struct picture *picture)
{
	memset(picture, 0, sizeof(*picture));
	snapshot_init(&picture->now);
}

void picture_free(struct picture *picture)
{
	snapshot_free(&picture->now);
	free(picture->cpus);
	picture_init(picture);
}

/* Room for the CPUs of the moment. */
static bool picture_reserve(struct picture *picture,
			    const struct history *history)
{
	size_t wanted = history_sample(history, picture->back)->nr_rows;
	struct picture_cpu *larger;

	if (wanted <= picture->cpus_size)
		return true;
	larger = reallocarray(picture->cpus, wanted, sizeof(*larger));
	if (!larger)
		return false;
	picture->cpus = larger;
	picture->cpus_size = wanted;
	return true;
}

static struct figure picture_cpu_rate(const struct picture *picture,
				      const struct history *history,
				      uint32_t cpu, enum cpu_field field)
{
	struct figure figure = { 0 };

	figure.known = history_rate_cpu(history, picture->back, cpu, field,
					&figure.value);
	return figure;
}

static struct figure picture_queue_rate(const struct picture *picture,
					const struct history *history,
					enum queue_field field)
{
	struct figure figure = { 0 };

	figure.known = history_rate_queue(history, picture->back, field,
					  &figure.value);
	return figure;
}

static void picture_fill_rates(const struct picture *picture,
			       struct picture_cpu *cpu,
			       const struct history *history)
{
	uint32_t number = cpu->row.cpu;
	struct figure overs = picture_cpu_rate(picture, history, number,
					       CPU_OVERS);
	struct figure outcomes = picture_cpu_rate(picture, history, number,
						  CPU_UNDERS);
	unsigned int mode;

	outcomes.known &= overs.known;
	outcomes.value += overs.value;
	cpu->over_share = figure_ratio(overs, outcomes);
	cpu->total_rate = (struct figure){ .known = true };
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		cpu->rate[mode] = picture_cpu_rate(picture, history, number,
						   CPU_IOS_INT + mode);
		cpu->total_rate.known &= cpu->rate[mode].known;
		cpu->total_rate.value += cpu->rate[mode].value;
	}
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu->share[mode] = figure_ratio(cpu->rate[mode],
						cpu->total_rate);
}

static bool picture_is_idle(const struct picture *picture,
			    const struct history *history, uint32_t cpu)
{
	uint64_t now_ns = picture->now.mono_ns;
	uint64_t since_ns = now_ns > PICTURE_IDLE_NS ?
		now_ns - PICTURE_IDLE_NS : 0;

	return !mode_timeline_active_ns(history_timeline(history),
					picture->back, cpu, since_ns);
}

/* The last switch of each CPU; of a past moment as far as they are kept. */
static void picture_fill_last_switches(struct picture *picture,
				       const struct history *history)
{
	size_t i;

	for (i = 0; i < picture->nr_cpus; i++) {
		struct picture_cpu *cpu = picture->cpus + i;
		const struct switch_record *last = !picture->is_live ? NULL :
			history_last_switch(history, cpu->row.cpu);

		cpu->has_switched = last;
		if (last)
			cpu->last_switch = *last;
	}
	if (picture->is_live)
		return;
	for (i = picture->first_switch; i < history_switches(history); i++) {
		const struct switch_record *record = history_switch(history, i);
		const struct cpu_row *row = snapshot_row(&picture->now,
							 record->cpu,
							 record->cpu);
		struct picture_cpu *cpu;

		if (!row)
			continue;
		/* They are still in the order of the rows. */
		cpu = picture->cpus + (row - picture->now.rows);
		if (!cpu->has_switched)
			cpu->last_switch = *record;
		cpu->has_switched = true;
	}
}

static void picture_fill_cpu(struct picture *picture, struct picture_cpu *cpu,
			     const struct cpu_row *row,
			     const struct history *history)
{
	uint64_t mode;

	cpu->row = *row;
	picture_fill_rates(picture, cpu, history);
	cpu->idle = picture->counts_by_cpu &&
		picture_is_idle(picture, history, row->cpu);
	picture->nr_idle += cpu->idle;
	if (!cpu->idle && cpu_row_get(row, CPU_MODE, &mode))
		picture->in_mode[mode]++;
}

/* What a CPU is sorted by; unknown is least. */
static double picture_key(const struct picture_cpu *cpu,
			  enum picture_sort sort)
{
	static const enum cpu_field field[PICTURE_NR_SORTS] = {
		[PICTURE_BY_MODE] = CPU_MODE,
		[PICTURE_BY_QD] = CPU_QD,
		[PICTURE_BY_TF] = CPU_TF,
		[PICTURE_BY_DUR] = CPU_DUR_NS,
		[PICTURE_BY_SWITCHES] = CPU_SWITCHES,
	};
	uint64_t value;

	if (sort == PICTURE_BY_CPU)
		return -(double)cpu->row.cpu;
	if (sort == PICTURE_BY_IOPS)
		return cpu->total_rate.known ? cpu->total_rate.value : -1;
	return cpu_row_get(&cpu->row, field[sort], &value) ? (double)value : -1;
}

static int picture_compare(const void *a, const void *b, void *context)
{
	const struct picture_cpu *x = a, *y = b;
	const struct picture_wish *wish = context;
	double key_x, key_y;

	if (x->idle != y->idle)
		return x->idle ? 1 : -1;
	key_x = picture_key(x, wish->sort);
	key_y = picture_key(y, wish->sort);
	if (key_x != key_y)
		return (key_x > key_y) == wish->is_reversed ? 1 : -1;
	return x->row.cpu < y->row.cpu ? -1 : x->row.cpu > y->row.cpu;
}

static void picture_fill_cpus(struct picture *picture,
			      const struct history *history,
			      const struct picture_wish *wish)
{
	struct picture_wish order = *wish;
	size_t i;

	picture->nr_cpus = picture->now.nr_rows;
	picture->nr_idle = 0;
	picture->counts_by_cpu =
		current_counts_by_cpu(method_of(&picture->now));
	memset(picture->in_mode, 0, sizeof(picture->in_mode));
	picture->switch_rate = (struct figure){ .known = picture->nr_cpus };
	for (i = 0; i < picture->nr_cpus; i++) {
		const struct cpu_row *row = picture->now.rows + i;
		struct figure rate = picture_cpu_rate(picture, history,
						      row->cpu, CPU_SWITCHES);

		picture_fill_cpu(picture, picture->cpus + i, row, history);
		picture->switch_rate.known &= rate.known;
		picture->switch_rate.value += rate.value;
	}
	picture_fill_last_switches(picture, history);
	if (!picture->nr_cpus)
		return;		/* and perhaps there is no array */
	qsort_r(picture->cpus, picture->nr_cpus, sizeof(*picture->cpus),
		picture_compare, &order);
}

/*
 * The two sides are not counted at the same instant, so that a small part may
 * be seen where there is none.
 */
static void picture_fill_uncounted(struct picture *picture,
				   const struct history *history)
{
	struct figure all = measure_get(history, picture->back,
					MEASURE_QUEUE_IOPS);
	struct figure counted = { .known = true }, rest;
	size_t i;

	for (i = 0; i < picture->nr_cpus; i++) {
		counted.known &= picture->cpus[i].total_rate.known;
		counted.value += picture->cpus[i].total_rate.value;
	}
	rest.known = all.known && counted.known;
	rest.value = all.value > counted.value ? all.value - counted.value : 0;
	picture->uncounted = figure_ratio(rest, all);
}

/* The first switch, from the newest, that was not after the moment. */
static void picture_find_switches(struct picture *picture,
				  const struct history *history)
{
	size_t first = 0, count = history_switches(history);

	while (!picture->is_live && first < count &&
	       history_switch(history, first)->mono_ns > picture->mono_ns)
		first++;
	picture->first_switch = first;
	picture->missed = history_missed(history);
}

static void picture_fill_edges(struct picture *picture,
			       const struct history *history)
{
	const struct mode_timeline *timeline = history_timeline(history);
	size_t back = picture->back;
	enum mode_edge i;

	for (i = 0; i < EDGE_COUNT; i++) {
		struct picture_edge *edge = picture->edge + i;
		uint64_t last_ns = mode_timeline_edge_ns(timeline, back, i);

		edge->total = mode_timeline_edge_total(timeline, back, i);
		edge->rate.known = mode_timeline_edge_rate(timeline, back, i,
							   &edge->rate.value);
		edge->ago_ns.known = last_ns;
		edge->ago_ns.value = picture->mono_ns > last_ns ?
			(double)(picture->mono_ns - last_ns) : 0;
	}
}

bool picture_update(struct picture *picture, const struct history *history,
		    const struct picture_wish *wish)
{
	if (!history_count(history)) {
		picture->has_sample = false;
		picture->nr_cpus = 0;
		return true;
	}
	picture->is_live = wish->is_live;
	picture->back = wish->is_live ? 0 : history_back(history, wish->number);
	if (!picture_reserve(picture, history) ||
	    !snapshot_copy(&picture->now,
			   history_sample(history, picture->back)))
		return false;
	picture->has_sample = true;
	picture->mono_ns = picture->now.mono_ns;
	picture->reads = picture_queue_rate(picture, history, QUEUE_READS);
	picture->writes = picture_queue_rate(picture, history, QUEUE_WRITES);
	picture_find_switches(picture, history);
	picture_fill_cpus(picture, history, wish);
	picture_fill_uncounted(picture, history);
	picture_fill_edges(picture, history);
	return true;
}

void picture_update_events(struct picture *picture,
			   const struct history *history, uint64_t mono_ns)
{
	if (picture->is_live && mono_ns > picture->mono_ns)
		picture->mono_ns = mono_ns;
	picture_fill_edges(picture, history);
	picture_find_switches(picture, history);
}

const struct picture_cpu *picture_cpu(const struct picture *picture,
				      uint32_t cpu)
{
	size_t i;

	for (i = 0; i < picture->nr_cpus; i++)
		if (picture->cpus[i].row.cpu == cpu)
			return picture->cpus + i;
	return NULL;
}

const char *picture_sort_name(enum picture_sort sort)
{
	static const char *const names[PICTURE_NR_SORTS] = {
		"CPU", "mode", "QD", "tf", "dur", "IOPS", "switches",
	};

	return names[sort];
}

void picture_update_tunables(struct picture *picture,
			     const struct snapshot *snapshot)
{
	picture->now.params_known = snapshot->params_known;
	memcpy(picture->now.param, snapshot->param,
	       sizeof(picture->now.param));
}
