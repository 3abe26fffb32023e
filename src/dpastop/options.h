/* SPDX-License-Identifier: GPL-2.0 */
/*
 * options.h - the command line
 */
#ifndef DPASTOP_OPTIONS_H
#define DPASTOP_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/model/method.h"
#include "lib/model/tunable.h"

/* The output and its destination. */
enum output_kind {
	OUTPUT_SCREEN,
	OUTPUT_JSON, /* from here on: --batch, to standard output */
	OUTPUT_CSV,
	OUTPUT_OPENMETRICS,
	OUTPUT_PROMETHEUS,
	OUTPUT_PEOPLE,
	OUTPUT_SCENARIO, /* a line per step of the scenario */
};

/* A --set option. */
struct options_setting {
	unsigned int id;
	int64_t value;
};

#define OPTIONS_MOST_SETTINGS 64

struct options {
	const char *source; /* for source_open(); NULL: the only device */
	enum output_kind output;
	const char *record;   /* a file to record to, or NULL */
	const char *scenario; /* name or file, or NULL; "list" */
	const char *load;     /* a load to start with, or NULL */
	enum method method;   /* initial method, or METHOD_UNKNOWN */
	const char
		*force_writes; /* a device that may be overwritten, or NULL */
	const char *theme;     /* NULL: as configured */
	bool is_replay;	       /* --replay: source is a recording */
	bool is_tour;	       /* the tour, on the simulator */
	bool ascii;
	bool read_only;
	bool restore;
	bool has_interval; /* interval_ns was given */
	uint64_t interval_ns;
	uint64_t count; /* samples; 0: unlimited */
	unsigned int nr_settings;
	struct options_setting settings[OPTIONS_MOST_SETTINGS];
	char replay_spec[4096]; /* storage of source for a recording */
};

enum options_result {
	OPTIONS_RUN,
	OPTIONS_DONE,  /* done: --help, --version */
	OPTIONS_WRONG, /* with an error message on standard error */
};

/* Print what is wrong with the command line, and refer to "@command --help". */
__attribute__((format(printf, 2, 3))) enum options_result
options_wrong(const char *command, const char *format, ...);

enum options_result options_parse(struct options *options, int argc,
				  char *argv[]);

#endif
