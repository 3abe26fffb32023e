// SPDX-License-Identifier: GPL-2.0
/*
 * panel_prompt.c - the line being typed
 */
#include "dpastop/ui/panel/panel.h"

int panel_prompt_cols(const struct prompt *prompt, int cols)
{
	/* At the end of the text, the cursor needs a column of its own. */
	int wanted = pen_width(prompt->text) + !prompt->text[prompt->at];

	return wanted < cols ? wanted : cols;
}

/* Write the first @cols columns of @text; returns the rest. */
static const char *panel_prompt_part(struct pen *pen, enum role role,
				     const char *text, int cols)
{
	const char *end = pen_skip(text, cols);

	pen_format(pen, role, "%.*s", (int)(end - text), text);
	return end;
}

void panel_prompt_draw(struct pen *pen, const struct prompt *prompt, int cols)
{
	const char *cursor = prompt->text + prompt->at;
	int before = pen_width(prompt->text) - pen_width(cursor);
	int skipped = before < cols ? 0 : before - cols + 1;
	const char *at = pen_skip(prompt->text, skipped);
	int end = pen->x + cols;

	at = panel_prompt_part(pen, ROLE_FIELD, at, before - skipped);
	if (!*at) {
		pen_text(pen, ROLE_FIELD, "_");
		return;
	}
	at = panel_prompt_part(pen, ROLE_SELECTED, at, 1);
	panel_prompt_part(pen, ROLE_FIELD, at, end - pen->x);
}
