// SPDX-License-Identifier: GPL-2.0
/*
 * source_stream.c - one record is read ahead and released when it is due
 *
 * Positions are nanoseconds since the first sample. A released sample waits for
 * sample(); released switches and marks wait in small rings. Whatever waits
 * holds back what follows, so that memory is bounded and the order preserved.
 * All times are converted to a common axis (stream_axis.h) when they are read.
 * All of it works on the one state below, so it is one file.
 */
#include "lib/stream/source_stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/ring.h"
#include "lib/stream/stream_axis.h"
#include "lib/stream/stream_input.h"
#include "lib/stream/stream_player.h"
#include "lib/stream/stream_tail.h"

#define SLICE_NS 5000000 /* time limit of a call */
#define MAX_SWITCHES 512
#define MAX_MARKS 32

struct source_stream {
	struct source source;
	struct source_ops ops;	     /* with the name of the recorded source */
	char name[SAMPLE_TEXT_SIZE]; /* "": no header yet */
	struct stream_input input;   /* its record is the pending one */
	struct stream_axis axis;
	struct stream_player player;
	uint64_t slice_ns;	 /* deadline for reading */
	struct stream_tail tail; /* end of a file when it was opened */

	/* Released but not yet taken. */
	bool has_sample; /* input.record.sample is waiting */
	bool has_gap;	 /* the device was absent, see gap */
	bool after_gap;	 /* the next sample follows a gap */
	bool is_gone;	 /* sample() reports gap for now */
	struct stream_gap gap;
	struct ring switch_ring;
	struct switch_record switches[MAX_SWITCHES];
	struct ring mark_ring;
	struct mark marks[MAX_MARKS];
	struct tune_packed *search;
	uint64_t missed;
};

static struct source_stream *source_stream_of(struct source *source)
{
	return (struct source_stream *)source;
}

static const struct source_stream *
source_stream_of_const(const struct source *source)
{
	return (const struct source_stream *)source;
}

/* Has the last record been read? */
static bool source_stream_is_read(const struct source_stream *self)
{
	return self->input.state != STREAM_INPUT_OPEN;
}

/* Has it been released, too? */
static bool source_stream_is_over(const struct source_stream *self)
{
	return source_stream_is_read(self) &&
		self->player.pending == STREAM_MORE;
}

/* --- reading --- */

static void source_stream_take_header(struct source_stream *self)
{
	const struct stream_header *header = &self->input.record.header;

	stream_axis_header(&self->axis);
	self->source.records_events = header->has_events;
	snprintf(self->source.policies, sizeof(self->source.policies), "%s",
		 header->policies);
	if (!*self->name)
		snprintf(self->name, sizeof(self->name), "%s",
			 *header->source ? header->source : "stream");
}

/* Make a record with a time the pending one. */
static void source_stream_take_record(struct source_stream *self,
				      enum stream_result kind)
{
	struct stream_record *record = &self->input.record;
	bool is_seam = stream_axis_place(&self->axis, kind, record);

	self->after_gap |= is_seam;
	stream_player_take(&self->player, kind,
			   stream_record_mono_ns(kind, record), is_seam,
			   clock_mono_ns());
}

static void source_stream_report_note(struct source_stream *self)
{
	snprintf(self->source.note, sizeof(self->source.note), "%s",
		 self->input.note);
}

/* Read one line. False: none available. */
static bool source_stream_read_one(struct source_stream *self)
{
	struct stream_input *input = &self->input;
	enum stream_result kind;

	if (!stream_input_read(input, &kind))
		return false;
	switch (kind) {
	case STREAM_HEADER:
		source_stream_take_header(self);
		break;
	case STREAM_SAMPLE:
	case STREAM_SWITCH:
	case STREAM_GAP:
	case STREAM_MARK:
	case STREAM_SEARCH:
		source_stream_take_record(self, kind);
		break;
	case STREAM_BAD:
	case STREAM_END:
		source_stream_report_note(self);
		break;
	case STREAM_MORE:
		break;
	}
	return true;
}

