/* SPDX-License-Identifier: GPL-2.0 */
/*
 * config.h - the user's configuration
 *
 * The file config in dpastop's configuration directory has "KEY = VALUE" lines
 * (settings.h). An invalid line is reported and the others apply: it never
 * keeps the program from starting.
 */
#ifndef DPASTOP_CONFIG_H
#define DPASTOP_CONFIG_H

#include <limits.h>
#include <stdio.h>

#include "dpastop/input/actions.h"
#include "dpastop/model/model.h"
#include "dpastop/ui/draw/theme.h"

struct config {
	const struct palette *palette; /* NULL: not set */
	uint64_t interval_ns;	       /* 0: not set */
	bool ascii;
	uint32_t hidden_columns; /* like view.hidden_columns */
	enum model_sort sort;
	struct bindings bindings;

	unsigned int nr_problems;
	char problem[PATH_MAX +
		     256]; /* the first error: "FILE:LINE: what is wrong" */
};

/*
 * Read the user's file; without one, the defaults apply. Each problem is a line
 * in @complaints.
 */
void config_read(struct config *config, FILE *complaints);

/* The same from the @length bytes at @data; @file is for messages. */
void config_parse(struct config *config, const char *data, size_t length,
		  const char *file, FILE *complaints);

#endif
