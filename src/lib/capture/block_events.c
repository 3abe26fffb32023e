// SPDX-License-Identifier: GPL-2.0
#include "lib/capture/block_events.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <event-parse.h>
#include <kbuffer.h>

#include "lib/base/array.h"

#define BUFFER_KB "4096" /* per CPU: some 50,000 events */

/* The offsets of the fields of one of the two events in its record. */
struct block_event_type {
	int id;
	const struct tep_format_field *sector, *sectors, *kind;
	const struct tep_format_field *error; /* completions only */
};

enum {
	ISSUE,
	COMPLETE,
	TYPES
};

static const char *const names[TYPES] = { "block_rq_issue",
					  "block_rq_complete" };

static bool block_events_learn(struct block_events *events,
			       const struct tracefs_instance *instance,
			       unsigned int which, struct problem *problem)
{
	struct block_event_type *type = &events->type[which];
	struct tep_event *event;
	char file[80], *text;
	size_t length;
	bool good;

	snprintf(file, sizeof(file), "events/block/%s/format", names[which]);
	text = tracefs_instance_read(instance, file, &length, problem);
	if (!text) {
		snprintf(
			problem->advice, sizeof(problem->advice),
			"this kernel does not trace block I/O (CONFIG_BLOCK, CONFIG_TRACEPOINTS)");
		return false;
	}
	tep_parse_event(events->tep, text, length, "block");
	free(text);
	event = tep_find_event_by_name(events->tep, "block", names[which]);
	if (event) {
		type->id = event->id;
		type->sector = tep_find_field(event, "sector");
		type->sectors = tep_find_field(event, "nr_sector");
		type->kind = tep_find_field(event, "rwbs");
		type->error = tep_find_field(event, "error");
	}
	good = event && type->sector && type->sectors && type->kind;
	if (!good)
		problem_set(problem, file, NULL,
			    "not all of sector, nr_sector and rwbs are in it",
			    NULL);
	return good;
}

static bool block_events_switch_on(const struct tracefs_instance *instance,
				   unsigned int major, unsigned int minor,
				   struct problem *problem)
{
	char file[80], filter[64];
	unsigned int i;

	/* The kernel's encoding of device numbers, not user space's. */
	snprintf(filter, sizeof(filter), "dev == %u", major << 20 | minor);
	for (i = 0; i < TYPES; i++) {
		snprintf(file, sizeof(file), "events/block/%s/filter",
			 names[i]);
		if (!tracefs_instance_write(instance, file, filter, problem))
			return false;
		snprintf(file, sizeof(file), "events/block/%s/enable",
			 names[i]);
		if (!tracefs_instance_write(instance, file, "1", problem))
			return false;
	}
	return true;
}

/* A CPU that does not exist has no buffer. */
static bool block_events_open_buffers(struct block_events *events,
				      const struct tracefs_instance *instance,
				      struct problem *problem)
{
	size_t cpus = (size_t)sysconf(_SC_NPROCESSORS_CONF), i;
	char file[64];

	events->fd = calloc(cpus, sizeof(*events->fd));
	if (!events->fd) {
		problem_set(problem, NULL, NULL, "out of memory", NULL);
		return false;
	}
	for (i = 0; i < cpus; i++) {
		int fd;

		snprintf(file, sizeof(file), "per_cpu/cpu%zu/trace_pipe_raw",
			 i);
		fd = openat(instance->fd, file,
			    O_RDONLY | O_NONBLOCK | O_CLOEXEC);
		if (fd >= 0)
			events->fd[events->cpus++] = fd;
	}
	if (!events->cpus)
		problem_set(problem, instance->path, NULL,
			    "no buffer could be opened", NULL);
	return events->cpus;
}

static bool block_events_prepare(struct block_events *events,
				 const struct tracefs_instance *instance,
				 struct problem *problem)
{
	size_t length;
	/* The global one of tracefs: not every kernel has it per instance. */
	char *text = tracefs_instance_read(instance, "../../events/header_page",
					   &length, problem);

	if (!text)
		return false;
	tep_parse_header_page(events->tep, text, length, sizeof(long));
	free(text);
	events->page = kbuffer_alloc(KBUFFER_LSIZE_SAME_AS_HOST,
				     KBUFFER_ENDIAN_SAME_AS_HOST);
	events->bytes = malloc((size_t)tep_get_sub_buffer_size(events->tep));
	if (!events->page || !events->bytes) {
		problem_set(problem, NULL, NULL, "out of memory", NULL);
		return false;
	}
	return true;
}

