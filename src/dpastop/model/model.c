// SPDX-License-Identifier: GPL-2.0
/*
 * model.c - derive rates, shares and the order of CPUs from the history
 */
#include "dpastop/model/model.h"

#include <stdlib.h>
#include <string.h>

#include "lib/model/current.h"
#include "lib/model/method.h"
#include "lib/model/history_rate.h"
#include "lib/model/measure.h"

/* A CPU without I/O for this long is idle; less would make rows jump about. */
#define MODEL_IDLE_NS 5000000000u

/* Shares over less would flicker with every window of I/Os. */
#define MODEL_SHARE_NS 1000000000u

/* A share of all I/O. */
#define MODEL_UNPOLLED 0.2

void model_init(struct model *model)
{
	memset(model, 0, sizeof(*model));
	sample_init(&model->now);
}

void model_free(struct model *model)
{
	sample_free(&model->now);
	free(model->cpus);
	model_init(model);
}

/* Reserve memory for the current CPUs. */
static bool model_reserve(struct model *model, const struct history *history)
{
	size_t wanted = history_sample(history, model->back)->nr_rows;
	struct model_cpu *larger;

	if (wanted <= model->cpus_size)
		return true;
	larger = reallocarray(model->cpus, wanted, sizeof(*larger));
	if (!larger)
		return false;
	model->cpus = larger;
	model->cpus_size = wanted;
	return true;
}

static struct figure model_cpu_rate(const struct history_interval *interval,
				    uint32_t cpu, enum cpu_field field)
{
	struct figure figure = { 0 };

	figure.known = history_rate_cpu(interval, cpu, field, &figure.value);
	return figure;
}

static struct figure model_queue_rate(const struct history_interval *interval,
				      enum queue_field field)
{
	struct figure figure = { 0 };

	figure.known = history_rate_queue(interval, field, &figure.value);
	return figure;
}

static void model_fill_rates(struct model_cpu *cpu,
			     const struct history_interval *interval)
{
	uint32_t number = cpu->row.cpu;
	struct figure overs = model_cpu_rate(interval, number, CPU_OVERS);
	struct figure outcomes = model_cpu_rate(interval, number, CPU_UNDERS);
	unsigned int mode;

	outcomes.known &= overs.known;
	outcomes.value += overs.value;
	cpu->over_share = figure_ratio(overs, outcomes);
	cpu->total_rate = (struct figure){ .known = true };
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		cpu->rate[mode] = model_cpu_rate(interval, number,
						 CPU_IOS_INT + mode);
		cpu->total_rate.known &= cpu->rate[mode].known;
		cpu->total_rate.value += cpu->rate[mode].value;
	}
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		cpu->share[mode] = figure_ratio(cpu->rate[mode],
						cpu->total_rate);
}

/*
 * Were I/Os counted by CPU for the last second? After a method without such
 * counts, a CPU of which nothing is known yet is not idle.
 */
static bool model_was_counted(const struct model *model,
			      const struct history *history)
{
	const struct sample *sample = &model->now;
	size_t back = model->back;

	while (sample && current_counts_by_cpu(method_of(sample))) {
		if (model->now.mono_ns - sample->mono_ns >= MODEL_SHARE_NS)
			return true;
		sample = history_sample(history, ++back);
	}
	return !sample;
}

static bool model_is_idle(const struct model *model,
			  const struct history *history, uint32_t cpu)
{
	uint64_t now_ns = model->now.mono_ns;
	uint64_t since_ns = now_ns > MODEL_IDLE_NS ? now_ns - MODEL_IDLE_NS : 0;

	return !mode_timeline_active_ns(history_timeline(history), model->back,
					cpu, since_ns);
}

/* Find the last switch of each CPU; for a past time, as far as it is kept. */
static void model_fill_last_switches(struct model *model,
				     const struct history *history)
{
	size_t i;

	for (i = 0; i < model->nr_cpus; i++) {
		struct model_cpu *cpu = model->cpus + i;
		const struct switch_record *last = !model->is_live ?
			NULL :
			history_last_switch(history, cpu->row.cpu);

		cpu->has_switched = last;
		if (last)
			cpu->last_switch = *last;
	}
	if (model->is_live)
		return;
	for (i = model->first_switch; i < history_switches(history); i++) {
		const struct switch_record *record = history_switch(history, i);
		const struct cpu_row *row = sample_row(&model->now, record->cpu,
						       record->cpu);
		struct model_cpu *cpu;

		if (!row)
			continue;
		/* The CPUs are still in the order of the rows. */
		cpu = model->cpus + (row - model->now.rows);
		if (!cpu->has_switched)
			cpu->last_switch = *record;
		cpu->has_switched = true;
	}
}

