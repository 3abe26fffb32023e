// SPDX-License-Identifier: GPL-2.0
#include "dpastop/scenario/scenario_player.h"

#include <stdio.h>
#include <string.h>

#include "lib/scenario/condition_check.h"
#include "lib/model/method.h"

/* The result of trying a step. */
enum outcome {
	OUTCOME_DONE,
	OUTCOME_WAITS,
	OUTCOME_FAILED, /* player->failure says why */
};

void scenario_player_start(struct scenario_player *player,
			   const struct scenario *scenario,
			   const struct monitor *monitor, bool is_alone,
			   scenario_report_fn *report, void *context)
{
	*player = (struct scenario_player){
		.state = SCENARIO_PLAYING,
		.scenario = scenario,
		.is_alone = is_alone,
		.report = report,
		.context = context,
	};
	/* In the time of the samples: a recording has its own. */
	if (history_count(monitor->history))
		player->since_ns = history_sample(monitor->history, 0)->mono_ns;
}

static enum outcome
scenario_player_fail_by_source(struct scenario_player *player,
			       const struct problem *error)
{
	problem_text(error, player->failure, sizeof(player->failure));
	return OUTCOME_FAILED;
}

/* Remember the value of tunable @id, unless an earlier step did. */
static void scenario_player_remember(struct scenario_player *player,
				     const struct monitor *monitor,
				     unsigned int id)
{
	unsigned int i;
	int64_t value;

	for (i = 0; i < player->nr_changed; i++)
		if (player->changed[i] == id)
			return;
	if (!sample_get_tunable(&monitor->sample, id, &value))
		return;
	player->changed[player->nr_changed] = id;
	player->before[player->nr_changed++] = value;
}

static bool scenario_player_set(struct scenario_player *player,
				struct monitor *monitor, unsigned int id,
				int64_t value, struct problem *error)
{
	scenario_player_remember(player, monitor, id);
	return source_set(monitor->source, id, value, error);
}

/*
 * Switching is turned off first for any method: turning it on again restarts
 * every CPU in PAS, which is where DPAS starts.
 */
static bool scenario_player_set_method(struct scenario_player *player,
				       struct monitor *monitor,
				       enum method method,
				       struct problem *error)
{
	static const unsigned int order[] = {
		TUNABLE_IO_POLL_DELAY,
		DPAS_EHP_ENABLED,
		DPAS_PAS_ENABLED,
		DPAS_SWITCH_ENABLED,
	};
	int64_t value, held;
	size_t i;

	if (!scenario_player_set(player, monitor, DPAS_SWITCH_ENABLED, 0,
				 error))
		return false;
	/* A method's switch that this kernel lacks needs no turning off. */
	for (i = 0; i < sizeof(order) / sizeof(*order); i++)
		if (method_value(method, order[i], &value) &&
		    (value ||
		     sample_get_tunable(&monitor->sample, order[i], &held)) &&
		    !scenario_player_set(player, monitor, order[i], value,
					 error))
			return false;
	return true;
}

static void scenario_player_remember_load(struct scenario_player *player,
					  const struct monitor *monitor)
{
	if (player->has_changed_load)
		return;
	player->has_changed_load = true;
	player->load_before = monitor->source->asked;
}

static bool scenario_player_set_load(struct scenario_player *player,
				     struct monitor *monitor,
				     const struct load *load,
				     struct problem *error)
{
	scenario_player_remember_load(player, monitor);
	return monitor_set_load(monitor, load, error);
}

/* Highlight what a step changes. */
static void scenario_player_point_at(struct scenario_player *player,
				     const struct scenario_step *step)
{
	if (step->kind == SCENARIO_SET || step->kind == SCENARIO_SHOW)
		player->tunable = step;
}

static enum outcome scenario_player_change(struct scenario_player *player,
					   struct monitor *monitor,
					   const struct scenario_step *step,
					   uint64_t now_ns)
{
	struct problem error;
	bool done;

	/*
	 * In the time of the samples: if the simulator is behind, the change
	 * takes effect at a time that has passed.
	 */
	scenario_player_point_at(player, step);
	monitor_read_back(monitor);
	player->since_ns = monitor_is_there(monitor) ? monitor->sample.mono_ns :
						       now_ns;
	if (step->kind == SCENARIO_METHOD)
		done = scenario_player_set_method(player, monitor, step->method,
						  &error);
	else if (step->kind == SCENARIO_SET)
		done = scenario_player_set(player, monitor, step->id,
					   step->value, &error);
	else
		done = scenario_player_set_load(player, monitor, &step->load,
						&error);
	return done ? OUTCOME_DONE :
		      scenario_player_fail_by_source(player, &error);
}

