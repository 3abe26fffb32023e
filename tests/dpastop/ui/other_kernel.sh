#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A kernel with more tunables than are known, as the paper's: they are listed,
# edited, undone, recorded and set by --set, all by name and without a claim.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

more=(pas_cool_dn pas_exception pas_heat_up pas_max_dn pas_max_no_lock pas_min_dn
	pas_poll_threshold)
tree_make 2 2
for name in "${more[@]}"; do
	echo 3 >"$queue/$name"
done
# These are no tunables: not writable, no number, not called like one.
echo 3 >"$queue/pas_count"
chmod a-w "$queue/pas_count"
echo "none" >"$queue/pas_words"
echo 3 >"$queue/logging_enabled"
tree_run 2 2

# In a terminal of each size all have their places, and the CPUs are there.
for size in '80 24' '120 40' '200 50'; do
	# shellcheck disable=SC2086 # columns and lines
	start $size "$dpastop -d 0.2 --record $work/${size% *}.jsonl $device"
	wait_for '^TUNABLES|  TUNABLES' '^>? +0 ' '^>? +1 ' 'switch_param7'
	for name in "${more[@]}"; do
		wait_for "$name +3( |\$)"
	done
	shows_not 'pas_count|pas_words|logging_enabled' || fail "no tunables"
	# The last of the list; an edit; undo.
	press End
	wait_for 'Takes a whole number' 'its meaning is unknown here'
	press Enter
	press C-u 1 2 Enter
	wait_for 'pas_poll_threshold is now 12' '>pas_poll_threshold +12'
	[ "$(cat "$queue/pas_poll_threshold")" = 12 ] || fail "not written"
	press u
	wait_for 'undone: pas_poll_threshold is now 3'
	press Up Up
	wait_for '>pas_max_no_lock'
	press q
	wait_for 'ended with 0'
done

# What was recorded has them, and is played with them.
start 120 40 "$dpastop --replay $work/120.jsonl"
wait_for 'pas_heat_up +3( |$)' 'pas_poll_threshold +3( |$)'
press q
wait_for 'ended with 0'

# --set writes them; what this kernel has not is refused and changes nothing.
"$dpastop" --set pas_heat_up=-5 "$device" >"$work/out" || fail "--set"
grep -qx 'pas_heat_up 3 -> -5' "$work/out" || fail "said: $(cat "$work/out")"
"$dpastop" --set switch_param1=7 --set pas_hot=1 "$device" >"$work/out" 2>&1 &&
	fail "a tunable that is not there was set"
grep -q 'pas_hot.*this kernel has no such file' "$work/out" ||
	fail "said: $(cat "$work/out")"
[ "$(cat "$queue/switch_param1")" = 0 ] || fail "half of it was set"
"$dpastop" --set pas_heat_up=1 sim >"$work/out" 2>&1 && fail "the simulator took it"
grep -q 'the simulator has no such tunable' "$work/out" ||
	fail "said: $(cat "$work/out")"
exit 0
