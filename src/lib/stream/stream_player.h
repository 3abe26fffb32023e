/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_player.h - when each record of a recording is due
 *
 * A clock over a recording: positions are nanoseconds since its first sample.
 * It runs at a speed, stands still, plays to the next sample, switch or mark,
 * or fast-forwards to a position. It reads no clock: the times by CLOCK_MONOTONIC
 * come in as arguments.
 */
#ifndef LIB_STREAM_STREAM_PLAYER_H
#define LIB_STREAM_STREAM_PLAYER_H

#include "lib/source.h"
#include "lib/stream/stream_record.h"

struct stream_player {
	bool is_paused;
	double speed;

	bool has_start;
	uint64_t start_mono_ns; /* of the first sample */
	uint64_t released_ns;	/* the position of what was released last */

	/* What is read and not yet due: its kind; STREAM_MORE: none. */
	enum stream_result pending;
	uint64_t pending_ns; /* its position */
	bool is_seam;	     /* it is not waited for (stream_axis.h) */

	uint64_t anchor_ns;    /* the position that it had ... */
	uint64_t anchored_ns;  /* ... at this time by CLOCK_MONOTONIC */
	uint64_t seek_ns;      /* up to there all is due at once */
	unsigned int nr_stops; /* to be played to, one after the other */
	enum source_stop stop;
	bool is_past_stop; /* the sample that shows it is still to come */
};

/* It plays at the pace of the recording, and has no record yet. */
void stream_player_init(struct stream_player *player);

/* Forget all records: the first sample is to come again. The rest stays. */
void stream_player_rewind(struct stream_player *player);

/* The position of what is at @mono_ns. */
uint64_t stream_player_position(const struct stream_player *player,
				uint64_t mono_ns);

/*
 * A record of @kind has been read, of @mono_ns: it is pending now. @is_seam: it
 * is due as soon as time goes on at all.
 */
void stream_player_take(struct stream_player *player, enum stream_result kind,
			uint64_t mono_ns, bool is_seam, uint64_t now_ns);

/* Where it stands at @now_ns: no further than to what is known. */
uint64_t stream_player_now(const struct stream_player *player, uint64_t now_ns);

/* Is the pending record due? And when will it be; SOURCE_NEVER: in a pause. */
bool stream_player_is_due(const struct stream_player *player, uint64_t now_ns);
uint64_t stream_player_due_ns(const struct stream_player *player);

/* The pending record comes as it is recorded: it is due at @now_ns. */
void stream_player_catch_up(struct stream_player *player, uint64_t now_ns);

/* The pending record is released; there is none then. */
void stream_player_release(struct stream_player *player, uint64_t now_ns);

/* There is no more: the clock stands still. */
void stream_player_halt(struct stream_player *player, uint64_t now_ns);

/* What source_play(), source_play_to() and source_seek() ask for. */
void stream_player_play(struct stream_player *player, bool paused, double speed,
			uint64_t now_ns);
void stream_player_play_to(struct stream_player *player, enum source_stop stop,
			   uint64_t now_ns);
void stream_player_seek(struct stream_player *player, uint64_t position_ns,
			uint64_t now_ns);

#endif
