// SPDX-License-Identifier: GPL-2.0
/*
 * trace_format_fio.c - fio's latency logs (--write_lat_log)
 *
 * The columns: time (ms), latency, direction (0 read, 1 write, 2 trim), bytes;
 * then, depending on fio's version and options, offset, priority and issue
 * time. fio 3 writes ns, fio 2 wrote us (fio(1), LOG FILE FORMATS; HOWTO of fio
 * 2.21). Its logs of bandwidth (KiB/s) and of IOPS (1 an I/O) have the same shape.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/trace/trace_format.h"

enum {
	WHEN,
	LATENCY,
	DIRECTION,
	BYTES,
	NEEDED,
	MOST = 8
};

/* Split "1, 2, 0x0003" into columns, at most MOST. 0: not numbers. */
static unsigned int trace_format_fio_columns(const char *line, uint64_t *column)
{
	unsigned int count = 0;
	char *end;

	while (count < MOST) {
		line += strspn(line, " ");
		if (!isdigit((unsigned char)*line))
			return 0;
		column[count++] = strtoull(line, &end,
					   line[1] == 'x' ? 16 : 10);
		line = end + strspn(end, " \t\r\n");
		if (!*line)
			return count;
		if (*line++ != ',')
			return 0;
	}
	return 0;
}

static bool trace_format_fio_recognises(const char *line)
{
	uint64_t column[MOST];

	return trace_format_fio_columns(line, column) >= NEEDED &&
		column[DIRECTION] <= 2;
}

static bool trace_format_fio_take_in(struct trace_reading *reading,
				     const char *line, uint64_t unit_ns)
{
	uint64_t column[MOST];
	uint64_t latency;

	if (trace_format_fio_columns(line, column) < NEEDED ||
	    column[DIRECTION] > 2)
		return trace_format_refuse(reading, line, "no such line");
	if (column[DIRECTION] == 2) {
		reading->origin->others++;
		return true;
	}
	if (!column[BYTES])
		return trace_format_refuse(
			reading, line,
			"no bytes: an average (--log_avg_msec), not an I/O");
	if (column[LATENCY] == 1 && !reading->is_chosen)
		return trace_format_refuse(
			reading, line,
			"1 for an I/O: fio's log of IOPS; its _lat and _clat logs have latencies");
	latency = column[LATENCY] < TRACE_MOST_NS + 1 ? column[LATENCY] :
							TRACE_MOST_NS + 1;
	return trace_format_append(reading, latency * unit_ns,
				   column[DIRECTION] == 1, column[BYTES]);
}

static bool trace_format_fio_take(struct trace_reading *reading, char *line)
{
	return trace_format_fio_take_in(reading, line, 1);
}

static bool trace_format_fio2_take(struct trace_reading *reading, char *line)
{
	return trace_format_fio_take_in(reading, line, 1000);
}

/* Only if requested explicitly: its lines look the same. */
static bool trace_format_fio2_recognises(const char *line)
{
	(void)line;
	return false;
}

#define EXPECTED \
	"\"ms, latency, direction (0 to 2), bytes\" of fio's latency log"
#define LACKING "no read or write in it"

const struct trace_format trace_format_fio = {
	.name = "fio",
	.about = "a latency log of fio 3, in ns",
	.expected = EXPECTED,
	.lacking = LACKING,
	.recognises = trace_format_fio_recognises,
	.take = trace_format_fio_take,
};

const struct trace_format trace_format_fio2 = {
	.name = "fio2",
	.about = "a latency log of fio 2, in us",
	.expected = EXPECTED,
	.lacking = LACKING,
	.recognises = trace_format_fio2_recognises,
	.take = trace_format_fio2_take,
};
