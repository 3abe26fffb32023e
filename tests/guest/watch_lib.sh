# watch_lib.sh - what the tests share that watch dpastop watching switches
#
# Variables are used by those that source this:
# shellcheck shell=bash disable=SC2034
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
		"$tracing"/per_cpu/cpu*/stats
}

# Every I/O fills a window, so every I/O switches: PAS, CP and back.
windows_of_one() {
	queue $device switch_param5 1 && queue $device switch_param6 1 &&
		queue $device switch_param7 1
}

# watch COMMAND...: dpastop with its output in a file, every $interval seconds
interval=0.5
watch() {
	"$@" --batch --json -d $interval $device >/tmp/stream 2>/tmp/errors &
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

only_traced_ones_are_told() {
	! grep -vxFf /tmp/traced /tmp/told
}

unwatch() {
	kill "$watcher"
	wait "$watcher" 2>/dev/null
}

switch_load() {	# switch_load READS-A-JOB
	load DPAS /dev/$device --rw=randread --size=64m --numjobs=2 \
		--cpus_allowed=0-1 --cpus_allowed_policy=split \
		--number_ios="$1" >/tmp/load
}
