// SPDX-License-Identifier: GPL-2.0
/*
 * stream_read.c - lines to records; every line may be anything at all
 */
#include "stream.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

/* 8,192 CPUs take less than 3 MiB. */
#define STREAM_LONGEST_LINE (16 * 1024 * 1024)

struct stream_reader {
	char *data;		/* what was fed and not yet read */
	size_t start;
	size_t length;		/* from start on */
	size_t looked;		/* of these, how many hold no newline */
	size_t size;
	uint64_t line;		/* the number of the last line read */
	uint64_t cut_line;
	bool skipping;		/* inside a line that is too long */
	bool finished;
	bool has_header;
	bool hopeless;		/* no header, or another version */
	char complaint[STREAM_TEXT_SIZE];
};

uint64_t stream_record_mono_ns(enum stream_result kind,
			       const struct stream_record *record)
{
	switch (kind) {
	case STREAM_SAMPLE:
		return record->sample.mono_ns;
	case STREAM_SWITCH:
		return record->event.mono_ns;
	case STREAM_GAP:
		return record->gap.mono_ns;
	case STREAM_MARK:
		return record->mark.mono_ns;
	default:
		return 0;
	}
}

struct stream_reader *stream_reader_new(void)
{
	return calloc(1, sizeof(struct stream_reader));
}

void stream_reader_free(struct stream_reader *reader)
{
	if (!reader)
		return;
	free(reader->data);
	free(reader);
}

bool stream_reader_feed(struct stream_reader *reader, const char *data,
			size_t size)
{
	size_t wanted = reader->length + size;
	char *larger;

	if (!size)
		return true;
	if (reader->start) {
		memmove(reader->data, reader->data + reader->start,
			reader->length);
		reader->start = 0;
	}
	if (wanted > reader->size) {
		wanted += wanted / 2;
		larger = realloc(reader->data, wanted);
		if (!larger)
			return false;
		reader->data = larger;
		reader->size = wanted;
	}
	memcpy(reader->data + reader->length, data, size);
	reader->length += size;
	return true;
}

void stream_reader_finish(struct stream_reader *reader)
{
	reader->finished = true;
}

const char *stream_reader_complaint(const struct stream_reader *reader)
{
	return reader->complaint;
}

uint64_t stream_reader_cut_line(const struct stream_reader *reader)
{
	return reader->cut_line;
}

__attribute__((format(printf, 2, 3)))
static enum stream_result stream_bad(struct stream_reader *reader,
				     const char *format, ...)
{
	va_list arguments;
	int length = snprintf(reader->complaint, sizeof(reader->complaint),
			      "line %" PRIu64 ": ", reader->line);

	va_start(arguments, format);
	vsnprintf(reader->complaint + length,
		  sizeof(reader->complaint) - (size_t)length, format,
		  arguments);
	va_end(arguments);
	/* It may quote the line. */
	words_make_plain(reader->complaint);
	return STREAM_BAD;
}

/* An integer of 0 or more. */
static bool stream_get(const json_t *object, const char *key, uint64_t *value)
{
	const json_t *member = json_object_get(object, key);

	if (!json_is_integer(member) || json_integer_value(member) < 0)
		return false;
	*value = (uint64_t)json_integer_value(member);
	return true;
}

static bool stream_get_signed(const json_t *object, const char *key,
			      int64_t *value)
{
	const json_t *member = json_object_get(object, key);

	if (!json_is_integer(member))
		return false;
	*value = json_integer_value(member);
	return true;
}

static bool stream_get_u32(const json_t *object, const char *key,
			   uint32_t *value)
{
	uint64_t wide;

	if (!stream_get(object, key, &wide) || wide > UINT32_MAX)
		return false;
	*value = (uint32_t)wide;
	return true;
}

/*
 * A text, shortened where it does not fit; "" where there is none. Whoever wrote
 * the recording, it may be shown on a terminal.
 */
