/* SPDX-License-Identifier: GPL-2.0 */
/*
 * load_part.h - the settings of a load as text
 */
#ifndef DPASTOP_MODEL_LOAD_PART_H
#define DPASTOP_MODEL_LOAD_PART_H

#include "lib/source.h"

/* In the order of view.load_field. */
enum load_part {
	LOAD_PART_JOBS,
	LOAD_PART_BLOCK,
	LOAD_PART_READS,
	LOAD_PART_RATE,
	LOAD_PART_CPUS,
	LOAD_PART_POLLED,
	LOAD_NR_PARTS
};

/* "block size"; and the name in a specification (load_spec.h): "bs". */
const char *load_part_title(enum load_part part);
const char *load_part_key(enum load_part part);

/* A hint for typing a value, in ASCII: "such as 512, 4k, 1m". */
const char *load_part_takes(enum load_part part);

/* Its field in a sample; LOAD_NR_FIELDS if it is not a number. */
enum load_field load_part_field(enum load_part part);

/* Format the number @value ("8 KiB") or, for the CPUs, the list @cpus. */
void load_part_text(enum load_part part, uint64_t value, const char *cpus,
		    char text[SAMPLE_TEXT_SIZE]);

/* The same for a part of @load. */
void load_part_of(const struct load *load, enum load_part part,
		  char text[SAMPLE_TEXT_SIZE]);

#endif
