// SPDX-License-Identifier: GPL-2.0
/*
 * panel_strip.c - the selected tunable in one line, if its panel is not shown
 */
#include <inttypes.h>

#include "dpastop/ui/panel/panel.h"

void panel_strip_draw(const struct theme *theme, struct rect area,
		      const struct app *app)
{
	struct tunable tunable = tunable_get(app->editor.selected);
	struct pen pen = pen_new(theme, area);
	int64_t value;

	pen_format(&pen, ROLE_SELECTED, " %s ", tunable.name);
	if (sample_get_tunable(app_tunables(app), app->editor.selected, &value))
		pen_format(&pen,
			   value == tunable.init ? ROLE_STRONG : ROLE_CHANGED,
			   " %" PRId64 " %s ", value, tunable.unit);
	else
		pen_format(&pen, ROLE_DIM, " %s ", theme->sign[SIGN_UNKNOWN]);
	pen_format(&pen, ROLE_DIM, " %s", tunable.meaning);
}
