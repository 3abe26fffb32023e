// SPDX-License-Identifier: GPL-2.0
/*
 * stream_write.c - format records as lines
 *
 * An unrepresentable value or allocation failure makes a json_t NULL; jansson
 * propagates that, so it is checked only once, at the end.
 */
#include "lib/stream/stream_write.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/model/method.h"

/* Write all of it, despite short writes. */
static bool stream_write_all(int fd, const char *data, size_t size)
{
	while (size) {
		ssize_t written = write(fd, data, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		data += written;
		size -= (size_t)written;
	}
	return true;
}

/*
 * Write @record as one line and release it. @complete: it has everything. Most
 * lines fit into the buffer here, so they are formatted only once.
 */
static bool stream_write_line(int fd, json_t *record, bool complete)
{
	char buffer[4096], *line = buffer, *large = NULL;
	size_t room = sizeof(buffer) - 1;
	size_t size = complete ? json_dumpb(record, line, room, JSON_COMPACT) :
				 0;
	bool written = false;

	if (size > room) {
		line = large = malloc(size + 1);
		if (large)
			json_dumpb(record, line, size, JSON_COMPACT);
	}
	if (size && line) {
		line[size] = '\n';
		written = stream_write_all(fd, line, size + 1);
	} else {
		errno = ENOMEM;
	}
	free(large);
	json_decref(record);
	return written;
}

static bool stream_write_put_text(json_t *object, const char *key,
				  const char *text)
{
	/* Not from this program, so possibly not UTF-8: then it is unknown. */
	return !*text || !json_object_set_new(object, key, json_string(text)) ||
		!json_object_set_new(object, key, json_null());
}

static bool stream_write_put(json_t *object, const char *key, uint64_t value)
{
	return !json_object_set_new_nocheck(object, key,
					    json_integer((json_int_t)value));
}

static bool stream_write_put_signed(json_t *object, const char *key,
				    int64_t value)
{
	return !json_object_set_new_nocheck(object, key, json_integer(value));
}

/* Start a record of @type at that time. */
static json_t *stream_write_new_record(const char *type, uint64_t mono_ns,
				       int64_t real_ns, bool *complete)
{
	json_t *record = json_object();

	*complete = stream_write_put_text(record, "type", type) &&
		stream_write_put(record, "mono_ns", mono_ns) &&
		stream_write_put_signed(record, "real_ns", real_ns);
	return record;
}

bool stream_write_header(int fd, const struct stream_header *header)
{
	json_t *record = json_object();
	bool complete;

	complete = stream_write_put_text(record, "type", "header") &&
		stream_write_put_text(record, "format", STREAM_FORMAT) &&
		stream_write_put(record, "version", header->version) &&
		stream_write_put_text(record, "program", header->program) &&
		stream_write_put_text(record, "source", header->source) &&
		!json_object_set_new(record, "events",
				     json_boolean(header->has_events));
	if (*header->policies)
		complete &= stream_write_put_text(record, "policies",
						  header->policies);
	return stream_write_line(fd, record, complete);
}

static json_t *stream_write_tunables(const struct sample *sample,
				     bool *complete)
{
	json_t *object = json_object();
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (sample_get_tunable(sample, id, &value))
			*complete &= stream_write_put_signed(
				object, tunable_get(id).name, value);
	return object;
}

static json_t *stream_write_queue(const struct sample *sample, bool *complete)
{
	json_t *object = json_object();
	unsigned int field;
	uint64_t value;

	for (field = 0; field < QUEUE_NR_FIELDS; field++)
		if (sample_get_queue(sample, field, &value))
			*complete &= stream_write_put(
				object, sample_queue_field_name(field), value);
	return object;
}

static json_t *stream_write_load(const struct sample *sample, bool *complete)
{
	json_t *object = json_object();
	unsigned int field;
	uint64_t value;

	for (field = 0; field < LOAD_NR_FIELDS; field++)
		if (sample_get_load(sample, field, &value))
			*complete &= stream_write_put(
				object, sample_load_field_name(field), value);
	*complete &= stream_write_put_text(object, "cpus", sample->load_cpus);
	return object;
}

static json_t *stream_write_row(const struct cpu_row *row, bool *complete)
{
	json_t *object = json_object();
	unsigned int field;
	uint64_t value;

	*complete &= stream_write_put(object, "cpu", row->cpu);
	for (field = 0; field < CPU_NR_FIELDS; field++) {
		const char *name = sample_cpu_field_name(field);

		if (!cpu_row_get(row, field, &value))
			continue;
		if (field == CPU_MODE)
			*complete &= stream_write_put_text(
				object, name, sample_mode_name(value));
		else
			*complete &= stream_write_put(object, name, value);
	}
	return object;
}

static json_t *stream_write_rows(const struct sample *sample, bool *complete)
{
	json_t *array = json_array();
	size_t i;

	for (i = 0; i < sample->nr_rows; i++)
		*complete &= !json_array_append_new(
			array, stream_write_row(sample->rows + i, complete));
	return array;
}

bool stream_write_sample(int fd, const struct sample *sample)
{
	enum method method = method_of(sample);
	bool complete;
	json_t *record = stream_write_new_record("sample", sample->mono_ns,
						 sample->real_ns, &complete);

	complete &= stream_write_put_text(record, "device", sample->device) &&
		stream_write_put_text(record, "kernel", sample->kernel) &&
		stream_write_put_text(record, "origin", sample->origin);
	if (method != METHOD_UNKNOWN)
		complete &= stream_write_put_text(record, "method",
						  method_name(method));
	complete &= !json_object_set_new(
		record, "tunables", stream_write_tunables(sample, &complete));
	complete &= !json_object_set_new(record, "queue",
					 stream_write_queue(sample, &complete));
	if (sample->load_known || *sample->load_cpus)
		complete &= !json_object_set_new(
			record, "load", stream_write_load(sample, &complete));
	complete &= !json_object_set_new(record, "cpus",
					 stream_write_rows(sample, &complete));
	return stream_write_line(fd, record, complete);
}

/* Longer than any line: numbers and built-in names. */
#define STREAM_WRITE_SWITCH_SIZE 1024

static size_t stream_write_print_evidence(char *line, size_t room,
					  const struct dpas_switch *event)
{
	enum switch_evidence field;
	size_t size = (size_t)snprintf(
		line, room, ",\"reason\":\"%s\"",
		switch_record_reason_name(event->reason));

	for (field = 0; field < SWITCH_EVIDENCE_COUNT; field++)
		size += (size_t)snprintf(
			line + size, room - size, ",\"%s\":%" PRIu32,
			switch_record_evidence_name(field),
			switch_record_evidence_value(event, field));
	return size;
}

static size_t stream_write_print_span(char *line, size_t room,
				      const struct switch_record *record)
{
	size_t size = (size_t)snprintf(line, room, ",\"span_ns\":%" PRIu64,
				       record->span_ns);

	if (record->count)
		size += (size_t)snprintf(line + size, room - size,
					 ",\"count\":%" PRIu64, record->count);
	return size;
}

/*
 * There may be thousands of them per second, and nothing in them needs
 * escaping: printing them directly takes a third of the instructions of
 * building a JSON tree.
 */
bool stream_write_switch(int fd, const struct switch_record *record)
{
	char line[STREAM_WRITE_SWITCH_SIZE];
	size_t size = (size_t)snprintf(
		line, sizeof(line),
		"{\"type\":\"switch\",\"mono_ns\":%" PRIu64
		",\"real_ns\":%" PRId64 ",\"sequence\":%" PRIu64
		",\"cpu\":%" PRIu32 ",\"from\":\"%s\",\"to\":\"%s\"",
		record->mono_ns, record->real_ns, record->sequence, record->cpu,
		sample_mode_name(record->event.from),
		sample_mode_name(record->event.to));

	if (record->sampled)
		size += stream_write_print_span(line + size,
						sizeof(line) - size, record);
	else
		size += stream_write_print_evidence(
			line + size, sizeof(line) - size, &record->event);
	memcpy(line + size, "}\n", 2);
	return stream_write_all(fd, line, size + 2);
}

bool stream_write_gap(int fd, const struct stream_gap *gap)
{
	bool complete;
	json_t *record = stream_write_new_record("gap", gap->mono_ns,
						 gap->real_ns, &complete);

	if (gap->missed)
		complete &= stream_write_put(record, "missed", gap->missed);
	complete &= stream_write_put_text(record, "reason", gap->reason);
	return stream_write_line(fd, record, complete);
}

static bool stream_write_put_change(json_t *record, const struct mark *mark)
{
	return stream_write_put_text(record, "tunable",
				     tunable_get(mark->id).name) &&
		(!mark->before_known ||
		 stream_write_put_signed(record, "before", mark->before)) &&
		stream_write_put_signed(record, "after", mark->after) &&
		(!mark->pid || stream_write_put(record, "pid", mark->pid)) &&
		stream_write_put_text(record, "comm", mark->comm);
}

bool stream_write_mark(int fd, const struct mark *mark)
{
	bool is_change = mark->kind == MARK_CHANGE, complete;
	json_t *record = stream_write_new_record(
		is_change ? "change" : "marker", mark->mono_ns, mark->real_ns,
		&complete);

	complete &= is_change ?
		stream_write_put_change(record, mark) :
		stream_write_put_text(record, "text", mark->text);
	return stream_write_line(fd, record, complete);
}

bool stream_write_search(int fd, const struct tune_packed *search)
{
	bool complete;
	json_t *record = stream_write_new_record("search", search->mono_ns,
						 search->real_ns, &complete);
	json_t *object = tune_pack(search);

	complete &= !json_object_update(record, object);
	json_decref(object);
	return stream_write_line(fd, record, complete);
}
