/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_load.h - keys that change the load, or the speed of a recording
 */
#ifndef DPASTOP_ACT_LOAD_H
#define DPASTOP_ACT_LOAD_H

#include "app.h"
#include "ui/layout.h"

/* What of a load can be asked for, as view.load_field selects it. */
enum load_part {
	LOAD_PART_JOBS,
	LOAD_PART_BLOCK,
	LOAD_PART_READS,
	LOAD_PART_RATE,
	LOAD_PART_CPUS,
	LOAD_PART_POLLED,
	LOAD_NR_PARTS
};

/*
 * The load that is in force, or that was asked for last. False: the source has
 * none that could be changed.
 */
bool act_load_current(const struct app *app, struct source_load *load);

/* Do it, if @action is one of the view of the load. */
bool act_load(struct app *app, const struct layout *layout, enum action action);

/* Less and more, in every view: jobs, or a recording's speed. */
bool act_load_amount(struct app *app, enum action action);

/* A value for the selected part of the load was typed. */
void act_load_entered(struct app *app);

#endif
