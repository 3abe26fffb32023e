// SPDX-License-Identifier: GPL-2.0
/* Traces in all formats: service times within limits, or an error. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "lib/trace/trace_reader.h"
#include "dpas_policy.h"

static const char *const texts[] = {
	"# service times in ns\n8000\n9100.5\n\n12000\n",
	"0, 8123, 0, 4096, 0, 0\n1, 9001, 1, 8192, 4096, 0\n",
	"        fio   101 [000]  5.000100: block:block_rq_issue: 259,0 RS 4096 () 8 + 8 [fio]\n"
	"        fio   101 [000]  5.000200: block:block_rq_complete: 259,0 RS () 8 + 8 [0]\n",
	"259,0    1        1     0.000000100   101  D   R 8 + 8 [fio]\n"
	"259,0    1        2     0.000090100   101  C   R 8 + 8 [0]\n",
	"           <...>-101     [000] d..1.  5.000100: block_rq_issue: 259,0 WS 8192 () 16 + 16 [fio]\n"
	"           <...>-101     [000] d..1.  5.000300: block_rq_complete: 259,0 WS () 16 + 16 [0]\n",
	"TIME(s)     COMM           PID     DISK      T SECTOR     BYTES  LAT(ms)\n"
	"0.000000    fio            101     nvme0n1   R 8          4096      0.12\n"
	"0.000100    a b c          101     nvme0n1   W 16         8192      1.00\n",
	"Attaching 5 probes...\n"
	"TIME(ms)     DISK    COMM             PID    LAT(ms)\n"
	"611          nvme0n1 fio              101          20\n",
	NULL
};

/* clang-format off */
static const char *const words[] = {
	"block_rq_issue:", "block_rq_complete:", " D ", " C ", " + ", "()", "[0]",
	"TIME(s)", "COMM", "LAT(ms)", "QUE(ms)", " T ", "BYTES", "0.00",
	": ", ", ", "259,0", "RS", "\n", "#", "18446744073709551615", "1e9",
	NULL
};
/* clang-format on */

static bool fuzz_check(const struct trace *trace)
{
	size_t i;

	for (i = 0; i < trace->count; i++)
		if (trace->service_ns[i] < TRACE_LEAST_NS ||
		    trace->service_ns[i] > TRACE_MOST_NS ||
		    trace->bucket[i] >= DPAS_NR_BUCKETS)
			return false;
	return trace->count;
}

static bool fuzz_read(const char *data, size_t size)
{
	/* With the detected format, and with another one. */
	const char *const formats[] = { NULL, size & 1 ? "fio2" : "plain" };
	struct problem problem;
	char path[64];
	struct trace_origin origin;
	int file = fuzz_scratch();
	struct trace trace;
	bool good = true;
	size_t i;

	if (ftruncate(file, 0) || pwrite(file, data, size, 0) != (ssize_t)size)
		return false;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	for (i = 0; i < sizeof(formats) / sizeof(*formats) && good; i++) {
		if (trace_reader_read(&trace, &origin, path, formats[i], NULL,
				      &problem))
			good = fuzz_check(&trace) && origin.format;
		else
			good = !trace.count &&
				!strncmp(problem.file, path, strlen(path));
		trace_release(&trace);
	}
	return good;
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
