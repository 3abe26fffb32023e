/* SPDX-License-Identifier: GPL-2.0 */
/*
 * stream_input.h - read a recording record by record from a file, FIFO or pipe
 *
 * Nothing here blocks. A file, even a compressed one, can be read again from
 * its start; a pipe cannot.
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
	bool is_file; /* a file, which can be read again and may grow */
	const struct stream_unpacker
		*unpacker; /* decompressor of the file, or NULL */
	enum stream_input_state state;
	struct problem error;
	struct stream_record record; /* the last record read */
	bool has_header;
	/* Which lines were skipped, for display; "": none. */
	char note[SOURCE_NOTE_SIZE];
	bool is_fed;	   /* complete lines may be in the reader */
	uint64_t probe_ns; /* when to check whether a pipe is empty */

	off_t start; /* start in the file; may be non-zero for standard input */
	int packed_fd;	     /* the compressed file; fd is then a pipe; or -1 */
	bool is_packed_pipe; /* compressed pipe, not supported */
	bool is_damaged;     /* its decompressor has failed */
	pid_t pid;	     /* PID of its decompressor, or 0 */
	struct stream_reader *reader;
	uint64_t bad_lines;
	char chunk[STREAM_INPUT_CHUNK];
};

/*
 * Open @path, "-" for standard input; nothing is read yet. False: *@error says
 * why. It must be closed in either case.
 */
bool stream_input_open(struct stream_input *input, const char *path,
		       struct problem *error);
void stream_input_close(struct stream_input *input);

/* Has the file grown since its end was reached? If so, continue reading. */
bool stream_input_follow(struct stream_input *input);

/* Could this be a pipe that is being written live? */
bool stream_input_may_be_live(const struct stream_input *input);

/* Rewind to the start. False if that is not possible. */
bool stream_input_rewind(struct stream_input *input);

/*
 * Read at most one line. False: nothing available. *@kind is the kind of
 * record; STREAM_BAD and STREAM_END are already reflected in note, state and
 * error.
 */
bool stream_input_read(struct stream_input *input, enum stream_result *kind);

/* Has the writer been idle for a while at @now_ns? Checked rarely. */
bool stream_input_is_idle(struct stream_input *input, uint64_t now_ns);

#endif
