// SPDX-License-Identifier: GPL-2.0
/*
 * stream_input.c - feed bytes into the reader as they arrive
 */
#include "lib/stream/stream_input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/clock.h"

#define PATIENCE_NS 50000000 /* after this, an empty pipe is a live one */

static bool stream_input_refuse(const struct stream_input *input,
				struct problem *error, const char *reason,
				const char *advice)
{
	problem_set(error, input->path, NULL, reason, advice);
	return false;
}

static void stream_input_fail(struct stream_input *input, const char *reason,
			      const char *advice)
{
	input->state = STREAM_INPUT_FAILED;
	stream_input_refuse(input, &input->error, reason, advice);
}

/* From here on, read the output of its decompressor. */
static bool stream_input_unpack(struct stream_input *input)
{
	input->fd = stream_unpack_start(input->unpacker, input->packed_fd,
					&input->pid);
	if (input->fd < 0)
		input->pid = 0;
	return input->fd >= 0;
}

static void stream_input_stop_unpacking(struct stream_input *input)
{
	if (input->pid)
		stream_unpack_stop(input->pid);
	input->pid = 0;
	if (input->fd >= 0)
		close(input->fd);
	input->fd = -1;
}

/* Set up decompression if the file is compressed. False: no decompressor. */
static bool stream_input_open_packed(struct stream_input *input,
				     struct problem *error)
{
	char head[STREAM_UNPACK_HEAD];
	ssize_t size = pread(input->fd, head, sizeof(head), input->start);

	input->unpacker = size > 0 ? stream_unpack_find(head, (size_t)size) :
				     NULL;
	if (!input->unpacker)
		return true;
	input->packed_fd = input->fd;
	input->is_file = false;
	if (stream_input_unpack(input))
		return true;
	problem_fail(error, input->path, "it is compressed, and %s: %s",
		     input->unpacker->program, strerror(errno));
	problem_advise(error, "Debian: apt install %s",
		       input->unpacker->program);
	return false;
}

static bool stream_input_open_fd(struct stream_input *input, const char *path,
				 struct problem *error)
{
	bool is_standard = !strcmp(path, "-");
	struct stat status;

	snprintf(input->path, sizeof(input->path), "%s",
		 is_standard ? "standard input" : path);
	/* Do not block on the other end of a FIFO. */
	input->fd = is_standard ?
		STDIN_FILENO :
		open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (input->fd < 0 || fstat(input->fd, &status))
		return stream_input_refuse(input, error, strerror(errno), NULL);
	if (S_ISDIR(status.st_mode))
		return stream_input_refuse(input, error, "it is a directory",
					   NULL);
	if (isatty(input->fd))
		return stream_input_refuse(input, error, "it is a terminal",
					   "pipe a recording into it");
	input->is_file = S_ISREG(status.st_mode);
	if (!input->is_file)
		return true;
	input->start = lseek(input->fd, 0, SEEK_CUR);
	return stream_input_open_packed(input, error);
}

bool stream_input_open(struct stream_input *input, const char *path,
		       struct problem *error)
{
	input->fd = -1;
	input->packed_fd = -1;
	stream_record_init(&input->record);
	input->reader = stream_reader_new();
	if (!input->reader) {
		problem_set(error, path, NULL, "out of memory", NULL);
		return false;
	}
	return stream_input_open_fd(input, path, error);
}

void stream_input_close(struct stream_input *input)
{
	if (input->packed_fd >= 0) {
		stream_input_stop_unpacking(input);
		input->fd = input->packed_fd;
	}
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	stream_reader_free(input->reader);
	stream_record_free(&input->record);
}

bool stream_input_may_be_live(const struct stream_input *input)
{
	return !input->is_file && !input->unpacker &&
		input->state == STREAM_INPUT_OPEN;
}

/* The next read() returns its first byte. */
static bool stream_input_go_to_start(struct stream_input *input)
{
	if (!input->unpacker)
		return lseek(input->fd, input->start, SEEK_SET) >= 0;
	stream_input_stop_unpacking(input);
	if (lseek(input->packed_fd, input->start, SEEK_SET) >= 0 &&
	    stream_input_unpack(input))
		return true;
	/* It worked before; there is no way to continue. */
	stream_input_fail(input, strerror(errno), NULL);
	return false;
}

bool stream_input_rewind(struct stream_input *input)
{
	struct stream_reader *reader;

	if ((!input->is_file && !input->unpacker) ||
	    input->state == STREAM_INPUT_FAILED)
		return false;
	reader = stream_reader_new();
	if (!reader || !stream_input_go_to_start(input)) {
		stream_reader_free(reader);
		return false;
	}
	stream_reader_free(input->reader);
	input->reader = reader;
	input->state = STREAM_INPUT_OPEN;
	input->has_header = false;
	input->note[0] = '\0';
	input->bad_lines = 0;
	return true;
}

