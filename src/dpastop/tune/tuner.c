// SPDX-License-Identifier: GPL-2.0
#include "dpastop/tune/tuner.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dpastop/tune/tuner_result.h"
#include "dpastop/tune/tuner_trial.h"
#include "lib/base/clock.h"
#include "lib/base/text.h"

/* The error rate of a whole search. */
#define TUNER_ERROR_RATE 0.05

/* The smallest gain worth a change. */
#define TUNER_LEAST_GAIN 0.01

#define TUNER_SECOND_NS UINT64_C(1000000000)
#define TUNER_BUDGET_NS (120 * TUNER_SECOND_NS)

/* Initial estimate of the duration of a trial. */
#define TUNER_TRIAL_NS (TUNER_SECOND_NS * 8 / 5)
#define TUNER_MODEL_TRIAL_NS (TUNER_SECOND_NS * 3 / 10)

struct tuner_options tuner_options_default(void)
{
	struct tuner_options options = {
		.space = tune_space_default(),
		.goal = { .nr_terms = 1, .term = { { TUNE_IOPS, 1 } } },
		.seed = 1,
		.budget_ns = TUNER_BUDGET_NS,
	};

	return options;
}

bool tuner_is_busy(const struct tuner *tuner)
{
	return tuner->state != TUNER_OFF && tuner->state != TUNER_ENDED;
}

/* End the search. @format: the reason, if it ends early. */
__attribute__((format(printf, 2, 3))) static void
tuner_fail(struct tuner *tuner, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(tuner->failure, sizeof(tuner->failure), format, arguments);
	va_end(arguments);
	tune_search_stop(&tuner->search);
	tuner->state = TUNER_ENDED;
	tuner->due_ns = SOURCE_NEVER;
}

static void tuner_fail_by(struct tuner *tuner, const struct problem *error)
{
	char text[PROBLEM_TEXT];

	problem_text(error, text, sizeof(text));
	tuner_fail(tuner, "%s", text);
}

/* --- starting -------------------------------------------------------------- */

/* Why nothing can be tuned here, or NULL. */
static const char *tuner_refusal(const struct monitor *monitor,
				 const struct tuner_options *options)
{
	const struct source *source = monitor->source;
	uint64_t io_poll;

	if (source_is_recording(source))
		return "a recording cannot be tuned, only looked at";
	if (source_is_trace(source))
		return TUNER_ON_TRACE;
	if (*source_read_only(source))
		return source_read_only(source);
	if (options->nr_loads && *source_load_refusal(source))
		return source_load_refusal(source);
	if (monitor->status != SOURCE_OK)
		return "there is no sample of it";
	if (sample_get_queue(&monitor->sample, QUEUE_IO_POLL, &io_poll) &&
	    !io_poll)
		return "its queue cannot poll: an NVMe disk needs nvme.poll_queues";
	return NULL;
}

/* Does the device have what is to be varied? *@problem says what it lacks. */
static bool tuner_check_space(const struct tune_space *space,
			      const struct sample *sample,
			      struct problem *problem)
{
	unsigned int i;
	int64_t value;

	for (i = 0; i < space->nr_axes; i++)
		if (space->axis[i].id != TUNE_METHOD &&
		    !sample_get_tunable(sample, space->axis[i].id, &value)) {
			problem_fail(problem, NULL, "it has no %s",
				     tune_axis_name(space->axis[i].id));
			problem_advise(problem, "leave it out with --over");
			return false;
		}
	return true;
}

/* The methods to try: those requested, or the current one. */
static void tuner_choose_methods(struct tuner *tuner, enum method now)
{
	struct tune_space *space = &tuner->options.space;
	struct tune_axis *methods = tune_space_axis(space, TUNE_METHOD);

	if (!methods) {
		methods = space->axis + space->nr_axes++;
		*methods = (struct tune_axis){
			.id = TUNE_METHOD,
			.count = 1,
			.value = { now },
		};
	}
	/* A load that is not ours decides by itself whether to poll. */
	if (!tuner->runs_load)
		tune_axis_drop(methods, METHOD_INT);
}

/* If the current load is ours, it is the load of the trials. */
static void tuner_choose_loads(struct tuner *tuner, const struct source *source)
{
	tuner->load_before = source->asked;
	tuner->runs_load = tuner->options.nr_loads ||
		(source->ops->set_load && source->asked.jobs);
	if (!tuner->options.nr_loads)
		tuner->options.load[tuner->options.nr_loads++] = source->asked;
	tuner->load = source->asked;
}

