#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# trace:FILE: a trace that is played, with PAS and LHP side by side
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# From a step of 50 to 10 us on, PAS is back at 10 us; LHP, which takes its own
# oversleep for the service time, sleeps longer than that for some epochs.
$dpastop --batch --csv -d 0.1 -n 120 trace:stock:step-down,speed=0.1,wakeup=2 \
	>"$work/csv" || fail 'no batch'
awk -F, '
NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
{
	dur = $at["dur_ns"]; service = $at["service_ns"]; cpu = $at["cpu"]
	if (service > 40000) { before = 1; next }
	if (!before) next
	if (cpu == 0 && dur < 11500) pas++
	if (cpu == 1 && dur > 11500) lhp++
}
END {
	if (!pas) print "PAS never came back"
	if (!lhp) print "LHP shows no shelving"
	exit !pas || !lhp
}' "$work/csv" || fail 'the step'

start 100 40 "$dpastop -d 0.1 trace:stock:constant,speed=0.02"
wait_for 'CPU 0 is PAS, CPU 1 is LHP, CPU 2 is EHP, CPU 3 is adaptive' \
	'^each of them gets every I/O of the trace'
wait_for '^>* *1  .* 25\..µs'
wait_for 'dpastop trace:stock:constant'
press P
wait_for '^ *CPU 0 is PAS, CPU 1 is LHP, CPU 2 is EHP, CPU 3 is adaptive\.'
press P
# The floor is what PAS sleeps at least, at once; LHP has none.
press Down Down Enter 70000 Enter
wait_for 'pas_d_init is now 70000'
wait_for '^>* *0  PAS .* 7[0-9].*µs'
wait_for '^>* *1  .* 25\..µs'
# Two of the four have a floor, and both sleep for it.
wait_for '; 2 of 2 at d_init'
press 2
wait_for 'of the last I/O 7[0-9].*µs .* service time [45].*µs .* d_init 70.*µs' \
	'^ CPU 0 is PAS, CPU 1 is LHP'
# What a trace has no use for is refused, and why.
press 1 Home Enter 0 Enter
wait_for 'a trace that is played has nothing'
press Escape
sleep 0.5
# It has all the methods that a trace can have.
press C
wait_for 'A trace shows PAS, LHP, EHP and adaptive PAS side by side; only pas_d_init,'
shows 'completion methods' && fail 'a menu of methods that cannot be set'
# Its I/Os are what they are: there is nothing to search for.
press t
wait_for 'no search: a trace has the same I/Os whatever is set'
press 6
wait_for 'TUNE a trace has the same I/Os'
press q
wait_for 'ended with 0'

# A chart without any data has no values at its axis.
start 120 40 "$dpastop -d 0.1 trace:stock:step-down"
wait_for '5 Compare'
press 4
wait_for 'RESULTS' '^ +└0\.1 s per column'
shows '[0-9]+[nµm]?s│' && fail 'the axis of an empty chart has values'
press q
wait_for 'ended with 0'

! $dpastop tune trace:stock:bursts,speed=1 2>"$work/err" || fail 'a search'
grep -q 'search on a drive with its service times, sim:FILE' "$work/err" ||
	fail "$(cat "$work/err")"

# A file by its path; what is none is said.
printf '%s\n' 20 21 22 >"$work/times"
start 100 24 "$dpastop trace:$work/times"
wait_for 'dpastop trace:times'
press q
wait_for 'ended with 0'
! $dpastop --batch --csv -n 1 "trace:$work/none" 2>"$work/err" || fail 'no file'
grep -q "$work/none: No such file" "$work/err" || fail "$(cat "$work/err")"
! $dpastop --batch --csv -n 1 "trace:$work/times,speed=0" 2>"$work/err" ||
	fail 'speed 0'
grep -q 'speed=0' "$work/err" || fail "$(cat "$work/err")"
! $dpastop --batch --csv -n 1 "trace:$work/times,cpus=2" 2>"$work/err" ||
	fail 'an unknown item'
grep -q 'speed, wakeup and seed' "$work/err" || fail "$(cat "$work/err")"

# v and V change the speed, down to standing still.
start 100 24 "$dpastop -d 0.1 trace:stock:constant,speed=0.001"
wait_for 'slow motion 1/1000'
press v v
wait_for 'stands still'
press V V V
wait_for 'slow motion 1/100'
press q
wait_for 'ended with 0'

# A recording of it says so, too, and does not call all of them by the tunables' method.
$dpastop --batch --json -d 0.1 -n 20 trace:stock:constant,speed=0.02 \
	>"$work/trace.jsonl" 2>/dev/null || fail 'no recording'
start 100 40 "$dpastop --replay $work/trace.jsonl"
wait_for 'CPU 0 is PAS, CPU 1 is LHP, CPU 2 is EHP, CPU 3 is adaptive' \
	'^each of them gets every I/O of the trace'
shows "method PAS" && fail "a method of a trace: $(screen)"
press C
wait_for 'cannot edit: this is a recording'
"$dpastop" --replay "$work/trace.jsonl" --batch --json 2>"$work/err" |
	head -n 1 | grep -q '"policies":"CPU 0 is PAS, ' || fail 'the header of a copy'
grep -q '^dpastop: CPU 0 is PAS, ' "$work/err" || fail 'what it is'