static void stream_get_text(const json_t *object, const char *key, char *text,
			    size_t size)
{
	const char *value = json_string_value(json_object_get(object, key));
	size_t length = value ? strlen(value) : 0;

	if (length >= size) {
		/* Not in the middle of a character: it must stay UTF-8. */
		for (length = size - 1; length; length--)
			if ((value[length] & 0xc0) != 0x80)
				break;
	}
	if (length)
		memcpy(text, value, length);
	text[length] = '\0';
	words_make_plain(text);
}

static bool stream_get_mode(const json_t *object, const char *key,
			    uint8_t *mode)
{
	const char *name = json_string_value(json_object_get(object, key));
	int found = name ? snapshot_mode_find(name) : -1;

	if (found < 0)
		return false;
	*mode = (uint8_t)found;
	return true;
}

static bool stream_get_times(const json_t *object, uint64_t *mono_ns,
			     int64_t *real_ns)
{
	return stream_get(object, "mono_ns", mono_ns) &&
		stream_get_signed(object, "real_ns", real_ns);
}

static enum stream_result stream_read_header(struct stream_reader *reader,
					     const json_t *object,
					     struct stream_header *header)
{
	char format[SNAPSHOT_TEXT_SIZE];
	uint32_t version;

	memset(header, 0, sizeof(*header));
	stream_get_text(object, "format", format, sizeof(format));
	if (strcmp(format, STREAM_FORMAT) ||
	    !stream_get_u32(object, "version", &version))
		return stream_bad(reader, "not the header of a dpastop stream");
	if (version != STREAM_VERSION)
		return stream_bad(reader,
				  "format version %" PRIu32 ", this program reads %d",
				  version, STREAM_VERSION);
	header->version = version;
	stream_get_text(object, "program", header->program,
			sizeof(header->program));
	stream_get_text(object, "source", header->source,
			sizeof(header->source));
	header->has_events = json_is_true(json_object_get(object, "events"));
	reader->has_header = true;
	return STREAM_HEADER;
}

/* Why the row cannot be read, or NULL. */
static const char *stream_read_row(const json_t *object,
				   struct snapshot *snapshot)
{
	struct cpu_row *row;
	unsigned int field;
	uint64_t value;
	uint32_t cpu;
	uint8_t mode;

	if (!stream_get_u32(object, "cpu", &cpu) || cpu >= SNAPSHOT_MAX_CPUS)
		return "a row has no CPU number";
	row = snapshot_add_row(snapshot, cpu);
	if (!row)
		return "a CPU has two rows";
	for (field = 0; field < CPU_NR_FIELDS; field++) {
		const char *name = snapshot_cpu_field_name(field);

		if (!json_object_get(object, name))
			continue;
		if (field != CPU_MODE) {
			if (!stream_get(object, name, &value))
				return "a count is no number of 0 or more";
		} else {
			if (!stream_get_mode(object, name, &mode))
				return "mode is no mode";
			value = mode;
		}
		cpu_row_set(row, field, value);
	}
	return NULL;
}

static enum stream_result stream_read_sample(struct stream_reader *reader,
					     const json_t *object,
					     struct snapshot *snapshot)
{
	const json_t *part;
	const char *complaint;
	unsigned int i;
	uint64_t value;
	int64_t param;

