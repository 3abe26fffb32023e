// SPDX-License-Identifier: GPL-2.0
/*
 * key_storm - keys, mouse reports, garbage, sizes, stops and a terminal that
 * stalls, at random, for a program in a pseudo-terminal
 *
 * Usage: key_storm SEED STEPS COMMAND [ARGUMENT]...
 *
 * The same seed gives the same bytes. The program may end by itself, as it does
 * on q and on Ctrl-C, and is then started again. Whenever it ends: with status
 * 0 or by SIGINT, the terminal's settings as before, on its usual screen, the
 * cursor shown, no mouse asked for. After the last step Esc and q must end it.
 * Exit status 0 if all that held; otherwise what did not is told, what was drawn
 * and typed last and, where it hangs, in what.
 *
 * Over 500 lines, since it is a program of its own that shares nothing.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

/*
 * How long to wait for a program that hangs. With sanitizers, on a machine with
 * ten times as much to do as it can, a whole storm takes 20 s.
 */
#define STORM_PATIENCE_MS 180000
/* More keys are sent once nothing has been drawn for this long. */
#define STORM_QUIET_MS 3
/* Longer than a lone Escape waits for the rest of a key sequence. */
#define STORM_ESCAPE_MS 40
/* Ctrl-S and Ctrl-Q */
#define STORM_STALL 0x13
#define STORM_GO_ON 0x11
#define STORM_MOST_COLS 300
#define STORM_MOST_LINES 100

/* The last state of a terminal mode set by "ESC [ ? NUMBER h" or l. */
enum mode {
	MODE_OTHER_SCREEN,
	MODE_HIDDEN_CURSOR,
	MODE_MOUSE_CLICKS,
	MODE_MOUSE_DRAGS,
	MODE_MOUSE_MOVES,
	MODE_MOUSE_SGR,
	MODE_PASTE,
	NR_MODES
};

static const struct {
	unsigned int number;
	const char *name;
} modes[NR_MODES] = {
	[MODE_OTHER_SCREEN] = { 1049, "the other screen" },
	[MODE_HIDDEN_CURSOR] = { 25, "the cursor hidden" },
	[MODE_MOUSE_CLICKS] = { 1000, "mouse clicks" },
	[MODE_MOUSE_DRAGS] = { 1002, "mouse drags" },
	[MODE_MOUSE_MOVES] = { 1003, "mouse moves" },
	[MODE_MOUSE_SGR] = { 1006, "the mouse's SGR form" },
	[MODE_PASTE] = { 2004, "bracketed paste" },
};

struct storm {
	uint64_t random;
	char **command;
	int master, slave;
	struct termios before;
	pid_t child;
	bool is_running;
	unsigned int starts;
	unsigned long step;

	/* The state of parsing "ESC [ ? 1 ; 2 h": how much of the prefix, */
	unsigned int matched;
	unsigned int number; /* and the number so far. */
	unsigned int numbers[8];
	unsigned int nr_numbers;
	bool is_on[NR_MODES];

	char typed[256]; /* ring of the last input sent */
	size_t nr_typed;
	char drawn[4096]; /* ring of the last output */
	size_t nr_drawn;
};

/* xorshift64*: its quality does not matter. */
static unsigned int storm_random(struct storm *storm, unsigned int below)
{
	storm->random ^= storm->random >> 12;
	storm->random ^= storm->random << 25;
	storm->random ^= storm->random >> 27;
	return (unsigned int)((storm->random * 0x2545f4914f6cdd1du) >> 33) %
		below;
}

/* The last bytes, in order, of a ring of @size that has taken @count. */
static void storm_print_ring(const char *title, const char *ring, size_t size,
			     size_t count)
{
	size_t i = count > size ? count - size : 0;

	printf("%s: ", title);
	for (; i < count; i++) {
		unsigned char byte = (unsigned char)ring[i % size];

		printf(isprint(byte) && byte != '\\' ? "%c" : "\\x%02x", byte);
	}
	printf("\n");
}

