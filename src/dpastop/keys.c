// SPDX-License-Identifier: GPL-2.0
/*
 * keys.c - one function for each state that keys can meet
 */
#include "keys.h"

#include <stdio.h>
#include <string.h>

#include "interval.h"
#include "ui/panel.h"

#define KEY_ESCAPE 27

static bool keys_is_enter(int key)
{
	return key == '\r' || key == '\n' || key == KEY_ENTER;
}

static bool keys_is_rub_out(int key)
{
	return key == KEY_BACKSPACE || key == 127 || key == '\b';
}

/* A value is being typed. */
static void keys_typing(const struct keys *keys, int key)
{
	struct editor *editor = keys->editor;

	if (key == KEY_ESCAPE)
		editor_cancel(editor);
	else if (keys_is_enter(key))
		editor_enter(editor, keys->monitor, &keys->view->message);
	else if (keys_is_rub_out(key))
		editor_rub_out(editor);
	else if (key > 0 && key < 128)
		editor_type(editor, (char)key);
}

static enum keys_result keys_enter_interval(struct view *view)
{
	uint64_t ns;

	if (!interval_parse(view->interval_text, &ns)) {
		view->message.is_error = true;
		snprintf(view->message.text, sizeof(view->message.text),
			 "\"%s\" is not within " INTERVAL_RANGE,
			 view->interval_text);
		return KEYS_DONE;
	}
	view->is_asking_interval = false;
	view->interval_ns = ns;
	return KEYS_NEW_INTERVAL;
}

/* The time between two looks is being typed. */
static enum keys_result keys_interval(struct view *view, int key)
{
	size_t length = strlen(view->interval_text);

	if (keys_is_enter(key))
		return keys_enter_interval(view);
	if (key == KEY_ESCAPE) {
		view->is_asking_interval = false;
	} else if (keys_is_rub_out(key)) {
		if (length)
			view->interval_text[length - 1] = '\0';
	} else if (((key >= '0' && key <= '9') || key == '.') &&
		   length + 1 < sizeof(view->interval_text)) {
		view->interval_text[length] = (char)key;
		view->interval_text[length + 1] = '\0';
	}
	return KEYS_DONE;
}

/* Move @first by @by, so that @visible of @count still fill the panel. */
static void keys_scroll(size_t *first, long by, size_t visible, size_t count)
{
	size_t last = count > visible ? count - visible : 0;

	if (*first > last)
		*first = last;
	if (by < 0)
		*first -= (size_t)-by < *first ? (size_t)-by : *first;
	else
		*first += (size_t)by < last - *first ? (size_t)by :
			last - *first;
}

static size_t keys_visible_switches(const struct layout *layout)
{
	return layout->switches.lines > 1 ?
		(size_t)layout->switches.lines - 1 : 0;
}

static void keys_scroll_cpus(const struct keys *keys, long by)
{
	size_t count = keys->picture->nr_cpus;

	keys_scroll(&keys->view->first_cpu, by,
		    panel_cpus_visible(keys->layout->cpus, count), count);
}

static void keys_scroll_switches(const struct keys *keys, long by)
{
	keys_scroll(&keys->view->first_switch, by,
		    keys_visible_switches(keys->layout),
		    keys->picture->nr_switches);
}

/* Select the tunable @by places on, if there is one. */
static void keys_select(struct editor *editor, int by)
{
	int selected = (int)editor->selected + by;

	if (selected >= 0 && selected < PARAM_COUNT)
		editor->selected = (unsigned int)selected;
}

static void keys_arrow(const struct keys *keys, int lines, int columns)
{
	switch (keys->view->focus) {
	case FOCUS_CPUS:
		keys_scroll_cpus(keys, lines);
		break;
	case FOCUS_SWITCHES:
		keys_scroll_switches(keys, lines);
		break;
	default:
		keys_select(keys->editor, lines + columns *
			    panel_tunables_rows(keys->layout));
	}
}

static void keys_page(const struct keys *keys, int direction)
{
	size_t page;

	if (keys->view->focus == FOCUS_SWITCHES) {
		page = keys_visible_switches(keys->layout);
		keys_scroll_switches(keys, direction * (long)page);
	} else {
		page = panel_cpus_visible(keys->layout->cpus,
					  keys->picture->nr_cpus);
		keys_scroll_cpus(keys, direction * (long)page);
	}
}

