// SPDX-License-Identifier: GPL-2.0
#include "lib/chart/gnuplot.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/atomic_file.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"

/* The time limit for "gnuplot --version". */
#define GNUPLOT_ANSWER_NS UINT64_C(10000000000)

extern char **environ;

void gnuplot_write_quoted(FILE *script, const char *text)
{
	fputc('"', script);
	for (; *text; text++)
		if (*text != '"' && *text != '\\' && *text != '`' &&
		    (unsigned char)*text >= ' ')
			fputc(*text, script);
	fputc('"', script);
}

static bool gnuplot_is_missing(struct problem *problem)
{
	problem_set(problem, "gnuplot", NULL,
		    "it draws the picture and is missing",
		    "Debian: apt install gnuplot-nox");
	return false;
}

/* Start gnuplot with its input on *@script and its output in @output. */
static int gnuplot_start(pid_t *pid, FILE **script, int output)
{
	char *arguments[] = { "gnuplot", "-", NULL };
	posix_spawn_file_actions_t actions;
	int ends[2], status;

	if (pipe(ends))
		return errno;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addclose(&actions, ends[0]);
	posix_spawn_file_actions_addclose(&actions, ends[1]);
	status = posix_spawnp(pid, arguments[0], &actions, NULL, arguments,
			      environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[0]);
	if (!status) {
		*script = fdopen(ends[1], "w");
		if (*script)
			return 0;
		status = errno;
		kill(*pid, SIGTERM);
		waitpid(*pid, NULL, 0);
	}
	close(ends[1]);
	return status;
}

static bool gnuplot_draw_into(int output, enum gnuplot_format format,
			      gnuplot_script_fn *write_script,
			      const void *context, struct problem *problem)
{
	void (*before)(int);
	FILE *script;
	pid_t pid;
	int status = gnuplot_start(&pid, &script, output);

	if (status == ENOENT)
		return gnuplot_is_missing(problem);
	if (status)
		return problem_fail(problem, "gnuplot", "%s", strerror(status));
	before = signal(SIGPIPE, SIG_IGN);
	fprintf(script, "set terminal %s\n",
		format == GNUPLOT_SVG ? "svg size 1000,500 background 'white'" :
					"pngcairo size 1000,500");
	write_script(script, context);
	fclose(script);
	signal(SIGPIPE, before);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		return problem_fail(problem, "gnuplot",
				    "it failed (see above)");
	return true;
}

/* A file of no name that holds the picture; -1: @problem says why not. */
static int gnuplot_render(enum gnuplot_format format,
			  gnuplot_script_fn *write_script, const void *context,
			  struct problem *problem)
{
	int picture = memfd_create("picture", MFD_CLOEXEC);
	struct stat status;
	bool good;

	if (picture < 0) {
		problem_fail(problem, "gnuplot", "%s", strerror(errno));
		return -1;
	}
	good = gnuplot_draw_into(picture, format, write_script, context,
				 problem);
	if (good && (fstat(picture, &status) || !status.st_size))
		good = problem_fail(problem, "gnuplot", "it drew nothing");
	if (good)
		return picture;
	close(picture);
	return -1;
}

static bool gnuplot_copy(FILE *file, const void *context)
{
	char bytes[65536];
	const int *picture = context;
	off_t at = 0;
	ssize_t got;

	while ((got = pread(*picture, bytes, sizeof(bytes), at)) > 0) {
		if (fwrite(bytes, 1, (size_t)got, file) != (size_t)got)
			return false;
		at += got;
	}
	return !got;
}

/* gnuplot itself does not notice that a disk is full. */
bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  gnuplot_script_fn *write_script, const void *context,
		  struct problem *problem)
{
	int picture = gnuplot_render(format, write_script, context, problem);
	bool good;

	if (picture < 0)
		return false;
	good = atomic_file_write(path, gnuplot_copy, &picture) ||
		atomic_file_fail(problem, path);
	close(picture);
	return good;
}

bool gnuplot_can_draw(struct problem *problem)
{
	char *argv[] = { "gnuplot", "--version", NULL };
	struct child child;

	if (child_start(&child, argv)) {
		if (child_wait(&child, clock_mono_ns() + GNUPLOT_ANSWER_NS,
			       -1) != CHILD_ENDED)
			child_stop(&child);
		child_free(&child);
		return true;
	}
	if (errno == ENOENT)
		return gnuplot_is_missing(problem);
	return problem_fail(problem, "gnuplot", "%s", strerror(errno));
}