static enum outcome scenario_player_wait_until(struct scenario_player *player,
					       const struct monitor *monitor,
					       const struct scenario_step *step,
					       uint64_t now_ns)
{
	const struct history *history = monitor->history;
	bool is_fresh = condition_check_is_fresh(&step->condition, history,
						 player->since_ns);
	/* Nothing happens while the simulated machine is stopped. */
	bool is_over = now_ns - player->begun_ns >= step->limit_ns &&
		(!source_has_speed(monitor->source) || monitor->source->speed);
	char seen[CONDITION_CHECK_SEEN];

	if ((is_fresh || condition_check_is_of_events(&step->condition)) &&
	    condition_check_holds(&step->condition, history, player->since_ns,
				  seen))
		return OUTCOME_DONE;
	if (monitor->status == SOURCE_END)
		return scenario_player_fail_by_source(player, &monitor->error);
	if (!is_over && !(is_fresh && step->kind == SCENARIO_EXPECT))
		return OUTCOME_WAITS;
	if (is_fresh)
		snprintf(player->failure, sizeof(player->failure), "%s", seen);
	else
		snprintf(player->failure, sizeof(player->failure),
			 "there is no sample since the last change");
	return OUTCOME_FAILED;
}

/* Consecutive texts share a page. */
static enum outcome scenario_player_say(struct scenario_player *player,
					const struct scenario_step *step,
					uint64_t now_ns)
{
	bool follows = player->step && step[-1].kind == SCENARIO_SAY &&
		!step[-1].ends_at_key;
	bool is_last = player->step + 1 == player->scenario->nr_steps;

	player->caption = step;
	if (!follows)
		player->page = step;
	/* The end of the scenario waits for a key itself. */
	if (player->is_alone || (!step->limit_ns && is_last))
		return OUTCOME_DONE;
	return step->limit_ns && now_ns - player->begun_ns >= step->limit_ns ?
		OUTCOME_DONE :
		OUTCOME_WAITS;
}

/* The first matching switch since the last change. */
static const struct switch_record *
scenario_player_find_switch(const struct scenario_player *player,
			    const struct history *history, enum mode_edge edge)
{
	const struct switch_record *record, *found = NULL;
	size_t back, kept = history_switches(history);

	for (back = 0; back < kept; back++) {
		record = history_switch(history, back);
		if (record->mono_ns > player->since_ns &&
		    mode_edge_of(record) == edge)
			found = record;
	}
	return found;
}

static enum outcome scenario_player_mark(struct scenario_player *player,
					 struct monitor *monitor,
					 const struct scenario_step *step)
{
	const struct switch_record *record;

	if (!step->at_switch) {
		monitor_mark_text(monitor, step->text);
		return OUTCOME_DONE;
	}
	record = scenario_player_find_switch(player, monitor->history,
					     step->condition.edge);
	if (!record) {
		snprintf(player->failure, sizeof(player->failure),
			 "there was no such switch since the last change");
		return OUTCOME_FAILED;
	}
	monitor_mark_time(monitor, step->text, record->mono_ns,
			  record->real_ns);
	return OUTCOME_DONE;
}

/* In batch mode the speed stays: nobody needs to follow it. */
static void scenario_player_set_speed(struct scenario_player *player,
				      struct source *source, double speed)
{
	if (player->is_alone || !source_has_speed(source))
		return;
	if (!player->has_changed_speed)
		player->speed_before = source->speed;
	player->has_changed_speed = true;
	source_set_speed(source, speed);
}

