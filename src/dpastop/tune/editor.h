/* SPDX-License-Identifier: GPL-2.0 */
/*
 * editor.h - changing tunables: type, step, undo, redo, defaults
 *
 * Each function that writes leaves in the message what came of it: what the
 * kernel holds then (read back), or the file, the value and the reason.
 */
#ifndef DPASTOP_TUNE_EDITOR_H
#define DPASTOP_TUNE_EDITOR_H

#include "dpastop/model/monitor.h"
#include "dpastop/model/view.h"
#include "lib/model/method.h"
#include "lib/model/tunable_set.h"

/* A change that was made and can be undone. */
struct editor_change {
	unsigned int group; /* changes of one key are undone by one key */
	unsigned int id;    /* of a tunable, or EDITOR_POLLED */
	int64_t before;
	int64_t after;
};

/* Whether the load asks for polling, among the tunables' ids. */
#define EDITOR_POLLED TUNABLE_COUNT

#define EDITOR_MOST_CHANGES 1024 /* the oldest can then not be undone */

struct editor {
	unsigned int selected; /* the tunable that keys act on */
	unsigned int group;
	size_t nr_changes; /* that can be undone */
	size_t nr_undone;  /* after them, that can be redone */
	struct editor_change changes[EDITOR_MOST_CHANGES];
};

/* May anything be written? Otherwise the message says why not. */
bool editor_may_write(const struct monitor *monitor, struct message *message);

/* Write what was typed. False: it is no value, or was refused. */
bool editor_enter(struct editor *editor, struct monitor *monitor,
		  const char *text, struct message *message);

void editor_step(struct editor *editor, struct monitor *monitor, int direction,
		 struct message *message);
void editor_undo(struct editor *editor, struct monitor *monitor,
		 struct message *message);
void editor_redo(struct editor *editor, struct monitor *monitor,
		 struct message *message);
/*
 * Put every tunable at its default but those that make the method; one undo
 * takes it all back.
 */
void editor_defaults(struct editor *editor, struct monitor *monitor,
		     struct message *message);
/*
 * Set all that makes @method: three tunables and, where the source runs a load,
 * whether that asks for polling; one undo takes it all back.
 */
void editor_set_method(struct editor *editor, struct monitor *monitor,
		       enum method method, struct message *message);
/*
 * Give all tunables of @values theirs, in an order that is right for the
 * kernel; one undo takes it all back. @name: of the preset, for the message.
 */
void editor_apply(struct editor *editor, struct monitor *monitor,
		  const struct tunable_set *values, const char *name,
		  struct message *message);

#endif
