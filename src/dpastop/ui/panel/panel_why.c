// SPDX-License-Identifier: GPL-2.0
/*
 * panel_why.c - why a CPU is in its mode, in words; of a trace, what its CPUs are
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/model/why.h"
#include "dpastop/ui/draw/number.h"
#include "dpastop/ui/panel/panel.h"

void panel_why_draw(struct pen *pen, const struct app *app,
		    const struct model_cpu *cpu, bool is_named)
{
	char why[WHY_SIZE], text[WHY_SIZE + 24];

	/* Its CPUs have a policy each, not the method of the tunables. */
	if (source_is_trace(app->monitor.source)) {
		snprintf(text, sizeof(text), "%.*s.", WHY_SIZE,
			 app->monitor.source->policies);
	} else {
		why_describe(&app->model, cpu, why);
		snprintf(text, sizeof(text), "%s", why);
		if (is_named)
			snprintf(text, sizeof(text), "CPU %" PRIu32 " %s",
				 cpu->row.cpu, why);
	}
	number_signs(pen->theme, text, sizeof(text));
	pen_paragraph(pen, ROLE_TEXT, text);
}
