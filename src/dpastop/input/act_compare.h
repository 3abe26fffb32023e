/* SPDX-License-Identifier: GPL-2.0 */
/*
 * act_compare.h - keys that mark what is compared, in every view
 */
#ifndef DPASTOP_INPUT_ACT_COMPARE_H
#define DPASTOP_INPUT_ACT_COMPARE_H

#include "dpastop/app.h"

/* Do it, if @action marks A or B. */
bool act_compare(struct app *app, enum action action);

#endif
