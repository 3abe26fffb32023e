#!/bin/bash
# ring.sh - no switch is lost without being counted where the kernel's own ring runs
# full before it is emptied, which is 20 ms after its first record. With --icount that
# is twenty million instructions, on a machine of any speed: enough for thousands of
# switches, and the ring holds 256. What it sends late must not be taken for missed.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh
# shellcheck source=tests/guest/watch_lib.sh
. ./watch_lib.sh

sockets_dropped_nothing() {
	awk '$2 == 16 && $9 > 0 { print; bad = 1 } END { exit bad }' \
		/proc/net/netlink
}

reads=8000
device=nullb0
modprobe null_blk nr_devices=1 queue_mode=2 irqmode=0 poll_queues=1 gb=1
wait_until test -b /dev/$device
watch dpastop
trace_start
windows_of_one
set_method $device DPAS
check "the load came to its end" syncread /dev/$device $reads poll
trace_stop
wait_until accounted_for
check "no socket lost anything" sockets_dropped_nothing
unwatch
traced=$(wc -l </tmp/traced)
told=$(number sequence | wc -l)
total=$(stat_sum $device switches)
echo "traced $traced, told $told, missed $(missed), switch_stat $total"
check "the tracepoint lost nothing" trace_lost_nothing
check "every read switched" test "$traced" -ge $((2 * reads))
check "the ring lost some" test "$(missed)" -gt 0
check "and not what it held" test "$told" -ge 256
check "told and missed are all that were traced" \
	test $((told + $(missed))) -eq "$traced"
check "switch_stat adds up to them, too" test "$total" -eq "$traced"
number sequence >/tmp/told
check "what was told was traced" only_traced_ones_are_told
finish
