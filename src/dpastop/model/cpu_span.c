// SPDX-License-Identifier: GPL-2.0
/*
 * cpu_span.c - collect from the newest sample back to the oldest of the span
 */
#include "dpastop/model/cpu_span.h"

#include <string.h>

/* Totals whose growth over the span is needed. */
static const enum cpu_field span_totals[] = {
	CPU_IOS_INT,  CPU_IOS_CP, CPU_IOS_PAS, CPU_IOS_OL,
	CPU_TF_TOTAL, CPU_OVERS,  CPU_UNDERS,  CPU_SWITCHES,
};

#define NR_TOTALS (sizeof(span_totals) / sizeof(*span_totals))

/* The span while it is being filled. */
struct span_filler {
	struct cpu_span *span;
	uint32_t cpu;
	size_t point;  /* of the current sample */
	size_t record; /* history_switch() index of the next record */
	struct figure grown[CPU_NR_FIELDS];
};

/* Where buckets are unknown: the last sleep, and the last service time. */
static struct figure cpu_span_of_last(const struct cpu_row *row,
				      unsigned int curve)
{
	return curve ? figure_of_cpu(row, CPU_SERVICE_NS) :
		       figure_last_sleep(row);
}

/* The sleep of @bucket, if it was one of the two busiest. */
static struct figure cpu_span_bucket_dur(const struct cpu_row *row,
					 uint64_t bucket)
{
	struct figure none = { 0 };
	uint64_t is;

	if (row && cpu_row_get(row, CPU_BUSIEST_BUCKET, &is) && is == bucket)
		return figure_of_cpu(row, CPU_BUSIEST_DUR_NS);
	if (row && cpu_row_get(row, CPU_SECOND_BUCKET, &is) && is == bucket)
		return figure_of_cpu(row, CPU_SECOND_DUR_NS);
	return none;
}

/* Choose the curves from the newest sample of the span. */
static void cpu_span_choose_curves(struct cpu_span *span,
				   const struct cpu_row *row)
{
	static const enum cpu_field field[CPU_SPAN_CURVES] = {
		CPU_BUSIEST_BUCKET,
		CPU_SECOND_BUCKET,
	};
	unsigned int i;

	while (span->nr_curves < CPU_SPAN_CURVES &&
	       cpu_row_get(row, field[span->nr_curves],
			   span->bucket + span->nr_curves))
		span->nr_curves++;
	span->has_buckets = span->nr_curves;
	if (!span->nr_curves) {
		span->has_service = figure_of_cpu(row, CPU_SERVICE_NS).known;
		span->nr_curves = span->has_service ? 2 : 1;
	}
	for (i = span->nr_curves; i < CPU_SPAN_CURVES; i++)
		span->bucket[i] = DPAS_NR_BUCKETS;
}

static void cpu_span_add_sample(struct span_filler *filler,
				const struct sample *sample,
				const struct cpu_row *row)
{
	struct cpu_span *span = filler->span;
	size_t at = filler->point;
	struct figure floor = { 0 };
	unsigned int i;
	int64_t value;

	for (i = 0; i < span->nr_curves; i++)
		series_add(span->curve[i].point + at,
			   span->has_buckets ?
				   cpu_span_bucket_dur(row, span->bucket[i]) :
				   cpu_span_of_last(row, i));
	series_add(span->qd.point + at,
		   row ? figure_average_qd(row) : (struct figure){ 0 });
	floor.known = sample_get_tunable(sample, DPAS_PAS_D_INIT, &value);
	floor.value = floor.known ? (double)value : 0;
	series_add(span->floor.point + at, floor);
}

/*
 * Add what each total grew by in the interval that ends with @row. Returns true
 * if the I/Os of every mode were counted in it.
 */
static bool cpu_span_add_growth(struct span_filler *filler,
				const struct cpu_row *before,
				const struct cpu_row *row)
{
	unsigned int modes_counted = 0;
	struct figure *tf = filler->span->tf + filler->point / SERIES_POINTS;
	size_t i;

	for (i = 0; i < NR_TOTALS; i++) {
		enum cpu_field field = span_totals[i];
		struct figure *grown = filler->grown + field;
		uint64_t old, new;

		if (!cpu_row_get(before, field, &old) ||
		    !cpu_row_get(row, field, &new) || new < old)
			continue;
		grown->known = true;
		grown->value += (double)(new - old);
		modes_counted += field >= CPU_IOS_INT && field <= CPU_IOS_OL;
		if (field == CPU_TF_TOTAL) {
			tf->known = true;
			tf->value += (double)(new - old);
		}
	}
	return modes_counted == DPAS_NR_MODES;
}

