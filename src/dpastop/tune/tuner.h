/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner.h - run a search on a source: set, settle, measure
 *
 * It never blocks: tuner_step() does what is due at due_ns, and everything else
 * is as usual: samples are taken, switches reported, everything recorded.
 *
 * A trial: switching is turned off and on again, so that each CPU starts in
 * PAS. To settle, the load has to do 5 windows of PAS (5 x switch_param5 I/Os)
 * on each CPU that it can use, and at least 250 ms must pass with LHP, whose
 * mean covers 100 ms; on a real device half a second, since fio's figures are a
 * quarter of a second old, or a whole one if the load has just been started.
 * After 5 s it is measured even without that many I/Os. The measurement lasts
 * until 20,000 I/Os are done, within 0.25 to 1 s; on a real device, 1 s. A
 * trial with less than half of the reference's result is aborted.
 */
#ifndef DPASTOP_TUNE_TUNER_H
#define DPASTOP_TUNE_TUNER_H

#include "dpastop/tune/tuner_state.h"

/* Why no search is possible on a trace that is played. */
#define TUNER_ON_TRACE \
	"a trace has the same I/Os whatever is set; search on a drive with its service times, sim:FILE"

/* The default plan. */
struct tuner_options tuner_options_default(void);

/*
 * Start a search on the source of @monitor, which must have been sampled.
 * False: *@problem says why; nothing was changed.
 */
bool tuner_start(struct tuner *tuner, struct monitor *monitor,
		 const struct tuner_options *options, struct problem *problem);

/* Do what is due, if anything is. */
void tuner_step(struct tuner *tuner, struct monitor *monitor);

/* Is a search in progress? */
bool tuner_is_busy(const struct tuner *tuner);

/*
 * End the search, finished or not, and restore the tunables and the load. The
 * results stay. False: not everything could be restored, and *@problem says
 * what and why; for a kernel, the next start offers to restore it.
 */
bool tuner_end(struct tuner *tuner, struct monitor *monitor,
	       struct problem *problem);

/* Free everything; after tuner_end(). */
void tuner_free(struct tuner *tuner);

#endif
