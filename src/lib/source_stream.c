// SPDX-License-Identifier: GPL-2.0
/*
 * source_stream.c - one record is read ahead; when it is due, it is released
 *
 * Positions are nanoseconds since the first sample. A released sample waits for
 * sample(), released switches and marks wait in small rings. What waits holds
 * back what follows, so that memory stays bounded and the order stays true.
 */
#include "source_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clock.h"
#include "stream.h"

#define CHUNK_SIZE (64 * 1024)
#define SLICE_NS 5000000	/* of work in one call */
#define PATIENCE_NS 50000000	/* then a pipe that is empty is a live one */
#define MAX_SWITCHES 512
#define MAX_MARKS 32
#define MIN_SPEED 0.1
#define MAX_SPEED 100.0

enum stream_end {
	STREAM_OPEN,		/* there may be more */
	STREAM_AT_END,
	STREAM_FAILED,		/* error says why */
};

struct source_stream {
	struct source source;
	struct source_ops ops;	/* with the name of the recorded source */
	char name[SNAPSHOT_TEXT_SIZE];
	char path[SOURCE_TEXT_SIZE];
	int fd;
	bool is_file;		/* which can be read again from its start */
	off_t start;		/* in a file; of standard input perhaps not 0 */
	struct stream_reader *reader;
	uint64_t bad_lines;
	char chunk[CHUNK_SIZE];
	enum stream_end end;
	struct source_error error;
	bool is_fed;		/* whole lines may wait in the reader */
	uint64_t probe_ns;	/* when to see whether a pipe has no more */
	uint64_t slice_ns;	/* until when to read on */

	/* What is read and not yet due. */
	struct stream_record record;
	enum stream_result pending;	/* its kind; STREAM_MORE: none */
	uint64_t pending_ns;	/* its position */

	/* What is released and not yet taken. */
	bool has_sample;	/* it is record.sample */
	bool has_gap;		/* it is record.gap, the device was away */
	bool after_gap;		/* the next sample follows one */
	bool is_gone;		/* gap is what sample() says for now */
	struct stream_gap gap;
	struct switch_record switches[MAX_SWITCHES];
	size_t first_switch, nr_switches;
	struct mark marks[MAX_MARKS];
	size_t first_mark, nr_marks;
	uint64_t missed;

	/* The clock of the player. */
	bool has_start;
	uint64_t start_mono_ns;
	uint64_t last_mono_ns;	/* of a file: of its last record, or 0 */
	uint64_t released_ns;	/* the position of what was released last */
	bool is_paused;
	double speed;
	uint64_t anchor_ns;	/* the position that it had ... */
	uint64_t anchored_ns;	/* ... at this time by CLOCK_MONOTONIC */
	uint64_t seek_ns;	/* up to there all is due at once */
	unsigned int nr_stops;	/* to be played to, one after the other */
	enum source_stop stop;
	bool is_past_stop;	/* the sample that shows it is still to come */
};

static struct source_stream *stream_of(struct source *source)
{
	return (struct source_stream *)source;
}

static const struct source_stream *stream_of_const(const struct source *source)
{
	return (const struct source_stream *)source;
}

/* --- reading --- */

static void stream_fail(struct source_stream *self, const char *reason,
			const char *advice)
{
	self->end = STREAM_FAILED;
	source_error_set(&self->error, self->path, NULL, reason, advice);
}

/* Would read() return at once? */
static bool stream_is_readable(const struct source_stream *self)
{
	struct pollfd poll_fd = { .fd = self->fd, .events = POLLIN };

	return self->is_file || poll(&poll_fd, 1, 0) > 0;
}

/* Feed the reader with what there is now. False: nothing. */
static bool stream_feed(struct source_stream *self)
{
	ssize_t got;

	if (!stream_is_readable(self))
		return false;
	got = read(self->fd, self->chunk, sizeof(self->chunk));
	if (got < 0) {
		if (errno != EINTR && errno != EAGAIN)
			stream_fail(self, strerror(errno), NULL);
		return false;
	}
	if (!got)
		stream_reader_finish(self->reader);
	else if (!stream_reader_feed(self->reader, self->chunk, (size_t)got))
		stream_fail(self, "no memory", NULL);
	self->probe_ns = clock_mono_ns() + PATIENCE_NS;
	return self->end == STREAM_OPEN;
}

