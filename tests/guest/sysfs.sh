#!/bin/bash
# sysfs.sh - the tunables take what the design says, refuse the rest and then
# change nothing; two devices keep apart; switch_stat is whole
. ./lib.sh

# refuses FILE VALUE: EINVAL, and the file holds what it held
refuses() {
	local before after
	before=$(queue nvme0n1 "$1")
	queue nvme0n1 "$1" "$2" && { echo "$1 took '$2'"; return 1; }
	after=$(queue nvme0n1 "$1")
	[ "$before" = "$after" ]
}

takes() {
	queue nvme0n1 "$1" "$2" && [ "$(queue nvme0n1 "$1")" = "$2" ]
}

nvme_reload 2

while read -r file default min max; do
	check "$file starts at $default" test "$(queue nvme0n1 "$file")" = "$default"
	check "$file takes $min" takes "$file" "$min"
	check "$file takes $max" takes "$file" "$max"
	for bad in -1 $((min - 1)) $((max + 1)) 4294967296 18446744073709551616 \
		99999999999999999999999 x 1x '' ' ' 0x1g 1.5 "1 1"; do
		[ "$bad" = "$min" ] && continue
		check "$file refuses '$bad'" refuses "$file" "$bad"
	done
	queue nvme0n1 "$file" "$default"
done <<'TABLE'
io_poll_delay -1 -1 2147483
pas_enabled 0 0 1
pas_adaptive_enabled 0 0 1
pas_d_init 100 100 10000000
pas_up_init 10000 1 1000000
pas_dn_init 100000 1 1000000
switch_enabled 0 0 1
switch_param1 0 0 1000000
switch_param2 10 0 1000000
switch_param3 10 0 1000000
switch_param4 1 0 1
switch_param5 100 1 1000000
switch_param6 1000 1 1000000
switch_param7 10000 1 1000000
ehp_enabled 0 0 1
TABLE
check "a switch refuses 7" refuses switch_enabled 7
check "switch_stat cannot be written" refuses switch_stat 1

stat=/sys/block/nvme0n1/queue/switch_stat
form='^CPU\[ ?[0-9]+\] MODE\[[0-3]\] QD\[ ?[0-9]+\] param1: [0-9]+ param2: [0-9]+ param3: [0-9]+ polled io: [0-9]+, pas io: [0-9]+, ol io: [0-9]+, int io: [0-9]+, tf: [0-9]+, dur: [0-9]+'
possible=$(($(cut -d- -f2 /sys/devices/system/cpu/possible) + 1))
check "switch_stat has a line a possible CPU" \
	test "$(grep -cE "$form" $stat)" -eq "$possible"
check "switch_stat reads the same in small pieces" \
	test "$(dd if=$stat bs=7 2>/dev/null | md5sum)" = "$(md5sum <$stat)"
dmesg -c >/dev/null
cat $stat >/dev/null
check "reading switch_stat writes nothing to the log" test -z "$(dmesg)"

# Two devices
if [ -e /sys/block/nvme1n1 ]; then
	set_method nvme0n1 DPAS
	set_method nvme1n1 PAS
	queue nvme1n1 pas_d_init 5000
	queue nvme0n1 switch_param4 0
	check "another device's pas_d_init is untouched" \
		test "$(queue nvme0n1 pas_d_init)" = 100
	check "another device's param4 is untouched" \
		test "$(queue nvme1n1 switch_param4)" = 1
	load DPAS /dev/nvme0n1 --rw=randread --size=64m --io_size=1t \
		--number_ios=3000 --cpus_allowed=0 >/dev/null
	check "I/O is counted on its own device" \
		test $(($(stat_sum nvme0n1 'pas io') + $(stat_sum nvme0n1 'ol io'))) -eq 3000
	check "and not on the other" test "$(stat_sum nvme1n1 'pas io')" -eq 0
	load PAS /dev/nvme1n1 --rw=randread --size=64m --io_size=1t \
		--number_ios=3000 --cpus_allowed=0 >/dev/null
	check "the other counts its own" \
		test "$(stat_sum nvme1n1 'pas io')" -eq 3000
	check "the other sleeps no less than its own pas_d_init" \
		test "$(stat_sum nvme1n1 dur)" -ge 5000
	set_method nvme0n1 INT
	load PAS /dev/nvme1n1 --rw=randread --size=64m --io_size=1t \
		--number_ios=1000 --cpus_allowed=0 >/dev/null
	check "switching one off leaves the other on" \
		test "$(stat_sum nvme1n1 'pas io')" -eq 4000
else
	check "there are two devices" false
fi
finish
