#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A shell's job: each way to the front sets the terminal's mode and draws; in the
# background it samples and records, but leaves the terminal to the shell.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 4 2
record=$work/run.jsonl

mode() { stty -a <"$tty" | tr ';' '\n' | grep -oE -- '-?(icanon|echo|isig|icrnl|onlcr)\>' | paste -sd ' '; }
has_mode() { [ "$(mode)" = "$1" ]; }
samples() { grep -c '"type":"sample"' "$record"; }
more_samples() { (($(samples) >= wanted)); }
goes_on() {
	wanted=$(($(samples) + 20))
	until_true more_samples || fail "it does not record: $1"
}
begins() { pid=$(pgrep -P "$terminal" dpastop); }
is_stopped() { [ "$(awk '$1 == "State:" { print $2 }' "/proc/$pid/status")" = T ]; }

# In front: whole, with its mode, and keys are heard.
is_in_front() {
	wait_for 'TUNABLES' '\? help'
	until_true has_mode "$ours" || fail "$1: the mode is not set: $(mode)"
	press 3
	wait_for 'shows that time'
	press 1
	wait_for 'TUNABLES'
}

# Behind: the shell's screen, with its mode and all keys, is not drawn on.
is_behind() {
	wait_gone 'TUNABLES'
	press Enter "echo the shell has $((count += 1))" Enter
	# What is typed ahead of a slow shell stands before its prompt.
	wait_for "(^|prompt: )the shell has $count"
	until_true has_mode "$shells" || fail "$1: the mode is not the shell's: $(mode)"
	goes_on "$1"
	if ! shows "(^|prompt: )the shell has $count" || shows 'TUNABLES'; then
		fail "$1: drawn on"
	fi
	[ "$(tmux -L "$socket" display-message -p '#{alternate_on}#{cursor_flag}#{mouse_any_flag}')" = 010 ] ||
		fail "$1: another screen, no cursor, or the mouse"
}
count=0

# One that leaves the line to the terminal, with echo: most unlike ours.
start_shell 80 24 --noediting -i
wait_for 'prompt:'
tty=$(tmux -L "$socket" display-message -p '#{pane_tty}')
shells=$(mode)

press "$dpastop -d 0.05 --record $record nvme0n1" Enter
wait_for 'TUNABLES'
begins || fail "it does not run"
ours=$(mode)
[ "$ours" != "$shells" ] || fail "there is no difference between the modes"
is_in_front 'at first'

# Stopped by what none can see coming, or by Ctrl-Z; then on in front.
kill -STOP "$pid"
until_true is_stopped || fail "SIGSTOP does not stop it"
press fg Enter
is_in_front 'SIGSTOP, fg'
press C-z
wait_for 'Stopped' 'prompt:'
press fg Enter
is_in_front 'Ctrl-Z, fg'
kill -TSTP "$pid"
until_true is_stopped || fail "SIGTSTP does not stop it"
# Another one on the whole screen comes in between.
press Enter 'tput smcup; echo between; stty -echo; stty sane; tput rmcup; fg' Enter
is_in_front 'SIGTSTP, another, fg'

# On in the background, which only the shell knows to be over.
kill -STOP "$pid"
until_true is_stopped || fail "SIGSTOP does not stop it"
press Enter bg Enter
is_behind 'SIGSTOP, bg'
press fg Enter
is_in_front 'SIGSTOP, bg, fg'
press C-z
wait_for 'Stopped' 'prompt:'
press bg Enter
is_behind 'Ctrl-Z, bg'
kill -STOP "$pid"
until_true is_stopped || fail "SIGSTOP does not stop it"
kill -CONT "$pid"
is_behind 'Ctrl-Z, bg, SIGSTOP, SIGCONT'
# Also where the shell forbids others to write.
press 'stty tostop' Enter
is_behind 'stty tostop'
press fg Enter
is_in_front 'Ctrl-Z, bg, fg'
kill -STOP "$pid"
until_true is_stopped || fail "SIGSTOP does not stop it"
press Enter bg Enter
is_behind 'SIGSTOP, bg, stty tostop'
is_stopped && fail "it was stopped as it gave the terminal back"

# It ends there without touching the mode.
kill -TERM "$pid"
until_true [ ! -d "/proc/$pid" ]
press Enter
wait_for 'Terminated'
until_true has_mode "$shells" || fail "TERM in the background: $(mode)"

# Begun in the background it is no other; and q leaves all as it was.
record=$work/second.jsonl
press "clear; $dpastop -d 0.05 --record $record nvme0n1 &" Enter
# For a moment it is still the shell's child that becomes it.
until_true begins || fail "it does not run"
until_true [ -s "$record" ] || fail "it does not start in the background"
is_behind 'begun behind'
press fg Enter
is_in_front 'begun behind, fg'
press q
wait_gone 'TUNABLES'
wait_for 'prompt: *$'
until_true has_mode "$shells" || fail "q: $(mode)"
exit 0
