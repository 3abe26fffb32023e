// SPDX-License-Identifier: GPL-2.0
/*
 * panel_strip.c - the selected tunable in one line, if its panel is not shown
 */
#include <inttypes.h>

#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

void panel_strip_draw(const struct theme *theme, struct rect area,
		      const struct app *app)
{
	unsigned int id = app->editor.selected;
	struct tunable tunable = tunable_get(id);
	struct pen pen = pen_new(theme, area);
	char unit[NUMBER_SIZE];
	int64_t value, now;

	number_unit(theme, tunable.unit, unit);
	pen_format(&pen, ROLE_SELECTED, " %s ", tunable.name);
	if (sample_get_tunable(app_shown_tunables(app), id, &value))
		pen_format(&pen,
			   tunable_has_default(id) && value != tunable.init ?
				   ROLE_CHANGED :
				   ROLE_STRONG,
			   " %" PRId64 " %s ", value, unit);
	else
		pen_format(&pen, ROLE_DIM, " %s ", theme->sign[SIGN_UNKNOWN]);
	if (app_tunable_differs(app, id, &now))
		pen_format(&pen, ROLE_TEXT, " now %" PRId64 " ", now);
	pen_format(&pen, ROLE_DIM, " %s", tunable.meaning);
}
