/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tunable_status.h - where a tunable stands against what the CPUs do
 */
#ifndef DPASTOP_MODEL_OBSERVED_H
#define DPASTOP_MODEL_OBSERVED_H

#include "dpastop/model/model.h"

/*
 * What was seen at the picture's moment of that which tunable @id is compared
 * with or acts on: "tf in this window at most 4", "no CPU in CP now"; where the
 * moment shows nothing, of @history's last switch that tells. In ASCII, at most
 * 55 columns; "" where nothing is known. Only CPUs that are not idle count.
 */
void tunable_status_describe(const struct model *model,
			     const struct history *history, unsigned int id,
			     char *text, size_t size);

/* Was tunable @id changed, by whomever, in the two seconds up to the moment? */
bool tunable_status_just_changed(const struct model *model,
				 const struct history *history,
				 unsigned int id);

#endif
