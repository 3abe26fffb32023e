/* SPDX-License-Identifier: GPL-2.0 */
/*
 * change_words.h - what has changed between the two sides of a comparison, in words
 */
#ifndef DPASTOP_UI_DRAW_CHANGE_WORDS_H
#define DPASTOP_UI_DRAW_CHANGE_WORDS_H

#include "dpastop/model/compare.h"
#include "dpastop/model/load_part.h"
#include "dpastop/ui/draw/theme.h"

#define CHANGE_WORDS_MOST (1 + TUNABLE_COUNT + LOAD_NR_PARTS)
#define CHANGE_WORD_SIZE (3 * SAMPLE_TEXT_SIZE) /* ", NAME BEFORE → AFTER" */
#define CHANGE_WORDS_SIZE (CHANGE_WORDS_MOST * CHANGE_WORD_SIZE)

/*
 * "method CP → DPAS, jobs 3 → 4", "switch_param1 0 → 5 and 3 more": as many as @cols
 * columns have room for; of the first, the name alone if nothing else fits. What the
 * method itself sets is not named besides. "" if nothing has changed.
 */
void change_words(const struct theme *theme, int cols,
		  const struct compare *compare, char text[CHANGE_WORDS_SIZE]);

#endif
