// SPDX-License-Identifier: GPL-2.0
/*
 * panel_why.c - why a CPU is in its mode, in words
 */
#include <inttypes.h>
#include <stdio.h>

#include "dpastop/model/why.h"
#include "dpastop/ui/panel/panel.h"

void panel_why_draw(struct pen *pen, const struct app *app,
		    const struct model_cpu *cpu, bool is_named)
{
	char why[WHY_SIZE], text[WHY_SIZE + 24];

	why_describe(&app->model, cpu, why);
	if (is_named)
		snprintf(text, sizeof(text), "CPU %" PRIu32 " %s", cpu->row.cpu,
			 why);
	else
		snprintf(text, sizeof(text), "%s", why);
	pen_paragraph(pen, ROLE_TEXT, text);
}
