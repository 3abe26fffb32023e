#!/bin/bash
# instructions.sh - runs in the guest, with --icount: what a 4 KiB read from
# null_blk costs in instructions, by each way of waiting. One line each:
# NAME INSTRUCTIONS. On an unpatched kernel only the first can be had.
set -eu

reads=20000
queue=/sys/block/nullb0/queue

modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=1 \
	poll_queues=1 gb=1
until [ -b /dev/nullb0 ]; do usleep 10000; done

measure() {	# NAME [poll]
	local name=$1
	shift
	echo "$name $(taskset -c 0 syncread /dev/nullb0 $reads "$@")"
}

measure off
if [ ! -e $queue/pas_enabled ]; then
	# It ignores RWF_HIPRI, but looks at the flag.
	measure RWF_HIPRI poll
	exit
fi

measure CP poll
echo 0 >$queue/io_poll_delay
echo 1 >$queue/pas_enabled
measure PAS poll
echo 1 >$queue/switch_enabled
measure DPAS poll
# OL is never left for INT by one job, so make every window end there.
echo 0 >$queue/switch_param4
echo 0 >$queue/switch_param2
echo 0 >$queue/switch_param3
echo 1000000 >$queue/switch_param7
echo 1 >$queue/switch_param5
measure INT poll
echo 0 >$queue/pas_enabled
echo -1 >$queue/io_poll_delay
measure off-afterwards