/* Say which lines were passed over: the latest, and how many before it. */
static void stream_note(struct source_stream *self, const char *complaint)
{
	char before[40] = "";

	if (self->bad_lines++)
		snprintf(before, sizeof(before), ", as %llu before it",
			 (unsigned long long)self->bad_lines - 1);
	snprintf(self->source.note, sizeof(self->source.note),
		 "%.100s; passed over%s", complaint, before);
}

static void stream_complain(struct source_stream *self)
{
	const char *complaint = stream_reader_complaint(self->reader);

	if (*self->name)
		stream_note(self, complaint);
	else
		stream_fail(self, complaint,
			    "it takes what dpastop --record or --batch --json wrote");
}

static void stream_take_header(struct source_stream *self)
{
	const struct stream_header *header = &self->record.header;

	/* A second one: recordings that were put together. */
	if (*self->name) {
		self->after_gap = true;
		return;
	}
	snprintf(self->name, sizeof(self->name), "%s",
		 *header->source ? header->source : "stream");
	self->source.records_events = header->has_events;
}

static void stream_reach_end(struct source_stream *self)
{
	uint64_t cut = stream_reader_cut_line(self->reader);
	char text[64];

	if (!*self->name) {
		stream_fail(self, "no recording: it is empty", NULL);
		return;
	}
	self->end = STREAM_AT_END;
	if (!cut)
		return;
	snprintf(text, sizeof(text), "the last line, %llu, is cut",
		 (unsigned long long)cut);
	stream_note(self, text);
}

static uint64_t stream_position(const struct source_stream *self,
				uint64_t mono_ns)
{
	return self->has_start && mono_ns > self->start_mono_ns ?
		mono_ns - self->start_mono_ns : 0;
}

static void stream_anchor(struct source_stream *self, uint64_t position_ns,
			  uint64_t now_ns)
{
	self->anchor_ns = position_ns;
	self->anchored_ns = now_ns;
}

/* The first sample is where positions, and the clock, begin. */
static void stream_begin(struct source_stream *self, uint64_t mono_ns)
{
	self->has_start = true;
	self->start_mono_ns = mono_ns;
	if (!self->seek_ns)
		stream_anchor(self, 0, clock_mono_ns());
}

/* Keep what was read until it is due. */
static void stream_keep(struct source_stream *self, enum stream_result kind)
{
	uint64_t mono_ns;

	if (kind == STREAM_SAMPLE)
		mono_ns = self->record.sample.mono_ns;
	else if (kind == STREAM_SWITCH)
		mono_ns = self->record.event.mono_ns;
	else if (kind == STREAM_GAP)
		mono_ns = self->record.gap.mono_ns;
	else
		mono_ns = self->record.mark.mono_ns;
	if (kind == STREAM_SAMPLE && !self->has_start)
		stream_begin(self, mono_ns);
	self->pending = kind;
	self->pending_ns = stream_position(self, mono_ns);
}

/* Read one line. False: none is there now. */
static bool stream_read_one(struct source_stream *self)
{
	enum stream_result result = stream_reader_next(self->reader,
						       &self->record);

	switch (result) {
	case STREAM_MORE:
		self->is_fed = stream_feed(self);
		return self->is_fed;
	case STREAM_HEADER:
		stream_take_header(self);
		break;
	case STREAM_BAD:
		stream_complain(self);
		break;
	case STREAM_END:
		stream_reach_end(self);
		break;
	default:
		stream_keep(self, result);
	}
	return true;
}

/* --- the clock --- */

/* Where the player would stand at @now_ns by its pace alone. */
static uint64_t stream_pace(const struct source_stream *self, uint64_t now_ns)
{
	double gone;

	if (self->is_paused || now_ns <= self->anchored_ns)
		return self->anchor_ns;
	gone = (double)(now_ns - self->anchored_ns) * self->speed;
	if (gone >= (double)(INT64_MAX - self->anchor_ns))
		return INT64_MAX;
	return self->anchor_ns + (uint64_t)gone;
}

