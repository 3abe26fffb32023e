/* SPDX-License-Identifier: GPL-2.0 */
/*
 * batch_scenario.h - a scenario without a screen: each step is a test
 */
#ifndef DPASTOP_BATCH_BATCH_SCENARIO_H
#define DPASTOP_BATCH_BATCH_SCENARIO_H

#include "lib/scenario/scenario.h"
#include "lib/source.h"

/*
 * Play @scenario on @source, which it closes, looking every @interval_ns, and
 * print a line a step to standard output, as the Test Anything Protocol has it.
 * All is recorded in the new file @record, where that is not NULL. The exit
 * status, failure where a step failed; complaints go to standard error. SIGINT,
 * SIGTERM and SIGHUP end it once all is put back.
 */
int batch_scenario_run(struct source *source, const struct scenario *scenario,
		       uint64_t interval_ns, const char *record);

#endif
