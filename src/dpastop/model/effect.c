// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/effect.h"

#include <string.h>

/* It is shown this long, but for at least so many samples. */
#define EFFECT_SHOWN_NS UINT64_C(12000000000)
#define EFFECT_SHOWN_SAMPLES 4

/* How often B is measured again, and the length of its batches. */
#define EFFECT_UPDATE_NS UINT64_C(1000000000)

/* Give up if the result would take longer than this, as in slow motion. */
#define EFFECT_MOST_WAIT_NS UINT64_C(60000000000)

static void effect_end(struct effect *effect)
{
	memset(effect, 0, sizeof(*effect));
}

/* The newest sample has a different setting from the one before it. */
static void effect_begin(struct effect *effect, const struct history *history)
{
	struct compare_side none = { 0 }, before;
	uint64_t more_ns;

	memset(&effect->compare.b, 0, sizeof(effect->compare.b));
	effect->is_shown = false;
	/*
	 * If changes follow in quick succession, compare with before the first.
	 */
	if (compare_mark(&before, &none, history, 1, NULL, &more_ns))
		effect->compare.a = before;
	effect->is_measured = effect->compare.a.is_marked;
}

static void effect_update(struct effect *effect, const struct history *history)
{
	uint64_t now_ns = history_sample(history, 0)->mono_ns;
	uint64_t shown_ns = EFFECT_SHOWN_SAMPLES *
		history_interval_ns(history, 0);
	struct compare *compare = &effect->compare;

	if (effect->is_shown && now_ns >= effect->until_ns) {
		effect_end(effect);
		return;
	}
	if (effect->is_shown &&
	    now_ns < compare->b.end.mono_ns + EFFECT_UPDATE_NS)
		return;
	if (!compare_mark(&compare->b, &compare->a, history, 0, NULL,
			  &effect->more_ns)) {
		if (effect->more_ns > EFFECT_MOST_WAIT_NS)
			effect_end(effect);
		return;
	}
	if (!effect->is_shown)
		effect->until_ns = now_ns +
			(shown_ns > EFFECT_SHOWN_NS ? shown_ns :
						      EFFECT_SHOWN_NS);
	effect->is_shown = true;
}

void effect_sample(struct effect *effect, const struct history *history)
{
	if (history_count(history) < 2)
		return;
	if (!history_interval_ns(history, 0))
		effect_end(effect);
	else if (!compare_is_calm(history, 0))
		effect_begin(effect, history);
	if (effect->is_measured)
		effect_update(effect, history);
}
