/* SPDX-License-Identifier: GPL-2.0 */
/*
 * method.h - I/O completion methods and the tunables that each one sets
 *
 * The lab uses five; EHP is a sixth, from the paper. A method is set for a
 * whole queue; a mode is the current state of one CPU under DPAS. A method is
 * more than its tunables: with INT, jobs do not request polling.
 */
#ifndef LIB_MODEL_METHOD_H
#define LIB_MODEL_METHOD_H

#include "lib/model/sample.h"

enum method {
	METHOD_UNKNOWN,
	METHOD_INT, /* the queue cannot poll, or no job requests it */
	METHOD_CP,  /* for polled I/O; other I/O is handled as in INT */
	METHOD_LHP,
	METHOD_EHP,
	METHOD_PAS,
	METHOD_DPAS,
	METHOD_COUNT
};

/* "DPAS"; "?" if unknown. */
const char *method_name(enum method method);

/* A phrase that says what it does with an I/O; "" if unknown. */
const char *method_words(enum method method);

/* "#0072b2": its colour in pictures, distinct with any common colour blindness. */
const char *method_colour(enum method method);

/* The method called @name ("int", "CP", ...), or METHOD_UNKNOWN. */
enum method method_find(const char *name);

/* Is @method one of the lab's five? Others must be named explicitly. */
bool method_is_of_lab(enum method method);

/* Do jobs request polling under @method? */
bool method_is_polled(enum method method);

/* Are I/Os counted per CPU and mode under @method? */
bool method_is_counted(enum method method);

/* Does the kernel of @sample support @method? EHP requires ehp_enabled. */
bool method_is_there(enum method method, const struct sample *sample);

/*
 * The value that @method sets tunable @id (tunable.h) to, on real and simulated
 * machines. False: the method does not set it.
 */
bool method_value(enum method method, unsigned int id, int64_t *value);

/*
 * The method that results from the tunables of @sample. Those of CP mean INT if
 * dpastop's own load does not request polling.
 */
enum method method_of(const struct sample *sample);

#endif
