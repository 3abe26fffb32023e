// SPDX-License-Identifier: GPL-2.0
/*
 * switch_stat.c - a hand-written scanner: it processes 1,024 lines ten times a
 * second
 */
#include "lib/live/switch_stat.h"

#include <string.h>

/* The keys of the pairs after the brackets. */
static const struct {
	const char *key;
	size_t length;
	enum cpu_field field;
} switch_stat_key[] = {
#define KEY(text) (text), sizeof(text) - 1
	{ KEY("polled io"), CPU_IOS_CP },
	{ KEY("pas io"), CPU_IOS_PAS },
	{ KEY("ol io"), CPU_IOS_OL },
	{ KEY("int io"), CPU_IOS_INT },
	{ KEY("tf"), CPU_TF },
	{ KEY("dur"), CPU_DUR_NS },
	{ KEY("window"), CPU_WINDOW_IOS },
	{ KEY("avg qd"), CPU_AVERAGE_QD10 },
	{ KEY("tf total"), CPU_TF_TOTAL },
	{ KEY("over"), CPU_OVERS },
	{ KEY("under"), CPU_UNDERS },
	{ KEY("switches"), CPU_SWITCHES },
#undef KEY
};

enum switch_stat_result {
	SWITCH_STAT_ROW,    /* a row was added */
	SWITCH_STAT_NO_ROW, /* not a row, or an unreadable CPU number */
	SWITCH_STAT_NO_MEMORY,
};

/* The input left to parse. */
struct scan {
	const char *at;
	const char *end;
	bool cut; /* the line was cut off */
};

static bool switch_stat_scan_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void switch_stat_scan_blanks(struct scan *scan)
{
	while (scan->at < scan->end && *scan->at == ' ')
		scan->at++;
}

static bool switch_stat_scan_char(struct scan *scan, char c)
{
	if (scan->at == scan->end || *scan->at != c)
		return false;
	scan->at++;
	return true;
}

static bool switch_stat_scan_word(struct scan *scan, const char *word,
				  size_t length)
{
	if ((size_t)(scan->end - scan->at) < length ||
	    memcmp(scan->at, word, length))
		return false;
	scan->at += length;
	return true;
}

/*
 * Parse digits. False if there are none, if the number is above INT64_MAX (all
 * its digits are skipped) or if it may have been cut off.
 */
static bool switch_stat_scan_number(struct scan *scan, uint64_t *value)
{
	const uint64_t limit = INT64_MAX;
	const char *at = scan->at, *end = scan->end;
	const char *safe = end - at > 18 ? at + 18 : end;
	bool fits = true;
	uint64_t sum = 0;

	/* 18 digits always fit. */
	for (; at < safe && switch_stat_scan_is_digit(*at); at++)
		sum = sum * 10 + (unsigned int)(*at - '0');
	for (; at < end && switch_stat_scan_is_digit(*at); at++) {
		unsigned int digit = *at - '0';

		if (sum >= limit / 10 &&
		    (sum > limit / 10 || digit > limit % 10))
			fits = false;
		if (fits)
			sum = sum * 10 + digit;
	}
	if (at == scan->at)
		return false;
	scan->at = at;
	if (!fits || (scan->cut && at == end))
		return false;
	*value = sum;
	return true;
}

/* Parse "WORD[ 12]". False: nothing of it is valid. */
static bool switch_stat_scan_bracket(struct scan *scan, const char *word,
				     size_t length, uint64_t *value)
{
	switch_stat_scan_blanks(scan);
	if (!switch_stat_scan_word(scan, word, length) ||
	    !switch_stat_scan_char(scan, '['))
		return false;
	switch_stat_scan_blanks(scan);
	return switch_stat_scan_number(scan, value) &&
		switch_stat_scan_char(scan, ']');
}

/*
 * Skip to the next "key:". NULL: none is left. The colon comes first, since a
 * line ends with many blanks.
 */
static const char *switch_stat_scan_key(struct scan *scan, size_t *length)
{
	const char *at = scan->at;
	const char *colon = memchr(at, ':', scan->end - at);

	if (!colon)
		return NULL;
	while (*at == ' ' || *at == ',')
		at++;
	scan->at = colon + 1;
	*length = colon - at;
	return at;
}

#define SWITCH_STAT_KEYS (sizeof(switch_stat_key) / sizeof(*switch_stat_key))