/* No further than to what is known. */
static uint64_t stream_now_at(const struct source_stream *self, uint64_t now_ns)
{
	uint64_t pace = stream_pace(self, now_ns);
	uint64_t most = self->pending != STREAM_MORE ? self->pending_ns :
		self->released_ns;

	if (most > pace)
		most = pace;
	return most > self->released_ns ? most : self->released_ns;
}

/* May it be that records come from a pipe as they are recorded? */
static bool stream_may_be_live(const struct source_stream *self)
{
	return !self->is_file && self->end == STREAM_OPEN && self->speed >= 1;
}

/* Is this a pipe whose writer has nothing more yet? */
static bool stream_is_live(struct source_stream *self, uint64_t now_ns)
{
	if (!stream_may_be_live(self) || now_ns < self->probe_ns)
		return false;
	self->probe_ns = now_ns + PATIENCE_NS;
	return !stream_is_readable(self);
}

static bool stream_is_due(struct source_stream *self, uint64_t now_ns)
{
	if (self->pending_ns <= self->seek_ns || self->nr_stops)
		return true;
	if (self->is_paused)
		return false;
	if (self->pending_ns <= stream_pace(self, now_ns))
		return true;
	if (!stream_is_live(self, now_ns))
		return false;
	stream_anchor(self, self->pending_ns, now_ns);
	return true;
}

/* By CLOCK_MONOTONIC: when the pending record will be due. */
static uint64_t stream_pending_due_ns(const struct source_stream *self)
{
	double wait;
	uint64_t due_ns = self->anchored_ns;

	if (self->pending_ns <= self->seek_ns || self->nr_stops)
		return 0;
	if (self->is_paused)
		return SOURCE_NEVER;
	if (self->pending_ns > self->anchor_ns) {
		wait = (double)(self->pending_ns - self->anchor_ns) /
			self->speed;
		due_ns = wait < 1e18 ? due_ns + (uint64_t)wait + 1 :
			SOURCE_NEVER;
	}
	if (stream_may_be_live(self) && due_ns > self->probe_ns)
		due_ns = self->probe_ns;
	return due_ns;
}

/* --- releasing --- */

/* Does something that waits to be taken hold the pending record back? */
static bool stream_is_held(const struct source_stream *self)
{
	if (self->has_sample || self->has_gap)
		return true;
	switch (self->pending) {
	case STREAM_SWITCH:
		return self->nr_marks || self->missed ||
			self->nr_switches == MAX_SWITCHES;
	case STREAM_MARK:
		return self->nr_switches || self->missed ||
			self->nr_marks == MAX_MARKS;
	case STREAM_GAP:
		return self->missed || self->nr_marks;
	default:
		return false;
	}
}

static bool stream_is_stop(const struct source_stream *self)
{
	if (!self->nr_stops)
		return false;
	if (self->is_past_stop)
		return self->pending == STREAM_SAMPLE;
	switch (self->stop) {
	case SOURCE_STOP_SAMPLE:
		return self->pending == STREAM_SAMPLE;
	case SOURCE_STOP_SWITCH:
		return self->pending == STREAM_SWITCH;
	case SOURCE_STOP_MARK:
		return self->pending == STREAM_MARK;
	}
	return false;
}

static void stream_put_switch(struct source_stream *self)
{
	size_t place = (self->first_switch + self->nr_switches++) %
		MAX_SWITCHES;

	self->switches[place] = self->record.event;
	self->source.records_events = !self->record.event.sampled;
}

static void stream_put_mark(struct source_stream *self)
{
	self->marks[(self->first_mark + self->nr_marks++) % MAX_MARKS] =
		self->record.mark;
}

static void stream_put_gap(struct source_stream *self)
{
	self->missed = self->record.gap.missed;
	if (self->missed)
		return;
	self->gap = self->record.gap;
	self->has_gap = true;
	self->after_gap = true;
}

