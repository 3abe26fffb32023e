// SPDX-License-Identifier: GPL-2.0
/*
 * stream_player.c - a position anchored at a time, and a speed
 */
#include "lib/stream/stream_player.h"

#define MIN_SPEED 0.1
#define MAX_SPEED 100.0

static void stream_player_anchor(struct stream_player *player,
				 uint64_t position_ns, uint64_t now_ns)
{
	player->anchor_ns = position_ns;
	player->anchored_ns = now_ns;
}

static void stream_player_forget_stops(struct stream_player *player)
{
	player->nr_stops = 0;
	player->is_past_stop = false;
}

void stream_player_init(struct stream_player *player)
{
	*player = (struct stream_player){
		.speed = 1,
		.pending = STREAM_MORE,
	};
}

void stream_player_rewind(struct stream_player *player)
{
	player->pending = STREAM_MORE;
	player->is_seam = false;
	player->has_start = false;
	player->released_ns = 0;
}

uint64_t stream_player_position(const struct stream_player *player,
				uint64_t mono_ns)
{
	return player->has_start && mono_ns > player->start_mono_ns ?
		mono_ns - player->start_mono_ns :
		0;
}

/* Positions and the clock start at the first sample. */
static void stream_player_begin(struct stream_player *player, uint64_t mono_ns,
				uint64_t now_ns)
{
	player->has_start = true;
	player->start_mono_ns = mono_ns;
	if (!player->seek_ns)
		stream_player_anchor(player, 0, now_ns);
}

void stream_player_take(struct stream_player *player, enum stream_result kind,
			uint64_t mono_ns, bool is_seam, uint64_t now_ns)
{
	if (kind == STREAM_SAMPLE && !player->has_start)
		stream_player_begin(player, mono_ns, now_ns);
	player->pending = kind;
	player->pending_ns = stream_player_position(player, mono_ns);
	player->is_seam = is_seam;
}

/* Its position at @now_ns by the speed alone. */
static uint64_t stream_player_pace(const struct stream_player *player,
				   uint64_t now_ns)
{
	double gone;

	if (player->is_paused || now_ns <= player->anchored_ns)
		return player->anchor_ns;
	gone = (double)(now_ns - player->anchored_ns) * player->speed;
	if (gone >= (double)(INT64_MAX - player->anchor_ns))
		return INT64_MAX;
	return player->anchor_ns + (uint64_t)gone;
}

uint64_t stream_player_now(const struct stream_player *player, uint64_t now_ns)
{
	uint64_t pace = stream_player_pace(player, now_ns);
	uint64_t most = player->pending != STREAM_MORE ? player->pending_ns :
							 player->released_ns;

	if (most > pace)
		most = pace;
	return most > player->released_ns ? most : player->released_ns;
}

/* Is the pending record due regardless of the time? */
static bool stream_player_is_fast_forwarding(const struct stream_player *player)
{
	return player->pending_ns <= player->seek_ns || player->nr_stops;
}

bool stream_player_is_due(const struct stream_player *player, uint64_t now_ns)
{
	if (stream_player_is_fast_forwarding(player))
		return true;
	return !player->is_paused &&
		(player->is_seam ||
		 player->pending_ns <= stream_player_pace(player, now_ns));
}

uint64_t stream_player_due_ns(const struct stream_player *player)
{
	double wait;

	if (stream_player_is_fast_forwarding(player))
		return 0;
	if (player->is_paused)
		return SOURCE_NEVER;
	if (player->is_seam || player->pending_ns <= player->anchor_ns)
		return player->anchored_ns;
	wait = (double)(player->pending_ns - player->anchor_ns) / player->speed;
	return wait < 1e18 ? player->anchored_ns + (uint64_t)wait + 1 :
			     SOURCE_NEVER;
}

void stream_player_catch_up(struct stream_player *player, uint64_t now_ns)
{
	stream_player_anchor(player, player->pending_ns, now_ns);
}

static bool stream_player_is_stop(const struct stream_player *player)
{
	if (!player->nr_stops)
		return false;
	if (player->is_past_stop)
		return player->pending == STREAM_SAMPLE;
	switch (player->stop) {
	case SOURCE_STOP_SAMPLE:
		return player->pending == STREAM_SAMPLE;
	case SOURCE_STOP_SWITCH:
		return player->pending == STREAM_SWITCH;
	case SOURCE_STOP_MARK:
		return player->pending == STREAM_MARK;
	}
	return false;
}

/* The clock continues after a seam, unless it is already there. */
static void stream_player_pass(struct stream_player *player, uint64_t now_ns)
{
	if (stream_player_pace(player, now_ns) < player->released_ns)
		stream_player_anchor(player, player->released_ns, now_ns);
	player->is_seam = false;
}

void stream_player_release(struct stream_player *player, uint64_t now_ns)
{
	bool is_stop = stream_player_is_stop(player);
	bool is_sample = player->pending == STREAM_SAMPLE;

	player->pending = STREAM_MORE;
	if (player->pending_ns > player->released_ns)
		player->released_ns = player->pending_ns;
	if (player->is_seam)
		stream_player_pass(player, now_ns);
	if (!is_stop)
		return;
	/* Continue to the sample that shows the stop. */
	player->is_past_stop = !is_sample;
	if (is_sample) {
		player->nr_stops--;
		stream_player_anchor(player, player->released_ns, now_ns);
	}
}

void stream_player_halt(struct stream_player *player, uint64_t now_ns)
{
	stream_player_anchor(player, player->released_ns, now_ns);
	if (player->seek_ns > player->released_ns)
		player->seek_ns = player->released_ns;
	stream_player_forget_stops(player);
}

void stream_player_play(struct stream_player *player, bool paused, double speed,
			uint64_t now_ns)
{
	uint64_t position_ns = stream_player_now(player, now_ns);

	/* A fast-forward in progress is not cancelled. */
	if (position_ns < player->seek_ns)
		position_ns = player->seek_ns;
	stream_player_anchor(player, position_ns, now_ns);
	stream_player_forget_stops(player);
	player->is_paused = paused;
	player->speed = speed < MIN_SPEED ? MIN_SPEED :
		speed > MAX_SPEED	  ? MAX_SPEED :
					    speed;
}

void stream_player_play_to(struct stream_player *player, enum source_stop stop,
			   uint64_t now_ns)
{
	bool goes_on = player->nr_stops && player->stop == stop;
	bool was_past_stop = player->is_past_stop;
	unsigned int nr_before = player->nr_stops;

	stream_player_play(player, true, player->speed, now_ns);
	/* Another step while one is in progress: keys may come quickly. */
	player->nr_stops = goes_on ? nr_before + 1 : 1;
	player->is_past_stop = goes_on && was_past_stop;
	player->stop = stop;
}

void stream_player_seek(struct stream_player *player, uint64_t position_ns,
			uint64_t now_ns)
{
	if (position_ns > INT64_MAX)
		position_ns = INT64_MAX;
	stream_player_forget_stops(player);
	player->seek_ns = position_ns;
	stream_player_anchor(player, position_ns, now_ns);
}
