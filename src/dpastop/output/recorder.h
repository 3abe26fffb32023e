/* SPDX-License-Identifier: GPL-2.0 */
/*
 * recorder.h - a recording in a new file
 *
 * Each record is one write of one line, so that whatever ends the program, at
 * most the last line is cut. Where a record cannot be written (the disk is
 * full), the recorder stops: the file is cut after its last whole line, later
 * records are not taken, and recorder_problem() says so.
 */
#ifndef DPASTOP_OUTPUT_RECORDER_H
#define DPASTOP_OUTPUT_RECORDER_H

#include "lib/source.h"
#include "lib/stream/stream_write.h"

#define RECORDER_TEXT_SIZE 320

struct recorder;

/*
 * Begin to record @source, which must outlive the recorder, in the new file
 * @path; an empty file may be there already. NULL where it cannot; *@error says
 * why.
 */
struct recorder *recorder_open(const char *path, const struct source *source,
			       struct source_error *error);

/* One record each, in the order in which they are to be seen again. */
void recorder_sample(struct recorder *recorder,
		     const struct snapshot *snapshot);
void recorder_switch(struct recorder *recorder,
		     const struct switch_record *record);
void recorder_mark(struct recorder *recorder, const struct mark *mark);

/*
 * @missed switch records were lost, or, where that is 0, the source was away
 * for @reason; by the time @mono_ns, @real_ns.
 */
void recorder_gap(struct recorder *recorder, uint64_t mono_ns, int64_t real_ns,
		  uint64_t missed, const char *reason);

/* How many samples are in the file. */
uint64_t recorder_samples(const struct recorder *recorder);
const char *recorder_path(const struct recorder *recorder);

/*
 * Why it has stopped: "run.jsonl: No space left on device; its 120 samples are
 * whole". "" while it goes on.
 */
const char *recorder_problem(const struct recorder *recorder);

/*
 * End it. False where not all went into the file; then @problem (of
 * RECORDER_TEXT_SIZE bytes) says why, as above. NULL is fine.
 */
bool recorder_close(struct recorder *recorder, char *problem);

#endif
