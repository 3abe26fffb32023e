/* SPDX-License-Identifier: GPL-2.0 */
/*
 * panel.h - the parts of the screen; each draws itself from const data
 */
#ifndef DPASTOP_UI_PANEL_PANEL_H
#define DPASTOP_UI_PANEL_PANEL_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"
#include "dpastop/ui/draw/pen.h"

/* The views to choose from, and the moment that is shown. One line. */
void panel_tabs_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The view whose tab is at column @x, or -1. */
int panel_tabs_at(const struct app *app, int x);

/* How many lines the header takes. */
int panel_header_lines(const struct app *app);
void panel_header_draw(const struct theme *theme, struct rect area,
		       const struct app *app);

/* The overview: how its body is divided now, and all of it. */
struct overview_layout overview_layout(const struct app *app, struct rect body);
void overview_draw(const struct theme *theme, struct rect body,
		   const struct app *app);

/* The same for a projector: fewer, larger things. */
void presenter_draw(const struct theme *theme, struct rect body,
		    const struct app *app);

/* The state machine: how many CPUs stand where, what moves along the edges. */
void panel_machine_draw(const struct theme *theme, struct rect area,
			const struct app *app);

/* The edge at that place of the screen, or EDGE_COUNT. */
enum mode_edge panel_machine_at(struct rect area, int y, int x);
enum mode_edge presenter_at(struct rect body, int y, int x);

/* How many CPUs the table has: all, or those that are not folded away. */
size_t panel_cpus_rows(const struct app *app);
/* How many lines below its title it would like to have. */
size_t panel_cpus_lines(const struct app *app);
void panel_cpus_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The number of the CPU on line @y of the screen, or -1. */
int panel_cpus_at(const struct app *app, struct rect area, int y);

/* All CPUs at once: how many lines that would like, and cells a row there. */
size_t panel_heat_lines(const struct app *app);
int panel_heat_cells(const struct app *app, struct rect area);
void panel_heat_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The number of the CPU at that place of the screen, or -1. */
int panel_heat_at(const struct app *app, struct rect area, int y, int x);

/* How many tunables stand in a column of the grid. */
int panel_tunables_rows(const struct overview_layout *layout);
void panel_tunables_draw(const struct theme *theme,
			 const struct overview_layout *layout,
			 const struct app *app);

/* The id of the tunable at that place of the screen, or -1. */
int panel_tunables_at(const struct overview_layout *layout, int y, int x);

/* The newest switches. */
void panel_switches_draw(const struct theme *theme, struct rect area,
			 const struct app *app);

/*
 * The newest that match @filter, or "", from the pen's line on: what repeats is
 * one line. False: there are none.
 */
bool panel_switches_rows(struct pen *pen, const struct app *app,
			 const char *filter, bool names_cpu);

/*
 * Before and after the last change, over the last lines of the body while that
 * is to be seen; how many lines, or 0.
 */
int panel_effect_lines(const struct app *app);
void panel_effect_draw(const struct theme *theme, struct rect body,
		       const struct app *app);

/* The other views: each draws the whole body. */
void view_cpu_draw(const struct theme *theme, struct rect body,
		   const struct app *app);
void view_switches_draw(const struct theme *theme, struct rect body,
			const struct app *app);
void view_load_draw(const struct theme *theme, struct rect body,
		    const struct app *app);
void view_compare_draw(const struct theme *theme, struct rect body,
		       const struct app *app);

/* The selected tunable in one line, for the views without the panel. */
void panel_strip_draw(const struct theme *theme, struct rect area,
		      const struct app *app);

/* The scenario that is played: its step, and what it says. */
void panel_scenario_draw(const struct theme *theme, struct rect area,
			 const struct app *app);

/*
 * What is being typed, with its cursor, in @cols columns; of a longer text the
 * part that the cursor is in. As many of them are needed.
 */
void panel_prompt_draw(struct pen *pen, const struct prompt *prompt, int cols);
int panel_prompt_cols(const struct prompt *prompt, int cols);

/*
 * What is asked, said or offered at the bottom. A long message grows upwards, and
 * it stands above what is asked meanwhile.
 */
void panel_status_draw(const struct theme *theme, struct rect area,
		       const struct app *app);
/* What the key offered at column @x does, or ACTION_NONE. */
enum action panel_status_at(const struct app *app, struct rect area, int x);

/*
 * All keys and the words explained, over everything else, on @lines of @cols.
 * The line at its top is app->view.first_help, up to panel_help_last(); there are
 * panel_help_shown() of them.
 */
size_t panel_help_last(const struct view *view, int lines);
int panel_help_shown(const struct view *view, int lines);
void panel_help_draw(const struct theme *theme, int lines, int cols,
		     const struct app *app);

/* The open menu, over everything else. */
void panel_menu_draw(const struct theme *theme, int lines, int cols,
		     const struct menu *menu);

/* A title, and a line from it to the right end of the area. */
/*
 * On the lines from the pen's on: "CPU 3 INT: ..." (why_describe()), the number
 * only where @is_named.
 */
void panel_why_draw(struct pen *pen, const struct app *app,
		    const struct model_cpu *cpu, bool is_named);

void panel_title_draw(struct pen *pen, bool is_focused, const char *title,
		      const char *remark);

#endif
