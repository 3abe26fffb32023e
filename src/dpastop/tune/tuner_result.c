// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/tuner_result.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A circle: a search makes its result, and a result that was read is a search. */
#include "dpastop/tune/tuner.h"

bool tuner_result_is_found(const struct tuner *tuner)
{
	enum tune_outcome outcome;

	if (tuner->state != TUNER_ENDED)
		return false;
	outcome = tune_verdict_outcome(&tuner->search);
	return outcome == TUNE_FOUND || outcome == TUNE_KEEPS_LIMIT;
}

const struct tune_setting *tuner_result_best(const struct tuner *tuner)
{
	return &tuner->search.candidate[tuner->search.leader].setting;
}

bool tuner_result_is_set(const struct tuner *tuner, const struct sample *sample)
{
	struct tunable_set best;
	int64_t value, set;
	unsigned int id;

	/* INT and CP have the same tunables; a kernel may lack some. */
	if (!tuner_result_is_found(tuner) ||
	    method_of(sample) != tuner_result_best(tuner)->method)
		return false;
	best = tune_setting_values(tuner_result_best(tuner));
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&best, id, &value) &&
		    sample_get_tunable(sample, id, &set) && set != value)
			return false;
	return true;
}

struct tunable_set tuner_result_values(const struct tuner *tuner)
{
	struct tunable_set set = tuner->before;
	struct tunable_set best = tune_setting_values(tuner_result_best(tuner));
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_set_get(&best, id, &value))
			tunable_set_put(&set, id, value);
	return set;
}

struct tune_comparison tuner_result_change(const struct tune_search *search,
					   unsigned int candidate,
					   bool *is_sure)
{
	struct tune_comparison sure = tune_verdict_compare(search, candidate,
							   TUNE_REFERENCE);

	*is_sure = (candidate == search->leader || search->plan.is_sweep) &&
		sure.relation != TUNE_NOT_COMPARED;
	return *is_sure ? sure :
			  tune_verdict_seen(search, candidate, TUNE_REFERENCE);
}

void tuner_result_pack(const struct tuner *tuner, struct tune_packed *packed)
{
	*packed = (struct tune_packed){
		.search = tuner->search,
		.nr_loads = tuner->runs_load ? tuner->options.nr_loads : 0,
	};
	memcpy(packed->load, tuner->options.load, sizeof(packed->load));
	snprintf(packed->failure, sizeof(packed->failure), "%s",
		 tuner->failure);
}

void tuner_result_unpack(struct tuner *tuner, struct tune_packed *packed)
{
	tuner_free(tuner);
	tuner->state = TUNER_ENDED;
	tuner->is_over = true;
	tuner->search = packed->search;
	tuner->runs_load = packed->nr_loads;
	tuner->options.goal = packed->search.plan.goal;
	tuner->options.space = packed->search.plan.space;
	tuner->options.is_sweep = packed->search.plan.is_sweep;
	tuner->options.nr_loads = packed->search.plan.nr_loads;
	memcpy(tuner->options.load, packed->load, sizeof(packed->load));
	snprintf(tuner->failure, sizeof(tuner->failure), "%s", packed->failure);
	free(packed);
}
