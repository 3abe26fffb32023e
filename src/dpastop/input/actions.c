// SPDX-License-Identifier: GPL-2.0
#include "dpastop/input/actions.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#define ESCAPE 27

/* Views have the keys 1, 2, ... and F2, F3, ..., up to F9. */
#define ACTION_INFO_OF_VIEW(NAME, name, title, help) \
	[ACTION_##NAME] = { #name,                   \
			    help,                    \
			    NULL,                    \
			    ACTION_GROUP_GENERAL,    \
			    { '1' + VIEW_##NAME, KEY_F(2 + VIEW_##NAME) } },
#define ACTION_TO_VIEW(NAME, name, title, help) [VIEW_##NAME] = ACTION_##NAME,

_Static_assert(VIEW_COUNT <= 8, "F10 quits");

static const enum action view_actions[VIEW_COUNT] = { VIEW_LIST(
	ACTION_TO_VIEW) };

/* clang-format off */
static const struct action_info actions[ACTION_COUNT] = {
	[ACTION_QUIT] = { "quit", "quit", "quit",
		ACTION_GROUP_GENERAL, { 'q', KEY_F(10) } },
	[ACTION_HELP] = { "help", "show the keys", "help",
		ACTION_GROUP_GENERAL, { '?', KEY_F(1) } },
	[ACTION_WORDS] = { "words", "show the glossary", "words",
		ACTION_GROUP_GENERAL, { 'w' } },
	VIEW_LIST(ACTION_INFO_OF_VIEW)
	[ACTION_PRESENTER] = { "presenter", "fewer and larger items", "large",
		ACTION_GROUP_GENERAL, { 'P' } },
	[ACTION_NEXT_PANEL] = { "next_panel", "go to the next panel", "next panel",
		ACTION_GROUP_GENERAL, { '\t' } },
	[ACTION_PREVIOUS_PANEL] = { "previous_panel", "go to the previous panel",
		NULL, ACTION_GROUP_GENERAL, { KEY_BTAB } },
	[ACTION_DELAY] = { "delay", "change the refresh interval", "delay",
		ACTION_GROUP_GENERAL, { 'd' } },
	[ACTION_REDRAW] = { "redraw", "redraw the screen", NULL,
		ACTION_GROUP_GENERAL, { KEY_NAME_CTRL('l') } },

	[ACTION_UP] = { "up", "up", NULL, ACTION_GROUP_MOVE, { KEY_UP } },
	[ACTION_DOWN] = { "down", "down", NULL, ACTION_GROUP_MOVE, { KEY_DOWN } },
	[ACTION_LEFT] = { "left", "left", NULL, ACTION_GROUP_MOVE, { KEY_LEFT } },
	[ACTION_RIGHT] = { "right", "right", NULL,
		ACTION_GROUP_MOVE, { KEY_RIGHT } },
	[ACTION_PAGE_UP] = { "page_up", "a page up", NULL,
		ACTION_GROUP_MOVE, { KEY_PPAGE } },
	[ACTION_PAGE_DOWN] = { "page_down", "a page down", NULL,
		ACTION_GROUP_MOVE, { KEY_NPAGE } },
	[ACTION_FIRST] = { "first", "to the first", NULL,
		ACTION_GROUP_MOVE, { KEY_HOME } },
	[ACTION_LAST] = { "last", "to the last", NULL,
		ACTION_GROUP_MOVE, { KEY_END } },
	[ACTION_LEAVE] = { "leave", "clear the selected switch, or the filter",
		NULL, ACTION_GROUP_MOVE, { ESCAPE } },

	[ACTION_ENTER] = { "enter", "type a value; open what is selected", "edit",
		ACTION_GROUP_TUNE, { '\r', '\n', KEY_ENTER } },
	[ACTION_STEP_UP] = { "step_up", "step the value up", "step",
		ACTION_GROUP_TUNE, { '+', '=' } },
	[ACTION_STEP_DOWN] = { "step_down", "step the value down", NULL,
		ACTION_GROUP_TUNE, { '-' } },
	[ACTION_UNDO] = { "undo", "undo the last change", "undo",
		ACTION_GROUP_TUNE, { 'u' } },
	[ACTION_REDO] = { "redo", "redo what was undone", NULL,
		ACTION_GROUP_TUNE, { 'U', KEY_NAME_CTRL('r') } },
	[ACTION_DEFAULTS] = { "defaults", "reset tunables to defaults, except the method's",
		"defaults", ACTION_GROUP_TUNE, { 'r' } },
	[ACTION_METHOD] = { "method", "choose the method: INT, CP, LHP, EHP, PAS, DPAS",
		"method", ACTION_GROUP_TUNE, { 'C' } },
	[ACTION_PRESETS] = { "presets", "choose a set of values", "presets",
		ACTION_GROUP_TUNE, { 'p' } },
	[ACTION_SAVE_PRESET] = { "save_preset", "save the values as a preset",
		NULL, ACTION_GROUP_TUNE, { 'W' } },
	[ACTION_SEARCH] = { "search", "search for the best settings, or stop it",
		NULL, ACTION_GROUP_TUNE, { 't' } },
	[ACTION_APPLY] = { "apply", "apply the result of a search",
		NULL, ACTION_GROUP_TUNE, { 'A' } },

	[ACTION_FREEZE] = { "freeze", "freeze the display, or the recording",
		"freeze", ACTION_GROUP_TIME, { ' ' } },
	[ACTION_BACK] = { "back", "a sample back", "back",
		ACTION_GROUP_TIME, { ',' } },
	[ACTION_FORWARD] = { "forward", "a sample forward", "forward",
		ACTION_GROUP_TIME, { '.' } },
	[ACTION_FAR_BACK] = { "far_back", "ten samples back", NULL,
		ACTION_GROUP_TIME, { KEY_SLEFT, ';' } },
	[ACTION_FAR_FORWARD] = { "far_forward", "ten samples forward", NULL,
		ACTION_GROUP_TIME, { KEY_SRIGHT, ':' } },
	[ACTION_GO] = { "go", "go to a time: 14:05:30, or -90s", NULL,
		ACTION_GROUP_TIME, { 'g' } },
	[ACTION_PREVIOUS_SWITCH] = { "previous_switch", "to the previous switch",
		NULL, ACTION_GROUP_TIME, { '{' } },
	[ACTION_NEXT_SWITCH] = { "next_switch", "to the next switch", "switch",
		ACTION_GROUP_TIME, { '}' } },
	[ACTION_PREVIOUS_MARK] = { "previous_mark", "to the previous mark", NULL,
		ACTION_GROUP_TIME, { '(' } },
	[ACTION_NEXT_MARK] = { "next_mark", "to the next mark", NULL,
		ACTION_GROUP_TIME, { ')' } },
	[ACTION_OLDEST] = { "oldest", "to the oldest sample", NULL,
		ACTION_GROUP_TIME, { '<' } },
	[ACTION_LIVE] = { "live", "to now", NULL,
		ACTION_GROUP_TIME, { '>' } },
	[ACTION_SLOWER] = { "slower", "the simulator's time ten times slower", NULL,
		ACTION_GROUP_TIME, { 'v' } },
	[ACTION_FASTER] = { "faster", "the simulator's time ten times faster", NULL,
		ACTION_GROUP_TIME, { 'V' } },
	[ACTION_ZOOM_IN] = { "zoom_in", "less time on the timelines", NULL,
		ACTION_GROUP_TIME, { 'z' } },
	[ACTION_ZOOM_OUT] = { "zoom_out", "more time on the timelines", NULL,
		ACTION_GROUP_TIME, { 'Z' } },
	[ACTION_RECORD] = { "record", "record to a file; again ends it", "record",
		ACTION_GROUP_TIME, { 'R' } },
	[ACTION_MARK] = { "mark", "put a text on the timeline", NULL,
		ACTION_GROUP_TIME, { 'M' } },
	[ACTION_MARKS] = { "marks", "list all changes and texts; jump to one",
		NULL, ACTION_GROUP_TIME, { 'L' } },

	[ACTION_SORT] = { "sort", "sort by the next column", NULL,
		ACTION_GROUP_CPUS, { 's' } },
	[ACTION_REVERSE] = { "reverse", "reverse the sort order", NULL,
		ACTION_GROUP_CPUS, { 'S' } },
	[ACTION_COLUMNS] = { "columns", "choose the columns", NULL,
		ACTION_GROUP_CPUS, { 'c' } },
	[ACTION_IDLE] = { "idle", "show idle CPUs, or fold them away", NULL,
		ACTION_GROUP_CPUS, { 'i' } },
	[ACTION_HEAT] = { "heat_map", "all CPUs, one cell each", NULL,
		ACTION_GROUP_CPUS, { 'm' } },
	[ACTION_FILTER] = { "filter", "list switches with this text only", NULL,
		ACTION_GROUP_CPUS, { '/' } },

	[ACTION_LESS] = { "less", "one job fewer; a recording slower", "jobs",
		ACTION_GROUP_LOAD, { '[' } },
	[ACTION_MORE] = { "more", "one job more; a recording faster", NULL,
		ACTION_GROUP_LOAD, { ']' } },
	[ACTION_MARK_A] = { "mark_a", "compare: mark A", "compare",
		ACTION_GROUP_LOAD, { 'a' } },
	[ACTION_MARK_B] = { "mark_b", "compare: mark B", NULL,
		ACTION_GROUP_LOAD, { 'b' } },
	[ACTION_SCENARIO] = { "scenario", "play a scenario, or end it", "scenario",
		ACTION_GROUP_LOAD, { 'e' } },
	[ACTION_CONTINUE] = { "continue", "the scenario's next step", NULL,
		ACTION_GROUP_LOAD, { 'n' } },
};
/* clang-format on */

const struct action_info *action_info(enum action action)
{
	return actions + action;
}

enum action action_find(const char *name)
{
	enum action action;

	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		if (!strcmp(actions[action].name, name))
			return action;
	return ACTION_NONE;
}

enum action action_of_view(enum view_name name)
{
	return view_actions[name];
}

int action_view(enum action action)
{
	int name;

	for (name = 0; name < VIEW_COUNT; name++)
		if (view_actions[name] == action)
			return name;
	return -1;
}

const char *action_group_title(enum action_group group)
{
	static const char *const titles[ACTION_NR_GROUPS] = {
		[ACTION_GROUP_GENERAL] = "Views",
		[ACTION_GROUP_MOVE] = "Moving",
		[ACTION_GROUP_TUNE] = "Tuning",
		[ACTION_GROUP_TIME] = "Time",
		[ACTION_GROUP_CPUS] = "CPUs and switches",
		[ACTION_GROUP_LOAD] = "Load and scenarios",
	};

	return titles[group];
}

void bindings_default(struct bindings *bindings)
{
	enum action action;

	for (action = ACTION_NONE; action < ACTION_COUNT; action++)
		memcpy(bindings->keys[action], actions[action].keys,
		       sizeof(bindings->keys[action]));
}

/* Unbind @key. */
static void bindings_remove(struct bindings *bindings, int key)
{
	enum action action;
	size_t i, kept;

	for (action = ACTION_NONE; action < ACTION_COUNT; action++) {
		int *keys = bindings->keys[action];

		for (i = 0, kept = 0; i < ACTION_MOST_KEYS; i++)
			if (keys[i] != key)
				keys[kept++] = keys[i];
		while (kept < ACTION_MOST_KEYS)
			keys[kept++] = 0;
	}
}

bool bindings_set(struct bindings *bindings, enum action action,
		  const int *keys, size_t nr_keys)
{
	struct bindings wanted = *bindings;
	size_t i, kept = 0;

	memset(wanted.keys[action], 0, sizeof(wanted.keys[action]));
	for (i = 0; i < nr_keys && i < ACTION_MOST_KEYS; i++) {
		if (bindings_action(&wanted, keys[i]) == action)
			continue; /* listed twice */
		bindings_remove(&wanted, keys[i]);
		wanted.keys[action][kept++] = keys[i];
	}
	if (!wanted.keys[ACTION_QUIT][0] || !wanted.keys[ACTION_HELP][0])
		return false;
	*bindings = wanted;
	return true;
}

enum action bindings_action(const struct bindings *bindings, int key)
{
	enum action action;
	size_t i;

	for (action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		for (i = 0; i < ACTION_MOST_KEYS; i++)
			if (bindings->keys[action][i] == key && key)
				return action;
	return ACTION_NONE;
}

void bindings_key_name(const struct bindings *bindings, enum action action,
		       char name[KEY_NAME_SIZE])
{
	int key = bindings->keys[action][0];

	if (key)
		key_name_of(key, name);
	else
		snprintf(name, KEY_NAME_SIZE, "no key");
}