static bool switch_stat_is_key(size_t i, const char *key, size_t length)
{
	return switch_stat_key[i].length == length &&
		!memcmp(switch_stat_key[i].key, key, length);
}

/*
 * The field named by the @length bytes at @key, or CPU_NR_FIELDS. *@expected is
 * the place in the table of the key that follows the last one there: kernels
 * write them in that order.
 */
static enum cpu_field switch_stat_field(const char *key, size_t length,
					size_t *expected)
{
	size_t i = *expected;

	if (i == SWITCH_STAT_KEYS || !switch_stat_is_key(i, key, length))
		for (i = 0; i < SWITCH_STAT_KEYS; i++)
			if (switch_stat_is_key(i, key, length))
				break;
	if (i == SWITCH_STAT_KEYS)
		return CPU_NR_FIELDS;
	*expected = i + 1;
	return switch_stat_key[i].field;
}

/* A value ends at a blank, a comma or the end of the line: "12x" is invalid. */
static bool switch_stat_scan_value(struct scan *scan, uint64_t *value)
{
	switch_stat_scan_blanks(scan);
	if (!switch_stat_scan_number(scan, value))
		return false;
	return scan->at == scan->end || *scan->at == ' ' || *scan->at == ',';
}

static void switch_stat_parse_pairs(struct cpu_row *row, struct scan *scan)
{
	size_t length, expected = 0;
	const char *key;

	while ((key = switch_stat_scan_key(scan, &length))) {
		enum cpu_field field = switch_stat_field(key, length,
							 &expected);
		uint64_t value;

		if (switch_stat_scan_value(scan, &value)) {
			if (field < CPU_NR_FIELDS)
				cpu_row_set(row, field, value);
			continue;
		}
		/*
		 * Resume at the next blank or comma, so that keys do not run
		 * together.
		 */
		while (scan->at < scan->end && *scan->at != ' ' &&
		       *scan->at != ',')
			scan->at++;
	}
}

static struct cpu_row *switch_stat_row(struct sample *sample, uint32_t cpu)
{
	struct cpu_row *row = sample_add_row(sample, cpu);
	const struct cpu_row *old;

	if (row)
		return row;
	old = sample_row(sample, cpu, 0);
	if (!old)
		return NULL;
	row = sample->rows + (old - sample->rows);
	row->known = 0;
	return row;
}

/*
 * Parse the line of @size bytes at @line (arbitrary bytes without a newline)
 * into a new row of @sample. Numbers that are too large or incomplete (at the
 * very end of a line without a newline, if @cut) stay unknown. A second line
 * for the same CPU overrides the first.
 */
static enum switch_stat_result switch_stat_parse_line(struct sample *sample,
						      const char *line,
						      size_t size, bool cut)
{
	struct scan scan = { line, line + size, cut };
	struct cpu_row *row;
	uint64_t cpu, value;

	if (!switch_stat_scan_bracket(&scan, "CPU", 3, &cpu) ||
	    cpu >= SAMPLE_MAX_CPUS)
		return SWITCH_STAT_NO_ROW;
	row = switch_stat_row(sample, cpu);
	if (!row)
		return SWITCH_STAT_NO_MEMORY;
	if (!switch_stat_scan_bracket(&scan, "MODE", 4, &value))
		return SWITCH_STAT_ROW;
	if (value < DPAS_NR_MODES)
		cpu_row_set(row, CPU_MODE, value);
	if (!switch_stat_scan_bracket(&scan, "QD", 2, &value))
		return SWITCH_STAT_ROW;
	cpu_row_set(row, CPU_QD, value);
	switch_stat_parse_pairs(row, &scan);
	return SWITCH_STAT_ROW;
}

size_t switch_stat_parse(struct sample *sample, const char *text, size_t size,
			 bool *enough)
{
	const char *end = text + size;
	size_t nr_rows = 0;

	*enough = true;
	while (text < end) {
		const char *newline = memchr(text, '\n', end - text);
		const char *stop = newline ? newline : end;

		switch (switch_stat_parse_line(sample, text, stop - text,
					       !newline)) {
		case SWITCH_STAT_ROW:
			nr_rows++;
			break;
		case SWITCH_STAT_NO_ROW:
			break;
		case SWITCH_STAT_NO_MEMORY:
			*enough = false;
			return nr_rows;
		}
		text = newline ? newline + 1 : end;
	}
	return nr_rows;
}