bool block_events_open(struct block_events *events,
		       const struct tracefs_instance *instance,
		       unsigned int major, unsigned int minor,
		       struct problem *problem)
{
	memset(events, 0, sizeof(*events));
	events->type = calloc(TYPES, sizeof(*events->type));
	events->tep = tep_alloc();
	if (!events->type || !events->tep) {
		problem_set(problem, NULL, NULL, "out of memory", NULL);
		block_events_close(events);
		return false;
	}
	/* Suppress its warnings about event formats. */
	tep_set_loglevel(TEP_LOG_NONE);
	if (!block_events_learn(events, instance, ISSUE, problem) ||
	    !block_events_learn(events, instance, COMPLETE, problem) ||
	    !block_events_prepare(events, instance, problem) ||
	    !tracefs_instance_write(instance, "buffer_size_kb", BUFFER_KB,
				    problem) ||
	    !tracefs_instance_write(instance, "trace_clock", "mono", problem) ||
	    !block_events_open_buffers(events, instance, problem) ||
	    !block_events_switch_on(instance, major, minor, problem)) {
		block_events_close(events);
		return false;
	}
	return true;
}

static uint64_t block_events_number(const struct block_events *events,
				    const char *record,
				    const struct tep_format_field *field)
{
	return tep_read_number(events->tep, record + field->offset,
			       field->size);
}

static void block_events_fill(const struct block_events *events,
			      const struct block_event_type *type,
			      const char *record, struct block_event *event)
{
	size_t length = (size_t)type->kind->size;

	if (length > sizeof(event->kind) - 1)
		length = sizeof(event->kind) - 1;
	memcpy(event->kind, record + type->kind->offset, length);
	event->kind[length] = '\0';
	event->sector = block_events_number(events, record, type->sector);
	event->sectors = block_events_number(events, record, type->sectors) &
		UINT32_MAX;
	event->complete = type == &events->type[COMPLETE];
	event->failed = event->complete && type->error &&
		block_events_number(events, record, type->error);
}

static bool block_events_append(struct block_events *events, const char *record,
				uint64_t at_ns)
{
	struct tep_record header = { .data = (void *)record };
	int id = tep_data_type(events->tep, &header);
	struct block_event *event;
	unsigned int i;

	for (i = 0; i < TYPES && id != events->type[i].id;)
		i++;
	if (i == TYPES)
		return true;
	if (events->count == events->size) {
		size_t size = events->size ? 2 * events->size : 4096;
		void *array = events->event;

		if (!array_widen(&array, events->size, size, sizeof(*event)))
			return false;
		events->event = array;
		events->size = size;
	}
	event = &events->event[events->count++];
	event->at_ns = at_ns;
	block_events_fill(events, &events->type[i], record, event);
	return true;
}

static bool block_events_take_page(struct block_events *events)
{
	unsigned long long at_ns;
	char *record;

	kbuffer_load_subbuffer(events->page, events->bytes);
	if (kbuffer_missed_events(events->page))
		events->lost = true;
	for (record = kbuffer_read_event(events->page, &at_ns); record;
	     record = kbuffer_next_event(events->page, &at_ns))
		if (!block_events_append(events, record, at_ns))
			return false;
	return true;
}

bool block_events_read(struct block_events *events, struct problem *problem)
{
	size_t page = (size_t)tep_get_sub_buffer_size(events->tep), i;

	events->lost = false;
	for (i = 0; i < events->cpus; i++) {
		ssize_t got;

		while ((got = read(events->fd[i], events->bytes, page)) > 0)
			if (!block_events_take_page(events)) {
				problem_set(problem, NULL, NULL,
					    "out of memory", NULL);
				return false;
			}
		if (got < 0 && errno != EAGAIN && errno != EINTR) {
			problem_set(problem, "trace_pipe_raw", NULL,
				    strerror(errno), NULL);
			return false;
		}
	}
	return true;
}

void block_events_close(struct block_events *events)
{
	size_t i;

	for (i = 0; i < events->cpus; i++)
		close(events->fd[i]);
	free(events->fd);
	free(events->event);
	free(events->type);
	free(events->bytes);
	if (events->page)
		kbuffer_free(events->page);
	if (events->tep)
		tep_free(events->tep);
	memset(events, 0, sizeof(*events));
}
