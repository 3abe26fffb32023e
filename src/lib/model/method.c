// SPDX-License-Identifier: GPL-2.0
#include "lib/model/method.h"

#include <strings.h>

static const struct {
	const char *name;
	const char *words;
	const char *colour;
	bool is_polled;
	int64_t io_poll_delay;
	bool ehp_enabled;
	bool pas_enabled;
	bool switch_enabled;
} methods[METHOD_COUNT] = {
	[METHOD_UNKNOWN] = { .name = "?", .colour = "#000000", .words = "" },
	[METHOD_INT] = { .name = "INT",
			 .colour = "#0072b2",
			 .words = "every I/O completes by interrupt",
			 .io_poll_delay = -1 },
	[METHOD_CP] = { .name = "CP",
			.colour = "#d55e00",
			.words = "I/O that requests polling polls at once",
			.is_polled = true,
			.io_poll_delay = -1 },
	[METHOD_LHP] = { .name = "LHP",
			 .colour = "#009e73",
			 .words =
				 "I/O that requests polling sleeps for half the mean, then polls",
			 .is_polled = true },
	[METHOD_EHP] = { .name = "EHP",
			 .colour = "#e69f00",
			 .words =
				 "I/O that requests polling sleeps for the recent minimum, then polls",
			 .is_polled = true,
			 .ehp_enabled = true },
	[METHOD_PAS] = { .name = "PAS",
			 .colour = "#cc79a7",
			 .words =
				 "I/O that requests polling sleeps, then polls; modes stay",
			 .is_polled = true,
			 .pas_enabled = true },
	[METHOD_DPAS] = { .name = "DPAS",
			  .colour = "#000000",
			  .words =
				  "each CPU switches between PAS, CP, OL and INT by itself",
			  .is_polled = true,
			  .pas_enabled = true,
			  .switch_enabled = true },
};

const char *method_name(enum method method)
{
	return methods[method].name;
}

const char *method_words(enum method method)
{
	return methods[method].words;
}

const char *method_colour(enum method method)
{
	return methods[method].colour;
}

enum method method_find(const char *name)
{
	enum method method;

	for (method = METHOD_INT; method < METHOD_COUNT; method++)
		if (!strcasecmp(name, methods[method].name))
			return method;
	return METHOD_UNKNOWN;
}

bool method_is_of_lab(enum method method)
{
	return method != METHOD_UNKNOWN && method != METHOD_EHP;
}

bool method_is_polled(enum method method)
{
	return methods[method].is_polled;
}

bool method_is_counted(enum method method)
{
	return methods[method].ehp_enabled || methods[method].pas_enabled;
}

bool method_is_there(enum method method, const struct sample *sample)
{
	int64_t value;

	return !methods[method].ehp_enabled ||
		sample_get_tunable(sample, DPAS_EHP_ENABLED, &value);
}

bool method_value(enum method method, unsigned int id, int64_t *value)
{
	switch (id) {
	case TUNABLE_IO_POLL_DELAY:
		*value = methods[method].io_poll_delay;
		return true;
	case DPAS_EHP_ENABLED:
		*value = methods[method].ehp_enabled;
		return true;
	case DPAS_PAS_ENABLED:
		*value = methods[method].pas_enabled;
		return true;
	case DPAS_SWITCH_ENABLED:
		*value = methods[method].switch_enabled;
		return true;
	default:
		return false;
	}
}

/* Does the load of dpastop or of the simulator poll? True if there is none. */
static bool method_asks_for_polling(const struct sample *sample)
{
	uint64_t jobs, others, polled;

	if (!sample_get_load(sample, LOAD_JOBS, &jobs) || !jobs ||
	    (sample_get_load(sample, LOAD_OTHERS, &others) && others))
		return true;
	return !sample_get_load(sample, LOAD_POLLED, &polled) || polled;
}

/*
 * In the kernel's order of precedence, io_poll_delay first: if negative, it
 * polls at once, and a fixed sleep bypasses the policy.
 */
enum method method_of(const struct sample *sample)
{
	uint64_t io_poll;
	int64_t delay, ehp, pas, switching;

	if (sample_get_queue(sample, QUEUE_IO_POLL, &io_poll) && !io_poll)
		return METHOD_INT;
	if (!sample_get_tunable(sample, DPAS_PAS_ENABLED, &pas) ||
	    !sample_get_tunable(sample, DPAS_SWITCH_ENABLED, &switching) ||
	    !sample_get_tunable(sample, TUNABLE_IO_POLL_DELAY, &delay))
		return METHOD_UNKNOWN;
	if (delay < 0)
		return method_asks_for_polling(sample) ? METHOD_CP : METHOD_INT;
	if (delay > 0)
		return METHOD_LHP;
	if (sample_get_tunable(sample, DPAS_EHP_ENABLED, &ehp) && ehp)
		return METHOD_EHP;
	if (!pas)
		return METHOD_LHP;
	return switching ? METHOD_DPAS : METHOD_PAS;
}
