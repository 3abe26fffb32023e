/* SPDX-License-Identifier: GPL-2.0 */
/*
 * panel.h - the panels of the screen; each draws itself from const data
 */
#ifndef DPASTOP_UI_PANEL_PANEL_H
#define DPASTOP_UI_PANEL_PANEL_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"
#include "dpastop/ui/draw/pen.h"

/* The tabs of the views, and the current moment. One line. */
void panel_tabs_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The view of the tab at column @x, or -1. */
int panel_tabs_at(const struct app *app, int x);

/* The number of lines of the header. */
int panel_header_lines(const struct app *app);
void panel_header_draw(const struct theme *theme, struct rect area,
		       const struct app *app);

/* The overview: its current layout, and drawing it. */
struct overview_layout overview_layout(const struct app *app, struct rect body);
void overview_draw(const struct theme *theme, struct rect body,
		   const struct app *app);

/* The presenter version for a projector, with fewer and larger elements. */
void presenter_draw(const struct theme *theme, struct rect body,
		    const struct app *app);

/* The state machine: the CPUs in each mode, and the rates of the edges. */
void panel_machine_draw(const struct theme *theme, struct rect area,
			const struct app *app);

/* The edge at that place of the screen, or EDGE_COUNT. */
enum mode_edge panel_machine_at(struct rect area, int y, int x);
enum mode_edge presenter_at(struct rect body, int y, int x);

/* The number of CPUs in the table: all, or those not folded. */
size_t panel_cpus_rows(const struct app *app);
/* The number of lines wanted below its title. */
size_t panel_cpus_lines(const struct app *app);
void panel_cpus_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The CPU number at line @y of the screen, or -1. */
int panel_cpus_at(const struct app *app, struct rect area, int y);

/* The heat map of all CPUs: the number of lines wanted, and cells per row. */
size_t panel_heat_lines(const struct app *app);
int panel_heat_cells(const struct app *app, struct rect area);
void panel_heat_draw(const struct theme *theme, struct rect area,
		     const struct app *app);

/* The CPU number at that position of the screen, or -1. */
int panel_heat_at(const struct app *app, struct rect area, int y, int x);

/* The number of tunables per column of the grid. */
int panel_tunables_rows(const struct overview_layout *layout);
void panel_tunables_draw(const struct theme *theme,
			 const struct overview_layout *layout,
			 const struct app *app);

/* The id of the tunable at that position of the screen, or -1. */
int panel_tunables_at(const struct overview_layout *layout, int y, int x);

/* The newest switches. */
void panel_switches_draw(const struct theme *theme, struct rect area,
			 const struct app *app);

/*
 * The newest that match @filter, or "", from the pen's line on, with runs
 * folded into one line. False: there are none.
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

/* The other views; each draws the whole body. */
void view_cpu_draw(const struct theme *theme, struct rect body,
		   const struct app *app);
void view_switches_draw(const struct theme *theme, struct rect body,
			const struct app *app);
void view_load_draw(const struct theme *theme, struct rect body,
		    const struct app *app);
void view_compare_draw(const struct theme *theme, struct rect body,
		       const struct app *app);
void view_tune_draw(const struct theme *theme, struct rect body,
		    const struct app *app);

/* The candidate at the top of its table when the last one is in sight. */
size_t view_tune_last_candidate(const struct app *app, struct rect body);

/* The selected tunable in one line, for the views without the panel. */
void panel_strip_draw(const struct theme *theme, struct rect area,
		      const struct app *app);

/* The scenario being played: its current step and text. */
void panel_scenario_draw(const struct theme *theme, struct rect area,
			 const struct app *app);

/*
 * The prompt's text with its cursor in @cols columns; of a longer text, the
 * part around the cursor. And the number of columns needed.
 */
void panel_prompt_draw(struct pen *pen, const struct prompt *prompt, int cols);
int panel_prompt_cols(const struct prompt *prompt, int cols);

/*
 * The status line: a prompt, a message or key hints. A long message grows
 * upwards, above a prompt.
 */
void panel_status_draw(const struct theme *theme, struct rect area,
		       const struct app *app);
/* What the key offered at column @x does, or ACTION_NONE. */
enum action panel_status_at(const struct app *app, struct rect area, int x);

/*
 * The help overlay with all keys and terms, on @lines of @cols. Its top line is
 * app->view.first_help, at most panel_help_last(); panel_help_shown() lines are
 * visible.
 */
size_t panel_help_last(const struct view *view, int lines);
int panel_help_shown(const struct view *view, int lines);
void panel_help_draw(const struct theme *theme, int lines, int cols,
		     const struct app *app);

/* The open menu, over everything else. */
void panel_menu_draw(const struct theme *theme, int lines, int cols,
		     const struct menu *menu);

/*
 * From the pen's line on: "CPU 3 INT: ..." (why_describe()), with the CPU
 * number if @is_named; of a trace, which policies its CPUs have.
 */
void panel_why_draw(struct pen *pen, const struct app *app,
		    const struct model_cpu *cpu, bool is_named);

/* A title, and a horizontal line from there to the right edge of the area. */
void panel_title_draw(struct pen *pen, bool is_focused, const char *title,
		      const char *remark);

#endif
