#!/bin/bash
# instructions.sh - runs in the guest, with --icount: what a 4 KiB read from
# null_blk costs in instructions, by each way of waiting, and with somebody who
# watches. One line each: INSTRUCTIONS NAME. On an unpatched kernel only the
# first two can be had.
set -eu

reads=20000
queue=/sys/block/nullb0/queue

modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=1 \
	poll_queues=1 gb=1
until [ -b /dev/nullb0 ]; do usleep 10000; done

# traced TRACEPOINT NAME [poll]: measured while it is enabled
traced() {
	local event=/sys/kernel/tracing/events/dpas/$1/enable
	shift
	echo 1 >"$event"
	measure "$@"
	echo 0 >"$event"
}

# listened_to NAME NAME [poll]: while a dpastop is told of every switch, which
# looks at nothing else in that time. First with what it does itself; then it
# stands still, so that this is the kernel's part alone.
listened_to() {
	local listener all=$1 kernel=$2
	shift 2
	dpastop --batch --json -d 60 nullb0 >/tmp/stream &
	listener=$!
	until grep -qs '"type":"sample"' /tmp/stream; do usleep 10000; done
	measure "$all" "$@"
	kill -STOP $listener
	measure "$kernel" "$@"
	kill -KILL $listener
	wait $listener 2>/dev/null || true
}

# measure NAME [poll]: the least of three times, since a worker of the kernel that
# happens to run is counted, too
measure() {
	local name=$1
	shift
	for _ in 1 2 3; do
		taskset -c 0 syncread /dev/nullb0 $reads "$@"
	done | sort -n | sed -n "1s/\$/ $name/p"
}

measure off
if [ ! -e $queue/pas_enabled ]; then
	# It ignores RWF_HIPRI, but looks at the flag.
	measure "RWF_HIPRI ignored" poll
	exit
fi

measure CP poll
echo 0 >$queue/io_poll_delay
echo 1 >$queue/ehp_enabled
measure EHP poll
echo 0 >$queue/ehp_enabled
echo 1 >$queue/pas_enabled
measure PAS poll
traced dpas_sleep "PAS, dpas_sleep traced" poll
echo 1 >$queue/switch_enabled
measure DPAS poll
# In CP after the first window, and it stays there.
echo 1000000 >$queue/switch_param6
taskset -c 0 syncread /dev/nullb0 500 poll >/dev/null
measure "DPAS in CP" poll
echo 1000 >$queue/switch_param6
traced dpas_switch "DPAS, dpas_switch traced" poll
traced dpas_sleep "DPAS, dpas_sleep traced" poll
listened_to "DPAS, with dpastop" "DPAS, a listener asleep" poll
# OL is never left for INT by one job, so make every window end there.
echo 0 >$queue/switch_param4
echo 0 >$queue/switch_param2
echo 0 >$queue/switch_param3
echo 1000000 >$queue/switch_param7
echo 1 >$queue/switch_param5
measure "INT (of DPAS)" poll
echo 0 >$queue/pas_enabled
echo -1 >$queue/io_poll_delay
measure "off afterwards"
