// SPDX-License-Identifier: GPL-2.0
/*
 * trace_format.c - code shared by the formats
 */
#include "lib/trace/trace_format.h"

#include <ctype.h>
#include <stdio.h>

#include "dpas_policy.h"

/* Make it safe to print, and short enough for one line of a terminal. */
bool trace_format_refuse(struct trace_reading *reading, const char *what,
			 const char *reason)
{
	size_t i;

	problem_fail(&reading->problem, NULL, "%s", reason);
	for (i = 0; what[i] && i < 40; i++)
		reading->problem.value[i] = isprint((unsigned char)what[i]) ?
			what[i] :
			'?';
	reading->problem.value[i] = '\0';
	return false;
}

bool trace_format_append(struct trace_reading *reading, uint64_t service_ns,
			 bool write, uint64_t bytes)
{
	uint64_t sectors = bytes / 512;
	uint8_t bucket = (uint8_t)dpas_bucket_index(
		write, sectors < UINT32_MAX ? (uint32_t)sectors : UINT32_MAX);
	char text[32];

	snprintf(text, sizeof(text), "%.3f us", (double)service_ns / 1000);
	if (service_ns < TRACE_LEAST_NS)
		return trace_format_refuse(reading, text,
					   "no time at all for an I/O");
	if (service_ns > TRACE_MOST_NS)
		return trace_format_refuse(reading, text,
					   "an I/O of more than 10 s");
	if (!trace_append(reading->trace, service_ns, bucket))
		return trace_format_refuse(reading, text, "out of memory");
	return true;
}

bool trace_format_seconds(const char *text, uint64_t *ns, const char **end)
{
	const char *start = text;
	uint64_t unit = 1000000000;

	*ns = 0;
	for (; isdigit((unsigned char)*text) && text - start < 9; text++)
		*ns = *ns * 10 + (uint64_t)(*text - '0');
	if (text == start || *text != '.')
		return false;
	*ns *= unit;
	for (text++; isdigit((unsigned char)*text) && unit > 1; text++) {
		unit /= 10;
		*ns += (uint64_t)(*text - '0') * unit;
	}
	*end = text;
	return true;
}