/* Could records be coming from a pipe while they are recorded? */
static bool source_stream_may_be_live(const struct source_stream *self)
{
	return stream_input_may_be_live(&self->input) &&
		!self->player.is_paused && self->player.speed >= 1;
}

static bool source_stream_is_due(struct source_stream *self, uint64_t now_ns)
{
	if (stream_player_is_due(&self->player, now_ns))
		return true;
	if (!source_stream_may_be_live(self) ||
	    !stream_input_is_idle(&self->input, now_ns))
		return false;
	stream_player_catch_up(&self->player, now_ns);
	return true;
}

/* The CLOCK_MONOTONIC time when the pending record will be due. */
static uint64_t source_stream_pending_due_ns(const struct source_stream *self)
{
	uint64_t due_ns = stream_player_due_ns(&self->player);

	if (source_stream_may_be_live(self) && due_ns > self->input.probe_ns)
		due_ns = self->input.probe_ns;
	return due_ns;
}

/* --- releasing --- */

/* Is the pending record held back by something waiting to be taken? */
static bool source_stream_is_held(const struct source_stream *self)
{
	if (self->has_sample || self->has_gap || self->search)
		return true;
	switch (self->player.pending) {
	case STREAM_SWITCH:
		return self->mark_ring.count || self->missed ||
			self->switch_ring.count == MAX_SWITCHES;
	case STREAM_MARK:
		return self->switch_ring.count || self->missed ||
			self->mark_ring.count == MAX_MARKS;
	case STREAM_GAP:
		return self->missed || self->mark_ring.count;
	case STREAM_SEARCH:
		return self->missed || self->mark_ring.count ||
			self->switch_ring.count;
	default:
		return false;
	}
}

static void source_stream_put_switch(struct source_stream *self)
{
	const struct switch_record *event = &self->input.record.event;

	self->switches[ring_take(&self->switch_ring)] = *event;
	self->source.records_events = !event->sampled;
}

static void source_stream_put_search(struct source_stream *self)
{
	self->search = self->input.record.search;
	self->input.record.search = NULL;
}

static void source_stream_put_gap(struct source_stream *self)
{
	const struct stream_gap *gap = &self->input.record.gap;

	self->missed = gap->missed;
	if (self->missed)
		return;
	self->gap = *gap;
	self->has_gap = true;
	self->after_gap = true;
}

/* Release the pending record, which is due. */
static void source_stream_release(struct source_stream *self)
{
	enum stream_result kind = self->player.pending;

	if (kind == STREAM_SAMPLE)
		self->has_sample = true;
	else if (kind == STREAM_SWITCH)
		source_stream_put_switch(self);
	else if (kind == STREAM_MARK)
		self->marks[ring_take(&self->mark_ring)] =
			self->input.record.mark;
	else if (kind == STREAM_SEARCH)
		source_stream_put_search(self);
	else
		source_stream_put_gap(self);
	stream_player_release(&self->player, clock_mono_ns());
}

/* Release everything that is due, within the time limit. */
static void source_stream_advance(struct source_stream *self)
{
	uint64_t now_ns;

	while ((now_ns = clock_mono_ns()) < self->slice_ns) {
		if (self->player.pending != STREAM_MORE) {
			if (source_stream_is_held(self) ||
			    !source_stream_is_due(self, now_ns))
				return;
			source_stream_release(self);
		} else if (self->has_sample || source_stream_is_read(self)) {
			/* The sample waits in the buffer for the next one. */
			return;
		} else if (!source_stream_read_one(self)) {
			return;
		}
		if (source_stream_is_read(self))
			stream_player_halt(&self->player, clock_mono_ns());
	}
}

/* --- the source --- */

static unsigned int source_stream_fds(const struct source *source,
				      struct pollfd *fds)
{
	const struct source_stream *self = source_stream_of_const(source);

	if (self->input.is_file || source_stream_is_read(self) ||
	    self->player.pending != STREAM_MORE || self->has_sample)
		return 0;
	*fds = (struct pollfd){ .fd = self->input.fd, .events = POLLIN };
	return 1;
}

