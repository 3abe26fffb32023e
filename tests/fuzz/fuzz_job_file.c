// SPDX-License-Identifier: GPL-2.0
/*
 * A user's job file for fio: rejected with a reason, or accepted such that fio
 * sees the same number of sections, and none of the keys that dpasbench sets.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "dpasbench/job_file.h"
#include "fuzz/fuzz.h"

static const char *const texts[] = {
	"; mine\n[global]\nioengine=libaio\niodepth=32\nbs=4k\n\n"
	"[reader]\nrw=randread\nfilename=/dev/nvme0n1\nnumjobs=4\n"
	"[writer]\nrw = randwrite\nsize=1g\nruntime=10\n",
	"# other\n[a]\nrw=read\nbssplit=4k/50:64k/50\nthinktime=10us\nhipri\n",
	NULL
};

/* clang-format off */
static const char *const words[] = {
	"[global]", "[", "]", "=", "\n", "\r\n", ";", "#", "rw=", "randrw",
	"ioengine=", "iodepth=", "filename=", "numjobs=", "include ", "stonewall",
	"runtime=", "direct=1", "trim", "exec_prerun=", "${HOME}", "\xef\xbb\xbf",
	NULL
};
/* clang-format on */

static bool fuzz_read(const char *data, size_t size)
{
	struct problem problem = { .reason = "" };
	struct job_file job;
	int file = fuzz_scratch();
	char path[64];
	bool good;

	if (ftruncate(file, 0) || pwrite(file, data, size, 0) != (ssize_t)size)
		return false;
	snprintf(path, sizeof(path), "/proc/self/fd/%d", file);
	if (!job_file_read(&job, path, &problem))
		return *problem.reason;
	good = job.sections && strlen(job.whole) <= size &&
		!access(job.path, R_OK);
	job_file_free(&job);
	return good;
}

const struct fuzz fuzz = { .texts = texts, .words = words, .read = fuzz_read };
