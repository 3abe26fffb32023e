/* SPDX-License-Identifier: GPL-2.0 */
/*
 * config.h - how the user likes the screen
 *
 * The file config in dpastop's configuration directory has lines "KEY = VALUE"
 * (settings.h). A line that cannot be understood is told, and the others count:
 * it never keeps the program from starting.
 */
#ifndef DPASTOP_CONFIG_H
#define DPASTOP_CONFIG_H

#include <limits.h>
#include <stdio.h>

#include "dpastop/input/actions.h"
#include "dpastop/model/model.h"
#include "dpastop/ui/draw/theme.h"

struct config {
	const struct palette *palette; /* NULL: nothing was said */
	uint64_t interval_ns;	       /* 0: nothing was said */
	bool ascii;
	uint32_t hidden_columns; /* as view.hidden_columns */
	enum model_sort sort;
	struct bindings bindings;

	unsigned int nr_problems;
	char problem[PATH_MAX +
		     256]; /* the first: "FILE:LINE: what is wrong" */
};

/*
 * Read the user's file; without one all is as by default. Each problem is a
 * line in @complaints.
 */
void config_read(struct config *config, FILE *complaints);

/* The same from the @length bytes at @data, said to be of @file. */
void config_parse(struct config *config, const char *data, size_t length,
		  const char *file, FILE *complaints);

#endif
