/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view.h - how the user looks at the picture: focus, scrolling, what is typed
 */
#ifndef DPASTOP_VIEW_H
#define DPASTOP_VIEW_H

#include "editor.h"
#include "picture.h"

/* The panels that take the arrow keys, in the order of Tab. */
enum focus {
	FOCUS_TUNABLES,
	FOCUS_CPUS,
	FOCUS_SWITCHES,
	FOCUS_COUNT
};

struct view {
	enum focus focus;
	size_t first_cpu;	/* the row at the top of the table */
	size_t first_switch;
	bool is_frozen;
	bool shows_help;
	uint64_t interval_ns;
	bool is_asking_interval;
	char interval_text[16];	/* what is typed then */
	struct message message;	/* at the bottom, until the next key */
};

/* All that a screen is drawn from. */
struct scene {
	const struct picture *picture;
	const struct view *view;
	const struct editor *editor;
	const char *device;	/* as named or found */
	const char *read_only;	/* why nothing can be edited, or "" */
	const char *note;	/* what the source cannot show, or "" */
	const char *away;	/* why there is no sample now, or "" */
	bool has_events;	/* each switch is told, not guessed from samples */
};

#endif
