// SPDX-License-Identifier: GPL-2.0
#include "lib/capture/capture.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "lib/base/clock.h"

/*
 * Newer events wait for the next read: CPUs are read one after another, so that
 * a completion may be read before its issue.
 */
#define SETTLE_NS 1000000

/* Find the disk called @name: its canonical name and device numbers. */
static bool capture_find(struct capture *capture, const char *name,
			 unsigned int *major, unsigned int *minor,
			 struct problem *problem)
{
	char path[PATH_MAX], real[PATH_MAX];
	struct stat there;

	snprintf(path, sizeof(path), "%s%s", *name == '/' ? "" : "/dev/", name);
	if (stat(path, &there)) {
		problem_set(problem, path, NULL, strerror(errno),
			    "lsblk names the disks");
		return false;
	}
	if (!S_ISBLK(there.st_mode)) {
		problem_set(problem, path, NULL, "not a block device",
			    "lsblk names the disks");
		return false;
	}
	*major = major(there.st_rdev);
	*minor = minor(there.st_rdev);
	snprintf(path, sizeof(path), "/sys/dev/block/%u:%u", *major, *minor);
	if (!realpath(path, real)) {
		problem_set(problem, path, NULL, strerror(errno), NULL);
		return false;
	}
	snprintf(path, sizeof(path), "/sys/dev/block/%u:%u/partition", *major,
		 *minor);
	if (!access(path, F_OK)) {
		*strrchr(real, '/') = '\0';
		problem_fail(problem, name,
			     "a partition, which has no requests of its own");
		problem_advise(problem, "capture its disk, %s",
			       strrchr(real, '/') + 1);
		return false;
	}
	snprintf(capture->device, sizeof(capture->device), "%.63s",
		 strrchr(real, '/') + 1);
	return true;
}

/* There are no requests for dm, md, zram and multipath heads. */
static bool capture_has_requests(const struct capture *capture,
				 struct problem *problem)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "/sys/block/%s/mq", capture->device);
	if (!access(path, F_OK))
		return true;
	problem_set(
		problem, capture->device, NULL,
		"its I/O makes no requests in the block layer, as it is made of other disks",
		"capture a disk below it; lsblk shows them");
	return false;
}

bool capture_start(struct capture *capture, const char *name,
		   struct problem *problem)
{
	struct problem left;
	unsigned int major, minor;

	memset(capture, 0, sizeof(*capture));
	capture->instance.fd = -1;
	if (!capture_find(capture, name, &major, &minor, problem) ||
	    !capture_has_requests(capture, problem) ||
	    !tracefs_instance_open(&capture->instance, problem))
		return false;
	capture->began_ns = capture->read_ns = clock_mono_ns();
	if (!block_events_open(&capture->events, &capture->instance, major,
			       minor, problem)) {
		tracefs_instance_close(&capture->instance, &left);
		return false;
	}
	return true;
}

static void capture_complete(struct capture *capture,
			     const struct block_event *event,
			     capture_take *take, void *context)
{
	struct trace_issue issue;
	struct capture_io io;

	if (!trace_pairing_complete(&capture->pairing, 0, event->sector,
				    &issue)) {
		capture->counts.cut++;
		return;
	}
	if (event->failed) {
		capture->counts.failed++;
		return;
	}
	/* Started before the clocks were read. */
	io = (struct capture_io){
		.issued_ns = issue.at_ns > capture->began_ns ?
			issue.at_ns - capture->began_ns :
			0,
		.service_ns = event->at_ns > issue.at_ns ?
			event->at_ns - issue.at_ns :
			1,
		.offset = issue.sector * 512,
		.bytes = issue.sectors * 512,
		.write = issue.write,
	};
	*(io.write ? &capture->counts.writes : &capture->counts.reads) += 1;
	take(context, &io);
}

static void capture_take_event(struct capture *capture,
			       const struct block_event *event,
			       capture_take *take, void *context)
{
	struct trace_issue issue = {
		.sector = event->sector,
		.sectors = event->sectors,
		.at_ns = event->at_ns,
		.write = strchr(event->kind, 'W'),
	};

	if (!strpbrk(event->kind, "RW") || strchr(event->kind, 'D') ||
	    (!event->sectors && !event->complete))
		capture->counts.others += !event->complete;
	else if (event->complete)
		capture_complete(capture, event, take, context);
	else
		capture->counts.cut += !trace_pairing_issue(&capture->pairing,
							    &issue);
}

static int capture_compare(const void *a, const void *b)
{
	const struct block_event *one = a, *other = b;

	return one->at_ns < other->at_ns ? -1 : one->at_ns > other->at_ns;
}

static void capture_leave_out(struct capture *capture, uint64_t now_ns)
{
	capture->counts.left_out_ns += now_ns - capture->read_ns;
	capture->pairing.count = 0;
	capture->events.count = 0;
}

bool capture_read(struct capture *capture, bool last, capture_take *take,
		  void *context, struct problem *problem)
{
	struct block_events *events = &capture->events;
	uint64_t now_ns = clock_mono_ns(), until_ns = now_ns - SETTLE_NS;
	size_t i;

	if (!block_events_read(events, problem))
		return false;
	if (events->lost)
		capture_leave_out(capture, now_ns);
	qsort(events->event, events->count, sizeof(*events->event),
	      capture_compare);
	for (i = 0;
	     i < events->count && (last || events->event[i].at_ns <= until_ns);
	     i++)
		capture_take_event(capture, &events->event[i], take, context);
	events->count -= i;
	memmove(events->event, events->event + i,
		events->count * sizeof(*events->event));
	capture->read_ns = now_ns;
	if (last) {
		capture->counts.cut += capture->pairing.count;
		capture->counts.lost = tracefs_instance_lost(
			&capture->instance);
	}
	return true;
}

bool capture_stop(struct capture *capture, struct problem *problem)
{
	block_events_close(&capture->events);
	return tracefs_instance_close(&capture->instance, problem);
}
