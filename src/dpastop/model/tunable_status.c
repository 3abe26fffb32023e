// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/tunable_status.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/model/method.h"

/* The range of a value over some CPUs. */
struct span {
	size_t count;
	double least;
	double most;
};

static void tunable_status_span_add(struct span *span, double value)
{
	if (!span->count || value < span->least)
		span->least = value;
	if (!span->count || value > span->most)
		span->most = value;
	span->count++;
}

/* Is it active, and in one of @modes (a bit mask)? */
static bool tunable_status_counts(const struct model_cpu *cpu,
				  unsigned int modes)
{
	uint64_t mode;

	return !cpu->idle && cpu_row_get(&cpu->row, CPU_MODE, &mode) &&
		modes >> mode & 1;
}

/* @field of the active CPUs in one of @modes. */
static struct span tunable_status_field(const struct model *model,
					enum cpu_field field,
					unsigned int modes)
{
	struct span span = { 0 };
	uint64_t value;
	size_t i;

	for (i = 0; i < model->nr_cpus; i++) {
		const struct model_cpu *cpu = model->cpus + i;

		if (tunable_status_counts(cpu, modes) &&
		    cpu_row_get(&cpu->row, field, &value))
			tunable_status_span_add(&span, (double)value);
	}
	return span;
}

/* The same of a figure that is worked out from the rows. */
static struct span
tunable_status_figure(const struct model *model,
		      struct figure (*of)(const struct cpu_row *row),
		      unsigned int modes)
{
	struct span span = { 0 };
	size_t i;

	for (i = 0; i < model->nr_cpus; i++) {
		const struct model_cpu *cpu = model->cpus + i;
		struct figure figure;

		if (!tunable_status_counts(cpu, modes))
			continue;
		figure = of(&cpu->row);
		if (figure.known)
			tunable_status_span_add(&span, figure.value);
	}
	return span;
}

/* The moment that is shown, in a sentence. */
static const char *tunable_status_when(const struct model *model)
{
	return model->is_live ? "now" : "then";
}

/* How many of the newest switches are searched. */
#define TUNABLE_STATUS_SWITCHES 1024

/* How long a change is highlighted. */
#define TUNABLE_STATUS_CHANGE_NS 2000000000u

#define ALL_MODES ((1u << DPAS_NR_MODES) - 1)

static void tunable_status_sleep_text(double ns, char text[24])
{
	if (ns < 1000)
		snprintf(text, 24, "%.0f ns", ns);
	else if (ns < 99950)
		snprintf(text, 24, "%.1f us", ns / 1000);
	else if (ns < 999500)
		snprintf(text, 24, "%.0f us", ns / 1000);
	else
		snprintf(text, 24, "%.1f ms", ns / 1e6);
}

/*
 * The number of CPUs that sleep no longer than the minimum allows; one without a
 * mode (LHP and EHP of a trace) has none.
 */
static size_t tunable_status_at_floor(const struct model *model,
				      int64_t floor_ns)
{
	size_t i, count = 0;

	for (i = 0; i < model->nr_cpus; i++) {
		const struct model_cpu *cpu = model->cpus + i;
		struct figure sleep = figure_last_sleep(&cpu->row);

		count += tunable_status_counts(cpu, ALL_MODES) && sleep.known &&
			sleep.value <= (double)floor_ns;
	}
	return count;
}

static void tunable_status_floor(const struct model *model, char *text,
				 size_t size)
{
	struct span dur = tunable_status_figure(model, figure_last_sleep,
						ALL_MODES);
	char least[24], most[24];
	int64_t floor_ns;

	if (!dur.count ||
	    !sample_get_tunable(&model->now, DPAS_PAS_D_INIT, &floor_ns))
		return;
	tunable_status_sleep_text(dur.least, least);
	tunable_status_sleep_text(dur.most, most);
	snprintf(text, size, "dur %s to %s; %zu of %zu at d_init", least, most,
		 tunable_status_at_floor(model, floor_ns), dur.count);
}

static void tunable_status_overs(const struct model *model, char *text,
				 size_t size)
{
	struct span overs = { 0 };
	size_t i;

	for (i = 0; i < model->nr_cpus; i++)
		if (tunable_status_counts(&model->cpus[i], ALL_MODES) &&
		    model->cpus[i].over_share.known)
			tunable_status_span_add(
				&overs, model->cpus[i].over_share.value);
	if (overs.most - overs.least > 0.005)
		snprintf(text, size, "%.0f to %.0f %% of sleeps too long %s",
			 overs.least * 100, overs.most * 100,
			 tunable_status_when(model));
	else if (overs.count)
		snprintf(text, size, "%.0f %% of sleeps too long %s",
			 overs.least * 100, tunable_status_when(model));
}

/* Has any I/O of the last second been in one of @modes? */
static bool tunable_status_is_used(const struct model *model,
				   unsigned int modes)
{
	unsigned int mode;

	for (mode = 0; mode < DPAS_NR_MODES; mode++)
		if (modes & 1u << mode && model->share[mode].known &&
		    model->share[mode].value > 0)
			return true;
	return false;
}

/*
 * Why nothing can be said now of what is consulted in @modes, @names: perhaps it
 * has no effect.
 */
static void tunable_status_none(const struct model *model, unsigned int modes,
				const char *names, char *text, size_t size)
{
	if (model->nr_cpus > model->nr_idle)
		snprintf(text, size,
			 tunable_status_is_used(model, modes) ?
				 "no CPU in %s at this moment" :
				 "no CPU in %s %s: not consulted",
			 names, tunable_status_when(model));
}

