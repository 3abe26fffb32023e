// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/observed.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "lib/model/method.h"

/* The least and the most of something, over some CPUs. */
struct span {
	size_t count;
	double least;
	double most;
};

static void observed_span_add(struct span *span, double value)
{
	if (!span->count || value < span->least)
		span->least = value;
	if (!span->count || value > span->most)
		span->most = value;
	span->count++;
}

/* @field of the active CPUs that are in a mode of @modes, as bits. */
static struct span observed_field(const struct picture *picture,
				  enum cpu_field field, unsigned int modes)
{
	struct span span = { 0 };
	uint64_t value, mode;
	size_t i;

	for (i = 0; i < picture->nr_cpus; i++) {
		const struct picture_cpu *cpu = picture->cpus + i;

		if (!cpu->idle && cpu_row_get(&cpu->row, CPU_MODE, &mode) &&
		    modes >> mode & 1 && cpu_row_get(&cpu->row, field, &value))
			observed_span_add(&span, (double)value);
	}
	return span;
}

/* So many switches, from the newest, are asked what they saw. */
#define OBSERVED_SWITCHES 1024

/* So long a change is news. */
#define OBSERVED_CHANGE_NS 2000000000u

#define ALL_MODES ((1u << DPAS_NR_MODES) - 1)

static void observed_sleep_text(double ns, char text[24])
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

/* How many of the active CPUs sleep no longer than the floor allows. */
static size_t observed_at_floor(const struct picture *picture, int64_t floor_ns)
{
	size_t i, count = 0;
	uint64_t value;

	for (i = 0; i < picture->nr_cpus; i++)
		count += !picture->cpus[i].idle &&
			cpu_row_get(&picture->cpus[i].row, CPU_DUR_NS,
				    &value) && (int64_t)value <= floor_ns;
	return count;
}

static void observed_floor(const struct picture *picture, char *text,
			   size_t size)
{
	struct span dur = observed_field(picture, CPU_DUR_NS, ALL_MODES);
	char least[24], most[24];
	int64_t floor_ns;

	if (!dur.count || !snapshot_get_param(&picture->now, DPAS_PAS_D_INIT,
					      &floor_ns))
		return;
	observed_sleep_text(dur.least, least);
	observed_sleep_text(dur.most, most);
	snprintf(text, size, "dur %s to %s; %zu of %zu at it", least,
		 most, observed_at_floor(picture, floor_ns), dur.count);
}

static void observed_overs(const struct picture *picture, char *text,
			   size_t size)
{
	struct span overs = { 0 };
	size_t i;

	for (i = 0; i < picture->nr_cpus; i++)
		if (!picture->cpus[i].idle && picture->cpus[i].over_share.known)
			observed_span_add(&overs,
					  picture->cpus[i].over_share.value);
	if (overs.count)
		snprintf(text, size, overs.most - overs.least > 0.005 ?
			 "%.0f to %.0f %% of sleeps too long now" :
			 "%.0f %% of sleeps too long now",
			 overs.least * 100, overs.most * 100);
}

static void observed_tf(const struct picture *picture, char *text, size_t size)
{
	struct span tf = observed_field(picture, CPU_TF, ALL_MODES);

	if (tf.count)
		snprintf(text, size, "tf in this window at most %.0f", tf.most);
}

/* The newest switch, up to the moment, that left @mode with its evidence. */
static const struct switch_record *
observed_last_switch(const struct picture *picture,
		     const struct history *history, unsigned int mode)
{
	size_t i, last = picture->first_switch + OBSERVED_SWITCHES;
	const struct switch_record *record;

	for (i = picture->first_switch; i < last; i++) {
		record = history_switch(history, i);
		if (!record || (!record->sampled && record->event.from == mode))
			return record;
	}
	return NULL;
}