	snapshot_clear(snapshot);
	if (!stream_get_times(object, &snapshot->mono_ns, &snapshot->real_ns))
		return stream_bad(reader, "a sample without its time");
	stream_get_text(object, "device", snapshot->device,
			sizeof(snapshot->device));
	stream_get_text(object, "kernel", snapshot->kernel,
			sizeof(snapshot->kernel));
	stream_get_text(object, "origin", snapshot->origin,
			sizeof(snapshot->origin));
	part = json_object_get(object, "tunables");
	for (i = 0; i < PARAM_COUNT; i++)
		if (stream_get_signed(part, param_get(i).name, &param))
			snapshot_set_param(snapshot, i, param);
	part = json_object_get(object, "queue");
	for (i = 0; i < QUEUE_NR_FIELDS; i++)
		if (stream_get(part, snapshot_queue_field_name(i), &value))
			snapshot_set_queue(snapshot, i, value);
	part = json_object_get(object, "load");
	for (i = 0; i < LOAD_NR_FIELDS; i++)
		if (stream_get(part, snapshot_load_field_name(i), &value))
			snapshot_set_load(snapshot, i, value);
	stream_get_text(part, "cpus", snapshot->load_cpus,
			sizeof(snapshot->load_cpus));
	part = json_object_get(object, "cpus");
	for (i = 0; i < json_array_size(part); i++) {
		complaint = stream_read_row(json_array_get(part, i), snapshot);
		if (complaint)
			return stream_bad(reader, "%s", complaint);
	}
	return STREAM_SAMPLE;
}

static bool stream_read_evidence(const json_t *object,
				 struct dpas_switch *event)
{
	const char *name = json_string_value(json_object_get(object, "reason"));
	int reason = name ? switch_record_reason_find(name) : -1;

	if (reason < 0)
		return false;
	event->reason = (uint8_t)reason;
	return stream_get_u32(object, "window_ios", &event->window_ios) &&
		stream_get_u32(object, "average_qd10", &event->average_qd10) &&
		stream_get_u32(object, "tf", &event->tf) &&
		stream_get_u32(object, "dur_ns", &event->dur_ns) &&
		stream_get_u32(object, "param1", &event->param1) &&
		stream_get_u32(object, "param2", &event->param2) &&
		stream_get_u32(object, "param3", &event->param3) &&
		stream_get_u32(object, "param4", &event->param4) &&
		stream_get_u32(object, "window_limit", &event->window_limit);
}

static enum stream_result stream_read_switch(struct stream_reader *reader,
					     const json_t *object,
					     struct switch_record *record)
{
	memset(record, 0, sizeof(*record));
	if (!stream_get_times(object, &record->mono_ns, &record->real_ns) ||
	    !stream_get(object, "sequence", &record->sequence) ||
	    !stream_get_u32(object, "cpu", &record->cpu) ||
	    record->cpu >= SNAPSHOT_MAX_CPUS)
		return stream_bad(reader,
				  "a switch without its time, sequence or CPU");
	if (!stream_get_mode(object, "from", &record->event.from) ||
	    !stream_get_mode(object, "to", &record->event.to))
		return stream_bad(reader, "a switch without its modes");
	record->sampled = stream_get(object, "span_ns", &record->span_ns);
	if (record->sampled) {
		stream_get(object, "count", &record->count);
		return STREAM_SWITCH;
	}
	record->count = 1;
	if (!stream_read_evidence(object, &record->event))
		return stream_bad(reader, "a switch without its evidence");
	return STREAM_SWITCH;
}

static enum stream_result stream_read_gap(struct stream_reader *reader,
					  const json_t *object,
					  struct stream_gap *gap)
{
	memset(gap, 0, sizeof(*gap));
	if (!stream_get_times(object, &gap->mono_ns, &gap->real_ns))
		return stream_bad(reader, "a gap without its time");
	stream_get(object, "missed", &gap->missed);
	stream_get_text(object, "reason", gap->reason, sizeof(gap->reason));
	return STREAM_GAP;
}

/* STREAM_MORE: of a tunable that this version does not know. */
static enum stream_result stream_read_change(struct stream_reader *reader,
					     const json_t *object,
					     struct mark *mark)
{
	const char *name = json_string_value(json_object_get(object,
							     "tunable"));
	int id = name ? param_find(name) : -1;