static uint64_t source_stream_due_ns(const struct source *source)
{
	const struct source_stream *self = source_stream_of_const(source);

	if (self->has_sample || self->has_gap)
		return 0;
	if (self->player.pending != STREAM_MORE)
		return source_stream_pending_due_ns(self);
	if (source_stream_is_read(self))
		return SOURCE_NEVER;
	return self->input.is_file || self->input.is_fed ? 0 : SOURCE_NEVER;
}

static bool source_stream_work(struct source *source)
{
	struct source_stream *self = source_stream_of(source);
	enum stream_input_state state = self->input.state;

	self->slice_ns = clock_mono_ns() + SLICE_NS;
	source_stream_advance(self);
	return self->has_sample || self->has_gap || self->input.state != state;
}

/* Return the waiting sample, swapping buffers with the caller's. */
static enum source_status source_stream_hand_out(struct source_stream *self,
						 struct sample *sample,
						 bool *after_gap)
{
	struct sample waiting = self->input.record.sample;

	self->input.record.sample = *sample;
	*sample = waiting;
	*after_gap = self->after_gap;
	self->has_sample = false;
	self->after_gap = false;
	self->is_gone = false;
	return SOURCE_OK;
}

static enum source_status source_stream_sample(struct source *source,
					       struct sample *sample,
					       bool *after_gap,
					       struct problem *error)
{
	struct source_stream *self = source_stream_of(source);

	if (stream_input_follow(&self->input))
		source_stream_report_note(self);
	source_stream_advance(self);
	if (self->has_sample)
		return source_stream_hand_out(self, sample, after_gap);
	if (self->input.state == STREAM_INPUT_FAILED) {
		*error = self->input.error;
		return SOURCE_END;
	}
	self->is_gone |= self->has_gap;
	self->has_gap = false;
	if (!self->is_gone)
		return SOURCE_SAME;
	sample->mono_ns = self->gap.mono_ns;
	sample->real_ns = self->gap.real_ns;
	problem_set(error, NULL, NULL, self->gap.reason, NULL);
	return SOURCE_GONE;
}

static size_t source_stream_take_switches(struct source *source,
					  struct switch_record *records,
					  size_t max, uint64_t *missed)
{
	struct source_stream *self = source_stream_of(source);
	size_t taken;

	for (taken = 0; taken < max && self->switch_ring.count; taken++)
		records[taken] = self->switches[ring_drop(&self->switch_ring)];
	/* Records were missed after these. */
	if (!self->switch_ring.count) {
		*missed += self->missed;
		self->missed = 0;
	}
	return taken;
}

static size_t source_stream_take_marks(struct source *source,
				       struct mark *marks, size_t max)
{
	struct source_stream *self = source_stream_of(source);
	size_t taken;

	for (taken = 0; taken < max && self->mark_ring.count; taken++)
		marks[taken] = self->marks[ring_drop(&self->mark_ring)];
	return taken;
}

static struct tune_packed *source_stream_take_search(struct source *source)
{
	struct source_stream *self = source_stream_of(source);
	struct tune_packed *search = self->search;

	self->search = NULL;
	return search;
}

static bool source_stream_set(struct source *source, unsigned int id,
			      int64_t value, struct problem *error)
{
	(void)id;
	(void)value;
	problem_set(error, NULL, NULL, source->read_only, NULL);
	return false;
}

/* --- the player --- */

static void source_stream_get_player(const struct source *source,
				     struct source_player *player)
{
	const struct source_stream *self = source_stream_of_const(source);
	uint64_t end_ns = stream_axis_end(&self->axis, &self->tail);

	*player = (struct source_player){
		.is_paused = self->player.is_paused,
		.is_at_end = source_stream_is_over(self) && !self->has_sample &&
			!self->has_gap,
		.speed = self->player.speed,
		.position_ns = stream_player_now(&self->player,
						 clock_mono_ns()),
		.start_mono_ns = self->player.start_mono_ns,
	};
	if (!end_ns)
		return;
	player->length_ns = stream_player_position(&self->player, end_ns);
	/* It has grown since. */
	if (player->position_ns > player->length_ns)
		player->length_ns = player->position_ns;
}

