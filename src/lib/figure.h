/* SPDX-License-Identifier: GPL-2.0 */
/*
 * figure.h - a number that may be unknown
 */
#ifndef DPASTOP_FIGURE_H
#define DPASTOP_FIGURE_H

#include <stdbool.h>

struct figure {
	bool known;
	double value;
};

#endif
