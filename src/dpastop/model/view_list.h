/* SPDX-License-Identifier: GPL-2.0 */
/*
 * view_list.h - the table of the views
 *
 * One line each, in the order of tabs and keys: the name in enums, the name in
 * the configuration and of its object (views.h), the title of its tab, and the
 * help text. Everything else about a view is in its own file.
 */
#ifndef DPASTOP_MODEL_VIEW_LIST_H
#define DPASTOP_MODEL_VIEW_LIST_H

#define VIEW_LIST(VIEW)                                                        \
	VIEW(OVERVIEW, overview, "Overview", "the state machine and all CPUs") \
	VIEW(CPU, cpu, "CPU", "one CPU through time")                          \
	VIEW(SWITCHES, switches, "Switches",                                   \
	     "all switches, with their evidence")                              \
	VIEW(LOAD, load, "Load", "the load: jobs, sizes, latencies")           \
	VIEW(COMPARE, compare, "Compare", "before and after")                  \
	VIEW(TUNE, tune, "Tune", "the best setting for this load: find it")

#define VIEW_LIST_NAME(NAME, name, title, help) VIEW_##NAME,

enum view_name {
	VIEW_LIST(VIEW_LIST_NAME) VIEW_COUNT
};

#endif
