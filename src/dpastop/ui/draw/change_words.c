// SPDX-License-Identifier: GPL-2.0
#include "dpastop/ui/draw/change_words.h"

#include <stdio.h>
#include <string.h>

#include "dpastop/ui/draw/pen.h"
#include "lib/model/method.h"

/*
 * Is change number @at the method's own, so that the method's name says it? Those
 * that differ from what the method sets are named besides.
 */
static bool change_words_is_of_method(const struct compare *compare,
				      unsigned int at)
{
	enum method before = method_of(&compare->a.end);
	enum method after = method_of(&compare->b.end);
	int64_t value, set;

	if (before == after)
		return false;
	if (at == TUNABLE_COUNT + LOAD_PART_POLLED)
		return method_is_polled(before) != method_is_polled(after);
	return at < TUNABLE_COUNT && method_value(after, at, &set) &&
		sample_get_tunable(&compare->b.end, at, &value) && value == set;
}

/* The method, if it has changed, and every other change. Returns their number. */
static unsigned int
change_words_list(const struct compare *compare,
		  struct compare_change changes[CHANGE_WORDS_MOST])
{
	enum method before = method_of(&compare->a.end);
	enum method after = method_of(&compare->b.end);
	unsigned int at = 0, count = 0;

	if (before != after) {
		struct compare_change *change = changes + count++;

		change->name = "method";
		snprintf(change->before, sizeof(change->before), "%s",
			 method_name(before));
		snprintf(change->after, sizeof(change->after), "%s",
			 method_name(after));
	}
	while ((at = compare_next_change(compare, at, changes + count)))
		count += !change_words_is_of_method(compare, at - 1);
	return count;
}

/* ", jobs 3 → 4" */
static void change_words_one(const struct theme *theme, const char *comma,
			     const struct compare_change *change,
			     char word[CHANGE_WORD_SIZE])
{
	const char *unknown = theme->sign[SIGN_UNKNOWN];

	snprintf(word, CHANGE_WORD_SIZE, "%s%s %s %s %s", comma, change->name,
		 *change->before ? change->before : unknown,
		 theme->sign[SIGN_ARROW],
		 *change->after ? change->after : unknown);
}

void change_words(const struct theme *theme, int cols,
		  const struct compare *compare, char text[CHANGE_WORDS_SIZE])
{
	struct compare_change changes[CHANGE_WORDS_MOST];
	unsigned int count = change_words_list(compare, changes), i;
	char word[CHANGE_WORD_SIZE], more[32] = "";

	*text = '\0';
	for (i = 0; i < count; i++) {
		change_words_one(theme, i ? ", " : "", changes + i, word);
		/* How many are left, should the next one not fit. */
		snprintf(more, sizeof(more), " and %u more", count - i - 1);
		if (i + 1 == count)
			*more = '\0';
		if (pen_width(text) + pen_width(word) + pen_width(more) <= cols)
			strcat(text, word);
		else if (!i)
			strcpy(text, changes[i].name);
		else
			break;
	}
	if (i < count)
		sprintf(text + strlen(text), " and %u more", count - i);
}
