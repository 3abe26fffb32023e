#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Without a screen: the command line, the sentences for what is wrong, batch.
. "${srcdir:-.}/tests/dpastop/ui/lib.sh"

# says STATUS REGEX ARGUMENT...: dpastop ends so, having said so.
says() {
	local wanted=$1 regex=$2 output status
	shift 2
	output=$("$dpastop" "$@" 2>&1 </dev/null)
	status=$?
	[ $status = "$wanted" ] && grep -qE -- "$regex" <<<"$output" ||
		fail "dpastop $*: ended with $status and said: $output"
}

mkdir -p "$tree/block/sda/queue"
says 0 '^Usage: dpastop' --help
says 0 '^dpastop [0-9.]+$' --version
says 2 'Try dpastop --help' --nonsense
says 2 '\-d 0: it is not within 0.05 to 60 seconds' -d 0
says 2 '\-d 1e-1: it is not a number of seconds such as 0.5' -d 1e-1
says 2 '\-d 0,5: it is not a number of seconds such as 0.5' -d 0,5
says 2 '\-n 0: the count must be 1 or more' -n 0
says 2 'one device at a time' a b
says 2 '\-\-set changes tunables and exits' --set pas_d_init=200 --batch --json sim
says 2 '\-\-set changes tunables and exits' --set pas_d_init=200 --record "$work/r" sim
says 2 '\-n: --batch --scenario ends' --batch --scenario x -n 3 sim
says 1 'there is no block device nvme0n1; this machine has: sda\.' nvme0n1
says 1 'this kernel has no DPAS: sda has no queue/switch_stat; boot a kernel with DPAS .* dpastop sim' sda
says 1 'no block device of this machine has DPAS; boot .* dpastop sim'
tree_make 2 1
says 1 'there is no terminal to draw on \(use --batch\)' nvme0n1
says 1 'sda has no DPAS, because its driver cannot poll; these have it: nvme0n1' /dev/sda

# Batch: one JSON object a line, as many samples as asked for.
tree_run 2 1
"$dpastop" --batch --json -d 0.05 -n 8 nvme0n1 >"$work/out" || fail "batch failed"
head -1 "$work/out" | grep -q '^{"type":"header","format":"dpastop","version":1,' ||
	fail "no header: $(head -1 "$work/out")"
[ "$(grep -c '"type":"sample"' "$work/out")" = 8 ] || fail "not 8 samples"
[ "$(grep -c '"type":"switch"' "$work/out")" -ge 1 ] || fail "no switch seen"
grep -qv '^{.*}$' "$work/out" && fail "a line is no object"
grep -q '"method":"DPAS","tunables":{.*"switch_param7":10000,.*"io_poll_delay":0}' "$work/out" ||
	fail "no tunables"
grep -q '"cpus":\[{"cpu":0,"mode":"[A-Z]*","qd":1,"ios_int":0,' "$work/out" ||
	fail "no CPU"

# The reader goes away: a normal end.
{ "$dpastop" -b --json -d 0.05 nvme0n1; echo $? >"$work/status"; } | head -2 >/dev/null
file_holds "$work/status" 0 || fail "EPIPE ended with $(cat "$work/status")"
"$dpastop" -b --json -n 1 nvme0n1 >/dev/full 2>"$work/err" && fail "a full disk is no error"
grep -q 'could not be written: No space left on device' "$work/err" || fail "$(cat "$work/err")"

# The device leaves and comes back: a gap, once, and then samples again.
rm "$work/out"
"$dpastop" -b --json -d 0.05 nvme0n1 >"$work/out" &
batch=$!
counts() { [ "$(grep -sc "$1" "$work/out")" -ge "$2" ] 2>/dev/null; }
until_true counts '"sample"' 2 || fail "no samples"
kill $mover
wait $mover 2>/dev/null
rm -r "$tree/block/nvme0n1"
until_true counts '"gap".*nvme0n1 is gone' 1 || fail "no gap"
samples=$(grep -c '"sample"' "$work/out")
tree_make 2 1
until_true counts '"sample"' $((samples + 2)) || fail "no samples after the gap"
kill $batch
wait $batch 2>/dev/null
[ "$(grep -c '"gap"' "$work/out")" = 1 ] || fail "not one gap"

# The paper's kernel answers in its log.
echo >"$queue/switch_stat"
: >"$DPASTOP_KMSG"
rm "$work/out"
"$dpastop" -b --json -d 0.05 nvme0n1 >"$work/out" 2>"$work/err" &
batch=$!
until_true counts '"origin":"kernel log"' 1 || fail "the log is not read"
echo '6,1,1,-;CPU[ 1] MODE[0] QD[ 3] param1: 0 param2: 10 param3: 10 polled io: 5, pas io: 6, ol io: 7, int io: 8' >>"$DPASTOP_KMSG"
until_true counts '"cpu":1,"mode":"INT","qd":3,"ios_int":8,"ios_cp":5,"ios_pas":6,"ios_ol":7}' 1 ||
	fail "no row from the log"
kill $batch
wait $batch 2>/dev/null

# On the screen that is said.
start 80 24 "$dpastop -d 0.1 nvme0n1"
wait_for 'rows from the kernel log: no tf, dur, windows, totals of switches' \
	'No CPU to show'
exit 0
