// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/act_speed.h"

static const double act_speeds[] = {
	0, SOURCE_SLOWEST, 0.001, 0.01, 0.1, 1, 10, SOURCE_FASTEST,
};

#define NR_SPEEDS (sizeof(act_speeds) / sizeof(*act_speeds))

/* The next speed in the table, up to its ends. */
static double act_speed_step(double speed, bool faster)
{
	size_t i = 0;

	while (i < NR_SPEEDS &&
	       (act_speeds[i] < speed || (faster && act_speeds[i] == speed)))
		i++;
	if (faster)
		return i < NR_SPEEDS ? act_speeds[i] : speed;
	return i ? act_speeds[i - 1] : speed;
}

bool act_speed(struct app *app, enum action action)
{
	struct source *source = app->monitor.source;

	if (action != ACTION_SLOWER && action != ACTION_FASTER)
		return false;
	if (!source_has_speed(source)) {
		message_set(
			&app->view.message, false,
			"only the simulator's time can run slower or faster");
		return true;
	}
	source_set_speed(
		source, act_speed_step(source->speed, action == ACTION_FASTER));
	message_set(&app->view.message, false, "simulator: %s", source->pace);
	return true;
}
