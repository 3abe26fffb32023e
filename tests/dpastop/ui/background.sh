#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Every way into the background and back: while it is there, it records and draws
# nothing, and the terminal is as the shell wants it; in the foreground it has it.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

tree_make 4 2
tree_run 4 2
start_shell 80 24 -i
tty=$(tmux -L "$socket" display-message -p '#{pane_tty}')

mode() { stty -F "$tty" -a | grep -oE -- '-?(icanon|echo)\>' | paste -sd ' '; }
is_mode() { [ "$(mode)" = "$1" ]; }
has_lines() { [ "$(grep -c '"sample"' "$work/run.jsonl")" -ge "$1" ]; }

# It takes keys, and they are not echoed.
is_in_front() {
	wait_for '^ 1 Overview' '\? help'
	until_true is_mode '-icanon -echo' || fail "$*: the mode is $(mode)"
	press 2
	wait_for 'of the last I/O'
	press 1
	wait_for '^SWITCHES'
}

# Another program has the terminal, as the shell left it; the recording goes on.
is_behind() {
	local before more
	press "stty -a | grep -oE -e '-?icanon'; cat" Enter
	wait_for '^icanon'
	until_true is_mode 'icanon echo' || fail "$*: the mode is $(mode)"
	before=$(screen)
	more=$(($(grep -c '"sample"' "$work/run.jsonl") + 8))
	until_true has_lines $more || fail "$*: it does not record"
	[ "$(screen)" = "$before" ] ||
		fail "$*: it draws: $(diff <(echo "$before") <(screen))"
	is_mode 'icanon echo' || fail "$*: the mode became $(mode)"
	press C-c clear Enter
	wait_gone icanon
}

wait_for 'prompt:'
press "$dpastop -d 0.1 --record $work/run.jsonl nvme0n1" Enter
is_in_front "started"
pid=$(pgrep -s "$terminal" -f -- "--record $work/run.jsonl" | tail -n 1)

# Stopped by its key, or by a signal that nobody can catch.
for way in key TSTP STOP; do
	if [ $way = key ]; then press C-z; else kill -$way "$pid"; fi
	wait_for 'Stopped'
	[ $way = STOP ] || wait_gone '^ 1 Overview'
	press clear Enter
	wait_gone 'Stopped'
	press fg Enter
	is_in_front "$way, then fg"
	if [ $way = key ]; then press C-z; else kill -$way "$pid"; fi
	wait_for 'Stopped'
	press clear Enter
	wait_gone 'Stopped'
	press bg Enter
	is_behind "$way, then bg"
	press fg Enter
	is_in_front "$way, bg and fg"
done

# Not the shell lets it go on, but somebody else.
press C-z
wait_for 'Stopped'
press clear Enter
wait_gone 'Stopped'
kill -CONT "$pid"
is_behind "SIGCONT from elsewhere"
# In the background it ends as in the foreground, and leaves the terminal alone.
kill -TERM "$pid"
until_true eval '! kill -0 '"$pid"' 2>/dev/null' || fail "SIGTERM does not end it"
press "stty -a | grep -oE -e '-?icanon'; cat" Enter
wait_for '^icanon'
until_true is_mode 'icanon echo' || fail "its end left $(mode)"
press C-c

# And what is begun there waits for its turn.
rm "$work/run.jsonl"
press clear Enter "$dpastop -d 0.1 --record $work/run.jsonl nvme0n1 &" Enter
wait_for '\[1\]'
press clear Enter
wait_gone '\[1\]'
is_mode 'icanon echo' || press Enter
press fg Enter
is_in_front "begun in the background"
press q
wait_gone '^ 1 Overview'
exit 0