static bool tuner_start_search(struct tuner *tuner, const struct sample *now,
			       enum method method, struct problem *problem)
{
	struct tune_plan plan = {
		.space = tuner->options.space,
		.goal = tuner->options.goal,
		.nr_loads = tuner->options.nr_loads,
		.reference = tune_space_setting(&tuner->options.space, method,
						&tuner->before),
		.seed = tuner->options.seed,
		.error_rate = TUNER_ERROR_RATE,
		.least_gain = TUNER_LEAST_GAIN,
		.budget_ns = tuner->options.budget_ns,
		.trial_ns = tuner->is_simulated ? TUNER_MODEL_TRIAL_NS :
						  TUNER_TRIAL_NS,
		.is_sweep = tuner->options.is_sweep,
	};

	if (!tune_space_size(&plan.space)) {
		problem_fail(
			problem, NULL,
			"INT needs a load that does not poll (fio: hipri=0), and dpastop runs none on %s",
			now->device);
		problem_advise(problem, "give --load");
		return false;
	}
	if (tune_search_start(&tuner->search, &plan))
		return true;
	return problem_fail(problem, NULL, "out of memory");
}

/*
 * The values of a simulated machine end with it. What an earlier run left is no
 * setting to compare with, nor one to restore.
 */
static bool tuner_begin_restore(struct tuner *tuner,
				const struct monitor *monitor,
				struct problem *problem)
{
	const char *device = monitor->sample.device;
	struct restore_found found;

	if (!monitor->source->is_persistent)
		return true;
	if (restore_find(device, &monitor->sample, &found) == RESTORE_LEFT) {
		problem_fail(problem, NULL, "%s", found.text);
		problem_advise(problem, "dpastop %s offers to restore them",
			       device);
		return false;
	}
	return restore_begin(&tuner->restore, device, &monitor->sample,
			     problem);
}

bool tuner_start(struct tuner *tuner, struct monitor *monitor,
		 const struct tuner_options *options, struct problem *problem)
{
	const struct sample *now = &monitor->sample;
	const char *refusal = tuner_refusal(monitor, options);
	enum method method = method_of(now);

	if (!refusal && method == METHOD_UNKNOWN)
		refusal =
			"it does not tell which method is set: its kernel has no DPAS";
	if (refusal)
		return problem_fail(problem, NULL, "%s", refusal);
	*tuner = (struct tuner){
		.options = *options,
		.is_simulated = !monitor->source->is_persistent,
		.before = tunable_set_of(now),
		.set = tunable_set_of(now),
	};
	tuner_choose_loads(tuner, monitor->source);
	tuner_choose_methods(tuner, method);
	if (!(tuner->before.known >> DPAS_EHP_ENABLED & 1))
		tune_axis_drop(tune_space_axis(&tuner->options.space,
					       TUNE_METHOD),
			       METHOD_EHP);
	if (!tuner_check_space(&tuner->options.space, now, problem) ||
	    !tuner_start_search(tuner, now, method, problem) ||
	    !tuner_begin_restore(tuner, monitor, problem)) {
		tuner_free(tuner);
		return false;
	}
	tuner->state = TUNER_TURNS;
	tuner->due_ns = clock_mono_ns();
	return true;
}

/* --- changes by others ----------------------------------------------------- */

/* Who set tunable @id to @value, if known. */
static void tuner_describe_change(const struct tuner *tuner,
				  const struct monitor *monitor,
				  unsigned int id, int64_t value, char *text,
				  size_t size)
{
	struct mark unknown = {
		.kind = MARK_CHANGE,
		.id = id,
		.before_known = true,
		.before = tuner->set.value[id],
		.after = value,
	};
	const struct mark *mark;
	size_t i;

	for (i = 0; (mark = history_mark(monitor->history, i)); i++)
		if (mark->kind == MARK_CHANGE && mark->id == id &&
		    mark->after == value && mark->pid != (uint32_t)getpid())
			break;
	mark_describe(mark && mark->pid ? mark : &unknown, text, size);
}

