/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_compare.h - keys that mark A and B, in every view
 */
#ifndef DPASTOP_INPUT_ACT_COMPARE_H
#define DPASTOP_INPUT_ACT_COMPARE_H

#include "dpastop/app.h"

/* Handle @action if it marks A or B. */
bool act_compare(struct app *app, enum action action);

#endif
