// SPDX-License-Identifier: GPL-2.0
/*
 * stream_parse.c - parse an untrusted JSON object into a record
 */
#include "lib/stream/stream_parse.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lib/base/json_read.h"
#include "lib/base/tokens.h"

__attribute__((format(printf, 2, 3))) static enum stream_result
stream_parse_bad(struct problem *problem, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	problem_vfail(problem, NULL, format, arguments);
	va_end(arguments);
	return STREAM_BAD;
}

static bool stream_parse_signed(const json_t *object, const char *key,
				int64_t *value)
{
	const json_t *member = json_object_get(object, key);

	if (!json_is_integer(member))
		return false;
	*value = json_integer_value(member);
	return true;
}

/*
 * A string, truncated if it does not fit; "" if absent. It is made safe to
 * print, whoever wrote the recording.
 */
static void stream_parse_text(const json_t *object, const char *key, char *text,
			      size_t size)
{
	const char *value = json_string_value(json_object_get(object, key));
	size_t length = value ? strlen(value) : 0;

	if (length >= size) {
		/* Do not cut inside a character: it must stay valid UTF-8. */
		for (length = size - 1; length; length--)
			if ((value[length] & 0xc0) != 0x80)
				break;
	}
	if (length)
		memcpy(text, value, length);
	text[length] = '\0';
	tokens_make_plain(text);
}

static bool stream_parse_mode(const json_t *object, const char *key,
			      uint8_t *mode)
{
	const char *name = json_string_value(json_object_get(object, key));
	int found = name ? sample_mode_find(name) : -1;

	if (found < 0)
		return false;
	*mode = (uint8_t)found;
	return true;
}

static bool stream_parse_times(const json_t *object, uint64_t *mono_ns,
			       int64_t *real_ns)
{
	return json_read_whole(object, "mono_ns", mono_ns) &&
		stream_parse_signed(object, "real_ns", real_ns);
}

static enum stream_result stream_parse_header(struct problem *problem,
					      const json_t *object,
					      struct stream_header *header)
{
	char format[SAMPLE_TEXT_SIZE];
	uint32_t version;

	memset(header, 0, sizeof(*header));
	stream_parse_text(object, "format", format, sizeof(format));
	if (strcmp(format, STREAM_FORMAT) ||
	    !json_read_u32(object, "version", &version))
		return stream_parse_bad(problem,
					"not the header of a dpastop stream");
	if (version != STREAM_VERSION)
		return stream_parse_bad(problem,
					"format version %" PRIu32
					", this program reads %d",
					version, STREAM_VERSION);
	header->version = version;
	stream_parse_text(object, "program", header->program,
			  sizeof(header->program));
	stream_parse_text(object, "source", header->source,
			  sizeof(header->source));
	stream_parse_text(object, "policies", header->policies,
			  sizeof(header->policies));
	header->has_events = json_is_true(json_object_get(object, "events"));
	return STREAM_HEADER;
}

/* Why the row is invalid, or NULL. */
static const char *stream_parse_row(const json_t *object, struct sample *sample)
{
	struct cpu_row *row;
	unsigned int field;
	uint64_t value;
	uint32_t cpu;
	uint8_t mode;

	if (!json_read_u32(object, "cpu", &cpu) || cpu >= SAMPLE_MAX_CPUS)
		return "a row has no CPU number";
	row = sample_add_row(sample, cpu);
	if (!row)
		return "a CPU has two rows";
	for (field = 0; field < CPU_NR_FIELDS; field++) {
		const char *name = sample_cpu_field_name(field);

		if (!json_object_get(object, name))
			continue;
		if (field != CPU_MODE) {
			if (!json_read_whole(object, name, &value))
				return "a count is not a number of 0 or more";
		} else {
			if (!stream_parse_mode(object, name, &mode))
				return "the mode is unknown";
			value = mode;
		}
		cpu_row_set(row, field, value);
	}
	return NULL;
}

static void stream_parse_tunables(const json_t *tunables, struct sample *sample)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)tunables, name, value)
	{
		int id = json_is_integer(value) ? tunable_meet(name) : -1;

		if (id >= 0)
			sample_set_tunable(sample, (unsigned int)id,
					   json_integer_value(value));
	}
}

static enum stream_result stream_parse_sample(struct problem *problem,
					      const json_t *object,
					      struct sample *sample)
{
	const json_t *part;
	const char *complaint;
	unsigned int i;
	uint64_t value;

	sample_clear(sample);
	if (!stream_parse_times(object, &sample->mono_ns, &sample->real_ns))
		return stream_parse_bad(problem, "a sample without its time");
	stream_parse_text(object, "device", sample->device,
			  sizeof(sample->device));
	stream_parse_text(object, "kernel", sample->kernel,
			  sizeof(sample->kernel));
	stream_parse_text(object, "origin", sample->origin,
			  sizeof(sample->origin));
	stream_parse_tunables(json_object_get(object, "tunables"), sample);
	part = json_object_get(object, "queue");
	for (i = 0; i < QUEUE_NR_FIELDS; i++)
		if (json_read_whole(part, sample_queue_field_name(i), &value))
			sample_set_queue(sample, i, value);
	part = json_object_get(object, "load");
	for (i = 0; i < LOAD_NR_FIELDS; i++)
		if (json_read_whole(part, sample_load_field_name(i), &value))
			sample_set_load(sample, i, value);
	stream_parse_text(part, "cpus", sample->load_cpus,
			  sizeof(sample->load_cpus));
	part = json_object_get(object, "cpus");
	for (i = 0; i < json_array_size(part); i++) {
		complaint = stream_parse_row(json_array_get(part, i), sample);
		if (complaint)
			return stream_parse_bad(problem, "%s", complaint);
	}
	return STREAM_SAMPLE;
}