static void model_fill_cpu(struct model *model, struct model_cpu *cpu,
			   const struct cpu_row *row,
			   const struct history *history,
			   const struct history_interval *interval)
{
	uint64_t mode;

	cpu->row = *row;
	model_fill_rates(cpu, interval);
	cpu->idle = model->was_counted &&
		model_is_idle(model, history, row->cpu);
	model->nr_idle += cpu->idle;
	/* Before anything is known, only those that are seen to do I/O. */
	if (!cpu->idle && cpu_row_get(row, CPU_MODE, &mode) &&
	    (model->was_counted || cpu->total_rate.value > 0))
		model->in_mode[mode]++;
}

/* The sort key of a CPU; unknown sorts last. */
static double model_key(const struct model_cpu *cpu, enum model_sort sort)
{
	static const enum cpu_field field[MODEL_NR_SORTS] = {
		[MODEL_BY_MODE] = CPU_MODE,
		[MODEL_BY_QD] = CPU_QD,
		[MODEL_BY_TF] = CPU_TF,
		[MODEL_BY_SWITCHES] = CPU_SWITCHES,
	};
	uint64_t value;

	if (sort == MODEL_BY_CPU)
		return -(double)cpu->row.cpu;
	if (sort == MODEL_BY_IOPS)
		return cpu->total_rate.known ? cpu->total_rate.value : -1;
	if (sort == MODEL_BY_DUR) {
		struct figure sleep = figure_last_sleep(&cpu->row);

		return sleep.known ? sleep.value : -1;
	}
	return cpu_row_get(&cpu->row, field[sort], &value) ? (double)value : -1;
}

static int model_compare(const void *a, const void *b, void *context)
{
	const struct model_cpu *x = a, *y = b;
	const struct model_query *query = context;
	double key_x, key_y;

	if (x->idle != y->idle)
		return x->idle ? 1 : -1;
	key_x = model_key(x, query->sort);
	key_y = model_key(y, query->sort);
	if (key_x != key_y)
		return (key_x > key_y) == query->is_reversed ? 1 : -1;
	return x->row.cpu < y->row.cpu ? -1 : x->row.cpu > y->row.cpu;
}

static bool model_is_sorted(const struct model *model,
			    struct model_query *query)
{
	size_t i;

	for (i = 1; i < model->nr_cpus; i++)
		if (model_compare(model->cpus + i - 1, model->cpus + i, query) >
		    0)
			return false;
	return true;
}

static void model_fill_cpus(struct model *model, const struct history *history,
			    const struct history_interval *interval,
			    const struct model_query *query)
{
	struct model_query order = *query;
	size_t i;

	model->nr_cpus = model->now.nr_rows;
	model->nr_idle = 0;
	model->counts_by_cpu = current_counts_by_cpu(method_of(&model->now));
	model->was_counted = model_was_counted(model, history);
	memset(model->in_mode, 0, sizeof(model->in_mode));
	model->switch_rate = (struct figure){ .known = model->nr_cpus };
	for (i = 0; i < model->nr_cpus; i++) {
		const struct cpu_row *row = model->now.rows + i;
		struct figure rate = model_cpu_rate(interval, row->cpu,
						    CPU_SWITCHES);

		model_fill_cpu(model, model->cpus + i, row, history, interval);
		model->switch_rate.known &= rate.known;
		model->switch_rate.value += rate.value;
	}
	model_fill_last_switches(model, history);
	/* Usually they are: most screens are sorted by CPU. */
	if (!model_is_sorted(model, &order))
		qsort_r(model->cpus, model->nr_cpus, sizeof(*model->cpus),
			model_compare, &order);
}

/* The newest sample at least a second older, without crossing a gap. */
static const struct sample *model_second_before(const struct model *model,
						const struct history *history)
{
	uint64_t interval_ns, length_ns = 0;
	size_t back = model->back;

	while (length_ns < MODEL_SHARE_NS) {
		interval_ns = history_interval_ns(history, back);
		if (!interval_ns)
			break;
		length_ns += interval_ns;
		back++;
	}
	return back > model->back ? history_sample(history, back) : NULL;
}

/* The I/Os in @mode of all CPUs since @before. */
static struct figure model_ios_since(const struct model *model,
				     const struct sample *before,
				     unsigned int mode)
{
	struct figure ios = { .known = model->nr_cpus };
	size_t i;

	for (i = 0; i < model->now.nr_rows && ios.known; i++) {
		const struct cpu_row *row = model->now.rows + i;
		struct figure old = figure_of_cpu(
			sample_row(before, row->cpu, i), CPU_IOS_INT + mode);
		struct figure new = figure_of_cpu(row, CPU_IOS_INT + mode);

		ios.known = old.known && new.known &&new.value >= old.value;
		ios.value += new.value - old.value;
	}
	return ios;
}

