/* SPDX-License-Identifier: GPL-2.0 */
/*
 * condition.h - what a scenario waits for or expects
 *
 * The words are told in dpastop-scenario(5): "all active cpus in CP",
 * "cpu 0 dur > 5us", "switches PAS->CP >= 3", "iops > 1000".
 */
#ifndef LIB_SCENARIO_CONDITION_H
#define LIB_SCENARIO_CONDITION_H

#include "lib/base/problem.h"
#include "lib/base/tokens.h"
#include "lib/model/mode_edge.h"

/* Which CPUs it is about. */
enum condition_cpus {
	CONDITION_NO_CPUS, /* the load, or the switches of all CPUs */
	CONDITION_CPU,	   /* that of number `count' */
	CONDITION_ANY,
	CONDITION_NONE,
	CONDITION_ALL,
	CONDITION_ALL_ACTIVE, /* that did I/O in the last interval */
	CONDITION_SOME,	      /* at least `count' of them */
};

enum condition_what {
	CONDITION_IN,	    /* stands in `mode' */
	CONDITION_SWITCHES, /* along `edge' since the last change */
	CONDITION_SHARE,    /* of its I/Os that went in `mode', percent */
	CONDITION_OVERS,    /* of its sleeps that were too long, percent */
	CONDITION_DUR,	    /* ns */
	CONDITION_QD,	    /* average of the window so far */
	CONDITION_TF,	    /* in the window so far */
	CONDITION_IOPS,
	CONDITION_LATENCY,	    /* mean, ns */
	CONDITION_P99,		    /* of the latency, ns */
	CONDITION_CPU_USE,	    /* percent of one CPU */
	CONDITION_CONTEXT_SWITCHES, /* a second */
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

/* Take a condition off the front of @tokens. False: *@problem says why. */
bool condition_parse(struct condition *condition, struct tokens *tokens,
		     struct problem *problem);

/* Only its edge, "PAS->CP", from @word. False: *@problem says why not. */
bool condition_parse_edge(struct condition *condition, const char *word,
			  struct problem *problem);

/*
 * How @what, CONDITION_OVERS or one after it, is written, and its unit (NULL: a
 * time).
 */
const char *condition_word(enum condition_what what, const char **unit);

#endif
