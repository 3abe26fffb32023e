/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_compare.h - keys of the view of the comparison
 */
#ifndef DPASTOP_ACT_COMPARE_H
#define DPASTOP_ACT_COMPARE_H

#include "app.h"
#include "ui/layout.h"

/* Do it, if @action is one of that view. */
bool act_compare(struct app *app, const struct layout *layout, enum action action);

#endif