static void model_fill_shares(struct model *model,
			      const struct history *history)
{
	const struct sample *before = model_second_before(model, history);
	struct figure ios[DPAS_NR_MODES], all = { .known = before };
	unsigned int mode;

	memset(model->share, 0, sizeof(model->share));
	for (mode = 0; mode < DPAS_NR_MODES && all.known; mode++) {
		ios[mode] = model_ios_since(model, before, mode);
		all.known = ios[mode].known;
		all.value += ios[mode].value;
	}
	for (mode = 0; mode < DPAS_NR_MODES && all.known; mode++)
		model->share[mode] = figure_ratio(ios[mode], all);
}

/*
 * The two counts are not taken at the same instant, so a small part may appear
 * uncounted by mistake.
 */
static void model_fill_uncounted(struct model *model,
				 const struct history *history)
{
	struct figure all = measure_get(history, model->back,
					MEASURE_QUEUE_IOPS);
	struct figure counted = { .known = true }, rest;
	size_t i;

	for (i = 0; i < model->nr_cpus; i++) {
		counted.known &= model->cpus[i].total_rate.known;
		counted.value += model->cpus[i].total_rate.value;
	}
	rest.known = all.known && counted.known;
	rest.value = all.value > counted.value ? all.value - counted.value : 0;
	model->uncounted = figure_ratio(rest, all);
}

/* Find the newest switch that is not after the time shown. */
static void model_find_switches(struct model *model,
				const struct history *history)
{
	size_t first = 0, count = history_switches(history);

	while (!model->is_live && first < count &&
	       history_switch(history, first)->mono_ns > model->mono_ns)
		first++;
	model->first_switch = first;
	model->missed = history_missed(history);
}

static void model_fill_edges(struct model *model, const struct history *history)
{
	const struct mode_timeline *timeline = history_timeline(history);
	size_t back = model->back;
	enum mode_edge i;

	for (i = 0; i < EDGE_COUNT; i++) {
		struct model_edge *edge = model->edge + i;
		uint64_t last_ns = mode_timeline_edge_ns(timeline, back, i);

		edge->total = mode_timeline_edge_total(timeline, back, i);
		edge->rate.known = mode_timeline_edge_rate(timeline, back, i,
							   &edge->rate.value);
		edge->ago_ns.known = last_ns;
		edge->ago_ns.value = model->mono_ns > last_ns ?
			(double)(model->mono_ns - last_ns) :
			0;
	}
}

bool model_update(struct model *model, const struct history *history,
		  const struct model_query *query)
{
	struct history_interval interval;
	if (!history_count(history)) {
		model->has_sample = false;
		model->nr_cpus = 0;
		return true;
	}
	model->is_live = query->is_live;
	model->back = query->is_live ? 0 : history_back(history, query->number);
	if (!model_reserve(model, history) ||
	    !sample_copy(&model->now, history_sample(history, model->back)))
		return false;
	model->has_sample = true;
	model->mono_ns = model->now.mono_ns;
	interval = history_interval(history, model->back);
	model->reads = model_queue_rate(&interval, QUEUE_READS);
	model->writes = model_queue_rate(&interval, QUEUE_WRITES);
	model_find_switches(model, history);
	model_fill_cpus(model, history, &interval, query);
	model_fill_uncounted(model, history);
	model_fill_shares(model, history);
	model_fill_edges(model, history);
	return true;
}

void model_update_events(struct model *model, const struct history *history,
			 uint64_t mono_ns)
{
	if (model->is_live && mono_ns > model->mono_ns)
		model->mono_ns = mono_ns;
	model_fill_edges(model, history);
	model_find_switches(model, history);
}

const struct model_cpu *model_cpu(const struct model *model, uint32_t cpu)
{
	size_t i;

	for (i = 0; i < model->nr_cpus; i++)
		if (model->cpus[i].row.cpu == cpu)
			return model->cpus + i;
	return NULL;
}

bool model_has_unpolled(const struct model *model)
{
	return model->uncounted.known &&
		model->uncounted.value > MODEL_UNPOLLED;
}

const char *model_idle_word(const struct model *model)
{
	return model_has_unpolled(model) ? "without polled I/O" : "idle";
}

const char *model_sort_name(enum model_sort sort)
{
	static const char *const names[MODEL_NR_SORTS] = {
		"CPU", "mode", "QD", "tf", "dur", "IOPS", "switches",
	};

	return names[sort];
}

void model_update_tunables(struct model *model, const struct sample *sample)
{
	model->now.tunables_known = sample->tunables_known;
	memcpy(model->now.tunable, sample->tunable, sizeof(model->now.tunable));
}