	*mark = (struct mark){ .kind = MARK_CHANGE };
	if (!stream_get_times(object, &mark->mono_ns, &mark->real_ns) ||
	    !name || !stream_get_signed(object, "after", &mark->after))
		return stream_bad(reader,
				  "a change without its time, tunable or value");
	if (id < 0)
		return STREAM_MORE;
	mark->id = (unsigned int)id;
	mark->before_known = stream_get_signed(object, "before", &mark->before);
	stream_get_u32(object, "pid", &mark->pid);
	stream_get_text(object, "comm", mark->comm, sizeof(mark->comm));
	return STREAM_MARK;
}

static enum stream_result stream_read_marker(struct stream_reader *reader,
					     const json_t *object,
					     struct mark *mark)
{
	*mark = (struct mark){ .kind = MARK_TEXT };
	if (!stream_get_times(object, &mark->mono_ns, &mark->real_ns))
		return stream_bad(reader, "a marker without its time");
	stream_get_text(object, "text", mark->text, sizeof(mark->text));
	return STREAM_MARK;
}

/* STREAM_MORE: a type of record that this version does not know. */
static enum stream_result stream_read_object(struct stream_reader *reader,
					     const json_t *object,
					     struct stream_record *record)
{
	const char *type = json_string_value(json_object_get(object, "type"));

	if (!type)
		return stream_bad(reader, "no record: it has no type");
	if (!strcmp(type, "header"))
		return stream_read_header(reader, object, &record->header);
	if (!reader->has_header)
		return stream_bad(reader, "the header is missing");
	if (!strcmp(type, "sample"))
		return stream_read_sample(reader, object, &record->sample);
	if (!strcmp(type, "switch"))
		return stream_read_switch(reader, object, &record->event);
	if (!strcmp(type, "gap"))
		return stream_read_gap(reader, object, &record->gap);
	if (!strcmp(type, "change"))
		return stream_read_change(reader, object, &record->mark);
	if (!strcmp(type, "marker"))
		return stream_read_marker(reader, object, &record->mark);
	return STREAM_MORE;
}

static enum stream_result stream_read_line(struct stream_reader *reader,
					   const char *line, size_t size,
					   struct stream_record *record)
{
	enum stream_result result;
	json_error_t error;
	json_t *object = json_loadb(line, size, 0, &error);

	if (!object)
		result = stream_bad(reader, "column %d: %s", error.column,
				    error.text);
	else
		result = stream_read_object(reader, object, record);
	json_decref(object);
	reader->hopeless = result == STREAM_BAD && !reader->has_header;
	return result;
}

/* Take a line out of what was fed. False: there is no whole one. */
static bool stream_take_line(struct stream_reader *reader, const char **line,
			     size_t *size)
{
	char *start, *newline;

	/* Nothing was fed yet, or nothing since the last look. */
	if (reader->length == reader->looked)
		return false;
	start = reader->data + reader->start;
	newline = memchr(start + reader->looked, '\n',
			 reader->length - reader->looked);
	if (!newline) {
		reader->looked = reader->length;
		return false;
	}
	*line = start;
	*size = (size_t)(newline - start);
	reader->start += *size + 1;
	reader->length -= *size + 1;
	reader->looked = 0;
	reader->line++;
	return true;
}

enum stream_result stream_reader_next(struct stream_reader *reader,
				      struct stream_record *record)
{
	enum stream_result result;
	const char *line;
	size_t size;

	if (reader->hopeless)
		return STREAM_BAD;
	while (stream_take_line(reader, &line, &size)) {
		if (reader->skipping) {
			reader->skipping = false;
			return stream_bad(reader, "longer than %d bytes",
					  STREAM_LONGEST_LINE);
		}
		result = stream_read_line(reader, line, size, record);
		if (result != STREAM_MORE)
			return result;
	}
	if (reader->length > STREAM_LONGEST_LINE) {
		reader->skipping = true;
		reader->length = 0;
		reader->looked = 0;
	}
	if (!reader->finished)
		return STREAM_MORE;
	if (reader->length || reader->skipping)
		reader->cut_line = reader->line + 1;
	return STREAM_END;
}
