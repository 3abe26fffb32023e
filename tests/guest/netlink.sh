#!/bin/bash
# netlink.sh - no switch is lost without being counted: what dpastop is told by
# netlink, what the tracepoint counts and what switch_stat adds up to agree.
# Prints how long it takes from a switch to dpastop's output.
. ./lib.sh

device=nvme0n1
tracing=/sys/kernel/tracing

trace_start() {
	echo 0 >$tracing/tracing_on
	echo 16384 >$tracing/buffer_size_kb
	echo >$tracing/trace
	echo 1 >$tracing/events/dpas/dpas_switch/enable
	echo 1 >$tracing/tracing_on
}

# Stop, and leave the sequences that were traced, in their order, in a file.
trace_stop() {
	echo 0 >$tracing/events/dpas/dpas_switch/enable
	sed -n 's/.*dpas_switch: .* seq=\([0-9]*\) .*/\1/p' $tracing/trace |
		sort -n >/tmp/traced
}

trace_lost_nothing() {
	! grep -h '^overrun: [^0]\|^dropped events: [^0]' \
		$tracing/per_cpu/cpu*/stats
}

# Every I/O fills a window, so every I/O switches: PAS, CP and back.
windows_of_one() {
	queue $device switch_param5 1 && queue $device switch_param6 1 &&
		queue $device switch_param7 1
}

watch() {	# watch COMMAND...: dpastop with its output in a file
	"$@" --batch --json -d 0.5 $device >/tmp/stream 2>/tmp/errors &
	watcher=$!
	wait_until grep -q '"type":"sample"' /tmp/stream
}

# number KEY: its values in the switch records of the stream
number() {
	sed -n '/"type":"switch"/s/.*"'"$1"'":\([0-9]*\).*/\1/p' /tmp/stream
}

missed() {
	sed -n 's/.*"type":"gap".*"missed":\([0-9]*\).*/\1/p' /tmp/stream |
		awk '{ sum += $1 } END { print sum + 0 }'
}

accounted_for() {
	[ $(($(number sequence | wc -l) + $(missed))) -ge "$(wc -l </tmp/traced)" ]
}

unwatch() {
	wait_until accounted_for
	kill "$watcher"
	wait "$watcher" 2>/dev/null
}

switch_load() {	# switch_load READS-A-JOB
	load DPAS /dev/$device --rw=randread --size=64m --numjobs=2 \
		--cpus_allowed=0-1 --cpus_allowed_policy=split \
		--number_ios="$1" >/tmp/load
}

evidence_is_whole() {
	! grep '"type":"switch"' /tmp/stream |
		grep -v '"from":.*"to":.*"reason":.*"window_ios":.*"window_limit":1[,}]'
}

# --- a reader that keeps up ------------------------------------------------------

nvme_reload 2
watch dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load 8000
check "the load came to its end" fio_ok "$(cat /tmp/load)"
trace_stop
unwatch
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
total=$(stat_sum $device switches)
echo "traced $traced, told $told, missed $(missed), switch_stat $total"
check "dpastop reads netlink" grep -q '"origin":"netlink"' /tmp/stream
check "the tracepoint lost nothing" trace_lost_nothing
check "there were 10,000 switches" test "$traced" -ge 10000
check "switch_stat adds up to as many as were traced" test "$total" -eq "$traced"
check "dpastop was told as many" test "$told" -eq "$traced"
check "it missed none" test "$(missed)" -eq 0
number sequence >/tmp/told
check "with the same sequences, in their order" cmp /tmp/traced /tmp/told
seq "$traced" >/tmp/all
check "from 1 without a hole" cmp /tmp/all /tmp/told
check "each with its evidence" evidence_is_whole
check "nothing was left to say" test ! -s /tmp/errors

# --- a reader that stands still ----------------------------------------------------

# Nobody needs no privilege to be told, but has a smaller buffer than root.
nvme_reload 2
watch setpriv --reuid 65534 --regid 65534 --clear-groups dpastop
trace_start
windows_of_one
set_method $device DPAS
switch_load 1000
kill -STOP "$watcher"
switch_load 8000
kill -CONT "$watcher"
switch_load 1000
trace_stop
unwatch
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
only_traced_ones_are_told() {
	! grep -vxFf /tmp/traced /tmp/told
}
check "none that did not happen" only_traced_ones_are_told

# --- from the switch to the output -------------------------------------------------

# Each line gets the time, by the clock of the records, at which it was read.
queue $device switch_param5 100
queue $device switch_param6 1000
dpastop --batch --json -d 2 $device |
	while IFS= read -r line; do
		read -r up _ </proc/uptime
		case $line in
		*'"type":"switch"'*)
			at=${line#*'"mono_ns":'}
			at=${at%%[,\}]*}
			echo $((10#${up/./} * 10 - at / 1000000)) ;;
		esac
	done >/tmp/latency &
usleep 500000
switch_load 3000
usleep 500000
killall dpastop
wait
echo "from a switch to its line, ms ($(wc -l </tmp/latency) switches):"
sort -n /tmp/latency | awk '{ v[NR] = $1 } END { if (NR)
	printf "median %d, 95%% %d, max %d\n", v[int((NR + 1) / 2)],
		v[int((NR * 95 + 99) / 100)], v[NR] }'

# --- a device that leaves ----------------------------------------------------------

watch dpastop
nvme_reload 2
set_method $device DPAS
sequences=$(number sequence | wc -l)
told_more() {
	[ "$(number sequence | wc -l)" -gt "$sequences" ]
}
wait_until eval "grep '\"type\":\"gap\"' /tmp/stream | grep -q gone"
usleep 500000
switch_load 3000
check "switches are told after the device left and came back" \
	wait_until told_more
kill "$watcher"
wait "$watcher" 2>/dev/null
finish
