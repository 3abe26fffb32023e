// SPDX-License-Identifier: GPL-2.0
#include "dpastop/model/time_spec.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define SECOND_NS INT64_C(1000000000)
#define HALF_DAY_S (12 * 3600)
#define MOST_AGO 1000000 /* in its unit */

/* "-90s", "-0.5s", after the sign. */
static bool time_spec_parse_distance(const char *text, int64_t *distance_ns)
{
	static const struct {
		char letter;
		int64_t seconds;
	} units[] = { { 's', 1 }, { 'm', 60 }, { 'h', 3600 } };
	int64_t count = 0, fraction_ns = 0, unit_ns = SECOND_NS;
	size_t i;

	if (*text < '0' || *text > '9')
		return false;
	for (; *text >= '0' && *text <= '9'; text++) {
		count = count * 10 + (*text - '0');
		if (count > MOST_AGO)
			return false;
	}
	if (*text == '.' && text[1] >= '0' && text[1] <= '9')
		for (text++; *text >= '0' && *text <= '9'; text++) {
			unit_ns /= 10; /* digits beyond the ninth count as 0 */
			fraction_ns += unit_ns * (*text - '0');
		}
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (*text != units[i].letter || text[1])
			continue;
		*distance_ns = (count * SECOND_NS + fraction_ns) *
			units[i].seconds;
		return true;
	}
	return false;
}

/* Parse two digits with a value below @limit at *@text, and advance it. */
static bool time_spec_parse_two(const char **text, int limit, int *value)
{
	const char *at = *text;

	if (at[0] < '0' || at[0] > '9' || at[1] < '0' || at[1] > '9')
		return false;
	*value = (at[0] - '0') * 10 + at[1] - '0';
	*text = at + 2;
	return *value < limit;
}

/* "14:05", "14:05:30" */
static bool time_spec_parse_clock(const char *text, struct tm *tm)
{
	tm->tm_sec = 0;
	if (!time_spec_parse_two(&text, 24, &tm->tm_hour) || *text++ != ':' ||
	    !time_spec_parse_two(&text, 60, &tm->tm_min))
		return false;
	if (!*text)
		return true;
	return *text++ == ':' && time_spec_parse_two(&text, 60, &tm->tm_sec) &&
		!*text;
}

bool time_spec_parse(const char *text, int64_t now_ns, int64_t *found_ns)
{
	time_t now = (time_t)(now_ns / SECOND_NS), moment;
	int64_t distance_ns;
	struct tm tm;

	if (*text == '-' || *text == '+') {
		if (!time_spec_parse_distance(text + 1, &distance_ns))
			return false;
		*found_ns = *text == '-' ? now_ns - distance_ns :
					   now_ns + distance_ns;
		return true;
	}
	localtime_r(&now, &tm);
	if (!time_spec_parse_clock(text, &tm))
		return false;
	tm.tm_isdst = -1;
	moment = mktime(&tm);
	/* The day before; not every day has 24 hours. */
	if (moment - now > HALF_DAY_S)
		tm.tm_mday--;
	else if (now - moment > HALF_DAY_S)
		tm.tm_mday++;
	tm.tm_isdst = -1;
	*found_ns = (int64_t)mktime(&tm) * SECOND_NS;
	return true;
}
