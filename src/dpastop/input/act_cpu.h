/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_cpu.h - keys of the view of one CPU
 */
#ifndef DPASTOP_INPUT_ACT_CPU_H
#define DPASTOP_INPUT_ACT_CPU_H

#include "dpastop/app.h"
#include "dpastop/ui/draw/layout.h"

/* Do it, if @action is one of that view. */
bool act_cpu(struct app *app, const struct layout *layout, enum action action);

#endif
