// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/compare.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "dpastop/model/load_part.h"
#include "lib/base/welch.h"
#include "lib/model/history_rate.h"

#define COMPARE_SECOND_NS UINT64_C(1000000000)
#define COMPARE_LONGEST_NS (60 * COMPARE_SECOND_NS)
#define COMPARE_SETTLE_NS (COMPARE_SECOND_NS / 2)
#define COMPARE_BATCH_NS COMPARE_SECOND_NS

/*
 * The number of batches, if there are enough samples; always less than twice
 * it.
 */
#define COMPARE_BATCHES (COMPARE_MOST_BATCHES / 2)

/* Limits for the correction: batches are never taken to be entirely alike. */
#define COMPARE_MOST_CORRELATION 0.9
#define COMPARE_LEAST_EFFECTIVE_N 2

/* Means whose relative difference is below this differ by rounding alone. */
#define COMPARE_ROUNDING 1e-9

/* --- the period ------------------------------------------------------------ */

bool compare_is_calm(const struct history *history, size_t back)
{
	return history_interval_ns(history, back) &&
		mark_same_settings(history_sample(history, back + 1),
				   history_sample(history, back));
}

/* When a tunable was last changed before or at @end_ns; 0: never. */
static uint64_t compare_last_change_ns(const struct history *history,
				       uint64_t end_ns)
{
	const struct mark *mark;
	uint64_t last_ns = 0;
	size_t i;

	for (i = 0; (mark = history_mark(history, i)); i++)
		if (mark->kind == MARK_CHANGE && mark->mono_ns <= end_ns &&
		    mark->mono_ns > last_ns)
			last_ns = mark->mono_ns;
	return last_ns;
}

static uint64_t compare_ns(const struct history *history, size_t back)
{
	return history_sample(history, back)->mono_ns;
}

/*
 * The number of samples in the period that ends with sample @back. *@since_ns
 * is the earliest possible start, and is set to the one found.
 */
static size_t compare_stretch(const struct history *history, size_t back,
			      uint64_t *since_ns)
{
	uint64_t end_ns = compare_ns(history, back), begin_ns;
	uint64_t change_ns = compare_last_change_ns(history, end_ns);
	size_t count = 0;

	if (change_ns && change_ns + COMPARE_SETTLE_NS > *since_ns)
		*since_ns = change_ns + COMPARE_SETTLE_NS;
	while (compare_is_calm(history, back + count)) {
		begin_ns = compare_ns(history, back + count + 1);
		if (begin_ns < *since_ns ||
		    (count >= COMPARE_LEAST_BATCHES &&
		     begin_ns + COMPARE_LONGEST_NS < end_ns))
			return count;
		count++;
	}
	begin_ns = compare_ns(history, back + count) + COMPARE_SETTLE_NS;
	if (begin_ns > *since_ns)
		*since_ns = begin_ns;
	while (count && compare_ns(history, back + count) < *since_ns)
		count--;
	return count;
}

/* --- batches --------------------------------------------------------------- */

/* How many samples make a batch, of @count samples spanning @length_ns. */
static size_t compare_batch_size(size_t count, uint64_t length_ns)
{
	uint64_t each_ns = length_ns / count;
	size_t size = count / COMPARE_BATCHES;
	size_t second = (size_t)((COMPARE_BATCH_NS + each_ns / 2) / each_ns);

	if (size < second)
		size = second;
	return size ? size : 1;
}

/* The mean of @measure over @size samples; unknown if it is unknown in all. */
static struct figure compare_batch(const struct history *history, size_t back,
				   size_t size, enum measure measure)
{
	double sum = 0, weight = 0;
	size_t i;

	for (i = back; i < back + size; i++) {
		double interval = (double)history_interval_ns(history, i);
		struct figure value = measure_get(history, i, measure);

		if (!value.known)
			continue;
		sum += value.value * interval;
		weight += interval;
	}
	if (weight <= 0)
		return (struct figure){ 0 };
	return (struct figure){ true, sum / weight };
}

/*
 * The lag-1 autocorrelation of the batches, corrected for its bias with few of
 * them. @squares: the sum of the squared deviations from @mean.
 */
static double compare_autocorrelation(const double *values, unsigned int count,
				      double mean, double squares)
{
	double products = 0, correlation;
	unsigned int i;

	if (squares <= 0)
		return 0;
	for (i = 1; i < count; i++)
		products += (values[i - 1] - mean) * (values[i] - mean);
	correlation = products / squares + 1.0 / count;
	if (correlation < 0)
		return 0;
	return correlation < COMPARE_MOST_CORRELATION ?
		correlation :
		COMPARE_MOST_CORRELATION;
}