static bool stream_parse_evidence(const json_t *object,
				  struct dpas_switch *event)
{
	const char *name = json_string_value(json_object_get(object, "reason"));
	enum switch_evidence field;

	if (!name)
		return false;
	event->reason = (uint8_t)switch_record_reason_find(name);
	for (field = 0; field < SWITCH_EVIDENCE_COUNT; field++)
		if (!json_read_u32(object, switch_record_evidence_name(field),
				   switch_record_evidence(event, field)))
			return false;
	return true;
}

static enum stream_result stream_parse_switch(struct problem *problem,
					      const json_t *object,
					      struct switch_record *record)
{
	memset(record, 0, sizeof(*record));
	if (!stream_parse_times(object, &record->mono_ns, &record->real_ns) ||
	    !json_read_whole(object, "sequence", &record->sequence) ||
	    !json_read_u32(object, "cpu", &record->cpu) ||
	    record->cpu >= SAMPLE_MAX_CPUS)
		return stream_parse_bad(
			problem, "a switch without its time, sequence or CPU");
	if (!stream_parse_mode(object, "from", &record->event.from) ||
	    !stream_parse_mode(object, "to", &record->event.to))
		return stream_parse_bad(problem, "a switch without its modes");
	record->sampled = json_read_whole(object, "span_ns", &record->span_ns);
	if (record->sampled) {
		json_read_whole(object, "count", &record->count);
		return STREAM_SWITCH;
	}
	record->count = 1;
	if (!stream_parse_evidence(object, &record->event))
		return stream_parse_bad(problem,
					"a switch without its evidence");
	return STREAM_SWITCH;
}

static enum stream_result stream_parse_gap(struct problem *problem,
					   const json_t *object,
					   struct stream_gap *gap)
{
	memset(gap, 0, sizeof(*gap));
	if (!stream_parse_times(object, &gap->mono_ns, &gap->real_ns))
		return stream_parse_bad(problem, "a gap without its time");
	json_read_whole(object, "missed", &gap->missed);
	stream_parse_text(object, "reason", gap->reason, sizeof(gap->reason));
	return STREAM_GAP;
}

/* STREAM_MORE: a tunable that is unknown to this version. */
static enum stream_result stream_parse_change(struct problem *problem,
					      const json_t *object,
					      struct mark *mark)
{
	const char *name = json_string_value(
		json_object_get(object, "tunable"));
	int id = name ? tunable_meet(name) : -1;

	*mark = (struct mark){ .kind = MARK_CHANGE };
	if (!stream_parse_times(object, &mark->mono_ns, &mark->real_ns) ||
	    !name || !stream_parse_signed(object, "after", &mark->after))
		return stream_parse_bad(
			problem, "a change without its time, tunable or value");
	if (id < 0)
		return STREAM_MORE;
	mark->id = (unsigned int)id;
	mark->before_known = stream_parse_signed(object, "before",
						 &mark->before);
	json_read_u32(object, "pid", &mark->pid);
	stream_parse_text(object, "comm", mark->comm, sizeof(mark->comm));
	return STREAM_MARK;
}

static enum stream_result stream_parse_marker(struct problem *problem,
					      const json_t *object,
					      struct mark *mark)
{
	*mark = (struct mark){ .kind = MARK_TEXT };
	if (!stream_parse_times(object, &mark->mono_ns, &mark->real_ns))
		return stream_parse_bad(problem, "a marker without its time");
	stream_parse_text(object, "text", mark->text, sizeof(mark->text));
	return STREAM_MARK;
}

static enum stream_result stream_parse_search(struct problem *problem,
					      const json_t *object,
					      struct stream_record *record)
{
	uint64_t mono_ns;
	int64_t real_ns;

	if (!stream_parse_times(object, &mono_ns, &real_ns))
		return stream_parse_bad(problem, "a search without its time");
	tune_packed_free(record->search);
	record->search = tune_unpack(object, problem);
	if (!record->search)
		return STREAM_BAD;
	record->search->mono_ns = mono_ns;
	record->search->real_ns = real_ns;
	return STREAM_SEARCH;
}

/* STREAM_MORE: a record type that is unknown to this version. */
static enum stream_result stream_parse_object(const json_t *object,
					      bool needs_header,
					      struct stream_record *record,
					      struct problem *problem)
{
	const char *type = json_string_value(json_object_get(object, "type"));

	if (!type)
		return stream_parse_bad(problem, "no record: it has no type");
	if (!strcmp(type, "header"))
		return stream_parse_header(problem, object, &record->header);
	if (needs_header)
		return stream_parse_bad(problem, "the header is missing");
	if (!strcmp(type, "sample"))
		return stream_parse_sample(problem, object, &record->sample);
	if (!strcmp(type, "switch"))
		return stream_parse_switch(problem, object, &record->event);
	if (!strcmp(type, "gap"))
		return stream_parse_gap(problem, object, &record->gap);
	if (!strcmp(type, "change"))
		return stream_parse_change(problem, object, &record->mark);
	if (!strcmp(type, "marker"))
		return stream_parse_marker(problem, object, &record->mark);
	if (!strcmp(type, "search"))
		return stream_parse_search(problem, object, record);
	return STREAM_MORE;
}

enum stream_result stream_parse(const char *line, size_t size,
				bool needs_header, struct stream_record *record,
				struct problem *problem)
{
	enum stream_result result;
	json_error_t error;
	json_t *object = json_loadb(line, size, 0, &error);

	if (!object)
		return stream_parse_bad(problem, "column %d: %s", error.column,
					error.text);
	result = stream_parse_object(object, needs_header, record, problem);
	json_decref(object);
	return result;
}
