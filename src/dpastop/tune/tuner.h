/* SPDX-License-Identifier: GPL-2.0 */
/*
 * tuner.h - a search carried out on a source: set, let settle, measure
 *
 * It never waits: tuner_step() does what is due at due_ns, and everything else is
 * as with any load: samples are taken, switches told, all of it recorded.
 *
 * A trial. Switching is turned off and on again, so that each CPU starts in PAS.
 * Nothing counts until the load has done 5 windows of PAS (5 x switch_param5
 * I/Os) on each CPU that it can use, and until 250 ms have passed with LHP, whose
 * mean is of 100 ms; on a real device until half a second has, for fio's figures
 * are a quarter of a second old, and a whole one where the load was just started.
 * After 5 s without that many I/Os it is measured all the same. Then it is
 * measured until 20,000 I/Os are done, for 0.25 to 1 s, and on a real device for 1 s.
 * One that gives less than half of what the reference gives is cut short.
 */
#ifndef DPASTOP_TUNE_TUNER_H
#define DPASTOP_TUNE_TUNER_H

#include "dpastop/tune/tuner_state.h"

/* What holds where nobody says otherwise. */
struct tuner_options tuner_options_default(void);

/*
 * Begin to search on the source of @monitor, which has been sampled. False: it
 * cannot be, and *@problem says why; nothing was changed.
 */
bool tuner_start(struct tuner *tuner, struct monitor *monitor,
		 const struct tuner_options *options, struct problem *problem);

/* Do what is due, if anything is. */
void tuner_step(struct tuner *tuner, struct monitor *monitor);

/* Is a search going on? */
bool tuner_is_busy(const struct tuner *tuner);

/*
 * End the search, whether it is done or not, and put back the tunables and the
 * load as they were. What was found stays. False: not all could be put back, and
 * *@problem says what and why; where that is a kernel's, the
 * next start offers it again.
 */
bool tuner_end(struct tuner *tuner, struct monitor *monitor,
	       struct problem *problem);

/* Forget all of it; after tuner_end(). */
void tuner_free(struct tuner *tuner);

#endif