/* The effective number of independent values. */
static double compare_effective_n(unsigned int count, double correlation)
{
	double effective_n = count * (1 - correlation) / (1 + correlation);

	return effective_n > COMPARE_LEAST_EFFECTIVE_N ?
		effective_n :
		COMPARE_LEAST_EFFECTIVE_N;
}

/* The mean of @values and its standard error; unknown if there are too few. */
static struct compare_mean compare_mean_of(const double *values,
					   unsigned int count)
{
	struct compare_mean mean = { .known = count >= COMPARE_LEAST_BATCHES };
	double squares = 0;
	unsigned int i;

	if (!mean.known)
		return mean;
	for (i = 0; i < count; i++)
		mean.mean += values[i] / count;
	for (i = 0; i < count; i++)
		squares += (values[i] - mean.mean) * (values[i] - mean.mean);
	mean.effective_n = compare_effective_n(
		count,
		compare_autocorrelation(values, count, mean.mean, squares));
	mean.error = sqrt(squares / (count - 1) / mean.effective_n);
	return mean;
}

/* Fill in @measure, in batches of @size samples up to sample @back. */
static void compare_fill_measure(struct compare_side *side,
				 const struct history *history, size_t back,
				 size_t size, enum measure measure)
{
	struct figure *batch = side->batch[measure];
	double values[COMPARE_MOST_BATCHES];
	unsigned int i, count = 0;

	for (i = 0; i < side->batches; i++) {
		batch[i] = compare_batch(history, back + i * size, size,
					 measure);
		if (batch[i].known)
			values[count++] = batch[i].value;
	}
	side->mean[measure] = compare_mean_of(values, count);
}

static void compare_fill(struct compare_side *side,
			 const struct history *history, size_t back,
			 size_t size, unsigned int batches)
{
	enum measure measure;

	side->is_marked = true;
	side->batches = batches;
	/* The oldest samples, too few for a batch, are left out. */
	side->samples = batches * size;
	side->length_ns = compare_ns(history, back) -
		compare_ns(history, back + side->samples);
	side->end = *history_sample(history, back);
	side->end.rows = NULL;
	side->end.nr_rows = 0;
	side->end.rows_size = 0;
	for (measure = 0; measure < MEASURE_COUNT; measure++)
		compare_fill_measure(side, history, back, size, measure);
}

/* How much longer the period that began at @begin_ns must become. */
static uint64_t compare_more_ns(const struct history *history, size_t back,
				uint64_t begin_ns)
{
	uint64_t each_ns = history_interval_ns(history, back);
	uint64_t end_ns = compare_ns(history, back);

	if (each_ns < COMPARE_BATCH_NS)
		each_ns = COMPARE_BATCH_NS;
	begin_ns += COMPARE_LEAST_BATCHES * each_ns;
	return begin_ns > end_ns ? begin_ns - end_ns : 0;
}

/* Fill *@side if @count samples up to @back are enough. */
static bool compare_try(struct compare_side *side,
			const struct history *history, size_t back,
			size_t count)
{
	size_t size;

	if (!count)
		return false;
	size = compare_batch_size(count,
				  compare_ns(history, back) -
					  compare_ns(history, back + count));
	if (count / size < COMPARE_LEAST_BATCHES)
		return false;
	compare_fill(side, history, back, size, (unsigned int)(count / size));
	return true;
}

bool compare_mark(struct compare_side *side, const struct compare_side *other,
		  const struct history *history, size_t back,
		  const struct sample *now, uint64_t *more_ns)
{
	uint64_t begin_ns = 0, end_ns;
	size_t count;

	if (back >= history_count(history)) {
		*more_ns = COMPARE_LEAST_BATCHES * COMPARE_BATCH_NS;
		return false;
	}
	end_ns = compare_ns(history, back);
	if (other->is_marked && other->end.mono_ns <= end_ns)
		begin_ns = other->end.mono_ns;
	count = compare_stretch(history, back, &begin_ns);
	if (now && !mark_same_settings(history_sample(history, back), now)) {
		begin_ns = end_ns + COMPARE_SETTLE_NS;
		count = 0;
	}
	if (compare_try(side, history, back, count))
		return true;
	if (count)
		begin_ns = compare_ns(history, back + count);
	else if (begin_ns < end_ns)
		begin_ns = end_ns;
	*more_ns = compare_more_ns(history, back, begin_ns);
	return false;
}