/* The pending record is due: let it be taken. */
static void stream_release(struct source_stream *self)
{
	bool is_stop = stream_is_stop(self);
	bool is_sample = self->pending == STREAM_SAMPLE;

	if (is_sample)
		self->has_sample = true;
	else if (self->pending == STREAM_SWITCH)
		stream_put_switch(self);
	else if (self->pending == STREAM_MARK)
		stream_put_mark(self);
	else
		stream_put_gap(self);
	self->pending = STREAM_MORE;
	if (self->pending_ns > self->released_ns)
		self->released_ns = self->pending_ns;
	/* It goes on to the sample that shows what it was to stop at. */
	if (is_stop)
		self->is_past_stop = !is_sample;
	if (is_stop && is_sample) {
		self->nr_stops--;
		stream_anchor(self, self->released_ns, clock_mono_ns());
	}
}

static void stream_forget_stops(struct source_stream *self)
{
	self->nr_stops = 0;
	self->is_past_stop = false;
}

/* There is no more: the clock stands still. */
static void stream_rest(struct source_stream *self)
{
	stream_anchor(self, self->released_ns, clock_mono_ns());
	if (self->seek_ns > self->released_ns)
		self->seek_ns = self->released_ns;
	stream_forget_stops(self);
}

/* Release all that is due, as long as the slice of time lasts. */
static void stream_advance(struct source_stream *self)
{
	uint64_t now_ns;

	while ((now_ns = clock_mono_ns()) < self->slice_ns) {
		if (self->pending != STREAM_MORE) {
			if (stream_is_held(self) ||
			    !stream_is_due(self, now_ns))
				return;
			stream_release(self);
		} else if (self->has_sample || self->end != STREAM_OPEN) {
			/* The sample waits where the next would be read to. */
			return;
		} else if (!stream_read_one(self)) {
			return;
		}
		if (self->end != STREAM_OPEN)
			stream_rest(self);
	}
}

/* --- the source --- */

static unsigned int stream_fds(const struct source *source, struct pollfd *fds)
{
	const struct source_stream *self = stream_of_const(source);

	if (self->is_file || self->end != STREAM_OPEN ||
	    self->pending != STREAM_MORE || self->has_sample)
		return 0;
	*fds = (struct pollfd){ .fd = self->fd, .events = POLLIN };
	return 1;
}

static uint64_t stream_due_ns(const struct source *source)
{
	const struct source_stream *self = stream_of_const(source);

	if (self->has_sample || self->has_gap)
		return 0;
	if (self->pending != STREAM_MORE)
		return stream_pending_due_ns(self);
	if (self->end != STREAM_OPEN)
		return SOURCE_NEVER;
	return self->is_file || self->is_fed ? 0 : SOURCE_NEVER;
}

static bool stream_work(struct source *source)
{
	struct source_stream *self = stream_of(source);
	enum stream_end end = self->end;

	self->slice_ns = clock_mono_ns() + SLICE_NS;
	stream_advance(self);
	return self->has_sample || self->has_gap || self->end != end;
}

/* Hand out the sample that waits; the caller's memory is used for the next. */
static enum source_status stream_hand_out(struct source_stream *self,
					  struct snapshot *snapshot,
					  bool *after_gap)
{
	struct snapshot sample = self->record.sample;

	self->record.sample = *snapshot;
	*snapshot = sample;
	*after_gap = self->after_gap;
	self->has_sample = false;
	self->after_gap = false;
	self->is_gone = false;
	return SOURCE_OK;
}

static enum source_status stream_sample(struct source *source,
					struct snapshot *snapshot,
					bool *after_gap,
					struct source_error *error)
{
	struct source_stream *self = stream_of(source);

	stream_advance(self);
	if (self->has_sample)
		return stream_hand_out(self, snapshot, after_gap);
	if (self->end == STREAM_FAILED) {
		*error = self->error;
		return SOURCE_END;
	}
	self->is_gone |= self->has_gap;
	self->has_gap = false;
	if (!self->is_gone)
		return SOURCE_SAME;
	snapshot->mono_ns = self->gap.mono_ns;
	snapshot->real_ns = self->gap.real_ns;
	source_error_set(error, NULL, NULL, self->gap.reason, NULL);
	return SOURCE_GONE;
}

