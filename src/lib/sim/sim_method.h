/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_method.h - set a modelled machine to one of the lab's five methods
 *
 * The values are those of the table in design.md. A method is more than its
 * tunables: INT is what jobs get that do not ask for polling.
 */
#ifndef LIB_SIM_SIM_METHOD_H
#define LIB_SIM_SIM_METHOD_H

#include "lib/model/snapshot.h"
#include "lib/sim/sim.h"

/* Does a job of @method poll? */
bool sim_method_is_polled(enum method method);

/*
 * What @method gives tunable @id (of param.h), on a modelled machine or a real
 * one. False: the method leaves it alone.
 */
bool sim_method_value(enum method method, unsigned int id, int64_t *value);

/* Set the tunables of @sim that @method names; the others stay. */
void sim_method_apply(struct sim *sim, enum method method);

/* The method called @name ("int", "CP", ...), or METHOD_UNKNOWN. */
enum method sim_method_find(const char *name);

#endif