/* Add the evidence of the switches in the interval that ends with @sample. */
static void cpu_span_add_switches(struct span_filler *filler,
				  const struct history *history,
				  const struct sample *before,
				  const struct sample *sample)
{
	struct series_point *point = filler->span->qd.point + filler->point;
	const struct switch_record *record;

	while ((record = history_switch(history, filler->record)) &&
	       record->mono_ns > before->mono_ns) {
		struct figure qd = { true, record->event.average_qd10 / 10.0 };

		filler->record++;
		if (record->mono_ns <= sample->mono_ns && !record->sampled &&
		    record->cpu == filler->cpu &&
		    (record->event.from == DPAS_PAS ||
		     record->event.from == DPAS_OL))
			series_add(point, qd);
	}
}

/* Nothing was observed between this point and the previous one. */
static void cpu_span_break(struct span_filler *filler)
{
	struct cpu_span *span = filler->span;
	unsigned int i;

	for (i = 0; i < span->nr_curves; i++)
		span->curve[i].point[filler->point].broken_before = true;
	span->floor.point[filler->point].broken_before = true;
	span->qd.point[filler->point].broken_before = true;
}

static void cpu_span_add_back(struct span_filler *filler,
			      const struct history *history, size_t back)
{
	const struct sample *sample = history_sample(history, back);
	const struct sample *before = history_sample(history, back + 1);
	const struct cpu_row *row = sample_row(sample, filler->cpu,
					       filler->cpu);
	const struct cpu_row *old = before ?
		sample_row(before, filler->cpu, filler->cpu) :
		NULL;
	uint64_t interval_ns = history_interval_ns(history, back);

	cpu_span_add_sample(filler, sample, row);
	if (before)
		cpu_span_add_switches(filler, history, before, sample);
	filler->span->length_ns += interval_ns;
	if (!interval_ns)
		cpu_span_break(filler);
	else if (row && old && cpu_span_add_growth(filler, old, row))
		filler->span->counted_ns += interval_ns;
}

/* Compute the sums after all samples have been added. */
static void cpu_span_finish(struct span_filler *filler)
{
	struct cpu_span *span = filler->span;
	const struct figure *grown = filler->grown;
	struct figure outcomes;
	unsigned int mode;

	span->ios.known = true;
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		span->ios.known &= grown[CPU_IOS_INT + mode].known;
		span->ios.value += grown[CPU_IOS_INT + mode].value;
	}
	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		span->share[mode] = figure_ratio(grown[CPU_IOS_INT + mode],
						 span->ios);
	outcomes.known = grown[CPU_OVERS].known && grown[CPU_UNDERS].known;
	outcomes.value = grown[CPU_OVERS].value + grown[CPU_UNDERS].value;
	span->over_share = figure_ratio(grown[CPU_OVERS], outcomes);
	span->timer_failures = grown[CPU_TF_TOTAL];
	span->switches = grown[CPU_SWITCHES];
}

void cpu_span_fill(struct cpu_span *span, const struct history *history,
		   size_t back, uint32_t cpu, unsigned int ticks,
		   size_t nr_cells)
{
	struct span_filler filler = { .span = span, .cpu = cpu };
	const struct sample *newest = history_sample(history, back);
	const struct cpu_row *row = newest ? sample_row(newest, cpu, cpu) :
					     NULL;
	struct series_walk walk;

	memset(span, 0, sizeof(*span));
	span->nr_cells = nr_cells < SERIES_MOST_CELLS ? nr_cells :
							SERIES_MOST_CELLS;
	span->ticks = ticks;
	if (!row)
		return;
	cpu_span_choose_curves(span, row);
	series_start(&walk, history, back, ticks, span->nr_cells);
	while (series_next(&walk)) {
		filler.point = walk.point;
		cpu_span_add_back(&filler, history, walk.back);
	}
	cpu_span_finish(&filler);
}
