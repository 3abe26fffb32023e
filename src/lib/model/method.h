/* SPDX-License-Identifier: GPL-2.0 */
/*
 * method.h - the methods of completing I/O, and what each sets
 *
 * The lab has five; EHP is a sixth, of the paper. A method is what a whole queue is set to; a mode is where
 * one CPU stands while DPAS moves it. A method is more than its tunables: INT
 * is what jobs get that do not ask for polling.
 */
#ifndef LIB_MODEL_METHOD_H
#define LIB_MODEL_METHOD_H

#include "lib/model/sample.h"

enum method {
	METHOD_UNKNOWN,
	METHOD_INT, /* the queue cannot poll, or nobody asks for it */
	METHOD_CP,  /* for polled I/O; other I/O is as in INT */
	METHOD_LHP,
	METHOD_EHP,
	METHOD_PAS,
	METHOD_DPAS,
	METHOD_COUNT
};

/* "DPAS"; "?" where it is unknown. */
const char *method_name(enum method method);

/* What it does with an I/O, in words; "" where it is unknown. */
const char *method_words(enum method method);

/* The method called @name ("int", "CP", ...), or METHOD_UNKNOWN. */
enum method method_find(const char *name);

/* Is @method one of the lab's five? Any other is used by name only. */
bool method_is_of_lab(enum method method);

/* Does a job of @method ask for polling? */
bool method_is_polled(enum method method);

/* Are the I/Os of @method counted by CPU and mode? */
bool method_is_counted(enum method method);

/* Has the kernel of @sample all that @method needs? EHP takes ehp_enabled. */
bool method_is_there(enum method method, const struct sample *sample);

/*
 * What @method gives tunable @id (of tunable.h), on a modelled machine or a real
 * one. False: the method leaves it alone.
 */
bool method_value(enum method method, unsigned int id, int64_t *value);

/*
 * The method that the tunables of @sample amount to: INT also where they are
 * those of CP and its own load does not ask for polling.
 */
enum method method_of(const struct sample *sample);

#endif
