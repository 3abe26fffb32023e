// SPDX-License-Identifier: GPL-2.0
/*
 * editor.c - every write is read back
 */
#include "dpastop/tune/editor.h"
#include "lib/base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

bool editor_may_write(const struct monitor *monitor, struct message *message)
{
	const char *read_only = source_read_only(monitor->source);

	if (!*read_only)
		return true;
	message_set(message, true, "cannot edit: %s", read_only);
	return false;
}

static void editor_remember(struct editor *editor, unsigned int id,
			    int64_t before, int64_t after)
{
	editor->nr_undone = 0;
	if (editor->nr_changes == EDITOR_MOST_CHANGES) {
		editor->nr_changes--;
		memmove(editor->changes, editor->changes + 1,
			editor->nr_changes * sizeof(*editor->changes));
	}
	editor->changes[editor->nr_changes++] = (struct editor_change){
		.group = editor->group,
		.id = id,
		.before = before,
		.after = after,
	};
}

/* Report the value of @id after writing @value. */
static void editor_report(const struct monitor *monitor, unsigned int id,
			  int64_t value, struct message *message)
{
	const char *name = tunable_get(id).name;
	int64_t held;

	if (!sample_get_tunable(&monitor->sample, id, &held))
		message_set(message, true,
			    "%s: wrote %" PRId64 ", but it cannot be read back",
			    name, value);
	else if (held != value)
		message_set(message, true,
			    "%s: wrote %" PRId64
			    ", but the kernel holds %" PRId64,
			    name, value, held);
	else
		message_set(message, false, "%s is now %" PRId64, name, held);
}

static void editor_say_polled(int64_t polled, struct message *message)
{
	message_set(message, false, "the load %s for polling now",
		    polled ? "asks" : "does not ask");
}

static bool editor_write_polled(struct monitor *monitor, int64_t polled,
				struct problem *error)
{
	struct load load = monitor->source->asked;

	load.polled = polled;
	return monitor_set_load(monitor, &load, error);
}

/* Write and read back. False: rejected; the message says why. */
static bool editor_write(struct monitor *monitor, unsigned int id,
			 int64_t value, struct message *message)
{
	struct problem error;
	bool taken = id == EDITOR_POLLED ?
		editor_write_polled(monitor, value, &error) :
		source_set(monitor->source, id, value, &error);

	monitor_read_back(monitor);
	if (taken && id == EDITOR_POLLED) {
		editor_say_polled(value, message);
	} else if (taken) {
		editor_report(monitor, id, value, message);
	} else {
		message_problem(message, &error);
	}
	return taken;
}

/* Change @id, as a separate undo step. */
static bool editor_change(struct editor *editor, struct monitor *monitor,
			  unsigned int id, int64_t value,
			  struct message *message)
{
	int64_t before;
	bool known = sample_get_tunable(&monitor->sample, id, &before);

	if (!editor_write(monitor, id, value, message))
		return false;
	if (known && before != value)
		editor_remember(editor, id, before, value);
	return true;
}

bool editor_enter(struct editor *editor, struct monitor *monitor,
		  const char *text, struct message *message)
{
	int64_t value;

	if (!tunable_parse(text, &value)) {
		message_set(message, true, "%s: \"%s\" is not a whole number",
			    tunable_get(editor->selected).name, text);
		return false;
	}
	editor->group++;
	return editor_change(editor, monitor, editor->selected, value, message);
}

void editor_step(struct editor *editor, struct monitor *monitor, int direction,
		 struct message *message)
{
	unsigned int id = editor->selected;
	int64_t value, next;

	if (!editor_may_write(monitor, message))
		return;
	if (!sample_get_tunable(&monitor->sample, id, &value)) {
		message_set(message, true,
			    "%s: no step, because its value is unknown",
			    tunable_get(id).name);
		return;
	}
	next = tunable_step(id, value, direction);
	if (next == value) {
		message_set(message, false, "%s is already at its %s, %" PRId64,
			    tunable_get(id).name,
			    direction > 0 ? "maximum" : "minimum", value);
		return;
	}
	editor->group++;
	editor_change(editor, monitor, id, next, message);
}

/* Report that @count changes were undone or redone (@word). */
static void editor_say_done(struct message *message, const char *word,
			    unsigned int count)
{
	char text[sizeof(message->text)];

	if (message->is_error)
		return;
	snprintf(text, sizeof(text), "%s", message->text);
	if (count == 1)
		message_set(message, false, "%s: %s", word, text);
	else
		message_set(message, false, "%s: %u tunables", word, count);
}

void editor_undo(struct editor *editor, struct monitor *monitor,
		 struct message *message)
{
	unsigned int group, count = 0;

	if (!editor_may_write(monitor, message))
		return;
	if (!editor->nr_changes) {
		message_set(message, false, "nothing to undo");
		return;
	}
	group = editor->changes[editor->nr_changes - 1].group;
	while (editor->nr_changes &&
	       editor->changes[editor->nr_changes - 1].group == group) {
		const struct editor_change *change = editor->changes +
			editor->nr_changes - 1;

		if (!editor_write(monitor, change->id, change->before, message))
			return;
		editor->nr_changes--;
		editor->nr_undone++;
		count++;
	}
	editor_say_done(message, "undone", count);
}

