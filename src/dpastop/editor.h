/* SPDX-License-Identifier: GPL-2.0 */
/*
 * editor.h - changing tunables: type, step, undo, defaults
 *
 * Each function that writes leaves in the message what came of it: what the
 * kernel holds then (read back), or the file, the value and the reason.
 */
#ifndef DPASTOP_EDITOR_H
#define DPASTOP_EDITOR_H

#include "monitor.h"

struct message {
	bool is_error;
	char text[512];		/* "" where there is none */
};

/* A change that was made and can be undone. */
struct editor_change {
	unsigned int group;	/* changes of one key are undone by one key */
	unsigned int id;
	int64_t before;
	int64_t after;
};

#define EDITOR_MOST_CHANGES 1024	/* the oldest can then not be undone */

struct editor {
	unsigned int selected;	/* the tunable that keys act on */
	bool is_typing;
	char typed[24];
	unsigned int group;
	size_t nr_changes;
	struct editor_change changes[EDITOR_MOST_CHANGES];
};

/* A field to type into, with @text in it; refused where nothing is writable. */
void editor_begin(struct editor *editor, const struct monitor *monitor,
		  const char *text, struct message *message);
/* A key in the field; keys that are neither digit nor sign are passed over. */
void editor_type(struct editor *editor, char key);
void editor_rub_out(struct editor *editor);
void editor_cancel(struct editor *editor);
/* Write what was typed. The field stays open where it is no value. */
void editor_enter(struct editor *editor, struct monitor *monitor,
		  struct message *message);

void editor_step(struct editor *editor, struct monitor *monitor, int direction,
		 struct message *message);
void editor_undo(struct editor *editor, struct monitor *monitor,
		 struct message *message);
/* Put every tunable at its default; one undo takes it all back. */
void editor_defaults(struct editor *editor, struct monitor *monitor,
		     struct message *message);

#endif
