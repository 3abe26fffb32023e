// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune_command/tune_json.h"

#include <jansson.h>
#include <stdio.h>

#include "dpastop/tune/summary.h"
#include "dpastop/tune/tuner_result.h"

static const char *const tune_json_outcomes[] = {
	[TUNE_FOUND] = "found",		  [TUNE_NOTHING] = "nothing",
	[TUNE_NOT_SHOWN] = "not shown",	  [TUNE_KEEPS_LIMIT] = "keeps limit",
	[TUNE_NO_SETTING] = "no setting", [TUNE_SWEPT] = "swept",
};

static const char *const tune_json_relations[] = {
	[TUNE_NOT_COMPARED] = "not compared",
	[TUNE_EVEN] = "even",
	[TUNE_BETTER] = "better",
	[TUNE_WORSE] = "worse",
};

static json_t *tune_json_comparison(const struct tune_comparison *comparison)
{
	if (comparison->relation == TUNE_NOT_COMPARED)
		return json_null();
	return json_pack("{s:s, s:I, s:f, s:f, s:f}", "relation",
			 tune_json_relations[comparison->relation], "blocks",
			 (json_int_t)comparison->blocks, "change",
			 comparison->change, "low", comparison->low, "high",
			 comparison->high);
}

/* What is concluded from its trials. */
static void tune_json_conclude(json_t *object, const struct tune_search *search,
			       unsigned int i)
{
	struct tune_comparison now = tune_verdict_compare(search, i,
							  TUNE_REFERENCE);
	struct tune_comparison best = tune_verdict_compare(search, i,
							   search->leader);
	char verdict[160];

	summary_verdict(search, i, verdict, sizeof(verdict));
	json_object_set_new(object, "to_now", tune_json_comparison(&now));
	json_object_set_new(object, "to_best", tune_json_comparison(&best));
	json_object_set_new(object, "verdict", json_string(verdict));
}

json_t *tune_json_of(const struct tuner *tuner, const char *device)
{
	const struct tune_search *search = &tuner->search;
	struct tune_packed packed;
	char text[SUMMARY_SIZE];
	json_t *object, *candidates;
	unsigned int i;

	tuner_result_pack(tuner, &packed);
	object = tune_pack(&packed);
	if (!object)
		return NULL;
	candidates = json_object_get(object, "candidates");
	for (i = 0; i < search->nr_candidates; i++)
		tune_json_conclude(json_array_get(candidates, i), search, i);
	summary_write(tuner, device, text);
	json_object_set_new(object, "device", json_string(device));
	json_object_set_new(
		object, "outcome",
		json_string(tune_json_outcomes[tune_verdict_outcome(search)]));
	json_object_set_new(object, "text", json_string(text));
	return object;
}

bool tune_json_print(const struct tuner *tuner, const char *device)
{
	json_t *object = tune_json_of(tuner, device);

	if (!object)
		return false;
	/* Write errors are reported at exit. */
	json_dumpf(object, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(9));
	json_decref(object);
	putchar('\n');
	return true;
}
