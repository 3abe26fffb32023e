// SPDX-License-Identifier: GPL-2.0
/* The kernel log: whatever it contains, only valid CPU rows result. */
#include <sys/types.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "fuzz/rows.h"
#include "lib/live/kernel_log.h"

static const char *const texts[] = {
	"6,1234,5678901,-;CPU[ 0] MODE[2] QD[ 1] param1: 0 param2: 10 param3: 10 polled io: 170035, pas io: 17100, ol io: 0, int io: 0\n SUBSYSTEM=block\n DEVICE=b259:0\n",
	"4,99,1,c;nvme nvme0: I/O 12 QID 3 timeout, aborting\n",
	"CPU[7] MODE[2] QD[0] param1: 0\n6,1,2,-;CPU[ 3] MODE[1] QD[ 0] param1: 0 param2: 10 param3: 10 polled io: 5, pas io: 1, ol io: 9, int io: 0, tf: 3, dur: 100\n",
	NULL
};

static const char *const words[] = {
	";",	       ",",	   "CPU[", "MODE[", "QD[",  "]",    ": ",
	"polled io: ", "pas io: ", "\n",   " KEY=", "8191", "8192", NULL
};

static bool fuzz_read(const char *data, size_t size)
{
	int log = fuzz_scratch();
	struct sample sample;
	bool enough, good;
	size_t nr_rows;

	if (ftruncate(log, 0) || pwrite(log, data, size, 0) != (ssize_t)size)
		return false;
	lseek(log, 0, SEEK_SET);
	sample_init(&sample);
	nr_rows = kernel_log_read(log, &sample, &enough);
	good = enough && nr_rows >= sample.nr_rows && rows_are_right(&sample);
	sample_free(&sample);
	return good;
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
