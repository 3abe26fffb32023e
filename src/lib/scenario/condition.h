/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition.h - the conditions that a scenario waits for or expects
 *
 * The syntax is described in dpastop-scenario(5): "all active cpus in CP", "cpu
 * 0 dur > 5us", "switches PAS->CP >= 3", "iops > 1000".
 */
#ifndef LIB_SCENARIO_CONDITION_H
#define LIB_SCENARIO_CONDITION_H

#include "lib/base/problem.h"
#include "lib/base/tokens.h"
#include "lib/model/mode_edge.h"

/* The CPUs it applies to. */
enum condition_cpus {
	CONDITION_NO_CPUS, /* the load, or the switches of all CPUs */
	CONDITION_CPU,	   /* the one with number `count' */
	CONDITION_ANY,
	CONDITION_NONE,
	CONDITION_ALL,
	CONDITION_ALL_ACTIVE, /* with I/O in the last interval */
	CONDITION_SOME,	      /* at least `count' of them */
};

enum condition_what {
	CONDITION_IN,	    /* is in `mode' */
	CONDITION_SWITCHES, /* switches along `edge' since the last change */
	CONDITION_SHARE,    /* percent of its I/Os in `mode' */
	CONDITION_OVERS,    /* percent of its sleeps that were too long */
	CONDITION_DUR,	    /* ns */
	CONDITION_QD,	    /* average QD of the window so far */
	CONDITION_TF,	    /* timer failures in the window so far */
	CONDITION_IOPS,
	CONDITION_LATENCY,	    /* mean latency, ns */
	CONDITION_P99,		    /* latency percentile, ns */
	CONDITION_CPU_USE,	    /* percent of one CPU */
	CONDITION_CONTEXT_SWITCHES, /* per second */
	CONDITION_JOBS,
};

enum condition_relation {
	CONDITION_BELOW,
	CONDITION_AT_MOST,
	CONDITION_EQUAL,
	CONDITION_AT_LEAST,
	CONDITION_ABOVE,
};

struct condition {
	enum condition_cpus cpus;
	enum condition_what what;
	enum condition_relation relation;
	uint32_t count;
	unsigned int mode; /* enum dpas_mode */
	enum mode_edge edge;
	double value;
};

/* Parse a condition at the front of @tokens. False: *@problem says why. */
bool condition_parse(struct condition *condition, struct tokens *tokens,
		     struct problem *problem);

/* Parse just an edge, "PAS->CP", from @word. False: *@problem says why. */
bool condition_parse_edge(struct condition *condition, const char *word,
			  struct problem *problem);

/* The syntax of @what, from CONDITION_OVERS on, and its unit (NULL: a time). */
const char *condition_word(enum condition_what what, const char **unit);

#endif
