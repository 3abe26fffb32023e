// SPDX-License-Identifier: GPL-2.0
#include "lib/base/gnuplot.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/base/atomic_file.h"
#include "lib/base/child.h"
#include "lib/base/clock.h"

/* So long it may take to say which version it is. */
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

bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  gnuplot_script_fn *write_script, const void *context,
		  struct problem *problem)
{
	struct atomic_file file;
	struct stat picture;
	bool good = atomic_file_begin(&file, path);

	if (!good)
		return problem_fail(problem, path, "%s", strerror(errno));
	good = gnuplot_draw_into(file.fd, format, write_script, context,
				 problem);
	if (good && (fstat(file.fd, &picture) || !picture.st_size))
		good = problem_fail(problem, "gnuplot", "it drew nothing");
	if (!good) {
		atomic_file_discard(&file);
		return false;
	}
	if (atomic_file_commit(&file))
		return true;
	return problem_fail(problem, path, "%s", strerror(errno));
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
