# SPDX-License-Identifier: GPL-2.0
# What the tests of the screen share: a directory that stands in for /sys, and a
# terminal of any size in tmux. Sourced, not run. Nothing sleeps for luck:
# wait_for polls until the screen shows what is expected, for at most 10 s.
#
# The program under test is ./dpastop: tests run at the top of the build.

# shellcheck source=tests/rig.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../rig.sh" || exit
export LANG=C.UTF-8
unset NO_COLOR

command -v tmux >/dev/null || exit 77

dpastop=$PWD/dpastop
print_tunables=$PWD/tests/lib/model/print_tunables
tree=$work/sys
device=${device:-nvme0n1}
queue=$tree/block/$device/queue
socket=dpastop-test-$$
export DPASTOP_SYSFS=$tree DPASTOP_KMSG=$work/kmsg
# Nobody's own configuration.
export HOME=$work/home
unset XDG_CONFIG_HOME XDG_STATE_HOME
# Who has seen dpastop before is not told of keys for beginners.
mkdir -p "$HOME/.local/state/dpastop"

# A program that is built with sanitizers can hang in its search for leaks when
# the hang-up comes meanwhile; nothing of the terminal's session is left behind.
terminal=
end_terminal() {
	[ -z "$stalled" ] || unstall
	tmux -L "$socket" kill-server 2>/dev/null
	[ -z "$terminal" ] || pkill -KILL -s "$terminal"
	terminal=
}

mover=
at_end() {
	end_terminal
	# It must not write into what is being removed.
	[ -z "$mover" ] || { kill "$mover"; wait "$mover"; } 2>/dev/null
}

at_fail() {
	echo "--- the screen ---"
	screen
}

# --- the tree ---

# tree_stat STEP CPUS ACTIVE: the counters at that step; the first ACTIVE CPUs
# do I/O, the others none. CPU 0 is in PAS at even steps and in OL at odd ones.
tree_stat() {
	local step=$1 cpus=$2 active=$3 cpu mode n line
	for ((cpu = 0; cpu < cpus; cpu++)); do
		mode=2 n=0
		if ((cpu < active)); then
			n=$step
			((cpu == 0 && step % 2)) && mode=3
			((cpu == 1)) && mode=1
		fi
		printf -v line 'CPU[%2d] MODE[%d] QD[%2d] param1: 0 param2: 10 param3: 10 polled io: %d, pas io: %d, ol io: %d, int io: 0, tf: %d, dur: 41200, window: 37, avg qd: 19, tf total: %d, over: %d, under: %d, switches: %d' \
			$cpu $mode $((cpu < active)) $((n * 1000)) \
			$((n * 100)) $((n * 10)) $((n ? 4 : 0)) $((n * 4)) \
			$((n * 25)) $((n * 75)) $((cpu == 0 ? n : 0))
		printf '%-300s\n' "$line"
	done >"$work/stat"
	# In place and never empty: the program keeps the file open, as in sysfs.
	cat "$work/stat" 1<>"$queue/switch_stat"
	echo "$((step * 1100)) 0 0 0 $((step * 7)) 0 0 0 0 0 0" \
		>"$tree/block/$device/stat"
}

# tree_make CPUS ACTIVE
tree_make() {
	local name value
	mkdir -p "$queue" "$tree/module/nvme/parameters"
	echo 2 >"$tree/module/nvme/parameters/poll_queues"
	echo 1 >"$queue/io_poll"
	while read -r name _ _ value; do
		case $name in
		pas_enabled | switch_enabled) value=1 ;;
		io_poll_delay) value=0 ;;
		esac
		echo "$value" >"$queue/$name"
	done < <("$print_tunables")
	tree_stat 1 "$1" "$2"
}

# The tree moves on by a step every 0.1 s, until the test ends.
tree_run() {
	local step=1
	while [ -d "$queue" ]; do
		step=$((step + 1))
		tree_stat $step "$1" "$2" 2>/dev/null
		sleep 0.1
	done &
	mover=$!
}

# --- the terminal ---

