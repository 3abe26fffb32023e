/* SPDX-License-Identifier: GPL-2.0 */
/*
 * figure.h - a number that may be unknown
 */
#ifndef LIB_MODEL_FIGURE_H
#define LIB_MODEL_FIGURE_H

#include "lib/model/sample.h"

struct figure {
	bool known;
	double value;
};

/* A field of @row, unknown if that is NULL; and a field of the load. */
struct figure figure_of_cpu(const struct cpu_row *row, enum cpu_field field);
struct figure figure_of_load(const struct sample *sample,
			     enum load_field field);

/*
 * The average QD of @row's current window. Unknown in CP and INT, where it is
 * not measured, and in a window without I/Os.
 */
struct figure figure_average_qd(const struct cpu_row *row);

/*
 * The sleep in force for the kind of @row's latest I/O, in ns. Unknown if no
 * I/O of it was ever counted: what the kernel has then is no I/O's.
 */
struct figure figure_last_sleep(const struct cpu_row *row);

/* The I/Os of @row that were ever counted; unknown if those of a mode are. */
struct figure figure_ios(const struct cpu_row *row);

/* @part / @whole; unknown if @whole is 0. */
struct figure figure_ratio(struct figure part, struct figure whole);

#endif
