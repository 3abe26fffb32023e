/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_cpu.h - keys of the view of one CPU
 */
#ifndef DPASTOP_ACT_CPU_H
#define DPASTOP_ACT_CPU_H

#include "app.h"
#include "ui/layout.h"

/* Do it, if @action is one of that view. */
bool act_cpu(struct app *app, const struct layout *layout, enum action action);

#endif
