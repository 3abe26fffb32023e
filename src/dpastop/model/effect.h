/* SPDX-License-Identifier: GPL-2.0 */
/*
 * effect.h - before and after the last change of a tunable or of the load
 *
 * It is a comparison that nobody has to ask for: A ends with the last sample
 * before the change, B grows after it. Changes that follow each other too fast to
 * be compared are one. It is there as soon as B is long enough, for some seconds,
 * and at most as long as the next change is not made.
 */
#ifndef DPASTOP_MODEL_EFFECT_H
#define DPASTOP_MODEL_EFFECT_H

#include "dpastop/model/compare.h"

struct effect {
	bool is_measured;  /* there was a change, and A and B are compared */
	bool is_shown;	   /* compare.b is there, too */
	uint64_t more_ns;  /* until then, about */
	uint64_t until_ns; /* mono_ns of the sample with which it goes away */
	struct compare compare;
};

/* Take the newest sample of @history; to be called once for each. */
void effect_sample(struct effect *effect, const struct history *history);

#endif
