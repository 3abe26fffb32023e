// SPDX-License-Identifier: GPL-2.0
/*
 * stream_input.c - bytes into the reader as they come, and what it makes of them
 */
#include "lib/stream/stream_input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/clock.h"

#define PATIENCE_NS 50000000	/* then a pipe that is empty is a live one */

static bool stream_input_refuse(const struct stream_input *input,
				struct source_error *error, const char *reason,
				const char *advice)
{
	source_error_set(error, input->path, NULL, reason, advice);
	return false;
}

static bool stream_input_open_fd(struct stream_input *input, const char *path,
				 struct source_error *error)
{
	bool is_standard = !strcmp(path, "-");
	struct stat status;

	snprintf(input->path, sizeof(input->path), "%s",
		 is_standard ? "standard input" : path);
	/* Not to wait for the other end of a FIFO. */
	input->fd = is_standard ? STDIN_FILENO :
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
	input->start = input->is_file ? lseek(input->fd, 0, SEEK_CUR) : 0;
	return true;
}

bool stream_input_open(struct stream_input *input, const char *path,
		       struct source_error *error)
{
	input->fd = -1;
	snapshot_init(&input->record.sample);
	input->reader = stream_reader_new();
	if (!input->reader) {
		source_error_set(error, path, NULL, "no memory", NULL);
		return false;
	}
	return stream_input_open_fd(input, path, error);
}

void stream_input_close(struct stream_input *input)
{
	if (input->fd > STDIN_FILENO)
		close(input->fd);
	stream_reader_free(input->reader);
	snapshot_free(&input->record.sample);
}

bool stream_input_rewind(struct stream_input *input)
{
	struct stream_reader *reader;

	if (!input->is_file || input->state == STREAM_INPUT_FAILED)
		return false;
	reader = stream_reader_new();
	if (!reader || lseek(input->fd, input->start, SEEK_SET) < 0) {
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

bool stream_input_follow(struct stream_input *input)
{
	struct stat status;

	if (!input->is_file || input->state != STREAM_INPUT_AT_END ||
	    fstat(input->fd, &status) ||
	    status.st_size <= lseek(input->fd, 0, SEEK_CUR))
		return false;
	if (stream_reader_cut_line(input->reader)) {
		input->bad_lines--;
		input->note[0] = '\0';
	}
	stream_reader_resume(input->reader);
	input->state = STREAM_INPUT_OPEN;
	return true;
}

static void stream_input_fail(struct stream_input *input, const char *reason,
			      const char *advice)
{
	input->state = STREAM_INPUT_FAILED;
	stream_input_refuse(input, &input->error, reason, advice);
}

/* Would read() return at once? */
static bool stream_input_is_readable(const struct stream_input *input)
{
	struct pollfd poll_fd = { .fd = input->fd, .events = POLLIN };

	return input->is_file || poll(&poll_fd, 1, 0) > 0;
}

/* Feed the reader with what there is now. False: nothing. */
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
	if (!got)
		stream_reader_finish(input->reader);
	else if (!stream_reader_feed(input->reader, input->chunk, (size_t)got))
		stream_input_fail(input, "no memory", NULL);
	input->probe_ns = clock_mono_ns() + PATIENCE_NS;
	return input->state == STREAM_INPUT_OPEN;
}

/* Say which lines were passed over: the latest, and how many before it. */
static void stream_input_note(struct stream_input *input, const char *complaint)
{
	char before[40] = "";

	if (input->bad_lines++)
		snprintf(before, sizeof(before), ", as %llu before it",
			 (unsigned long long)input->bad_lines - 1);
	snprintf(input->note, sizeof(input->note), "%.100s; passed over%s",
		 complaint, before);
}

static void stream_input_complain(struct stream_input *input)
{
	const char *complaint = stream_reader_complaint(input->reader);

	if (input->has_header)
		stream_input_note(input, complaint);
	else
		stream_input_fail(input, complaint,
				  "it takes what dpastop --record or --batch --json wrote");
}

static void stream_input_reach_end(struct stream_input *input)
{
	uint64_t cut = stream_reader_cut_line(input->reader);
	char text[64];

	if (!input->has_header) {
		stream_input_fail(input, "no recording: it is empty", NULL);
		return;
	}
	input->state = STREAM_INPUT_AT_END;
	if (!cut)
		return;
	snprintf(text, sizeof(text), "the last line, %llu, is cut",
		 (unsigned long long)cut);
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

bool stream_input_is_dry(struct stream_input *input, uint64_t now_ns)
{
	if (now_ns < input->probe_ns)
		return false;
	input->probe_ns = now_ns + PATIENCE_NS;
	return !stream_input_is_readable(input);
}