/* Are all values as we set them? Otherwise the search ends. */
static bool tuner_check_device(struct tuner *tuner,
			       const struct monitor *monitor)
{
	const struct load *asked = &monitor->source->asked;
	unsigned int id;
	char text[160];

	if (monitor->status == SOURCE_GONE || monitor->status == SOURCE_END) {
		tuner_fail_by(tuner, &monitor->error);
		return false;
	}
	for (id = 0; id < TUNABLE_COUNT; id++) {
		int64_t value, expected;

		if (!tunable_set_get(&tuner->set, id, &expected) ||
		    !sample_get_tunable(&monitor->sample, id, &value) ||
		    value == expected)
			continue;
		tuner_describe_change(tuner, monitor, id, value, text,
				      sizeof(text));
		/* Somebody else's change is not ours to undo. */
		tunable_set_put(&tuner->before, id, value);
		tuner_fail(tuner, "somebody else has changed a tunable: %s",
			   text);
		return false;
	}
	if (tuner->runs_load && asked->jobs != tuner->load.jobs) {
		tuner_fail(tuner,
			   "the load has changed: it has %" PRIu32
			   " job%s now, not %" PRIu32,
			   asked->jobs, text_s(asked->jobs), tuner->load.jobs);
		return false;
	}
	return true;
}

/* --- trials ---------------------------------------------------------------- */

static bool tuner_set(struct tuner *tuner, struct monitor *monitor,
		      unsigned int id, int64_t value)
{
	struct problem error;
	int64_t held;

	/* Skip what this kernel does not have. */
	if (!tunable_set_get(&tuner->set, id, &held))
		return true;
	if (!source_set(monitor->source, id, value, &error)) {
		/* A device that has just left gets its settings when it is back. */
		monitor_sample(monitor);
		tuner_fail_by(tuner,
			      monitor_is_there(monitor) ? &error :
							  &monitor->error);
		return false;
	}
	tunable_set_put(&tuner->set, id, value);
	return true;
}

/* Switching is turned off and on again, which restarts every CPU in PAS. */
static bool tuner_set_all(struct tuner *tuner, struct monitor *monitor,
			  const struct tune_setting *setting)
{
	struct tunable_set values = tune_setting_values(setting);
	unsigned int order[TUNABLE_COUNT];
	unsigned int count = tunable_set_order(&values, order), i;

	if (!tuner_set(tuner, monitor, DPAS_SWITCH_ENABLED, 0))
		return false;
	for (i = 0; i < count; i++)
		if (!tuner_set(tuner, monitor, order[i],
			       values.value[order[i]]))
			return false;
	return true;
}

static bool tuner_set_load(struct tuner *tuner, struct monitor *monitor,
			   const struct tune_setting *setting)
{
	struct load load = tuner->options.load[tuner->turn.load];
	struct problem error;

	load.polled = method_is_polled(setting->method);
	tuner->has_new_load = tuner->runs_load &&
		!load_is_same(&load, &tuner->load);
	if (!tuner->has_new_load)
		return true;
	if (!source_set_load(monitor->source, &load, &error)) {
		tuner_fail_by(tuner, &error);
		return false;
	}
	tuner->load = load;
	return true;
}

/* Begin the next trial, or end. */
static void tuner_begin_trial(struct tuner *tuner, struct monitor *monitor)
{
	const struct tune_setting *setting;

	if (!tune_search_next(&tuner->search, &tuner->turn)) {
		tuner->state = TUNER_ENDED;
		tuner->due_ns = SOURCE_NEVER;
		if (tuner->search.has_no_memory)
			tuner_fail(tuner, "out of memory");
		return;
	}
	setting = &tuner->search.candidate[tuner->turn.candidate].setting;
	if (!tuner_set_all(tuner, monitor, setting) ||
	    !tuner_set_load(tuner, monitor, setting))
		return;
	monitor_read_back(monitor);
	tuner->begin_ns = clock_mono_ns();
	tuner->begin_ios = tuner_trial_ios(&monitor->sample);
	tuner->state = TUNER_SETTLES;
	tuner->due_ns = tuner->begin_ns + tuner_trial_settle_ns(tuner);
}

static void tuner_begin_measuring(struct tuner *tuner,
				  const struct monitor *monitor)
{
	uint64_t now_ns = clock_mono_ns();

	if (!tuner_trial_is_settled(tuner, monitor, now_ns)) {
		tuner->due_ns = now_ns + TUNER_TRIAL_LOOK_NS;
		return;
	}
	tuner->measure_ns = monitor->sample.mono_ns;
	tuner->state = TUNER_MEASURES;
	tuner->due_ns = now_ns + tuner_trial_part_ns(tuner);
}

