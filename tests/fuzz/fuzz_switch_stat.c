// SPDX-License-Identifier: GPL-2.0
/* switch_stat: rows in order, each value within range. */
#include "fuzz/fuzz.h"
#include "fuzz/rows.h"
#include "lib/live/switch_stat.h"

static const char *const texts[] = {
	"CPU[ 0] MODE[2] QD[ 1] param1: 0 param2: 10 param3: 10 polled io: 170035, pas io: 17100, ol io: 0, int io: 0, tf: 0, dur: 41200, window: 37, avg qd: 19, tf total: 4, over: 25, under: 75, switches: 12\n"
	"CPU[ 1] MODE[1] QD[ 0] param1: 0 param2: 10 param3: 10 polled io: 5, pas io: 1, ol io: 0, int io: 0, tf: 0, dur: 100, window: 0, avg qd: 0, tf total: 0, over: 0, under: 0, switches: 0\n"
	"CPU[63] MODE[3] QD[ 2] param1: 0 param2: 10 param3: 10 polled io: 5, pas io: 1, ol io: 9, int io: 0, tf: 3, dur: 100\n",
	/* From the log of the paper's own kernel. */
	"CPU[0] MODE[0] QD[0] param1: 0 param2: 10 param3: 10 polled io: 1, pas io: 2, ol io: 3, int io: 4\n"
	"CPU[7] MODE[2] QD[0] param1: 0 param2: 10 param3: 10 polled io: 1, pas io: 2, ol io: 3, int io: 4\n",
	NULL
};

static const char *const words[] = { "CPU[", "MODE[", "QD[",	  "]",
				     ":",    ",",     " ",	  "polled io: ",
				     "tf: ", "dur: ", "avg qd: ", "switches: ",
				     "\n",   "8191",  "8192",	  NULL };

static bool fuzz_read(const char *data, size_t size)
{
	struct sample sample;
	bool enough, good;
	size_t nr_rows;

	sample_init(&sample);
	nr_rows = switch_stat_parse(&sample, data, size, &enough);
	good = enough && nr_rows >= sample.nr_rows && rows_are_right(&sample);
	sample_free(&sample);
	return good;
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
