// SPDX-License-Identifier: GPL-2.0
#include "lib/base/text.h"

#include <stdarg.h>
#include <stdio.h>

struct text text_begin(char *bytes, size_t size)
{
	*bytes = '\0';
	return (struct text){ bytes, size, 0 };
}

void text_add(struct text *text, const char *format, ...)
{
	size_t room = text->size - text->length;
	va_list arguments;
	int added;

	va_start(arguments, format);
	added = vsnprintf(text->bytes + text->length, room, format, arguments);
	va_end(arguments);
	if (added > 0)
		text->length += (size_t)added < room ? (size_t)added : room - 1;
}

const char *text_s(uint64_t count)
{
	return count == 1 ? "" : "s";
}
