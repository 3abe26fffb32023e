/* SPDX-License-Identifier: GPL-2.0 */
/*
 * actions.h - all actions, and the keys bound to them
 *
 * A single table has the name of each action (in the configuration), its keys,
 * and its help text. Keys are curses key codes.
 */
#ifndef DPASTOP_INPUT_ACTIONS_H
#define DPASTOP_INPUT_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "dpastop/input/key_name.h"
#include "dpastop/model/view_list.h"

#define ACTION_OF_VIEW(NAME, name, title, help) ACTION_##NAME,

enum action {
	ACTION_NONE,

	ACTION_QUIT,
	ACTION_HELP,
	ACTION_WORDS,
	VIEW_LIST(ACTION_OF_VIEW) /* ACTION_OVERVIEW, ... */
	ACTION_PRESENTER,
	ACTION_NEXT_PANEL,
	ACTION_PREVIOUS_PANEL,
	ACTION_DELAY,
	ACTION_REDRAW,

	ACTION_UP,
	ACTION_DOWN,
	ACTION_LEFT,
	ACTION_RIGHT,
	ACTION_PAGE_UP,
	ACTION_PAGE_DOWN,
	ACTION_FIRST,
	ACTION_LAST,
	ACTION_LEAVE,

	ACTION_ENTER,
	ACTION_STEP_UP,
	ACTION_STEP_DOWN,
	ACTION_UNDO,
	ACTION_REDO,
	ACTION_DEFAULTS,
	ACTION_METHOD,
	ACTION_PRESETS,
	ACTION_SAVE_PRESET,
	ACTION_SEARCH,
	ACTION_APPLY,

	ACTION_FREEZE,
	ACTION_BACK,
	ACTION_FORWARD,
	ACTION_FAR_BACK,
	ACTION_FAR_FORWARD,
	ACTION_GO,
	ACTION_PREVIOUS_SWITCH,
	ACTION_NEXT_SWITCH,
	ACTION_PREVIOUS_MARK,
	ACTION_NEXT_MARK,
	ACTION_OLDEST,
	ACTION_LIVE,
	ACTION_SLOWER,
	ACTION_FASTER,
	ACTION_ZOOM_IN,
	ACTION_ZOOM_OUT,
	ACTION_RECORD,
	ACTION_MARK,
	ACTION_MARKS,

	ACTION_SORT,
	ACTION_REVERSE,
	ACTION_COLUMNS,
	ACTION_IDLE,
	ACTION_HEAT,
	ACTION_FILTER,

	ACTION_LESS,
	ACTION_MORE,
	ACTION_MARK_A,
	ACTION_MARK_B,
	ACTION_SCENARIO,
	ACTION_CONTINUE,

	ACTION_COUNT
};

#define ACTION_MOST_KEYS 4

/* The section of the help. */
enum action_group {
	ACTION_GROUP_GENERAL,
	ACTION_GROUP_MOVE,
	ACTION_GROUP_TUNE,
	ACTION_GROUP_TIME,
	ACTION_GROUP_CPUS,
	ACTION_GROUP_LOAD,
	ACTION_NR_GROUPS
};

struct action_info {
	const char *name; /* in the configuration: "step_up" */
	const char *help; /* "step the value up" */
	const char *hint; /* for the status line: "step"; NULL: not shown */
	enum action_group group;
	int keys[ACTION_MOST_KEYS]; /* default keys, terminated by 0 */
};

/* The current key bindings. */
struct bindings {
	int keys[ACTION_COUNT][ACTION_MOST_KEYS];
};

const struct action_info *action_info(enum action action);

/* The action called @name, or ACTION_NONE. */
enum action action_find(const char *name);

/* The action that shows a view; and the view that @action shows, or -1. */
enum action action_of_view(enum view_name name);
int action_view(enum action action);

/* "Tuning", the title of its help section. */
const char *action_group_title(enum action_group group);

void bindings_default(struct bindings *bindings);

/*
 * Bind @keys, at most ACTION_MOST_KEYS, to @action, and unbind them from other
 * actions. False, without any change, if quit or help would be left without a
 * key.
 */
bool bindings_set(struct bindings *bindings, enum action action,
		  const int *keys, size_t nr_keys);

/* The action of @key, or ACTION_NONE. */
enum action bindings_action(const struct bindings *bindings, int key);

/* The name of the first key of @action; "no key" if it has none. */
void bindings_key_name(const struct bindings *bindings, enum action action,
		       char name[KEY_NAME_SIZE]);

#endif
