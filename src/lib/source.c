// SPDX-License-Identifier: GPL-2.0
/*
 * source.c - the code common to all sources
 */
#include "lib/source.h"

#include <inttypes.h>
#include <stdio.h>

unsigned int source_fds(const struct source *source, struct pollfd *fds)
{
	return source->ops->fds ? source->ops->fds(source, fds) : 0;
}

uint64_t source_due_ns(const struct source *source)
{
	return source->ops->due_ns ? source->ops->due_ns(source) : SOURCE_NEVER;
}

bool source_work(struct source *source)
{
	return source->ops->work && source->ops->work(source);
}

enum source_status source_sample(struct source *source, struct sample *sample,
				 bool *after_gap, struct problem *error)
{
	*after_gap = false;
	sample_clear(sample);
	return source->ops->sample(source, sample, after_gap, error);
}

void source_read_back(struct source *source, struct sample *sample)
{
	if (source->ops->read_back)
		source->ops->read_back(source, sample);
}

size_t source_take_switches(struct source *source,
			    struct switch_record *records, size_t max,
			    uint64_t *missed)
{
	return source->ops->take_switches(source, records, max, missed);
}

const char *source_read_only(const struct source *source)
{
	return source->is_locked ? "--read-only was given" : source->read_only;
}

const char *source_load_refusal(const struct source *source)
{
	if (!source->ops->set_load)
		return "this source has no load to change";
	return source->is_locked ? source_read_only(source) : "";
}

/* True, with *@error set, if @source is locked. */
static bool source_refuses(const struct source *source, struct problem *error)
{
	if (source->is_locked)
		problem_set(error, NULL, NULL, source_read_only(source), NULL);
	return source->is_locked;
}

bool source_set(struct source *source, unsigned int id, int64_t value,
		struct problem *error)
{
	if (!tunable_check(id, value, error)) {
		problem_value(error, "%" PRId64, value);
		return false;
	}
	return !source_refuses(source, error) &&
		source->ops->set(source, id, value, error);
}

bool source_set_load(struct source *source, const struct load *load,
		     struct problem *error)
{
	if (!source->ops->set_load) {
		problem_set(error, NULL, NULL,
			    "this source has no load to change", NULL);
		return false;
	}
	if (source_refuses(source, error) ||
	    !source->ops->set_load(source, load, error))
		return false;
	source->asked = *load;
	return true;
}

bool source_has_speed(const struct source *source)
{
	return source->ops->set_speed;
}

bool source_is_trace(const struct source *source)
{
	return *source->policies;
}

void source_set_speed(struct source *source, double speed)
{
	source->ops->set_speed(source, speed);
}

bool source_take_error(struct source *source, struct problem *error)
{
	return source->ops->take_error &&
		source->ops->take_error(source, error);
}

size_t source_take_marks(struct source *source, struct mark *marks, size_t max)
{
	return source->ops->take_marks ?
		source->ops->take_marks(source, marks, max) :
		0;
}

struct tune_packed *source_take_search(struct source *source)
{
	return source->ops->take_search ? source->ops->take_search(source) :
					  NULL;
}

bool source_is_recording(const struct source *source)
{
	return source->ops->get_player;
}

void source_get_player(const struct source *source,
		       struct source_player *player)
{
	source->ops->get_player(source, player);
}

void source_play(struct source *source, bool paused, double speed)
{
	source->ops->play(source, paused, speed);
}

void source_play_to(struct source *source, enum source_stop stop)
{
	source->ops->play_to(source, stop);
}

bool source_seek(struct source *source, uint64_t position_ns)
{
	return source->ops->seek(source, position_ns);
}

void source_close(struct source *source)
{
	if (source)
		source->ops->close(source);
}
