/* SPDX-License-Identifier: GPL-2.0 */
/*
 * editor.h - changing tunables: type, step, undo, redo, defaults
 *
 * Each function that writes puts the result in the message: the value read back
 * from the kernel, or the file, the value and the reason of the failure.
 */
#ifndef DPASTOP_TUNE_EDITOR_H
#define DPASTOP_TUNE_EDITOR_H

#include "dpastop/model/monitor.h"
#include "dpastop/model/view.h"
#include "lib/model/method.h"
#include "lib/model/tunable_set.h"

/* An undoable change. */
struct editor_change {
	unsigned int group; /* these are undone together */
	unsigned int id;    /* tunable id, or EDITOR_POLLED */
	int64_t before;
	int64_t after;
};

/* A pseudo id after those of the tunables: does the load request polling? */
#define EDITOR_POLLED TUNABLE_COUNT

#define EDITOR_MOST_CHANGES 1024 /* undo steps */

struct editor {
	unsigned int selected; /* the selected tunable */
	unsigned int group;
	size_t nr_changes; /* changes that can be undone */
	size_t nr_undone;  /* changes after them that can be redone */
	struct editor_change changes[EDITOR_MOST_CHANGES];
};

/* May anything be written? If not, the message says why. */
bool editor_may_write(const struct monitor *monitor, struct message *message);

/* Write the typed value. False: it is invalid, or was rejected. */
bool editor_enter(struct editor *editor, struct monitor *monitor,
		  const char *text, struct message *message);

void editor_step(struct editor *editor, struct monitor *monitor, int direction,
		 struct message *message);
void editor_undo(struct editor *editor, struct monitor *monitor,
		 struct message *message);
void editor_redo(struct editor *editor, struct monitor *monitor,
		 struct message *message);
/*
 * Set every tunable to its default except those that define the method; undone
 * in one step.
 */
void editor_defaults(struct editor *editor, struct monitor *monitor,
		     struct message *message);
/*
 * Set everything that defines @method: three tunables and, if the source runs a
 * load, whether it requests polling; undone in one step.
 */
void editor_set_method(struct editor *editor, struct monitor *monitor,
		       enum method method, struct message *message);
/*
 * Write @values, which include the tunables of @method, and make the load that
 * dpastop runs poll or not, as @method needs. False: @message says why not.
 */
bool editor_set_setting(struct editor *editor, struct monitor *monitor,
			enum method method, const struct tunable_set *values,
			struct message *message);
/*
 * Set all tunables in @values, in an order that suits the kernel; undone in one
 * step. @name: name of the preset, for the message.
 */
void editor_apply(struct editor *editor, struct monitor *monitor,
		  const struct tunable_set *values, const char *name,
		  struct message *message);

#endif
