// SPDX-License-Identifier: GPL-2.0
/*
 * panel_header.c - what is watched, and its totals
 */
#include <inttypes.h>

#include "../interval.h"
#include "number.h"
#include "panel.h"

int panel_header_lines(const struct scene *scene)
{
	return *scene->note ? 3 : 2;
}

static void header_method(struct pen *pen, const struct snapshot *now)
{
	enum method method = snapshot_method(now);

	pen_text(pen, ROLE_STRONG, method == METHOD_UNKNOWN ?
		 pen->theme->sign[SIGN_UNKNOWN] : snapshot_method_name(method));
}

static void header_poll_queues(struct pen *pen, const struct snapshot *now)
{
	uint64_t count;

	if (!snapshot_get_queue(now, QUEUE_POLL_QUEUES, &count))
		pen_format(pen, ROLE_TEXT, "%s poll queues",
			   pen->theme->sign[SIGN_UNKNOWN]);
	else
		pen_format(pen, count ? ROLE_TEXT : ROLE_ERROR,
			   "%" PRIu64 " poll queue%s", count,
			   count == 1 ? "" : "s");
}

static void header_identity(struct pen *pen, const struct scene *scene)
{
	const struct snapshot *now = &scene->picture->now;
	char interval[32];

	interval_format(scene->view->interval_ns, interval, sizeof(interval));
	pen_text(pen, ROLE_TITLE, "dpastop ");
	pen_text(pen, ROLE_STRONG, scene->device);
	if (scene->view->is_frozen) {
		pen_text(pen, ROLE_TEXT, " ");
		pen_text(pen, ROLE_ERROR, " FROZEN ");
	}
	if (scene->picture->has_sample) {
		pen_text(pen, ROLE_TEXT, "  ");
		header_method(pen, now);
		pen_format(pen, ROLE_TEXT, "  kernel %s  ", now->kernel);
		header_poll_queues(pen, now);
	}
	pen_format(pen, ROLE_TEXT, "  every %s", interval);
}

static void header_rate(struct pen *pen, const char *what, struct figure rate)
{
	char text[NUMBER_SIZE];

	number_count(pen->theme, rate, text);
	pen_format(pen, ROLE_TEXT, "%s ", what);
	pen_text(pen, ROLE_STRONG, text);
	pen_text(pen, ROLE_TEXT, "/s  ");
}

static void header_modes(struct pen *pen, const struct picture *picture)
{
	unsigned int mode;

	pen_format(pen, ROLE_TEXT, "%zu CPU%s, %zu idle ", picture->nr_cpus,
		   picture->nr_cpus == 1 ? "" : "s", picture->nr_idle);
	for (mode = 0; mode < DPAS_NR_MODES; mode++) {
		pen_format(pen, picture->in_mode[mode] ? ROLE_MODE + mode :
			   ROLE_DIM, " %s %zu ", snapshot_mode_name(mode),
			   picture->in_mode[mode]);
	}
}

static void header_totals(struct pen *pen, const struct scene *scene)
{
	const struct picture *picture = scene->picture;

	if (*scene->away) {
		pen_format(pen, ROLE_ERROR, " %s ", scene->away);
		return;
	}
	if (!picture->has_sample)
		return;
	header_rate(pen, "reads", picture->reads);
	header_rate(pen, "writes", picture->writes);
	header_modes(pen, picture);
}

void panel_header_draw(const struct theme *theme, struct rect area,
		       const struct scene *scene)
{
	struct pen pen = pen_new(theme, area);

	header_identity(&pen, scene);
	pen_line(&pen, 1);
	header_totals(&pen, scene);
	pen_line(&pen, 2);
	pen_text(&pen, ROLE_CHANGED, scene->note);
}
