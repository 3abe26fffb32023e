// SPDX-License-Identifier: GPL-2.0
#include "app.h"

#include <stdio.h>

const struct snapshot *app_tunables(const struct app *app)
{
	return source_is_recording(app->monitor.source) ? &app->picture.now :
		&app->monitor.snapshot;
}

void app_update_picture(struct app *app)
{
	if (!picture_update(&app->picture, app->monitor.history,
			    &app->view.wish))
		message_set(&app->view.message, true,
			    "no memory for a new picture");
	/* A value that was just written is seen before the next sample. */
	if (app->view.wish.is_live && app->monitor.status == SOURCE_OK)
		picture_update_tunables(&app->picture,
					&app->monitor.snapshot);
}

/* A recording that cannot go on ends, and that is said. */
static void app_check_record(struct app *app)
{
	char problem[RECORDER_TEXT_SIZE];

	if (app->monitor.recorder && *recorder_problem(app->monitor.recorder) &&
	    !monitor_end_record(&app->monitor, problem))
		message_set(&app->view.message, true, "%s", problem);
}

void app_show_look(struct app *app)
{
	const struct monitor *monitor = &app->monitor;

	app->away[0] = '\0';
	if (monitor->status == SOURCE_GONE || monitor->status == SOURCE_END)
		source_error_text(&monitor->error, app->away,
				  sizeof(app->away));
	app_update_picture(app);
	app_check_record(app);
}