static void tunable_status_tf(const struct model *model, char *text,
			      size_t size)
{
	struct span tf = tunable_status_field(model, CPU_TF, 1u << DPAS_PAS);

	if (tf.count)
		snprintf(text, size, "tf in this window at most %.0f", tf.most);
	else
		tunable_status_none(model, 1u << DPAS_PAS,
				    sample_mode_name(DPAS_PAS), text, size);
}

/* The newest switch up to the time shown that left @mode with evidence. */
static const struct switch_record *
tunable_status_last_switch(const struct model *model,
			   const struct history *history, unsigned int mode)
{
	size_t i, last = model->first_switch + TUNABLE_STATUS_SWITCHES;
	const struct switch_record *record;

	for (i = model->first_switch; i < last; i++) {
		record = history_switch(history, i);
		if (!record || (!record->sampled && record->event.from == mode))
			return record;
	}
	return NULL;
}

/* The current QD is only sampled in PAS and OL, which rarely last long. */
static void tunable_status_qd(const struct model *model,
			      const struct history *history, unsigned int mode,
			      char *text, size_t size)
{
	const struct switch_record *last;
	struct span qd = tunable_status_figure(model, figure_average_qd,
					       1u << mode);
	const char *name = sample_mode_name(mode);

	if (qd.count)
		snprintf(text, size,
			 qd.least < qd.most ?
				 "average QD in %s %s %.1f to %.1f" :
				 "average QD in %s %s %.1f",
			 name, tunable_status_when(model), qd.least, qd.most);
	else if ((last = tunable_status_last_switch(model, history, mode)))
		snprintf(text, size, "average QD in %s last %.1f", name,
			 last->event.average_qd10 / 10.0);
	else
		tunable_status_none(model, 1u << mode, name, text, size);
}

/* How full the windows are on CPUs in the modes that @id limits. */
static void tunable_status_window(const struct model *model, unsigned int id,
				  char *text, size_t size)
{
	unsigned int modes = 0, mode;
	char names[32] = "";
	struct span window;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		if (mode_edge_window_tunable(mode) != id)
			continue;
		snprintf(names + strlen(names), sizeof(names) - strlen(names),
			 "%s%s", modes ? " or " : "", sample_mode_name(mode));
		modes |= 1u << mode;
	}
	window = tunable_status_field(model, CPU_WINDOW_IOS, modes);
	if (window.count)
		snprintf(text, size,
			 window.least < window.most ?
				 "windows in %s %s at %.0f to %.0f" :
				 "the window in %s %s at %.0f",
			 names, tunable_status_when(model), window.least,
			 window.most);
	else if (!tunable_status_field(model, CPU_MODE, modes).count)
		tunable_status_none(model, modes, names, text, size);
}

static void tunable_status_switches(const struct model *model, char *text,
				    size_t size)
{
	double rate = model->switch_rate.value;

	if (model->switch_rate.known)
		snprintf(text, size, "%.*f switches/s %s",
			 rate > 0 && rate < 9.95, rate,
			 tunable_status_when(model));
}

static void tunable_status_method(const struct model *model, char *text,
				  size_t size)
{
	enum method method = method_of(&model->now);

	if (method != METHOD_UNKNOWN)
		snprintf(text, size, "the method is %s %s", method_name(method),
			 tunable_status_when(model));
}

/* Does @method consult it, or is it one of those that choose the method? */
static bool tunable_status_applies(unsigned int id, enum method method)
{
	int64_t value;

	if (method_value(method, id, &value) || method == METHOD_DPAS)
		return true;
	return method == METHOD_PAS && id >= DPAS_PAS_ADAPTIVE_ENABLED &&
		id <= DPAS_PAS_DN_INIT;
}

void tunable_status_describe(const struct model *model,
			     const struct history *history, unsigned int id,
			     char *text, size_t size)
{
	enum method method = method_of(&model->now);

	*text = '\0';
	if (!model->has_sample)
		return;
	if (method != METHOD_UNKNOWN && !tunable_status_applies(id, method)) {
		tunable_status_method(model, text, size);
		return;
	}
	switch (id) {
	case DPAS_PAS_D_INIT:
		tunable_status_floor(model, text, size);
		break;
	case DPAS_PAS_ADAPTIVE_ENABLED:
	case DPAS_PAS_UP_INIT:
	case DPAS_PAS_DN_INIT:
		tunable_status_overs(model, text, size);
		break;
	case DPAS_SWITCH_ENABLED:
		tunable_status_switches(model, text, size);
		break;
	case DPAS_SWITCH_PARAM1:
		tunable_status_tf(model, text, size);
		break;
	case DPAS_SWITCH_PARAM2:
	case DPAS_SWITCH_PARAM3:
		tunable_status_qd(model, history, DPAS_OL, text, size);
		break;
	case DPAS_SWITCH_PARAM4:
		tunable_status_qd(model, history, DPAS_PAS, text, size);
		break;
	case DPAS_SWITCH_PARAM5:
	case DPAS_SWITCH_PARAM6:
	case DPAS_SWITCH_PARAM7:
		tunable_status_window(model, id, text, size);
		break;
	case DPAS_PAS_ENABLED:
	case DPAS_EHP_ENABLED:
	case TUNABLE_IO_POLL_DELAY:
		tunable_status_method(model, text, size);
	}
}

bool tunable_status_just_changed(const struct model *model,
				 const struct history *history, unsigned int id)
{
	const struct mark *mark;
	size_t i;

	for (i = 0; (mark = history_mark(history, i)); i++) {
		if (mark->mono_ns + TUNABLE_STATUS_CHANGE_NS < model->mono_ns)
			return false;
		if (mark->kind == MARK_CHANGE && mark->id == id &&
		    mark->mono_ns <= model->mono_ns)
			return true;
	}
	return false;
}