/* Also mark the result of a trial on the timeline. */
static void tuner_mark(struct tuner *tuner, struct monitor *monitor,
		       const struct tune_figures *figures)
{
	enum tune_metric metric = tuner->options.goal.term[0].metric;
	char setting[120], value[32], text[MARK_TEXT_SIZE];

	tune_setting_describe(
		&tuner->search.candidate[tuner->turn.candidate].setting,
		setting, sizeof(setting));
	tune_metric_format(metric, figures->metric[metric], value,
			   sizeof(value));
	snprintf(text, sizeof(text), "tune: %s: %s", setting, value);
	monitor_mark_text(monitor, text);
}

static void tuner_take_trial(struct tuner *tuner, struct monitor *monitor,
			     const struct tune_figures *figures, bool was_cut)
{
	uint64_t now_ns = clock_mono_ns();
	double score;

	tuner_mark(tuner, monitor, figures);
	tune_search_take(&tuner->search, figures, was_cut,
			 now_ns - tuner->begin_ns);
	tuner->state = TUNER_TURNS;
	tuner->due_ns = now_ns;
	if (tuner->turn.candidate == TUNE_REFERENCE &&
	    !tune_goal_score(&tuner->options.goal, figures, &score))
		tuner_fail(
			tuner,
			"no I/O of which the goal's figure is known: start a load, or give --load");
}

static void tuner_measure(struct tuner *tuner, struct monitor *monitor)
{
	struct tune_figures figures = tuner_trial_figures(monitor->history,
							  tuner->measure_ns);
	uint64_t now_ns = clock_mono_ns();

	if (tuner_trial_is_hopeless(tuner, &figures))
		tuner_take_trial(tuner, monitor, &figures, true);
	else if (tuner_trial_is_long_enough(tuner, monitor))
		tuner_take_trial(tuner, monitor, &figures, false);
	else
		tuner->due_ns = now_ns + tuner_trial_part_ns(tuner);
}

void tuner_step(struct tuner *tuner, struct monitor *monitor)
{
	if (!tuner_is_busy(tuner) || clock_mono_ns() < tuner->due_ns)
		return;
	monitor_sample(monitor);
	if (!tuner_check_device(tuner, monitor))
		return;
	switch (tuner->state) {
	case TUNER_TURNS:
		tuner_begin_trial(tuner, monitor);
		break;
	case TUNER_SETTLES:
		tuner_begin_measuring(tuner, monitor);
		break;
	case TUNER_MEASURES:
		tuner_measure(tuner, monitor);
		break;
	case TUNER_OFF:
	case TUNER_ENDED:
		break;
	}
}

/* --- ending ---------------------------------------------------------------- */

static bool tuner_put_back_load(struct tuner *tuner, struct monitor *monitor,
				struct problem *error)
{
	return !tuner->runs_load ||
		load_is_same(&tuner->load_before, &monitor->source->asked) ||
		source_set_load(monitor->source, &tuner->load_before, error);
}

/* Somebody else's change stays; the restore file is no longer needed. */
static bool tuner_end_restore(struct tuner *tuner, struct monitor *monitor,
			      struct problem *problem)
{
	struct problem found;

	tuner->restore.values = tuner->before;
	if (restore_end(&tuner->restore, monitor->source, &found))
		return true;
	*problem = found;
	return false;
}

static void tuner_record(const struct tuner *tuner, struct monitor *monitor)
{
	struct tune_packed packed;

	tuner_result_pack(tuner, &packed);
	monitor_write_search(monitor, &packed);
}

bool tuner_end(struct tuner *tuner, struct monitor *monitor,
	       struct problem *problem)
{
	bool good;

	problem_set(problem, NULL, NULL, NULL, NULL);
	if (tuner->state == TUNER_OFF || tuner->is_over)
		return true;
	if (tuner_is_busy(tuner))
		tuner_fail(tuner, "it was stopped");
	tuner->state = TUNER_ENDED;
	tuner->due_ns = SOURCE_NEVER;
	tuner->is_over = true;
	monitor_read_back(monitor);
	good = restore_put_back(&tuner->before, &monitor->sample,
				monitor->source, problem);
	good &= tuner_put_back_load(tuner, monitor, problem);
	monitor_read_back(monitor);
	tuner_record(tuner, monitor);
	return tuner_end_restore(tuner, monitor, problem) && good;
}

void tuner_free(struct tuner *tuner)
{
	tune_search_free(&tuner->search);
	*tuner = (struct tuner){ .due_ns = SOURCE_NEVER };
}