static size_t stream_take_switches(struct source *source,
				   struct switch_record *records, size_t max,
				   uint64_t *missed)
{
	struct source_stream *self = stream_of(source);
	size_t taken;

	for (taken = 0; taken < max && self->nr_switches; taken++) {
		records[taken] = self->switches[self->first_switch];
		self->first_switch = (self->first_switch + 1) % MAX_SWITCHES;
		self->nr_switches--;
	}
	/* They were missed after those. */
	if (!self->nr_switches) {
		*missed += self->missed;
		self->missed = 0;
	}
	return taken;
}

static size_t stream_take_marks(struct source *source, struct mark *marks,
				size_t max)
{
	struct source_stream *self = stream_of(source);
	size_t taken;

	for (taken = 0; taken < max && self->nr_marks; taken++) {
		marks[taken] = self->marks[self->first_mark];
		self->first_mark = (self->first_mark + 1) % MAX_MARKS;
		self->nr_marks--;
	}
	return taken;
}

static bool stream_set(struct source *source, unsigned int id, int64_t value,
		       struct source_error *error)
{
	(void)id;
	(void)value;
	source_error_set(error, NULL, NULL, source->read_only, NULL);
	return false;
}

/* --- the player --- */

static void stream_get_player(const struct source *source,
			      struct source_player *player)
{
	const struct source_stream *self = stream_of_const(source);

	*player = (struct source_player){
		.is_paused = self->is_paused,
		.is_at_end = self->end != STREAM_OPEN &&
			self->pending == STREAM_MORE && !self->has_sample &&
			!self->has_gap,
		.speed = self->speed,
		.position_ns = stream_now_at(self, clock_mono_ns()),
		.start_mono_ns = self->start_mono_ns,
	};
	if (!self->last_mono_ns)
		return;
	player->length_ns = stream_position(self, self->last_mono_ns);
	/* It has grown since. */
	if (player->position_ns > player->length_ns)
		player->length_ns = player->position_ns;
}

static void stream_play(struct source *source, bool paused, double speed)
{
	struct source_stream *self = stream_of(source);
	uint64_t now_ns = clock_mono_ns();
	uint64_t position_ns = stream_now_at(self, now_ns);

	/* A way that is still being gone on is not given up. */
	if (position_ns < self->seek_ns)
		position_ns = self->seek_ns;
	stream_anchor(self, position_ns, now_ns);
	stream_forget_stops(self);
	self->is_paused = paused;
	self->speed = speed < MIN_SPEED ? MIN_SPEED :
		speed > MAX_SPEED ? MAX_SPEED : speed;
}

static void stream_play_to(struct source *source, enum source_stop stop)
{
	struct source_stream *self = stream_of(source);
	bool goes_on = self->nr_stops && self->stop == stop;
	bool was_past_stop = self->is_past_stop;
	unsigned int nr_before = self->nr_stops;

	stream_play(source, true, self->speed);
	if (self->end != STREAM_OPEN && self->pending == STREAM_MORE)
		return;
	/* A step more while one is being made: keys come quickly. */
	self->nr_stops = goes_on ? nr_before + 1 : 1;
	self->is_past_stop = goes_on && was_past_stop;
	self->stop = stop;
}

/* Begin anew with the first sample. False where that is not possible. */
static bool stream_rewind(struct source_stream *self)
{
	struct stream_reader *reader;

	if (!self->is_file || self->end == STREAM_FAILED)
		return false;
	reader = stream_reader_new();
	if (!reader || lseek(self->fd, self->start, SEEK_SET) < 0) {
		stream_reader_free(reader);
		return false;
	}
	stream_reader_free(self->reader);
	self->reader = reader;
	self->end = STREAM_OPEN;
	self->name[0] = '\0';
	self->source.note[0] = '\0';
	self->bad_lines = 0;
	self->pending = STREAM_MORE;
	self->has_sample = false;
	self->has_gap = false;
	self->after_gap = false;
	self->is_gone = false;
	self->nr_switches = 0;
	self->nr_marks = 0;
	self->missed = 0;
	self->has_start = false;
	self->released_ns = 0;
	return true;
}

