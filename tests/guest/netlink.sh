#!/bin/bash
# netlink.sh - no switch is lost without being counted: what dpastop is told by
# netlink, what the tracepoint counts and what switch_stat adds up to agree, for
# a reader that keeps up and for one that stands still
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh
# shellcheck source=tests/guest/watch_lib.sh
. ./watch_lib.sh

unwatch_when_accounted_for() {
	wait_until accounted_for
	unwatch
}

evidence_is_whole() {
	! grep '"type":"switch"' /tmp/stream |
		grep -v '"from":.*"to":.*"reason":.*"window_ios":.*"window_limit":1[,}]'
}

reads=${READS:-8000}	# of each of two jobs

# --- rings for those who listen --------------------------------------------------

# The first listener makes them: 20 KB a CPU, more than anything else here.
rings_made() {
	sed -n 's/.* percpu_alloc_percpu: .* size=20[0-9]\{3\} .* ptr=\([^ ]*\) .*/\1/p' \
		"$tracing/trace"
}

rings_freed() {
	sed -n 's/.* percpu_free_percpu: .* ptr=\([^ ]*\)$/\1/p' "$tracing/trace" |
		grep -cxFf <(rings_made)
}

are_freed() {	# are_freed HOW-OFTEN
	[ "$(rings_freed)" -eq "$1" ]
}

nvme_reload 2
echo 1 >$tracing/events/percpu/enable
for times in 1 2; do
	watch dpastop
	check "somebody listens, for whom rings are made" \
		test "$(rings_made | wc -l)" -eq $times
	sleep 12
	check "they are there as long as somebody listens" are_freed $((times - 1))
	unwatch
	check "and are freed after the last has left" wait_until are_freed $times
done
echo 0 >$tracing/events/percpu/enable

# --- a reader that keeps up ------------------------------------------------------

nvme_reload 2
watch dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load "$reads"
check "the load came to its end" fio_ok "$(cat /tmp/load)"
trace_stop
unwatch_when_accounted_for
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
total=$(stat_sum $device switches)
echo "traced $traced, told $told, missed $(missed), switch_stat $total"
check "dpastop reads netlink" grep -q '"origin":"netlink"' /tmp/stream
check "the tracepoint lost nothing" trace_lost_nothing
check "there were more switches than reads" test "$traced" -gt "$reads"
check "switch_stat adds up to as many as were traced" test "$total" -eq "$traced"
check "dpastop was told as many" test "$told" -eq "$traced"
check "it missed none" test "$(missed)" -eq 0
number sequence >/tmp/told
check "with the same sequences, in their order" cmp /tmp/traced /tmp/told
seq "$traced" >/tmp/all
check "from 1 without a hole" cmp /tmp/all /tmp/told
check "each with its evidence" evidence_is_whole
check "and the sleeps of 4 KiB reads" \
	grep -q '"busiest_bucket":6,"busiest_dur_ns":' /tmp/stream
check "nothing was left to say" test ! -s /tmp/errors

# --- a reader that stands still ----------------------------------------------------

# Nobody needs no privilege to be told, but has a smaller buffer than root.
nvme_reload 2
watch setpriv --reuid 65534 --regid 65534 --clear-groups dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load $((reads / 8))
kill -STOP "$watcher"
switch_load "$reads"
kill -CONT "$watcher"
switch_load $((reads / 8))
trace_stop
unwatch_when_accounted_for
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
echo "stopped for a while: traced $traced, told $told, missed $(missed)"
check "the tracepoint lost nothing, again" trace_lost_nothing
check "nobody reads netlink" grep -q '"origin":"netlink"' /tmp/stream
check "some were missed" test "$(missed)" -gt 0
check "told and missed are all that were traced" \
	test $((told + $(missed))) -eq "$traced"
number sequence | sort -n -u >/tmp/told
check "none was told twice" test "$(wc -l </tmp/told)" -eq "$told"
check "none that did not happen" only_traced_ones_are_told
finish