void editor_redo(struct editor *editor, struct monitor *monitor,
		 struct message *message)
{
	unsigned int group, count = 0;

	if (!editor_may_write(monitor, message))
		return;
	if (!editor->nr_undone) {
		message_set(message, false, "nothing to redo");
		return;
	}
	group = editor->changes[editor->nr_changes].group;
	while (editor->nr_undone &&
	       editor->changes[editor->nr_changes].group == group) {
		const struct editor_change *change = editor->changes +
			editor->nr_changes;

		if (!editor_write(monitor, change->id, change->after, message))
			return;
		editor->nr_changes++;
		editor->nr_undone--;
		count++;
	}
	editor_say_done(message, "redone", count);
}

/*
 * Set all tunables of @values, in the order that the kernel needs. False: one
 * was rejected, or read back differently, and @message says so. *@written: the
 * number changed.
 */
static bool editor_write_all(struct editor *editor, struct monitor *monitor,
			     const struct tunable_set *values,
			     unsigned int *written, struct message *message)
{
	unsigned int order[TUNABLE_COUNT], i;
	unsigned int count = tunable_set_order(values, order);
	bool good = true;

	*written = 0;
	editor->group++;
	for (i = 0; i < count; i++) {
		int64_t value = values->value[order[i]], held;
		struct message reported;

		/* Skip what this kernel does not have. */
		if (!sample_get_tunable(&monitor->sample, order[i], &held) ||
		    held == value)
			continue;
		if (!editor_change(editor, monitor, order[i], value,
				   &reported)) {
			*message = reported;
			return false;
		}
		(*written)++;
		if (reported.is_error && good)
			*message = reported;
		good &= !reported.is_error;
	}
	return good;
}

void editor_defaults(struct editor *editor, struct monitor *monitor,
		     struct message *message)
{
	struct tunable_set values = { 0 };
	unsigned int id, written;
	int64_t value;

	if (!editor_may_write(monitor, message))
		return;
	for (id = 0; id < TUNABLE_COUNT; id++)
		if (tunable_has_default(id) &&
		    !method_value(METHOD_DPAS, id, &value))
			tunable_set_put(&values, id, tunable_get(id).init);
	if (editor_write_all(editor, monitor, &values, &written, message))
		message_set(
			message, false,
			written ?
				"%u reset to their defaults, except the method's; undo reverts it" :
				"all tunables except the method's already have their defaults",
			written);
}

/* Does the source run its own load, which can be told whether to poll? */
static bool editor_runs_load(const struct monitor *monitor)
{
	return monitor->source->ops->set_load && monitor->source->asked.jobs;
}

/* Can @method be set here? False: the message says why not. */
static bool editor_may_set_method(const struct monitor *monitor,
				  enum method method, struct message *message)
{
	if (!editor_may_write(monitor, message))
		return false;
	if (!method_is_polled(method) && !editor_runs_load(monitor)) {
		message_set(
			message, true,
			"%s: the load decides whether to poll (fio: hipri=0), and dpastop runs none here",
			method_name(method));
		return false;
	}
	if (!method_is_there(method, &monitor->sample)) {
		message_set(message, true, "%s: this kernel has no %s",
			    method_name(method),
			    tunable_get(DPAS_EHP_ENABLED).name);
		return false;
	}
	return true;
}

bool editor_set_setting(struct editor *editor, struct monitor *monitor,
			enum method method, const struct tunable_set *values,
			struct message *message)
{
	bool polled = method_is_polled(method);
	unsigned int written;

	if (!editor_may_set_method(monitor, method, message) ||
	    !editor_write_all(editor, monitor, values, &written, message))
		return false;
	if (!editor_runs_load(monitor) ||
	    monitor->source->asked.polled == polled)
		return true;
	if (!editor_write(monitor, EDITOR_POLLED, polled, message))
		return false;
	editor_remember(editor, EDITOR_POLLED, !polled, polled);
	return true;
}

void editor_set_method(struct editor *editor, struct monitor *monitor,
		       enum method method, struct message *message)
{
	struct tunable_set values = { 0 };
	unsigned int id;
	int64_t value;

	for (id = 0; id < TUNABLE_COUNT; id++)
		if (method_value(method, id, &value))
			tunable_set_put(&values, id, value);
	if (editor_set_setting(editor, monitor, method, &values, message))
		message_set(message, false, "method %s: %s",
			    method_name(method), method_words(method));
}

void editor_apply(struct editor *editor, struct monitor *monitor,
		  const struct tunable_set *values, const char *name,
		  struct message *message)
{
	unsigned int written;

	if (!editor_may_write(monitor, message))
		return;
	if (!editor_write_all(editor, monitor, values, &written, message))
		return;
	if (written)
		message_set(message, false,
			    "%s: %u tunable%s changed; undo reverts it", name,
			    written, text_s(written));
	else
		message_set(message, false,
			    "%s: all tunables have these values already", name);
}
