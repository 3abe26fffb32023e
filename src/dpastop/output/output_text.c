// SPDX-License-Identifier: GPL-2.0
#include "dpastop/output/output_text.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

bool output_text_begin(struct output_text *text)
{
	text->stream = open_memstream(&text->data, &text->size);
	return text->stream;
}

static bool output_text_write(const struct output_text *text, int fd)
{
	size_t done = 0;

	while (done < text->size) {
		ssize_t written = write(fd, text->data + done,
					text->size - done);

		if (written < 0 && errno != EINTR)
			return false;
		if (written > 0)
			done += (size_t)written;
	}
	return true;
}

bool output_text_end(struct output_text *text, int fd)
{
	bool written = !fclose(text->stream) && output_text_write(text, fd);
	int number = errno;

	free(text->data);
	errno = number;
	return written;
}

void output_text_decimal(FILE *stream, uint64_t value, uint64_t divisor)
{
	uint64_t rest = value % divisor;

	fprintf(stream, "%" PRIu64, value / divisor);
	if (!rest)
		return;
	putc('.', stream);
	while (rest) {
		divisor /= 10;
		putc('0' + (int)(rest / divisor), stream);
		rest %= divisor;
	}
}