static void source_stream_play(struct source *source, bool paused, double speed)
{
	struct source_stream *self = source_stream_of(source);

	stream_player_play(&self->player, paused, speed, clock_mono_ns());
}

static void source_stream_play_to(struct source *source, enum source_stop stop)
{
	struct source_stream *self = source_stream_of(source);
	uint64_t now_ns = clock_mono_ns();

	stream_player_play_to(&self->player, stop, now_ns);
	if (source_stream_is_over(self))
		stream_player_halt(&self->player, now_ns);
}

/* Restart with the first sample. False if that is not possible. */
static bool source_stream_rewind(struct source_stream *self)
{
	if (!stream_input_rewind(&self->input))
		return false;
	stream_player_rewind(&self->player);
	stream_axis_begin(&self->axis);
	self->name[0] = '\0';
	self->source.note[0] = '\0';
	self->has_sample = false;
	self->has_gap = false;
	self->after_gap = false;
	self->is_gone = false;
	ring_clear(&self->switch_ring);
	ring_clear(&self->mark_ring);
	tune_packed_free(self->search);
	self->search = NULL;
	self->missed = 0;
	return true;
}

static bool source_stream_seek(struct source *source, uint64_t position_ns)
{
	struct source_stream *self = source_stream_of(source);
	uint64_t now_ns = clock_mono_ns();
	bool is_back = position_ns < stream_player_now(&self->player, now_ns);

	if (is_back && !source_stream_rewind(self))
		return false;
	stream_player_seek(&self->player, position_ns, now_ns);
	if (source_stream_is_over(self))
		stream_player_halt(&self->player, now_ns);
	return is_back;
}

static void source_stream_close(struct source *source)
{
	struct source_stream *self = source_stream_of(source);

	stream_input_close(&self->input);
	tune_packed_free(self->search);
	free(self);
}

static const struct source_ops source_stream_ops = {
	.fds = source_stream_fds,
	.due_ns = source_stream_due_ns,
	.work = source_stream_work,
	.sample = source_stream_sample,
	.take_switches = source_stream_take_switches,
	.set = source_stream_set,
	.take_marks = source_stream_take_marks,
	.take_search = source_stream_take_search,
	.get_player = source_stream_get_player,
	.play = source_stream_play,
	.play_to = source_stream_play_to,
	.seek = source_stream_seek,
	.close = source_stream_close,
};

/* --- opening --- */

/* The header of a file is read at once, to reject other files. */
static bool source_stream_start(struct source_stream *self, const char *path,
				struct problem *error)
{
	struct stream_input *input = &self->input;

	if (!stream_input_open(input, path, error))
		return false;
	if (input->is_file)
		stream_tail_read(input->fd, &self->tail);
	do {
		self->slice_ns = clock_mono_ns() + SLICE_NS;
		source_stream_advance(self);
	} while (input->is_file && !source_stream_is_read(self) &&
		 !*self->name);
	if (input->state != STREAM_INPUT_FAILED)
		return true;
	*error = input->error;
	return false;
}

struct source *source_stream_open(const char *path, struct problem *error)
{
	struct source_stream *self = calloc(1, sizeof(*self));

	if (!self) {
		problem_set(error, path, NULL, "out of memory", NULL);
		return NULL;
	}
	self->ops = source_stream_ops;
	self->ops.name = self->name;
	self->source.ops = &self->ops;
	self->source.queues_samples = true;
	snprintf(self->source.read_only, sizeof(self->source.read_only),
		 "this is a recording");
	self->switch_ring.size = MAX_SWITCHES;
	self->mark_ring.size = MAX_MARKS;
	stream_player_init(&self->player);
	if (source_stream_start(self, path, error))
		return &self->source;
	source_stream_close(&self->source);
	return NULL;
}
