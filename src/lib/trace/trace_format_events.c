// SPDX-License-Identifier: GPL-2.0
/*
 * trace_format_events.c - issues and completions, as tracers print them
 *
 *	blkparse	259,0 1 5 0.000123 42 D R 8 + 8 [fio]	and C; D to C counts
 *	events		fio 42 [001] 7.000123: block:block_rq_issue: 259,0 R 4096 () 8
 *			+ 8 [fio] and block_rq_complete, of perf script, trace-cmd
 *			report and tracefs
 *
 * On a polled queue, the kernel completes an I/O when polling finds it.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/trace/trace_format.h"

struct event {
	bool issue;  /* or a completion */
	bool failed; /* a completion with an error */
	uint64_t at_ns;
	unsigned int major, minor;
	char kind[16]; /* "R", "WS", "FF", ... */
	uint64_t sector;
	uint64_t sectors;
};

static bool trace_format_events_add(struct trace_reading *reading,
				    const struct event *event)
{
	struct trace_issue issue = {
		.device = (uint64_t)event->major << 32 | event->minor,
		.sector = event->sector,
		.sectors = event->sectors,
		.at_ns = event->at_ns,
		.write = strchr(event->kind, 'W'),
	};
	struct trace_origin *origin = reading->origin;

	if (!strpbrk(event->kind, "RW") || strchr(event->kind, 'D') ||
	    !event->sectors) {
		origin->others += event->issue;
		return true;
	}
	if (event->issue) {
		origin->unpaired += !trace_pairing_issue(&reading->pairing,
							 &issue);
		return true;
	}
	if (!trace_pairing_complete(&reading->pairing, issue.device,
				    issue.sector, &issue)) {
		origin->unpaired++;
		return true;
	}
	/* How long that took, up to a timeout of 30 s, is no service time. */
	if (event->failed) {
		origin->failed++;
		return true;
	}
	if (event->at_ns < issue.at_ns)
		return trace_format_refuse(reading, "its time",
					   "before that of its issue");
	/* A clock with a resolution of 1 us cannot measure a shorter I/O. */
	return trace_format_append(reading,
				   event->at_ns > issue.at_ns ?
					   event->at_ns - issue.at_ns :
					   TRACE_LEAST_NS,
				   issue.write, issue.sectors * 512);
}

/*
 * A completion ends with "[0]", or with an error: "[-5]", or "[65531]" as blktrace
 * keeps it.
 */
static bool trace_format_events_failed(const char *line)
{
	const char *end = strrchr(line, '[');

	return end && strtol(end + 1, NULL, 10);
}

/* Parse "259,0 1 5 0.000123456 42 D R 8 + 8 [fio]". False: not such a line. */
static bool trace_format_blkparse_parse(const char *line, struct event *event,
					char *action)
{
	char time[32], kind[16];
	unsigned int major, minor;
	const char *end;
	int used = 0;

	if (sscanf(line, "%u,%u %*u %*u %31s %*u %2s %15s%n", &major, &minor,
		   time, action, kind, &used) != 5 ||
	    !trace_format_seconds(time, &event->at_ns, &end) || *end)
		return false;
	event->major = major;
	event->minor = minor;
	memcpy(event->kind, kind, sizeof(kind));
	event->issue = action[0] == 'D';
	event->failed = action[0] == 'C' && trace_format_events_failed(line);
	event->sectors = 0;
	/* A flush has no sector and length. */
	if (sscanf(line + used, " %" SCNu64 " + %" SCNu64, &event->sector,
		   &event->sectors) != 2)
		event->sectors = 0;
	return true;
}

static bool trace_format_blkparse_recognises(const char *line)
{
	struct event event;
	char action[3];

	return trace_format_blkparse_parse(line, &event, action);
}

static bool trace_format_blkparse_take(struct trace_reading *reading,
				       char *line)
{
	struct event event;
	char action[3];

	if (reading->ended)
		return true;
	if (!strncmp(line, "CPU", 3) || !strncmp(line, "Total (", 7)) {
		reading->ended = true;
		return true;
	}
	/* Kernel messages have text in place of the direction. */
	if (!trace_format_blkparse_parse(line, &event, action))
		return strstr(line, "  m   N ") ||
			trace_format_refuse(reading, line, "no such line");
	if (strcmp(action, "D") && strcmp(action, "C"))
		return true;
	return trace_format_events_add(reading, &event);
}

static const char *trace_format_events_find(const char *line, bool *issue)
{
	static const char issued[] = "block_rq_issue: ";
	static const char complete[] = "block_rq_complete: ";
	const char *found = strstr(line, issued);

	*issue = found;
	if (found)
		return found + strlen(issued);
	found = strstr(line, complete);
	return found ? found + strlen(complete) : NULL;
}

/* The time ends with the ": " before the event name. */
static bool trace_format_events_time(const char *line, const char *rest,
				     uint64_t *ns)
{
	const char *end = rest - 2, *start;

	while (end > line && end[-1] != ' ')
		end--;
	while (end > line && (end[-1] == ' ' || end[-1] == ':'))
		end--;
	for (start = end; start > line && start[-1] != ' ';)
		start--;
	return trace_format_seconds(start, ns, &start) && start == end;
}

static bool trace_format_events_parse(const char *line, struct event *event)
{
	const char *rest = trace_format_events_find(line, &event->issue);
	const char *command;

	if (!rest || !trace_format_events_time(line, rest, &event->at_ns) ||
	    sscanf(rest, "%u,%u %15s", &event->major, &event->minor,
		   event->kind) != 3)
		return false;
	event->failed = !event->issue && trace_format_events_failed(rest);
	command = strstr(rest, ") ");
	return command &&
		sscanf(command + 2, "%" SCNu64 " + %" SCNu64, &event->sector,
		       &event->sectors) == 2;
}

/* Not for other events, "cpus=2" and the extra lines that perf prints. */
static bool trace_format_events_is_other(const char *line)
{
	bool issue;

	return !trace_format_events_find(line, &issue);
}

static bool trace_format_events_recognises(const char *line)
{
	struct event event;

	return trace_format_events_parse(line, &event) ||
		!strncmp(line, "cpus=", 5) || strstr(line, " dpas_sleep: ") ||
		strstr(line, " dpas:dpas_sleep: ");
}

static bool trace_format_events_take(struct trace_reading *reading, char *line)
{
	struct event event;

	if (trace_format_events_is_other(line))
		return true;
	if (!trace_format_events_parse(line, &event))
		return trace_format_refuse(reading, line, "no such line");
	return trace_format_events_add(reading, &event);
}

const struct trace_format trace_format_blkparse = {
	.name = "blkparse",
	.about = "blkparse's text, from issue (D) to completion (C)",
	.expected =
		"\"major,minor CPU number seconds PID action kind\" of blkparse",
	.lacking =
		"no successful I/O in it of which both the issue (D) and the completion (C) are there",
	.recognises = trace_format_blkparse_recognises,
	.take = trace_format_blkparse_take,
};

const struct trace_format trace_format_events = {
	.name = "events",
	.about =
		"block_rq_issue and block_rq_complete, as perf script, trace-cmd report or tracefs print them",
	.expected =
		"\"seconds: block_rq_issue: major,minor kind ... sector + sectors\"",
	.lacking =
		"no successful I/O in it of which both block_rq_issue and block_rq_complete are there (dpas_sleep alone tells how long an I/O slept: its service time was shorter where that was over, longer where it was under; record all three events)",
	.recognises = trace_format_events_recognises,
	.take = trace_format_events_take,
};
