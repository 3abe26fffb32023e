// SPDX-License-Identifier: GPL-2.0
#include "lib/load/fio_report.h"

#include <stdio.h>
#include <string.h>

/* A status of 512 jobs takes less than half of this. */
#define FIO_REPORT_MOST_TEXT (1024 * 1024)

void fio_report_begin(struct fio_report *reported, uint64_t now_ns)
{
	load_figures_begin(&reported->figures);
	reported->complaint[0] = '\0';
	reported->heard_ns = now_ns;
	reported->nr_bad = 0;
	reported->is_reported = false;
}

/* Keep the first error message of fio; I/O errors are reported this way. */
static void fio_report_note_time(struct fio_report *reported, const char *text,
				 size_t size)
{
	const char *line = memmem(text, size, "fio: ", 5), *end;

	if (!line || *reported->complaint)
		return;
	end = memchr(line, '\n', size - (size_t)(line - text));
	if (end)
		snprintf(reported->complaint, sizeof(reported->complaint),
			 "%.*s", (int)(end - line), line);
}

/* Report missing figures once, until there are some again. */
static bool fio_report_complain(struct fio_report *reported)
{
	bool is_news = !reported->is_reported;

	reported->is_reported = true;
	return is_news;
}

/* Process a complete status. True: there were too many bad ones. */
static bool fio_report_take(struct fio_report *reported, const char *text,
			    size_t size, uint64_t now_ns,
			    struct problem *problem)
{
	struct problem wrong;

	reported->heard_ns = now_ns;
	if (fio_status_parse(text, size, &reported->status, &wrong)) {
		load_figures_take(&reported->figures, &reported->status,
				  now_ns);
		reported->nr_bad = 0;
		reported->is_reported = false;
		return false;
	}
	if (++reported->nr_bad < FIO_REPORT_MOST_BAD ||
	    !fio_report_complain(reported))
		return false;
	problem_fail(problem, NULL,
		     "%u of its statuses in a row could not be read: %s",
		     reported->nr_bad, wrong.reason);
	return true;
}

bool fio_report_read(struct fio_report *reported, struct child_text *out,
		     uint64_t now_ns, struct problem *problem)
{
	size_t start = 0, length;
	bool is_missing = false;

	fio_report_note_time(reported, out->data, out->length);
	while ((length = fio_status_find(out->data, out->length, &start))) {
		is_missing |= fio_report_take(reported, out->data + start,
					      length, now_ns, problem);
		start += length;
	}
	if (out->length - start > FIO_REPORT_MOST_TEXT)
		start = out->length;
	child_text_drop(out, start);
	if (now_ns - reported->heard_ns < FIO_REPORT_SILENCE_NS ||
	    !fio_report_complain(reported))
		return is_missing;
	problem_fail(problem, NULL, "it has reported no status for %u s",
		     (unsigned int)(FIO_REPORT_SILENCE_NS / 1000000000));
	return true;
}
