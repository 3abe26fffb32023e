// SPDX-License-Identifier: GPL-2.0
/*
 * why.c - describe the rules of the policy (evaluate() in
 * kernel/policy/dpas_policy.c) for one CPU
 */
#include "dpastop/model/why.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/text.h"
#include "lib/model/current.h"

/* The input of the sentences. */
struct why {
	const struct model *model;
	const struct model_cpu *cpu;
	struct text text;
};

static int64_t why_tunable(const struct why *why, unsigned int id)
{
	int64_t value;

	return sample_get_tunable(&why->model->now, id, &value) ?
		value :
		tunable_get(id).init;
}

/* How the CPU came into its mode; nothing if that was not reported. */
static void why_add_reason(struct why *why)
{
	const struct dpas_switch *event = &why->cpu->last_switch.event;
	double average = event->average_qd10 / 10.0;

	if (!why->cpu->has_switched || why->cpu->last_switch.sampled)
		return;
	switch (event->reason) {
	case DPAS_QD_IS_ONE:
		text_add(&why->text,
			 ": one I/O at a time in PAS (average QD 1.0)");
		break;
	case DPAS_TF_ABOVE_PARAM1:
		text_add(&why->text,
			 ": %" PRIu32
			 " timer failure%s in PAS, more than %" PRIu32
			 " (switch_param1)",
			 event->tf, text_s(event->tf), event->param1);
		break;
	case DPAS_QD_WITHIN_PARAM2:
		text_add(
			&why->text,
			": on average %.1f I/Os at once in OL, no more than %.1f (switch_param2 %" PRIu32
			")",
			average, event->param2 / 10.0, event->param2);
		break;
	case DPAS_QD_ABOVE_PARAM3:
		text_add(
			&why->text,
			": on average %.1f I/Os at once in OL, more than %.1f (switch_param3 %" PRIu32
			")",
			average, event->param3 / 10.0, event->param3);
		break;
	case DPAS_CP_WINDOW_OVER:
	case DPAS_INT_WINDOW_OVER:
		text_add(&why->text,
			 ": %" PRIu32
			 " I/O%s in %s %s done, so it checks again",
			 event->window_limit, text_s(event->window_limit),
			 sample_mode_name(event->from),
			 event->window_limit == 1 ? "was" : "were");
		break;
	default:
		break;
	}
}

/* The number of I/Os until the window of @limit is full. */
static void why_add_window(struct why *why, unsigned int limit_id)
{
	int64_t limit = why_tunable(why, limit_id);
	uint64_t done;

	if (cpu_row_get(&why->cpu->row, CPU_WINDOW_IOS, &done) &&
	    (int64_t)done < limit)
		text_add(&why->text, "after %" PRId64 " more I/O%s",
			 limit - (int64_t)done,
			 text_s((uint64_t)(limit - (int64_t)done)));
	else
		text_add(&why->text, "after %" PRId64 " I/O%s", limit,
			 text_s((uint64_t)limit));
}

/* Append " (now 1.4)", the average QD of the window so far, if it has begun. */
static void why_add_average(struct why *why)
{
	struct figure average = figure_average_qd(&why->cpu->row);

	if (average.known)
		text_add(&why->text, " (now %.1f)", average.value);
}

static void why_add_next_of_pas(struct why *why)
{
	int64_t most = why_tunable(why, DPAS_SWITCH_PARAM1);
	uint64_t tf;

	text_add(&why->text, "Next, ");
	why_add_window(why, DPAS_SWITCH_PARAM5);
	if (why_tunable(why, DPAS_SWITCH_PARAM4)) {
		text_add(&why->text, ": CP if the average QD is 1.0");
		why_add_average(why);
		text_add(&why->text, ", else OL if tf > %" PRId64, most);
	} else {
		text_add(&why->text, ": OL if tf > %" PRId64, most);
	}
	if (cpu_row_get(&why->cpu->row, CPU_TF, &tf))
		text_add(&why->text, " (now %" PRIu64 ")", tf);
}

static void why_add_next_of_ol(struct why *why)
{
	double least = (double)why_tunable(why, DPAS_SWITCH_PARAM2) / 10;
	double most = (double)why_tunable(why, DPAS_SWITCH_PARAM3) / 10;

	text_add(&why->text, "Next, ");
	why_add_window(why, DPAS_SWITCH_PARAM5);
	text_add(&why->text,
		 ": PAS if the average QD is %.1f or less, INT if above %.1f",
		 least, most > least ? most : least);
	why_add_average(why);
}

static void why_add_next(struct why *why, uint64_t mode)
{
	switch (mode) {
	case DPAS_PAS:
		why_add_next_of_pas(why);
		break;
	case DPAS_OL:
		why_add_next_of_ol(why);
		break;
	case DPAS_CP:
		text_add(&why->text, "Back to PAS ");
		why_add_window(why, DPAS_SWITCH_PARAM6);
		break;
	default:
		text_add(&why->text, "Back to OL ");
		why_add_window(why, DPAS_SWITCH_PARAM7);
	}
	text_add(&why->text, ".");
}

void why_describe(const struct model *model, const struct model_cpu *cpu,
		  char text[WHY_SIZE])
{
	struct why why = { model, cpu, text_begin(text, WHY_SIZE) };
	uint64_t mode;

	current_describe(&model->now, text, WHY_SIZE);
	if (*text || !cpu_row_get(&cpu->row, CPU_MODE, &mode))
		return;
	text_add(&why.text, "%s", sample_mode_name(mode));
	if (cpu->idle)
		text_add(&why.text, ", %s", model_idle_word(model));
	if (cpu->has_switched && cpu->last_switch.event.to == mode)
		why_add_reason(&why);
	text_add(&why.text, ". ");
	why_add_next(&why, mode);
}
