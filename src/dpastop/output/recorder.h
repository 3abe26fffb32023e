/* SPDX-License-Identifier: GPL-2.0 */
/*
 * recorder.h - record to a new file
 *
 * Each record is a single write of one line, so that if the program is killed,
 * at most the last line is truncated. If a record cannot be written (disk
 * full), the recorder stops: the file is truncated after its last complete
 * line, later records are ignored, and recorder_problem() says so.
 */
#ifndef DPASTOP_OUTPUT_RECORDER_H
#define DPASTOP_OUTPUT_RECORDER_H

#include <limits.h>

#include "dpastop/output/output.h"

struct recorder;

/*
 * Start to record @source, which must outlive the recorder, to the new file
 * @path; an empty file may exist already. NULL on failure; *@error says why.
 */
struct recorder *recorder_open(const char *path, const struct source *source,
			       struct problem *error);

/* Record @item; see output.h for the order. */
void recorder_take(struct recorder *recorder, const struct output_item *item);

/* The number of samples in the file. */
uint64_t recorder_samples(const struct recorder *recorder);
const char *recorder_path(const struct recorder *recorder);

/* Has it stopped because of a write error? */
bool recorder_has_stopped(const struct recorder *recorder);

/*
 * Close it. False if the file is incomplete, and *@problem says why:
 * "run.jsonl: No space left on device; its 120 samples are whole". NULL is
 * fine.
 */
bool recorder_close(struct recorder *recorder, struct problem *problem);

#endif