uint64_t compare_shared_ns(const struct compare *compare)
{
	const struct compare_side *a = &compare->a, *b = &compare->b;
	uint64_t begin_ns, end_ns;

	if (!a->is_marked || !b->is_marked)
		return 0;
	begin_ns = a->end.mono_ns - a->length_ns;
	end_ns = a->end.mono_ns;
	if (b->end.mono_ns - b->length_ns > begin_ns)
		begin_ns = b->end.mono_ns - b->length_ns;
	if (b->end.mono_ns < end_ns)
		end_ns = b->end.mono_ns;
	return end_ns > begin_ns ? end_ns - begin_ns : 0;
}

/* --- the difference -------------------------------------------------------- */

/* The false positive rate. */
#define COMPARE_ERROR_RATE 0.05

/* The minimum |t| of a significant difference. */
static double compare_limit(const struct compare_mean *a,
			    const struct compare_mean *b)
{
	struct welch_mean one = { a->mean, a->error, a->effective_n };
	struct welch_mean other = { b->mean, b->error, b->effective_n };

	return welch_limit(welch_freedom(&one, &other), COMPARE_ERROR_RATE);
}

/* Is more of it better (1) or worse (-1)? 0: it depends. */
static int compare_good_direction(enum measure measure)
{
	switch (measure) {
	case MEASURE_LOAD_IOPS:
	case MEASURE_QUEUE_IOPS:
		return 1;
	case MEASURE_LATENCY_MEAN:
	case MEASURE_LATENCY_P99:
	case MEASURE_CPU:
		return -1;
	default:
		return 0;
	}
}

struct compare_difference compare_difference(const struct compare *compare,
					     enum measure measure)
{
	const struct compare_mean *a = compare->a.mean + measure;
	const struct compare_mean *b = compare->b.mean + measure;
	struct compare_difference difference = { 0 };
	double good;

	if (!compare->a.is_marked || !compare->b.is_marked || !a->known ||
	    !b->known)
		return difference;
	difference.absolute = b->mean - a->mean;
	if (fabs(difference.absolute) <= COMPARE_ROUNDING * fabs(a->mean))
		difference.absolute = 0;
	difference.relative_known = a->mean != 0;
	if (difference.relative_known)
		difference.relative = difference.absolute / fabs(a->mean);
	if (difference.absolute != 0)
		difference.t = difference.absolute / hypot(a->error, b->error);
	difference.limit = compare_limit(a, b);
	difference.verdict = fabs(difference.t) > difference.limit ?
		COMPARE_REAL :
		COMPARE_NOISE;
	good = difference.absolute * compare_good_direction(measure);
	difference.is_better = difference.verdict == COMPARE_REAL && good > 0;
	difference.is_worse = difference.verdict == COMPARE_REAL && good < 0;
	return difference;
}

/* --- changed settings ------------------------------------------------------ */

static void compare_tunable_text(const struct compare_side *side,
				 unsigned int id, char text[SAMPLE_TEXT_SIZE])
{
	int64_t value;

	*text = '\0';
	if (sample_get_tunable(&side->end, id, &value))
		snprintf(text, SAMPLE_TEXT_SIZE, "%" PRId64, value);
}

static void compare_part_text(const struct compare_side *side,
			      enum load_part part, char text[SAMPLE_TEXT_SIZE])
{
	uint64_t value;

	*text = '\0';
	if (sample_get_load(&side->end, load_part_field(part), &value))
		load_part_text(part, value, side->end.load_cpus, text);
}

/* Change @at: the tunables in order, then the parts of the load. */
static void compare_both(const struct compare *compare, unsigned int at,
			 struct compare_change *change)
{
	if (at < TUNABLE_COUNT) {
		change->name = tunable_get(at).name;
		compare_tunable_text(&compare->a, at, change->before);
		compare_tunable_text(&compare->b, at, change->after);
	} else {
		change->name = load_part_title(at - TUNABLE_COUNT);
		compare_part_text(&compare->a, at - TUNABLE_COUNT,
				  change->before);
		compare_part_text(&compare->b, at - TUNABLE_COUNT,
				  change->after);
	}
}

unsigned int compare_next_change(const struct compare *compare, unsigned int at,
				 struct compare_change *change)
{
	while (at < TUNABLE_COUNT + LOAD_NR_PARTS) {
		compare_both(compare, at++, change);
		if (strcmp(change->before, change->after))
			return at;
	}
	return 0;
}