/* In CP and in INT no QD is taken; and in PAS and OL they are but briefly. */
static void observed_qd(const struct picture *picture,
			const struct history *history, unsigned int mode,
			char *text, size_t size)
{
	const struct switch_record *last;
	struct span qd = observed_field(picture, CPU_AVERAGE_QD10, 1u << mode);
	const char *name = snapshot_mode_name(mode);

	if (qd.count)
		snprintf(text, size, qd.least < qd.most ?
			 "average QD x10 in %s now %.0f to %.0f" :
			 "average QD x10 in %s now %.0f",
			 name, qd.least, qd.most);
	else if ((last = observed_last_switch(picture, history, mode)))
		snprintf(text, size, "average QD x10 in %s last %" PRIu32,
			 name, last->event.average_qd10);
	else if (picture->nr_cpus > picture->nr_idle)
		snprintf(text, size, "no CPU in %s now", name);
}

/* How full the windows are of the CPUs in the modes that @id limits. */
static void observed_window(const struct picture *picture, unsigned int id,
			    char *text, size_t size)
{
	unsigned int modes = 0, mode;
	char names[32] = "";
	struct span window;

	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		if (mode_edge_window_param(mode) != id)
			continue;
		snprintf(names + strlen(names), sizeof(names) - strlen(names),
			 "%s%s", modes ? " or " : "", snapshot_mode_name(mode));
		modes |= 1u << mode;
	}
	window = observed_field(picture, CPU_WINDOW_IOS, modes);
	if (window.count)
		snprintf(text, size, window.least < window.most ?
			 "windows in %s now at %.0f to %.0f" :
			 "the window in %s now at %.0f", names, window.least,
			 window.most);
	else if (picture->nr_cpus > picture->nr_idle &&
		 !observed_field(picture, CPU_MODE, modes).count)
		snprintf(text, size, "no CPU in %s now", names);
}

static void observed_switches(const struct picture *picture, char *text,
			      size_t size)
{
	double rate = picture->switch_rate.value;

	if (picture->switch_rate.known)
		snprintf(text, size, "%.*f switches a second now",
			 rate > 0 && rate < 9.95, rate);
}

static void observed_method(const struct picture *picture, char *text,
			    size_t size)
{
	enum method method = method_of(&picture->now);

	if (method != METHOD_UNKNOWN)
		snprintf(text, size, "the method is %s now",
			 method_name(method));
}

void observed_describe(const struct picture *picture,
		       const struct history *history, unsigned int id,
		       char *text, size_t size)
{
	*text = '\0';
	if (!picture->has_sample)
		return;
	switch (id) {
	case DPAS_PAS_D_INIT:
		observed_floor(picture, text, size);
		break;
	case DPAS_PAS_ADAPTIVE_ENABLED:
	case DPAS_PAS_UP_INIT:
	case DPAS_PAS_DN_INIT:
		observed_overs(picture, text, size);
		break;
	case DPAS_SWITCH_ENABLED:
		observed_switches(picture, text, size);
		break;
	case DPAS_SWITCH_PARAM1:
		observed_tf(picture, text, size);
		break;
	case DPAS_SWITCH_PARAM2:
	case DPAS_SWITCH_PARAM3:
		observed_qd(picture, history, DPAS_OL, text, size);
		break;
	case DPAS_SWITCH_PARAM4:
		observed_qd(picture, history, DPAS_PAS, text, size);
		break;
	case DPAS_SWITCH_PARAM5:
	case DPAS_SWITCH_PARAM6:
	case DPAS_SWITCH_PARAM7:
		observed_window(picture, id, text, size);
		break;
	default:
		observed_method(picture, text, size);
	}
}

bool observed_just_changed(const struct picture *picture,
			   const struct history *history, unsigned int id)
{
	const struct mark *mark;
	size_t i;

	for (i = 0; (mark = history_mark(history, i)); i++) {
		if (mark->mono_ns + OBSERVED_CHANGE_NS < picture->mono_ns)
			return false;
		if (mark->kind == MARK_CHANGE && mark->id == id &&
		    mark->mono_ns <= picture->mono_ns)
			return true;
	}
	return false;
}
