/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable_status.h - a tunable compared with what the CPUs do
 */
#ifndef DPASTOP_MODEL_TUNABLE_STATUS_H
#define DPASTOP_MODEL_TUNABLE_STATUS_H

#include "dpastop/model/model.h"

/*
 * Describes the current value of what tunable @id is compared with or acts on:
 * "tf in this window at most 4", "no CPU in CP now"; if there is none at the
 * model's moment, that of the last relevant switch in @history. ASCII, at most
 * 55 columns; "" if unknown. Only active CPUs count.
 */
void tunable_status_describe(const struct model *model,
			     const struct history *history, unsigned int id,
			     char *text, size_t size);

/* Was tunable @id changed, by anyone, in the two seconds up to the moment? */
bool tunable_status_just_changed(const struct model *model,
				 const struct history *history,
				 unsigned int id);

#endif
