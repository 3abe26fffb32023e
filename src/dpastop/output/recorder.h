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

#include <limits.h>

#include "dpastop/output/output.h"

struct recorder;

/*
 * Begin to record @source, which must outlive the recorder, in the new file
 * @path; an empty file may be there already. NULL where it cannot; *@error says
 * why.
 */
struct recorder *recorder_open(const char *path, const struct source *source,
			       struct problem *error);

/* Record @item; in what order, see output.h. */
void recorder_take(struct recorder *recorder, const struct output_item *item);

/* How many samples are in the file. */
uint64_t recorder_samples(const struct recorder *recorder);
const char *recorder_path(const struct recorder *recorder);

/* Has it stopped, since not all could be written? */
bool recorder_has_stopped(const struct recorder *recorder);

/*
 * End it. False where not all went into the file, and *@problem says why:
 * "run.jsonl: No space left on device; its 120 samples are whole". NULL is fine.
 */
bool recorder_close(struct recorder *recorder, struct problem *problem);

#endif
