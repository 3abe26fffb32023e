/* SPDX-License-Identifier: GPL-2.0 */
/*
 * batch_scenario.h - run a scenario without a screen: each step is a test
 */
#ifndef DPASTOP_BATCH_BATCH_SCENARIO_H
#define DPASTOP_BATCH_BATCH_SCENARIO_H

#include "lib/scenario/scenario.h"
#include "lib/source.h"

/*
 * Play @scenario on @source, which it closes, sampling every @interval_ns, and
 * print a line per step to standard output in the Test Anything Protocol.
 * Everything is recorded to the new file @record unless that is NULL. Returns
 * the exit status, which is failure if a step failed; errors go to standard
 * error. SIGINT, SIGTERM and SIGHUP end it after everything has been restored.
 */
int batch_scenario_run(struct source *source, const struct scenario *scenario,
		       uint64_t interval_ns, const char *record);

#endif
