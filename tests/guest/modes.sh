#!/bin/bash
# modes.sh - the modes move as the design says, and each parameter governs its
# own edge
. ./lib.sh

device=nvme0n1

# run JOBS IOS-A-JOB: random reads on CPU 0 through DPAS
run() {
	local output
	output=$(load DPAS /dev/$device --rw=randread --size=64m --io_size=1t \
		--number_ios="$2" --numjobs="$1" --cpus_allowed=0)
	fio_ok "$output"
}

# restart: every CPU in PAS, every count at zero, the defaults
restart() {
	queue $device switch_param1 0
	queue $device switch_param2 10
	queue $device switch_param3 10
	queue $device switch_param4 1
	set_method $device DPAS
}

total_ios() {
	local total=0 key
	for key in 'polled io' 'pas io' 'ol io' 'int io'; do
		total=$((total + $(stat_sum $device "$key")))
	done
	echo $total
}

nvme_reload 2

restart
run 1 20000
check "one job: every I/O is counted" test "$(total_ios)" -eq 20000
check "one job: most I/Os are polled" \
	share_above 85 "$(stat_sum $device 'polled io')" 20000
check "one job: none goes to INT" test "$(stat_sum $device 'int io')" -eq 0

restart
run 2 10000
check "two jobs: every I/O is counted" test "$(total_ios)" -eq 20000
check "two jobs: PAS, OL and INT were visited" test \
	"$(stat_sum $device 'pas io')" -gt 0 -a \
	"$(stat_sum $device 'ol io')" -gt 0 -a \
	"$(stat_sum $device 'int io')" -gt 0
check "two jobs: most I/Os end by interrupt" \
	share_above 60 "$(stat_sum $device 'int io')" 20000

before=$(stat_sum $device 'polled io')
# At most the rest of an INT window, a window in OL and one in PAS.
run 1 10400
check "back to one job: CP within the windows" \
	test "$(stat_sum $device 'polled io')" -gt "$before"

restart
queue $device switch_param4 0
run 1 5000
check "param4 = 0 keeps CP out" test "$(stat_sum $device 'polled io')" -eq 0

restart
queue $device switch_param1 1000000
run 4 2500
check "raising param1 keeps PAS" test \
	"$(stat_sum $device 'ol io')" -eq 0 -a \
	"$(stat_sum $device 'int io')" -eq 0

restart
queue $device switch_param3 1000000
run 4 2500
check "raising param3 keeps OL" test \
	"$(stat_sum $device 'ol io')" -gt 0 -a \
	"$(stat_sum $device 'int io')" -eq 0

queue $device switch_enabled 0
queue $device switch_enabled 1
check "switch_enabled 0 to 1 zeroes the counts" test "$(total_ios)" -eq 0
check "switch_enabled 0 to 1 starts in PAS" \
	test -z "$(grep -v 'MODE\[2\]' /sys/block/$device/queue/switch_stat)"
check "no I/O stays counted" qd_is_zero $device
finish