/* It was truncated: what follows is a different recording. */
static bool stream_input_restart(struct stream_input *input)
{
	struct stream_reader *reader = stream_reader_new();

	if (!reader)
		return false;
	stream_reader_free(input->reader);
	input->reader = reader;
	input->start = 0;
	lseek(input->fd, 0, SEEK_SET);
	input->state = STREAM_INPUT_OPEN;
	snprintf(
		input->note, sizeof(input->note),
		"the recording was truncated; what comes now is read from its start");
	return true;
}

bool stream_input_follow(struct stream_input *input)
{
	struct stat status;

	if (!input->is_file || input->state != STREAM_INPUT_AT_END ||
	    fstat(input->fd, &status) ||
	    status.st_size == lseek(input->fd, 0, SEEK_CUR))
		return false;
	if (status.st_size < lseek(input->fd, 0, SEEK_CUR))
		return stream_input_restart(input);
	if (stream_reader_cut_line(input->reader)) {
		input->bad_lines--;
		input->note[0] = '\0';
	}
	stream_reader_resume(input->reader);
	input->state = STREAM_INPUT_OPEN;
	return true;
}

/* Would read() return without blocking? */
static bool stream_input_is_readable(const struct stream_input *input)
{
	struct pollfd poll_fd = { .fd = input->fd, .events = POLLIN };

	return input->is_file || poll(&poll_fd, 1, 0) > 0;
}

/* Note which lines were skipped: the latest, and how many before it. */
static void stream_input_note(struct stream_input *input, const char *complaint)
{
	char before[40] = "";

	if (input->bad_lines++)
		snprintf(before, sizeof(before), ", as %llu before it",
			 (unsigned long long)input->bad_lines - 1);
	snprintf(input->note, sizeof(input->note), "%s; passed over%s",
		 complaint, before);
}

/* End of input: was all of the file decompressed? */
static void stream_input_finish(struct stream_input *input)
{
	pid_t pid = input->pid;

	stream_reader_finish(input->reader);
	input->pid = 0;
	input->is_damaged = pid && !stream_unpack_succeeded(pid);
}

/* Feed the available input to the reader. False: nothing. */
static bool stream_input_feed(struct stream_input *input)
{
	ssize_t got;

	if (!stream_input_is_readable(input))
		return false;
	got = read(input->fd, input->chunk, sizeof(input->chunk));
	if (got < 0) {
		if (errno != EINTR && errno != EAGAIN)
			stream_input_fail(input, strerror(errno), NULL);
		return false;
	}
	if (!input->has_header && got > 0 &&
	    stream_unpack_find(input->chunk, (size_t)got))
		input->is_packed_pipe = true;
	if (!got)
		stream_input_finish(input);
	else if (!stream_reader_feed(input->reader, input->chunk, (size_t)got))
		stream_input_fail(input, "out of memory", NULL);
	input->probe_ns = clock_mono_ns() + PATIENCE_NS;
	return input->state == STREAM_INPUT_OPEN;
}

static void stream_input_complain(struct stream_input *input)
{
	const char *complaint = stream_reader_complaint(input->reader);

	if (stream_reader_has_header(input->reader))
		stream_input_note(input, complaint);
	else if (input->is_packed_pipe)
		stream_input_fail(
			input, "it is compressed",
			"unpack it on the way, as with zcat, or name the file");
	else
		stream_input_fail(
			input, complaint,
			"it takes what dpastop --record or --batch --json wrote");
}

static void stream_input_reach_end(struct stream_input *input)
{
	uint64_t cut = stream_reader_cut_line(input->reader);
	char text[64];

	if (!input->has_header) {
		stream_input_fail(
			input,
			input->is_damaged ?
				"it is compressed, and cut or damaged" :
				cut ?
				"no recording: it ends within its first line" :
				"no recording: it is empty",
			NULL);
		return;
	}
	input->state = STREAM_INPUT_AT_END;
	snprintf(text, sizeof(text), "the last line, %llu, is cut",
		 (unsigned long long)cut);
	if (input->is_damaged)
		snprintf(input->note, sizeof(input->note),
			 "%s cannot unpack it to its end: it is cut or damaged",
			 input->unpacker->program);
	else if (cut)
		stream_input_note(input, text);
}

bool stream_input_read(struct stream_input *input, enum stream_result *kind)
{
	*kind = stream_reader_next(input->reader, &input->record);
	switch (*kind) {
	case STREAM_MORE:
		input->is_fed = stream_input_feed(input);
		return input->is_fed;
	case STREAM_HEADER:
		input->has_header = true;
		break;
	case STREAM_BAD:
		stream_input_complain(input);
		break;
	case STREAM_END:
		stream_input_reach_end(input);
		break;
	default:
		break;
	}
	return true;
}

bool stream_input_is_idle(struct stream_input *input, uint64_t now_ns)
{
	if (now_ns < input->probe_ns)
		return false;
	input->probe_ns = now_ns + PATIENCE_NS;
	return !stream_input_is_readable(input);
}
