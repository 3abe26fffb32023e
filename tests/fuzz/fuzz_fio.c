// SPDX-License-Identifier: GPL-2.0
/*
 * fio's output: while it runs, in two pieces, as from a pipe, and its result.
 * They yield figures or an error, in printable text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "lib/base/tokens.h"
#include "lib/load/fio.h"
#include "lib/load/fio_report.h"

#define DIRECTION(ios)                                                     \
	"{ \"total_ios\" : " #ios ", \"runtime\" : 500, \"iops\" : 8.5,\n" \
	"\"clat_ns\" : { \"min\" : 1, \"max\" : 200, \"mean\" : 100.5,"    \
	" \"N\" : " #ios ",\n\"percentile\" : { \"50.000000\" : 100,"      \
	" \"99.000000\" : 150, \"99.900000\" : 200 },\n"                   \
	"\"bins\" : { \"100\" : 3, \"200\" : 1 } } }"
#define STATUS(ios)                                                           \
	"{\n  \"fio version\" : \"fio-3.33\",\n  \"jobs\" : [\n    {\n"       \
	"\"error\" : 0, \"usr_cpu\" : 1.5, \"sys_cpu\" : 2.5, \"ctx\" : 7,\n" \
	"\"read\" : " DIRECTION(ios) ",\n\"write\" : " DIRECTION(             \
		0) "\n    }\n  ]\n}\n"

static const char *const texts[] = {
	"note: both iodepth >= 1 and synchronous I/O engine are selected\n" STATUS(
		4) STATUS(9),
	"{\n  \"jobs\" : [ {\nfio: pid=7, err=5/file:io_u.c:1: Input/output error\n"
	"  } ]\n}\n" STATUS(4),
	NULL
};

static const char *const words[] = {
	"\n{\n",       "\n}\n",	   "\r\n",     "-nan",
	"fio: ",       "\"jobs\"", "\"read\"", "\"total_ios\"",
	"\"clat_ns\"", "\"bins\"", "1e300",    " : ",
	",",	       "[",	   NULL
};

static bool is_plain(const char *reason, size_t size)
{
	size_t length = strnlen(reason, size);

	return length && length < size && tokens_are_plain(reason, length);
}

/* Append @data to the input, as child.c does. */
static bool hear(struct fio_report *reported, struct child_text *out,
		 const char *data, size_t size, uint64_t now_ns)
{
	struct problem problem;

	if (size)
		memcpy(out->data + out->length, data, size);
	out->length += size;
	out->data[out->length] = '\0';
	return !fio_report_read(reported, out, now_ns, &problem) ||
		is_plain(problem.reason, sizeof(problem.reason));
}

static bool fuzz_while_it_runs(const char *data, size_t size)
{
	static struct fio_report reported;
	struct child_text out = { .fd = -1, .data = malloc(size + 1) };
	struct sample sample;
	bool good;

	sample_init(&sample);
	fio_report_begin(&reported, 1);
	good = hear(&reported, &out, data, size / 2, 2) &&
		hear(&reported, &out, data + size / 2, size - size / 2, 3) &&
		hear(&reported, &out, "", 0, 10 * FIO_REPORT_SILENCE_NS) &&
		out.length <= size;
	load_figures_to_sample(&reported.figures, 4, &sample);
	sample_free(&sample);
	free(out.data);
	return good;
}

static bool fuzz_result(const char *data, size_t size)
{
	struct problem problem = { .reason = "" };
	struct fio_result result;

	return fio_parse(data, size, FIO_READS, &result, &problem) ?
		result.ios && result.iops >= 0 && result.mean_ns >= 0 :
		*problem.reason;
}

static bool fuzz_read(const char *data, size_t size)
{
	return fuzz_while_it_runs(data, size) && fuzz_result(data, size);
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
