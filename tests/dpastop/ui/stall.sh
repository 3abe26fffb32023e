#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A terminal that takes nothing, held by Ctrl-S or with nobody at its other end:
# sampling, recording, the load and signals go on, also while it is given back.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

record=$work/run.jsonl

# What is started in the terminal writes down its own process first.
begin() {
	rm -f "$record" "$work/after"
	start 200 50 "stty -a >$work/before
		bash -c 'echo \$\$ >$work/pid; exec $dpastop -d 0.05 --record $record $*'
		echo status \$? >$work/status; stty -a >$work/after"
	wait_for 'TUNABLES'
	pid=$(cat "$work/pid")
}

samples() { grep -c '"type":"sample"' "$record"; }
more_samples() { (($(samples) >= wanted)); }

# So many more samples are recorded: more than the terminal's buffers hold
# pictures of. Ten times the patience of until_true, for slow machines.
records() {
	local i
	wanted=$(($(samples) + $1))
	for ((i = 0; i < 10; i++)); do
		until_true more_samples && return
	done
	fail "it records no more: $(samples) of $wanted samples"
}

is_gone() { ! kill -0 "$pid" 2>/dev/null; }
ends_with() {
	until_true is_gone || fail "$1 does not end it"
	until_true [ -s "$work/after" ] || fail "the shell does not go on"
	file_holds "$work/status" "status $2" || fail "$1: $(cat "$work/status")"
	diff "$work/before" "$work/after" ||
		fail "$1 left the terminal's mode changed"
}
is_whole() {
	[[ $(tail -c 2 "$record" | od -An -c) == *'}  \n' ]] ||
		fail "$1: the recording ends within a line: $(tail -n 1 "$record")"
}

# Ctrl-S: keys still count, and Ctrl-Q shows what they did, as it is then.
begin sim:cpus=64,speed=0.02
press C-s
records 40
press '2'
records 20
shows '│ +CP +│' || fail "Ctrl-S does not hold the picture"
press C-q
wait_for 'THE WINDOW IN|CPU 0 '
wait_gone '│ +CP +│'
press 1
wait_for '│ +CP +│'

# Its end, by key and by each signal; then the shell's screen is there.
press C-s
records 40
press q
ends_with q 0
is_whole q
wait_for 'ended with 0'
for signal in TERM HUP; do
	begin sim:cpus=64,speed=0.02
	press C-s
	records 40
	kill -$signal "$pid"
	ends_with $signal $((128 + $(kill -l $signal)))
	is_whole $signal
	wait_for 'ended with 0'
	wait_gone 'TUNABLES'
done
begin sim:cpus=64,speed=0.02
stall
records 100
kill -TERM "$pid"
ends_with 'TERM, stalled,' 143
is_whole 'TERM, stalled,'
unstall
wait_for 'ended with 0'
wait_gone 'TUNABLES'
flags='#{alternate_on}#{cursor_flag}#{mouse_any_flag}'
[ "$(tmux -L "$socket" display-message -p "$flags")" = 010 ] ||
	fail "TERM, stalled, left the terminal's other screen, cursor or mouse"

# The same where nothing was waiting to be drawn when Ctrl-S came.
start 80 24 "$dpastop -d 60 sim:speed=0.001; echo \$? >$work/ended"
wait_for 'TUNABLES'
press C-s
tmux -L "$socket" display-message -p ok >"$work/answer"
pid=$(pgrep -P "$terminal" dpastop)
kill -TERM "$pid"
until_true test -s "$work/ended" || fail "TERM does not end it, quiet and stopped"
press C-q
wait_for 'ended with 0'
[ "$(tmux -L "$socket" display-message -p "$flags")" = 010 ] ||
	fail "TERM, quiet and stopped, left the terminal's other screen, cursor or mouse"

# The picture catches up, at another size too.
begin sim:cpus=64,speed=0.02
stall
records 100
unstall
press 3
wait_for 'shows that time'
press C-s
records 20
tmux -L "$socket" resize-window -x 120 -y 40
press 1
records 20
press C-q
wait_for '│ +CP +│' 'TUNABLES'
[ "$(screen | wc -L)" -le 120 ] || fail "the size did not catch up"
press q
wait_for 'ended with 0'

# Ctrl-Z is stopped by, too, and fg draws it whole.
start_shell 80 24 -i
wait_for 'prompt:'
press "$dpastop -d 0.05 sim:cpus=64,speed=0.02" Enter
wait_for 'TUNABLES'
pid=$(pgrep -P "$terminal")
stall
# It writes nothing else: a look takes a tenth of the time.
sent() { awk '$1 == "wchar:" { print $2 }' "/proc/$pid/io"; }
is_stalled() {
	local before
	before=$(sent)
	sleep 0.5
	[ "$(sent)" = "$before" ]
}
until_true is_stalled || fail "the terminal takes all without end"
kill -TSTP "$pid"
is_stopped() { [ "$(awk '$1 == "State:" { print $2 }' "/proc/$pid/status")" = T ]; }
until_true is_stopped || fail "SIGTSTP does not stop it"
unstall
wait_for 'Stopped' 'prompt:'
press fg Enter
wait_for 'TUNABLES' '>pas_enabled'
press q
wait_gone 'TUNABLES'
exit 0
