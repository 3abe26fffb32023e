// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio_told.h"

#include <stdio.h>
#include <string.h>

/* A status of 512 jobs has less than half of this. */
#define FIO_TOLD_MOST_TEXT (1024 * 1024)

void fio_told_begin(struct fio_told *told, uint64_t now_ns)
{
	load_figures_begin(&told->figures);
	told->complaint[0] = '\0';
	told->heard_ns = now_ns;
	told->nr_bad = 0;
	told->is_said = false;
}

/* Keep the first line that fio complains in; I/O errors come this way. */
static void fio_told_listen(struct fio_told *told, const char *text,
			    size_t size)
{
	const char *line = memmem(text, size, "fio: ", 5), *end;

	if (!line || *told->complaint)
		return;
	end = memchr(line, '\n', size - (size_t)(line - text));
	if (end)
		snprintf(told->complaint, sizeof(told->complaint), "%.*s",
			 (int)(end - line), line);
}

/* Say once that figures are missing, until there are some again. */
static bool fio_told_say(struct fio_told *told)
{
	bool is_news = !told->is_said;

	told->is_said = true;
	return is_news;
}

/* A whole status has come. True: there were too many bad ones. */
static bool fio_told_take(struct fio_told *told, const char *text, size_t size,
			  uint64_t now_ns, char *reason)
{
	char wrong[FIO_STATUS_REASON];

	told->heard_ns = now_ns;
	if (fio_status_parse(text, size, &told->status, wrong)) {
		load_figures_take(&told->figures, &told->status, now_ns);
		told->nr_bad = 0;
		told->is_said = false;
		return false;
	}
	if (++told->nr_bad < FIO_TOLD_MOST_BAD || !fio_told_say(told))
		return false;
	snprintf(reason, SOURCE_TEXT_SIZE,
		 "%u of its statuses in a row could not be read: %.*s",
		 told->nr_bad, FIO_STATUS_REASON, wrong);
	return true;
}

bool fio_told_hear(struct fio_told *told, struct child_text *out,
		   uint64_t now_ns, char *reason)
{
	size_t start = 0, length;
	bool is_missing = false;

	fio_told_listen(told, out->data, out->length);
	while ((length = fio_status_find(out->data, out->length, &start))) {
		is_missing |= fio_told_take(told, out->data + start, length,
					    now_ns, reason);
		start += length;
	}
	if (out->length - start > FIO_TOLD_MOST_TEXT)
		start = out->length;
	child_text_drop(out, start);
	if (now_ns - told->heard_ns < FIO_TOLD_SILENCE_NS ||
	    !fio_told_say(told))
		return is_missing;
	snprintf(reason, SOURCE_TEXT_SIZE, "it has told no status for %u s",
		 (unsigned int)(FIO_TOLD_SILENCE_NS / 1000000000));
	return true;
}