# start_shell COLS LINES ARGUMENT...: bash with these, in a terminal of that size.
start_shell() {
	local cols=$1 lines=$2
	shift 2
	end_terminal
	# A server that is still ending is left to it.
	socket=$socket-
	tmux -L "$socket" -f /dev/null new-session -d -x "$cols" -y "$lines" \
		"PS1='prompt: ' exec bash --norc $*"
	terminal=$(tmux -L "$socket" display-message -p '#{pane_pid}')
	tmux -L "$socket" set-option -g status off >/dev/null
	tmux -L "$socket" resize-window -x "$cols" -y "$lines"
}

# start COLS LINES COMMAND: that; then how it ended is on the screen.
start() {
	printf '%s\nprintf "\\nended with %%s\\n" $?\nexec cat\n' "$3" >"$work/run"
	start_shell "$1" "$2" "$work/run"
}

# Nobody reads what is written to the terminal: its server stands still.
stalled=
stall() {
	stalled=$(tmux -L "$socket" display-message -p '#{pid}')
	kill -STOP "$stalled"
}
unstall() {
	kill -CONT "$stalled"
	stalled=
}

screen() {
	tmux -L "$socket" capture-pane -p 2>/dev/null
}

press() {
	local key
	for key; do
		tmux -L "$socket" send-keys "$key"
	done
}

# Each character from line $1 on, and how it looks: of a blank that is its ground,
# and whether it is reversed or underlined. Blanks at a line's end count only where
# they are: of others tmux does not tell the ground. Needs gawk.
looks() {
	tmux -L "$socket" capture-pane -peS "$1" | gawk '
	{
		count = patsplit($0, part, /\033\[[0-9;]*m|./)
		for (i = 1; i <= count; i++)
			if (part[i] ~ /^\033/)
				take(part[i])
			else
				printf("%s%s%s", part[i], ground,
				       part[i] == " " ? seen() : attr ink)
		print ""
	}
	function seen() {
		# What is reversed shows the colour of its ink.
		return (index(attr, ",7") ? ",7" ink : "") \
			(index(attr, ",4") ? ",4" : "")
	}
	function take(sequence,  code, n, k) {
		n = split(substr(sequence, 3, length(sequence) - 3), code, ";")
		for (k = 1; k <= n || k == 1; k++)
			if (code[k] == 38 || code[k] == 48) {
				colour(code[k], code[k + 2])
				k += 2
			} else if (code[k] == 39 || code[k] == 49) {
				colour(code[k] - 1, "")
			} else if (code[k] + 0 == 0) {
				attr = ink = ground = ""
			} else if (!index(attr, "," code[k])) {
				attr = attr "," code[k]
			}
	}
	function colour(code, number) {
		if (code == 38)
			ink = number == "" ? "" : "/" number
		else
			ground = number == "" ? "" : "_" number
	}' | sed -E 's/( (_[0-9]+)?)*$//'
}

# until_true COMMAND...: within 10 s.
until_true() {
	local i
	for ((i = 0; i < 500; i++)); do
		"$@" && return 0
		sleep 0.02
	done
	return 1
}

shows() { screen | grep -qE -- "$1"; }
shows_not() { ! shows "$1"; }

# wait_for REGEX...: each is on the screen within 10 s.
wait_for() {
	local regex
	for regex; do
		until_true shows "$regex" || fail "never showed: $regex"
	done
}

# The same of text that may go on in the next line, where a path is long.
wraps_to() { screen | sed 's/^ *//; s/ *$//' | paste -sd ' ' | grep -qE -- "$1"; }
wait_for_text() {
	local regex
	for regex; do
		until_true wraps_to "$regex" || fail "never showed: $regex"
	done
}

# press_or_wait KEY...: what begins with ~ is no key but a REGEX for wait_for.
press_or_wait() {
	local key
	for key; do
		case $key in
		'~'*)	wait_for "${key#'~'}" ;;
		*)	press "$key" ;;
		esac
	done
}

# Play what --replay shows from mark to mark, up to its end.
play_to_end() {
	wait_for '[^ ]'
	until_true next_mark_is_end || fail "the recording does not end"
}

next_mark_is_end() {
	shows '\<END\>' && return
	press ')'
	return 1
}

wait_gone() {
	until_true shows_not "$1" || fail "went on showing: $1"
}

file_holds() { [ "$(cat "$1")" = "$2" ]; }

# wait_file NAME VALUE: that file of the queue holds it within 10 s.
wait_file() {
	until_true file_holds "$queue/$1" "$2" ||
		fail "$1 holds $(cat "$queue/$1"), not $2"
}
