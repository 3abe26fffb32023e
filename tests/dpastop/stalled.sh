#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# stalled.sh - the commands without a screen, on a terminal that takes no output
# (Ctrl-S, a slow ssh): work goes on, and a signal ends them, with all put back
#
# The screen's own is in ui/stall.sh.
# shellcheck source=tests/dpastop/ui/lib.sh
. "${srcdir:-.}/tests/dpastop/ui/lib.sh" || exit

mkdir -p "$HOME"
scenario=$(realpath "${srcdir:-.}/src/dpastop/scenarios/pas-to-cp.scenario")

# stalled_by SIGNAL COMMAND [CHECK]: it starts on a terminal that has been told to
# stop its output; CHECK must come true all the same.
stalled_by() {
	local signal=$1 pid
	rm -f "$work/pid" "$work/go"
	start 80 24 "echo \$\$ >$work/pid
until [ -e $work/go ]; do sleep 0.1; done
exec $2"
	until_true test -s "$work/pid" || fail "no shell: $2"
	pid=$(cat "$work/pid")
	press C-s
	# Keys are through when the server has answered.
	tmux -L "$socket" display-message -p ok >"$work/answer"
	touch "$work/go"
	until_true is_on "$pid" || fail "$2 does not start"
	[ -z "${3:-}" ] || until_true $3 || fail "$2 stands still"
	kill "-$signal" "$pid"
	until_true has_ended "$pid" || fail "SIG$signal does not end $2"
}

is_on() { [[ $(cat "/proc/$1/comm") = dpas* ]]; }
has_ended() { [ ! -e "/proc/$1" ] || grep -q '^State:.Z' "/proc/$1/status"; }
all_measured() { grep -q '"complete": true' "$work/results.json" 2>"$work/no"; }

bench="$PWD/dpasbench --device sim:tlc INT CP DPAS --jobs 1,2 --runtime 0.2"
for signal in INT TERM HUP; do
	rm -f "$work/results.json"
	stalled_by $signal "$bench --json $work/results.json" all_measured
	stalled_by $signal "$dpastop -b --scenario $scenario sim:optane"
	stalled_by $signal "$dpastop tune --load jobs=1 --budget 60 sim:optane"
	stalled_by $signal "$dpastop -b sim:optane"
done
exit 0