static enum outcome scenario_player_try_step(struct scenario_player *player,
					     struct monitor *monitor,
					     const struct scenario_step *step,
					     uint64_t now_ns)
{
	switch (step->kind) {
	case SCENARIO_SAY:
		return scenario_player_say(player, step, now_ns);
	case SCENARIO_MARK:
		return scenario_player_mark(player, monitor, step);
	case SCENARIO_VIEW:
		player->view = step;
		return OUTCOME_DONE;
	case SCENARIO_SHOW:
		scenario_player_point_at(player, step);
		return OUTCOME_DONE;
	case SCENARIO_SPEED:
		scenario_player_set_speed(player, monitor->source, step->speed);
		return OUTCOME_DONE;
	case SCENARIO_KEY:
		return player->is_alone ? OUTCOME_DONE : OUTCOME_WAITS;
	case SCENARIO_METHOD:
	case SCENARIO_SET:
	case SCENARIO_LOAD:
		return scenario_player_change(player, monitor, step, now_ns);
	case SCENARIO_WAIT:
		return now_ns - player->begun_ns >= step->limit_ns ?
			OUTCOME_DONE :
			OUTCOME_WAITS;
	default:
		return scenario_player_wait_until(player, monitor, step,
						  now_ns);
	}
}

/* Restore tunables, the last change first. False: *@error says why not. */
static bool scenario_player_put_back(struct scenario_player *player,
				     struct monitor *monitor,
				     struct problem *error)
{
	bool done = true;

	if (player->has_changed_speed)
		source_set_speed(monitor->source, player->speed_before);
	player->has_changed_speed = false;
	if (player->has_changed_load)
		done = monitor_set_load(monitor, &player->load_before, error);
	while (player->nr_changed) {
		unsigned int i = --player->nr_changed;

		done &= source_set(monitor->source, player->changed[i],
				   player->before[i], error);
	}
	return done;
}

static void scenario_player_end(struct scenario_player *player,
				struct monitor *monitor)
{
	struct problem error;
	size_t used;

	player->state = SCENARIO_ENDED;
	if (player->scenario->keeps ||
	    scenario_player_put_back(player, monitor, &error))
		return;
	player->nr_failures++;
	used = (size_t)snprintf(player->failure, sizeof(player->failure),
				"not everything could be restored: ");
	problem_text(&error, player->failure + used,
		     sizeof(player->failure) - used);
}

static void scenario_player_go_to_next(struct scenario_player *player)
{
	player->step++;
	player->has_begun = false;
	player->failure[0] = '\0';
}

/* The current step has ended, successfully or not. */
static void scenario_player_finish_step(struct scenario_player *player,
					struct monitor *monitor, bool failed,
					uint64_t now_ns)
{
	if (player->report)
		player->report(player->context,
			       player->scenario->steps + player->step,
			       player->failure, now_ns - player->begun_ns);
	player->nr_failures += failed;
	if (!failed)
		scenario_player_go_to_next(player);
	else if (player->is_alone)
		scenario_player_end(player, monitor);
	else
		player->state = SCENARIO_AT_KEY;
}

uint64_t scenario_player_step(struct scenario_player *player,
			      struct monitor *monitor, uint64_t now_ns)
{
	while (player->state == SCENARIO_PLAYING) {
		const struct scenario_step *step = player->scenario->steps +
			player->step;
		enum outcome outcome;

		if (player->step == player->scenario->nr_steps) {
			if (player->is_alone)
				scenario_player_end(player, monitor);
			else
				player->state = SCENARIO_AT_END;
			break;
		}
		if (!player->has_begun)
			player->begun_ns = now_ns;
		player->has_begun = true;
		outcome = scenario_player_try_step(player, monitor, step,
						   now_ns);
		if (outcome != OUTCOME_WAITS) {
			scenario_player_finish_step(player, monitor,
						    outcome == OUTCOME_FAILED,
						    now_ns);
			continue;
		}
		if (!scenario_needs_key(step))
			return player->begun_ns + step->limit_ns;
		player->state = SCENARIO_AT_KEY;
	}
	return SOURCE_NEVER;
}

void scenario_player_key(struct scenario_player *player,
			 struct monitor *monitor)
{
	if (player->state == SCENARIO_AT_END)
		scenario_player_end(player, monitor);
	if (player->state != SCENARIO_AT_KEY)
		return;
	player->state = SCENARIO_PLAYING;
	scenario_player_go_to_next(player);
}

void scenario_player_stop(struct scenario_player *player,
			  struct monitor *monitor)
{
	if (player->state == SCENARIO_PLAYING ||
	    player->state == SCENARIO_AT_KEY ||
	    player->state == SCENARIO_AT_END) {
		player->failure[0] = '\0';
		scenario_player_end(player, monitor);
	}
}
