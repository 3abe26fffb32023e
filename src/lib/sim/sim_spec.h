/* SPDX-License-Identifier: GPL-2.0 */
/*
 * sim_spec.h - the specification of a simulated machine:
 * "sim:tlc,cpus=8,jobs=4"
 *
 * "sim:" is followed by comma-separated items in any order:
 *
 *	optane, znand, tlc, qemu	the device (sim_profile.h), or
 *	FILE, stock:NAME	a trace whose service times it has (sim_drive.h)
 *	channels=N, order=trace, machine=NAME	of such a device
 *	cpus=N		CPUs
 *	jobs=N		jobs at the start; by default one more than CPUs, so that
 *			one CPU has two and the others have one
 *	method=NAME	int, cp, lhp, ehp, pas, dpas
 *	speed=X		simulated seconds a real second, 0.0001 to 100
 *	seed=N		the same seed gives the same run
 *	think=US	a job sleeps so long between two I/Os
 */
#ifndef LIB_SIM_SIM_SPEC_H
#define LIB_SIM_SIM_SPEC_H

#include "lib/base/problem.h"
#include "lib/sim/sim.h"
#include "lib/sim/sim_drive.h"

struct sim_spec {
	struct sim_drive_spec drive;
	unsigned int cpus;
	unsigned int jobs;
	enum method method;
	double speed; /* 1 is real time */
	uint64_t seed;
	uint64_t think_ns;
};

/* Is @text such a specification: "sim", or "sim:" and anything? */
bool sim_spec_is(const char *text);

/* Parse it. False: *@problem says which part is wrong (its value) and why. */
bool sim_spec_parse(struct sim_spec *spec, const char *text,
		    struct problem *problem);

#endif
