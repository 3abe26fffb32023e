/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_input.h - a recording read record by record: a file, a FIFO, a pipe
 *
 * Nothing in here waits for what is not there yet. A file can be read again
 * from its start, also a compressed one; a pipe cannot.
 */
#ifndef LIB_STREAM_STREAM_INPUT_H
#define LIB_STREAM_STREAM_INPUT_H

#include <limits.h>
#include <sys/types.h>

#include "lib/source.h"
#include "lib/stream/stream_reader.h"
#include "lib/stream/stream_unpack.h"

#define STREAM_INPUT_CHUNK (64 * 1024)

enum stream_input_state {
	STREAM_INPUT_OPEN, /* there may be more */
	STREAM_INPUT_AT_END,
	STREAM_INPUT_FAILED, /* error says why */
};

struct stream_input {
	char path[PATH_MAX];
	int fd;
	bool is_file; /* which can be read again, and may grow */
	const struct stream_unpacker
		*unpacker; /* of a compressed one, or NULL */
	enum stream_input_state state;
	struct problem error;
	struct stream_record record; /* what was read last */
	bool has_header;
	/* Which lines were passed over, for the user; "": none. */
	char note[SOURCE_NOTE_SIZE];
	bool is_fed;	   /* whole lines may wait in the reader */
	uint64_t probe_ns; /* when to see whether a pipe has no more */

	off_t start;	     /* in a file; of standard input perhaps not 0 */
	int packed_fd;	     /* the compressed file, whose pipe is fd; or -1 */
	bool is_packed_pipe; /* which is not unpacked here */
	bool is_damaged;     /* its unpacker has complained */
	pid_t pid;	     /* what unpacks it, or 0 */
	struct stream_reader *reader;
	uint64_t bad_lines;
	char chunk[STREAM_INPUT_CHUNK];
};

/*
 * Open @path, "-" for standard input; nothing is read yet. False: *@error says
 * why. Either way it is to be closed.
 */
bool stream_input_open(struct stream_input *input, const char *path,
		       struct problem *error);
void stream_input_close(struct stream_input *input);

/* Has a file grown since it was read to its end? Then that is read on. */
bool stream_input_follow(struct stream_input *input);

/* May it be that a pipe is written to as things happen? */
bool stream_input_may_be_live(const struct stream_input *input);

/* Go back to its start. False where that is not possible. */
bool stream_input_rewind(struct stream_input *input);

/*
 * Read a line at the most. False: there is nothing now. *@kind is what the
 * record is; STREAM_BAD and STREAM_END are in note, state and error already.
 */
bool stream_input_read(struct stream_input *input, enum stream_result *kind);

/* Has its writer had nothing for a while at @now_ns? It is asked seldom. */
bool stream_input_is_idle(struct stream_input *input, uint64_t now_ns);

#endif
