// SPDX-License-Identifier: GPL-2.0
#include "gnuplot.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* gnuplot's text in double quotes: what it would interpret is left out. */
static void write_quoted(FILE *script, const char *text)
{
	fputc('"', script);
	for (; *text; text++)
		if (*text != '"' && *text != '\\' && *text != '`' &&
		    (unsigned char)*text >= ' ')
			fputc(*text, script);
	fputc('"', script);
}

static void write_script(FILE *script, enum gnuplot_format format,
			 const char *title, const struct trace_step *step,
			 size_t count)
{
	size_t i;

	fprintf(script, "set terminal %s\n",
		format == GNUPLOT_SVG ? "svg size 1000,500 background 'white'" :
					"pngcairo size 1000,500");
	fputs("set title ", script);
	write_quoted(script, title);
	fputs(" noenhanced\n"
	      "set xlabel 'I/O'\n"
	      "set ylabel 'us'\n"
	      "set yrange [0:*]\n"
	      "set grid\n"
	      "set key outside top right horizontal\n"
	      "$steps << END\n", script);
	for (i = 0; i < count; i++)
		fprintf(script, "%zu %" PRIu64 ".%03u %" PRIu64 ".%03u\n",
			i + 1, step[i].service_ns / 1000,
			(unsigned int)(step[i].service_ns % 1000),
			step[i].dur_ns / 1000,
			(unsigned int)(step[i].dur_ns % 1000));
	fputs("END\n"
	      "plot $steps using 1:2 with points pointtype 7 pointsize 0.3 "
	      "linecolor rgb '#0072b2' title 'service time', "
	      "$steps using 1:3 with steps linewidth 1.5 "
	      "linecolor rgb '#e69f00' title 'dur'\n", script);
}

/* Start gnuplot with its input on *@script and its output in @output. */
static int start(pid_t *pid, FILE **script, int output)
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

static bool draw_into(int output, enum gnuplot_format format,
		      const char *title, const struct trace_step *step,
		      size_t count, char *error, size_t error_size)
{
	void (*before)(int);
	FILE *script;
	pid_t pid;
	int status = start(&pid, &script, output);

	if (status == ENOENT) {
		snprintf(error, error_size, "gnuplot is missing; Debian: "
			 "apt install gnuplot-nox");
		return false;
	}
	if (status) {
		snprintf(error, error_size, "gnuplot: %s", strerror(status));
		return false;
	}
	before = signal(SIGPIPE, SIG_IGN);
	write_script(script, format, title, step, count);
	fclose(script);
	signal(SIGPIPE, before);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status)) {
		snprintf(error, error_size, "gnuplot failed (see above)");
		return false;
	}
	return true;
}

/* A new file beside @path, with the permissions that open() would give. */
static int open_beside(const char *path, char *name, size_t size)
{
	mode_t mask = umask(0);
	int file;

	umask(mask);
	if ((size_t)snprintf(name, size, "%s.XXXXXX", path) >= size) {
		errno = ENAMETOOLONG;
		return -1;
	}
	file = mkstemp(name);
	if (file >= 0)
		fchmod(file, 0666 & ~mask);
	return file;
}

bool gnuplot_draw(const char *path, enum gnuplot_format format,
		  const char *title, const struct trace_step *step,
		  size_t count, char *error, size_t error_size)
{
	char name[4096];
	int output = open_beside(path, name, sizeof(name));
	struct stat picture;
	bool good;

	if (output < 0) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		return false;
	}
	good = draw_into(output, format, title, step, count, error, error_size);
	if (good && (fstat(output, &picture) || !picture.st_size)) {
		snprintf(error, error_size, "gnuplot drew nothing");
		good = false;
	}
	if (close(output) && good) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		good = false;
	}
	if (good && rename(name, path)) {
		snprintf(error, error_size, "%s: %s", path, strerror(errno));
		good = false;
	}
	if (!good)
		unlink(name);
	return good;
}
