// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/view.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const unsigned int view_zoom_ticks[VIEW_NR_ZOOMS] = {
	1, 2, 5, 10, 20, 30, 60, 120,
};

#define VIEW_TITLE(NAME, name, title, help) [VIEW_##NAME] = (title),

const char *view_title(enum view_name name)
{
	static const char *const titles[VIEW_COUNT] = { VIEW_LIST(VIEW_TITLE) };

	return titles[name];
}

void message_set(struct message *message, bool is_error, const char *format,
		 ...)
{
	va_list arguments;

	message->is_error = is_error;
	va_start(arguments, format);
	vsnprintf(message->text, sizeof(message->text), format, arguments);
	va_end(arguments);
}

void message_problem(struct message *message, const struct problem *problem)
{
	message->is_error = true;
	problem_text(problem, message->text, sizeof(message->text));
}

void message_add(struct message *message, bool is_error, const char *text)
{
	size_t length = strlen(message->text);

	message->is_error |= is_error;
	snprintf(message->text + length, sizeof(message->text) - length, "%s%s",
		 length ? "; " : "", text);
}