/* What the kernel says of process @pid: one of the files of /proc. */
static void storm_print_proc(const char *pid, const char *name)
{
	char path[64], text[4096];
	ssize_t got;
	int fd;

	snprintf(path, sizeof(path), "/proc/%s/%s", pid, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return;
	got = read(fd, text, sizeof(text));
	close(fd);
	if (got > 0)
		printf("%s: %.*s\n", path, (int)got, text);
}

/* Where everything is that runs in the terminal: stopped, asleep in what, busy? */
static void storm_print_processes(pid_t session)
{
	static const char *const names[] = { "stat", "wchan", "syscall",
					     "stack" };
	DIR *directory = opendir("/proc");
	struct dirent *entry;
	size_t i;

	while (directory && (entry = readdir(directory))) {
		pid_t pid = atoi(entry->d_name);

		if (pid <= 0 || getsid(pid) != session)
			continue;
		for (i = 0; i < sizeof(names) / sizeof(*names); i++)
			storm_print_proc(entry->d_name, names[i]);
	}
	if (directory)
		closedir(directory);
}

/*
 * End a program that hangs. Built with --enable-asan, it tells where it is when
 * SIGABRT comes (ASAN_OPTIONS=handle_abort=1).
 */
static void storm_abort(pid_t child)
{
	const struct timespec time = { .tv_nsec = 100000000 };
	unsigned int i;

	storm_print_processes(child);
	kill(child, SIGABRT);
	for (i = 0; i < 100 && !waitpid(child, NULL, WNOHANG); i++)
		nanosleep(&time, NULL);
	kill(-child, SIGKILL);
}

__attribute__((format(printf, 2, 3), noreturn)) static void
storm_fail(const struct storm *storm, const char *format, ...)
{
	va_list arguments;

	printf("FAIL: step %lu, start %u: ", storm->step, storm->starts);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	printf("\n");
	storm_print_ring("drawn last", storm->drawn, sizeof(storm->drawn),
			 storm->nr_drawn);
	storm_print_ring("typed last", storm->typed, sizeof(storm->typed),
			 storm->nr_typed);
	if (storm->is_running)
		storm_abort(storm->child);
	exit(EXIT_FAILURE);
}

static uint64_t storm_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* --- the program's output ------ */

static void storm_set_modes(struct storm *storm, bool on)
{
	unsigned int i, mode;

	for (i = 0; i < storm->nr_numbers; i++)
		for (mode = 0; mode < NR_MODES; mode++)
			if (storm->numbers[i] == modes[mode].number)
				storm->is_on[mode] = on ==
					(mode != MODE_HIDDEN_CURSOR);
}

static void storm_end_number(struct storm *storm)
{
	if (storm->nr_numbers <
	    sizeof(storm->numbers) / sizeof(*storm->numbers))
		storm->numbers[storm->nr_numbers++] = storm->number;
	storm->number = 0;
}

static void storm_take(struct storm *storm, char byte)
{
	static const char start[] = "\033[?";

	if (storm->matched < 3) {
		storm->matched = byte == start[storm->matched] ?
			storm->matched + 1 :
			byte == '\033';
		storm->nr_numbers = 0;
		storm->number = 0;
	} else if (byte >= '0' && byte <= '9') {
		storm->number = storm->number * 10 + (unsigned int)(byte - '0');
	} else {
		storm_end_number(storm);
		if (byte == ';')
			return;
		if (byte == 'h' || byte == 'l')
			storm_set_modes(storm, byte == 'h');
		storm->matched = 0;
	}
}

/* Read available output. False: none. */
static bool storm_read(struct storm *storm)
{
	char bytes[65536];
	ssize_t got = read(storm->master, bytes, sizeof(bytes)), i;

	for (i = 0; i < got; i++) {
		storm_take(storm, bytes[i]);
		storm->drawn[storm->nr_drawn++ % sizeof(storm->drawn)] =
			bytes[i];
	}
	return got > 0;
}

/* Let it draw until it has been quiet for @ms. */
static void storm_settle(struct storm *storm, int ms)
{
	uint64_t end_ms = storm_now_ms() + 200;
	struct pollfd fd = { .fd = storm->master, .events = POLLIN };

	while (poll(&fd, 1, ms) > 0 && storm_read(storm) &&
	       storm_now_ms() < end_ms)
		;
}

/* --- starting and ending --------- */

static void storm_start(struct storm *storm)
{
	storm->starts++;
	storm->child = fork();
	if (storm->child < 0)
		storm_fail(storm, "fork: %s", strerror(errno));
	if (!storm->child) {
		close(storm->master);
		login_tty(storm->slave);
		execvp(storm->command[0], storm->command);
		perror(storm->command[0]);
		_exit(127);
	}
	storm->is_running = true;
}

static bool storm_same_settings(const struct termios *a,
				const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag &&
		a->c_cflag == b->c_cflag && a->c_lflag == b->c_lflag &&
		!memcmp(a->c_cc, b->c_cc, sizeof(a->c_cc));
}

static void storm_check_end(struct storm *storm, int status)
{
	struct termios after;
	unsigned int mode;

	while (storm_read(storm))
		;
	storm->is_running = false;
	if (WIFSIGNALED(status) && WTERMSIG(status) != SIGINT)
		storm_fail(storm, "it was ended by signal %d (%s)",
			   WTERMSIG(status), strsignal(WTERMSIG(status)));
	if (WIFEXITED(status) && WEXITSTATUS(status))
		storm_fail(storm, "it ended with status %d",
			   WEXITSTATUS(status));
	tcgetattr(storm->slave, &after);
	if (!storm_same_settings(&after, &storm->before))
		storm_fail(storm, "it left the terminal's settings changed");
	for (mode = 0; mode < NR_MODES; mode++)
		if (storm->is_on[mode])
			storm_fail(storm, "it left the terminal with %s",
				   modes[mode].name);
}

/* Has it exited? */
static bool storm_ended(struct storm *storm)
{
	int status;
	pid_t pid = waitpid(storm->child, &status, WNOHANG);

	if (pid != storm->child)
		return false;
	storm_check_end(storm, status);
	return true;
}

/* --- input ----------- */

static void storm_type(struct storm *storm, const char *bytes, size_t size)
{
	uint64_t end_ms = storm_now_ms() + STORM_PATIENCE_MS;
	struct pollfd fd = { .fd = storm->master, .events = POLLIN | POLLOUT };
	size_t i;

	for (i = 0; i < size; i++)
		storm->typed[storm->nr_typed++ % sizeof(storm->typed)] =
			bytes[i];
	while (size) {
		ssize_t put = write(storm->master, bytes, size);

		if (put > 0) {
			bytes += put;
			size -= (size_t)put;
		} else if (storm_ended(storm)) {
			return;
		} else if (storm_now_ms() > end_ms) {
			storm_fail(storm, "it takes no keys any more");
		} else {
			poll(&fd, 1, 10);
			storm_read(storm);
		}
	}
}

static void storm_type_text(struct storm *storm, const char *text)
{
	storm_type(storm, text, strlen(text));
}

static void storm_type_byte(struct storm *storm, unsigned int byte)
{
	char bytes[1] = { (char)byte };

	storm_type(storm, bytes, 1);
}

/* All printable keys, except that q is rare, since it ends the program. */
static void storm_printable(struct storm *storm)
{
	unsigned int byte = ' ' + storm_random(storm, '~' - ' ' + 1);

	if (byte == 'q' && storm_random(storm, 10))
		byte = ' ';
	storm_type_byte(storm, byte);
}

static void storm_key(struct storm *storm)
{
	static const char *const keys[] = {
		"\033OA",    "\033OB",	 "\033OC",   "\033OD",	 "\033OH",
		"\033OF",    "\033[A",	 "\033[B",   "\033[C",	 "\033[D",
		"\033[H",    "\033[F",	 "\033[5~",  "\033[6~",	 "\033[2~",
		"\033[3~",   "\033[Z",	 "\033OP",   "\033OQ",	 "\033OR",
		"\033OS",    "\033[15~", "\033[17~", "\033[18~", "\033[19~",
		"\033[20~",  "\033[21~", "\033[23~", "\033[24~", "\033[1;2A",
		"\033[1;5C", "\r",	 "\n",	     "\t",	 "\177",
		"\b",	     "\f",	 "\001",     "\005",
	};
	const char *key =
		keys[storm_random(storm, sizeof(keys) / sizeof(*keys))];

	/* F10 quits, like q. */
	if (!strcmp(key, "\033[21~") && storm_random(storm, 10))
		key = "\t";
	storm_type_text(storm, key);
}

static void storm_mouse(struct storm *storm)
{
	char text[64];

	/* Columns and lines count from 1; 0 and large values are invalid. */
	if (storm_random(storm, 4))
		snprintf(text, sizeof(text), "\033[<%u;%u;%u%c",
			 storm_random(storm, 70),
			 storm_random(storm, STORM_MOST_COLS + 20),
			 storm_random(storm, STORM_MOST_LINES + 20),
			 storm_random(storm, 2) ? 'M' : 'm');
	else
		snprintf(text, sizeof(text), "\033[M%c%c%c",
			 ' ' + (char)storm_random(storm, 64),
			 '!' + (char)storm_random(storm, 90),
			 '!' + (char)storm_random(storm, 90));
	storm_type_text(storm, text);
}

/*
 * Ctrl-S would stop the output, and Ctrl-\ would dump core. Ctrl-C ends the
 * program, like q.
 */
static void storm_control(struct storm *storm)
{
	unsigned int byte = 1 + storm_random(storm, 31);

	if (byte == STORM_STALL || byte == 0x1c ||
	    (byte == 0x03 && storm_random(storm, 4)))
		byte = '\t';
	storm_type_byte(storm, byte);
}

static void storm_garbage(struct storm *storm)
{
	/* clang-format off */
	static const char *const texts[] = {
		"µ", "→", "漢字", "😀", "e\xcc\x81", "\xc3", "\xe2\x82",
		"\xf0\x9f", "\xff\xfe", "\xc0\x80", "\xed\xa0\x80",
		"\033[", "\033[?", "\033O", "\033[999999999999999999999~",
		"\033[1;1;1;1;1;1;1;1;1;1;1;1R", "\033[?1;2c",
		"\033[200~pasted\033[201~", "\033P1$r0m\033\\",
		"\033]11;rgb:0000/0000/0000\a", "\x9b\x9b", "\033[I\033[O",
	};
	/* clang-format on */
	unsigned int which = storm_random(storm, 64);

	if (which < sizeof(texts) / sizeof(*texts))
		storm_type_text(storm, texts[which]);
	else
		storm_type_byte(storm, 0x80 + storm_random(storm, 0x80));
}

static void storm_escape(struct storm *storm)
{
	storm_type_text(storm, "\033");
	storm_settle(storm, STORM_ESCAPE_MS);
}

/* A long number for any prompt that asks for one, or a line of text. */
static void storm_line(struct storm *storm)
{
	unsigned int count = 1 + storm_random(storm, 60);

	while (count--)
		storm_type_byte(storm,
				storm_random(storm, 4) ?
					'0' + storm_random(storm, 10) :
					'a' + storm_random(storm, 'q' - 'a'));
	storm_type_text(storm, storm_random(storm, 2) ? "\r" : "\033");
}

static void storm_resize(struct storm *storm, unsigned int cols,
			 unsigned int lines)
{
	struct winsize size = {
		.ws_col = (unsigned short)cols,
		.ws_row = (unsigned short)lines,
	};

	ioctl(storm->slave, TIOCSWINSZ, &size);
}

static void storm_resize_random(struct storm *storm)
{
	static const unsigned int usual[][2] = {
		{ 80, 24 },
		{ 120, 40 },
		{ 200, 50 },
	};
	unsigned int which = storm_random(storm, 6);

	if (which < 3)
		storm_resize(storm, usual[which][0], usual[which][1]);
	else
		storm_resize(storm, 1 + storm_random(storm, STORM_MOST_COLS),
			     1 + storm_random(storm, STORM_MOST_LINES));
}

static void storm_press(struct storm *storm)
{
	unsigned int what = storm_random(storm, 100);

	if (what < 55)
		storm_printable(storm);
	else if (what < 80)
		storm_key(storm);
	else if (what < 87)
		storm_mouse(storm);
	else if (what < 91)
		storm_control(storm);
	else if (what < 96)
		storm_garbage(storm);
	else if (what < 98)
		storm_escape(storm);
	else
		storm_line(storm);
}

/*
 * Stop it like a job of a shell, with all its processes, then return it to the
 * foreground. Meanwhile the shell has set its own terminal mode.
 */
static void storm_stop(struct storm *storm)
{
	kill(-storm->child, SIGSTOP);
	storm_settle(storm, STORM_QUIET_MS);
	if (storm_random(storm, 2))
		tcsetattr(storm->slave, TCSANOW, &storm->before);
	kill(-storm->child, SIGCONT);
}

/* The terminal accepts no output for up to half a second, but keys continue. */
static void storm_stall(struct storm *storm)
{
	static const char *const keys[] = { "\t", "\033OA", "\033OB", "\033[5~",
					    "\033[6~" };
	unsigned int count = 1 + storm_random(storm, 10);

	storm_type_byte(storm, STORM_STALL);
	while (count-- && storm->is_running) {
		struct timespec time = { .tv_nsec = 50000000 };

		storm_type_text(storm, keys[storm_random(storm, 5)]);
		if (!storm_random(storm, 5))
			storm_resize_random(storm);
		nanosleep(&time, NULL);
	}
	storm_type_byte(storm, STORM_GO_ON);
}

/* A few keys at once, sometimes with a change of size. */
static void storm_step(struct storm *storm)
{
	unsigned int count = 1 + storm_random(storm, 4);

	if (!storm_random(storm, 25))
		storm_resize_random(storm);
	if (!storm_random(storm, 40))
		storm_stop(storm);
	if (!storm_random(storm, 60))
		storm_stall(storm);
	while (count-- && storm->is_running)
		storm_press(storm);
	storm_settle(storm, STORM_QUIET_MS);
	if (!storm->is_running || storm_ended(storm))
		storm_start(storm);
}

/* Leave whatever is open, then quit. */
static void storm_leave(struct storm *storm)
{
	uint64_t end_ms = storm_now_ms() + STORM_PATIENCE_MS;

	storm_resize(storm, 80, 24);
	while (storm_now_ms() < end_ms) {
		storm_escape(storm);
		storm_escape(storm);
		if (storm->is_running)
			storm_type_text(storm, "q");
		storm_settle(storm, STORM_ESCAPE_MS);
		if (!storm->is_running || storm_ended(storm))
			return;
	}
	storm_fail(storm, "Esc, Esc, q does not end it");
}

static void storm_open(struct storm *storm)
{
	struct winsize size = { .ws_col = 80, .ws_row = 24 };

	if (openpty(&storm->master, &storm->slave, NULL, NULL, &size))
		storm_fail(storm, "openpty: %s", strerror(errno));
	fcntl(storm->master, F_SETFL, O_NONBLOCK);
	fcntl(storm->master, F_SETFD, FD_CLOEXEC);
	tcgetattr(storm->slave, &storm->before);
}

int main(int argc, char *argv[])
{
	struct storm storm = { 0 };
	unsigned long steps;

	if (argc < 4) {
		fputs("Usage: key_storm SEED STEPS COMMAND [ARGUMENT]...\n",
		      stderr);
		return 2;
	}
	/* Odd, since the state of xorshift must not be 0. */
	storm.random = strtoull(argv[1], NULL, 10) * 2 + 1;
	steps = strtoul(argv[2], NULL, 10);
	storm.command = argv + 3;
	storm_open(&storm);
	storm_start(&storm);
	storm_settle(&storm, STORM_ESCAPE_MS);
	for (storm.step = 1; storm.step <= steps; storm.step++)
		storm_step(&storm);
	storm_leave(&storm);
	printf("seed %s: %lu steps, %zu bytes typed, %u starts\n", argv[1],
	       steps, storm.nr_typed, storm.starts);
	return EXIT_SUCCESS;
}