/* To the first or the last of what has the focus. */
static void keys_end(const struct keys *keys, int direction)
{
	if (keys->view->focus == FOCUS_TUNABLES)
		keys->editor->selected = direction < 0 ? 0 : PARAM_COUNT - 1;
	else
		keys_arrow(keys, direction * 100000, 0);
}

static void keys_move(const struct keys *keys, int key)
{
	switch (key) {
	case KEY_UP:
		keys_arrow(keys, -1, 0);
		break;
	case KEY_DOWN:
		keys_arrow(keys, 1, 0);
		break;
	case KEY_LEFT:
		keys_arrow(keys, 0, -1);
		break;
	case KEY_RIGHT:
		keys_arrow(keys, 0, 1);
		break;
	case KEY_PPAGE:
		keys_page(keys, -1);
		break;
	case KEY_NPAGE:
		keys_page(keys, 1);
		break;
	case KEY_HOME:
		keys_end(keys, -1);
		break;
	case KEY_END:
		keys_end(keys, 1);
		break;
	}
}

static void keys_begin_typing(const struct keys *keys, int key)
{
	char text[2] = { (char)key, '\0' };

	editor_begin(keys->editor, keys->monitor,
		     keys_is_enter(key) ? "" : text, &keys->view->message);
}

/* One job more or fewer, where the source runs the load itself. */
static void keys_change_jobs(const struct keys *keys, int step)
{
	const struct snapshot *snapshot = &keys->monitor->snapshot;
	struct message *message = &keys->view->message;
	struct source_load load = {
		.block_bytes = 4096,
		.read_percent = 100,
		.polled = snapshot_method(snapshot) != METHOD_INT,
	};
	struct source_error error;
	uint64_t jobs = 0;

	if (snapshot_get_load(snapshot, LOAD_JOBS, &jobs) && !jobs && step < 0)
		return;
	load.jobs = (uint32_t)jobs + (uint32_t)step;
	message->is_error = !source_set_load(keys->monitor->source, &load,
					     &error);
	if (message->is_error)
		source_error_text(&error, message->text,
				  sizeof(message->text));
	else
		snprintf(message->text, sizeof(message->text),
			 "The load has %u job%s now.", load.jobs,
			 load.jobs == 1 ? "" : "s");
}

/* Nothing is being typed or shown over the picture. */
static enum keys_result keys_plain(const struct keys *keys, int key)
{
	struct view *view = keys->view;
	struct message *message = &view->message;

	switch (key) {
	case 'q':
		return KEYS_QUIT;
	case '?':
	case KEY_F(1):
		view->shows_help = true;
		break;
	case ' ':
		view->is_frozen = !view->is_frozen;
		break;
	case 'd':
		view->is_asking_interval = true;
		view->interval_text[0] = '\0';
		break;
	case '\t':
		view->focus = (view->focus + 1) % FOCUS_COUNT;
		break;
	case KEY_BTAB:
		view->focus = (view->focus + FOCUS_COUNT - 1) % FOCUS_COUNT;
		break;
	case '+':
	case '=':	/* the same key without Shift */
		editor_step(keys->editor, keys->monitor, 1, message);
		break;
	case '-':
		editor_step(keys->editor, keys->monitor, -1, message);
		break;
	case '[':
		keys_change_jobs(keys, -1);
		break;
	case ']':
		keys_change_jobs(keys, 1);
		break;
	case 'u':
		editor_undo(keys->editor, keys->monitor, message);
		break;
	case 'r':
		editor_defaults(keys->editor, keys->monitor, message);
		break;
	default:
		if (keys_is_enter(key) || (key >= '0' && key <= '9'))
			keys_begin_typing(keys, key);
		else
			keys_move(keys, key);
	}
	return KEYS_DONE;
}

enum keys_result keys_press(const struct keys *keys, int key)
{
	struct view *view = keys->view;

	view->message.text[0] = '\0';
	if (view->shows_help) {
		view->shows_help = false;
		return KEYS_DONE;
	}
	if (keys->editor->is_typing) {
		keys_typing(keys, key);
		return KEYS_DONE;
	}
	if (view->is_asking_interval)
		return keys_interval(view, key);
	return keys_plain(keys, key);
}
