/* SPDX-License-Identifier: GPL-2.0 */
/*
 * panel.h - the parts of the screen; each draws itself from const data
 */
#ifndef DPASTOP_PANEL_H
#define DPASTOP_PANEL_H

#include "../view.h"
#include "pen.h"

/* How many lines the header takes for @scene. */
int panel_header_lines(const struct scene *scene);
void panel_header_draw(const struct theme *theme, struct rect area,
		       const struct scene *scene);

/* How many CPUs @area shows at once. */
size_t panel_cpus_visible(struct rect area, size_t nr_cpus);
void panel_cpus_draw(const struct theme *theme, struct rect area,
		     const struct scene *scene);

/* How many tunables stand in a column of the grid. */
int panel_tunables_rows(const struct layout *layout);
void panel_tunables_draw(const struct theme *theme,
			 const struct layout *layout,
			 const struct scene *scene);

void panel_switches_draw(const struct theme *theme, struct rect area,
			 const struct scene *scene);

/* What is asked, said or offered at the bottom; a long message grows upwards. */
void panel_status_draw(const struct theme *theme, struct rect area,
		       const struct scene *scene);

/* The keys and the columns explained, over everything else. */
void panel_help_draw(const struct theme *theme, int lines, int cols);

/* A title, and a line from it to the right end of the area. */
void panel_title_draw(struct pen *pen, bool is_focused, const char *title,
		      const char *remark);

#endif
