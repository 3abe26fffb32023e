// SPDX-License-Identifier: GPL-2.0
#include "lib/stream/stream_unpack.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const struct stream_unpacker unpackers[] = {
	{ "gzip", 2, "\x1f\x8b" },
	{ "zstd", 4, "\x28\xb5\x2f\xfd" },
	{ "xz", 6,
	  "\xfd"
	  "7zXZ" },
	{ "bzip2", 3, "BZh" },
};

const struct stream_unpacker *stream_unpack_find(const char *head, size_t size)
{
	size_t i;

	for (i = 0; i < sizeof(unpackers) / sizeof(*unpackers); i++)
		if (size >= unpackers[i].size &&
		    !memcmp(head, unpackers[i].magic, unpackers[i].size))
			return unpackers + i;
	return NULL;
}

/*
 * It gets its own process group, so that Ctrl-C at the terminal does not reach
 * it, and default signal handling. Returns 0 or an errno.
 */
static int stream_unpack_spawn(const struct stream_unpacker *unpacker, int file,
			       int out, pid_t *pid)
{
	char *const arguments[] = { (char *)unpacker->program, "-dc", NULL };
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	int number;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
				 POSIX_SPAWN_SETPGROUP |
					 POSIX_SPAWN_SETSIGMASK |
					 POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
	number = posix_spawnp(pid, unpacker->program, &actions, &attributes,
			      arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	posix_spawnattr_destroy(&attributes);
	return number;
}

int stream_unpack_start(const struct stream_unpacker *unpacker, int file,
			pid_t *pid)
{
	int ends[2], number;

	if (pipe2(ends, O_CLOEXEC))
		return -1;
	number = stream_unpack_spawn(unpacker, file, ends[1], pid);
	close(ends[1]);
	if (!number) {
		fcntl(ends[0], F_SETFL, O_NONBLOCK);
		return ends[0];
	}
	close(ends[0]);
	errno = number;
	return -1;
}

bool stream_unpack_succeeded(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

void stream_unpack_stop(pid_t pid)
{
	kill(pid, SIGKILL);
	stream_unpack_succeeded(pid);
}
