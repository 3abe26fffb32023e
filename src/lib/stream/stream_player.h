/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_player.h - when each record of a recording is due
 *
 * The playback clock of a recording: positions are nanoseconds since its first
 * sample. It runs at a speed, is paused, plays to the next sample, switch or
 * mark, or fast-forwards to a position. It does not read any clock:
 * CLOCK_MONOTONIC times are passed in.
 */
#ifndef LIB_STREAM_STREAM_PLAYER_H
#define LIB_STREAM_STREAM_PLAYER_H

#include "lib/source.h"
#include "lib/stream/stream_record.h"

struct stream_player {
	bool is_paused;
	double speed;

	bool has_start;
	uint64_t start_mono_ns; /* time of the first sample */
	uint64_t released_ns;	/* position of the last released record */

	/*
	 * The kind of the record that is read but not yet due; STREAM_MORE:
	 * none.
	 */
	enum stream_result pending;
	uint64_t pending_ns; /* its position */
	bool is_seam;	     /* do not wait for it (stream_axis.h) */

	uint64_t anchor_ns;    /* the anchor: this position ... */
	uint64_t anchored_ns;  /* ... at this CLOCK_MONOTONIC time */
	uint64_t seek_ns;      /* everything up to there is due at once */
	unsigned int nr_stops; /* stops to play to, one after the other */
	enum source_stop stop;
	bool is_past_stop; /* waiting for the sample that shows it */
};

/* Initially it plays at the recorded pace and has no record. */
void stream_player_init(struct stream_player *player);

/* Rewind: the first sample comes next. Everything else stays. */
void stream_player_rewind(struct stream_player *player);

/* The position of the time @mono_ns. */
uint64_t stream_player_position(const struct stream_player *player,
				uint64_t mono_ns);

/*
 * Set the pending record: of @kind, at @mono_ns. @is_seam: it is due as soon as
 * time advances at all.
 */
void stream_player_take(struct stream_player *player, enum stream_result kind,
			uint64_t mono_ns, bool is_seam, uint64_t now_ns);

/* The position at @now_ns, limited to what has been read. */
uint64_t stream_player_now(const struct stream_player *player, uint64_t now_ns);

/* Is the pending record due? And when will it be; SOURCE_NEVER: paused. */
bool stream_player_is_due(const struct stream_player *player, uint64_t now_ns);
uint64_t stream_player_due_ns(const struct stream_player *player);

/* The pending record is being recorded live: it is due at @now_ns. */
void stream_player_catch_up(struct stream_player *player, uint64_t now_ns);

/* Release the pending record. */
void stream_player_release(struct stream_player *player, uint64_t now_ns);

/* The end has been reached: stop the clock. */
void stream_player_halt(struct stream_player *player, uint64_t now_ns);

/* The implementations of source_play(), source_play_to() and source_seek(). */
void stream_player_play(struct stream_player *player, bool paused, double speed,
			uint64_t now_ns);
void stream_player_play_to(struct stream_player *player, enum source_stop stop,
			   uint64_t now_ns);
void stream_player_seek(struct stream_player *player, uint64_t position_ns,
			uint64_t now_ns);

#endif
