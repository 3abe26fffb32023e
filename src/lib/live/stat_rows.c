// SPDX-License-Identifier: GPL-2.0
#include "lib/live/stat_rows.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/live/kernel_log.h"
#include "lib/live/switch_stat.h"

void stat_rows_init(struct stat_rows *rows, const char *kmsg)
{
	*rows = (struct stat_rows){ .kmsg = kmsg, .log_fd = -1 };
}

static void stat_rows_close_log(struct stat_rows *rows)
{
	if (rows->log_fd >= 0)
		close(rows->log_fd);
	rows->log_fd = -1;
}

void stat_rows_release(struct stat_rows *rows)
{
	stat_rows_close_log(rows);
	free(rows->buffer.data);
}

/* Empty, or blanks only: this kernel prints the rows to its log. */
static bool stat_rows_is_blank(const struct sysfs_buffer *buffer)
{
	size_t i;

	for (i = 0; i < buffer->length; i++)
		if (buffer->data[i] != '\n' && buffer->data[i] != ' ')
			return false;
	return true;
}

/* Look for the rows in the kernel log. */
static void stat_rows_turn_to_log(struct stat_rows *rows)
{
	rows->from_log = true;
	rows->log_fd = kernel_log_open(rows->kmsg);
	if (rows->log_fd < 0)
		snprintf(rows->note, sizeof(rows->note),
			 "rows go to the kernel log, which cannot be read: %s",
			 strerror(errno));
	else
		snprintf(
			rows->note, sizeof(rows->note),
			"rows from the kernel log: no tf, dur, windows, totals of switches");
}

/* Go back to the file: it was blank only temporarily. */
static void stat_rows_turn_to_file(struct stat_rows *rows)
{
	rows->from_log = false;
	stat_rows_close_log(rows);
	rows->note[0] = '\0';
}

/* Find out where this kernel puts the rows, from what was just read. */
static void stat_rows_choose(struct stat_rows *rows, int switch_stat_fd)
{
	bool is_blank = stat_rows_is_blank(&rows->buffer);

	if (rows->from_log && !is_blank) {
		stat_rows_turn_to_file(rows);
	} else if (!rows->from_log && is_blank) {
		stat_rows_turn_to_log(rows);
		/* The rows of the first read came before the log position. */
		sysfs_read(switch_stat_fd, &rows->buffer);
	}
}

bool stat_rows_read(struct stat_rows *rows, int switch_stat_fd,
		    struct sample *sample)
{
	bool enough = true;

	if (!sysfs_read(switch_stat_fd, &rows->buffer))
		return errno != ENODEV && errno != ENOMEM;
	stat_rows_choose(rows, switch_stat_fd);
	if (!rows->from_log)
		switch_stat_parse(sample, rows->buffer.data,
				  rows->buffer.length, &enough);
	else if (rows->log_fd >= 0)
		kernel_log_read(rows->log_fd, sample, &enough);
	if (!enough)
		errno = ENOMEM;
	return enough;
}