static bool stream_seek(struct source *source, uint64_t position_ns)
{
	struct source_stream *self = stream_of(source);
	uint64_t now_ns = clock_mono_ns();
	bool is_back = position_ns < stream_now_at(self, now_ns);

	if (is_back && !stream_rewind(self))
		return false;
	if (position_ns > INT64_MAX)
		position_ns = INT64_MAX;
	stream_forget_stops(self);
	self->seek_ns = position_ns;
	stream_anchor(self, position_ns, now_ns);
	if (self->end != STREAM_OPEN && self->pending == STREAM_MORE)
		stream_rest(self);
	return is_back;
}

static void stream_close(struct source *source)
{
	struct source_stream *self = stream_of(source);

	if (self->fd > STDIN_FILENO)
		close(self->fd);
	stream_reader_free(self->reader);
	snapshot_free(&self->record.sample);
	free(self);
}

static const struct source_ops stream_ops = {
	.fds = stream_fds,
	.due_ns = stream_due_ns,
	.work = stream_work,
	.sample = stream_sample,
	.take_switches = stream_take_switches,
	.set = stream_set,
	.take_marks = stream_take_marks,
	.get_player = stream_get_player,
	.play = stream_play,
	.play_to = stream_play_to,
	.seek = stream_seek,
	.close = stream_close,
};

/* --- opening --- */

static bool stream_refuse(struct source_error *error, const char *path,
			  const char *reason, const char *advice)
{
	source_error_set(error, path, NULL, reason, advice);
	return false;
}

static bool stream_open_fd(struct source_stream *self, const char *path,
			   struct source_error *error)
{
	bool is_standard = !strcmp(path, "-");
	struct stat status;

	snprintf(self->path, sizeof(self->path), "%s",
		 is_standard ? "standard input" : path);
	/* Not to wait for the other end of a FIFO. */
	self->fd = is_standard ? STDIN_FILENO :
		open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (self->fd < 0 || fstat(self->fd, &status))
		return stream_refuse(error, self->path, strerror(errno), NULL);
	if (S_ISDIR(status.st_mode))
		return stream_refuse(error, self->path, "it is a directory",
				     NULL);
	if (isatty(self->fd))
		return stream_refuse(error, self->path, "it is a terminal",
				     "pipe a recording into it");
	self->is_file = S_ISREG(status.st_mode);
	self->start = self->is_file ? lseek(self->fd, 0, SEEK_CUR) : 0;
	return true;
}

/* Of a file the header is read at once, so that what is none is refused. */
static bool stream_start(struct source_stream *self, const char *path,
			 struct source_error *error)
{
	if (!stream_open_fd(self, path, error))
		return false;
	if (self->is_file)
		stream_last_time(self->fd, &self->last_mono_ns);
	do {
		self->slice_ns = clock_mono_ns() + SLICE_NS;
		stream_advance(self);
	} while (self->is_file && self->end == STREAM_OPEN && !*self->name);
	if (self->end != STREAM_FAILED)
		return true;
	*error = self->error;
	return false;
}

struct source *source_stream_open(const char *path, struct source_error *error)
{
	struct source_stream *self = calloc(1, sizeof(*self));

	if (self)
		self->reader = stream_reader_new();
	if (!self || !self->reader) {
		free(self);
		source_error_set(error, path, NULL, "no memory", NULL);
		return NULL;
	}
	self->fd = -1;
	self->ops = stream_ops;
	self->ops.name = self->name;
	self->source.ops = &self->ops;
	self->source.queues_samples = true;
	snprintf(self->source.read_only, sizeof(self->source.read_only),
		 "this is a recording");
	self->pending = STREAM_MORE;
	self->speed = 1;
	snapshot_init(&self->record.sample);
	if (stream_start(self, path, error))
		return &self->source;
	stream_close(&self->source);
	return NULL;
}
