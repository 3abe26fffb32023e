#!/bin/bash
# faults.sh - what once crashed the kernel, leaked from it or made I/O wait for
# seconds: offsets at which sums wrap, reads across extents in reverse order,
# numbers of disks that are none, I/O schedulers, writes that are to be durable
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
stat=/sys/block/$device/queue/switch_stat

as_nobody() {
	setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
}

# milliseconds COMMAND...: how long it takes; its output is in /tmp/output
milliseconds() {
	local start
	start=$(now_ms)
	"$@" >/tmp/output 2>&1 || return
	echo $(($(now_ms) - start))
}

nvme_reload 2
set_method $device DPAS

# --- offsets ---------------------------------------------------------------------

# ends_before OFFSET: a read there returns nothing, and returns
ends_before() {
	as_nobody xfs_io -r -c "pread -q $1 4096" $stat >/tmp/output 2>&1
}

for width in 384 512; do
	for lines in 65536 2147483648 4294967296 8589934592 1099511627776; do
		check "switch_stat ends before line $lines of $width bytes" \
			ends_before $((lines * width))
	done
done
check "a tunable ends after its number" test \
	"$(as_nobody dd if=/sys/block/$device/queue/pas_d_init bs=4 skip=1 2>/dev/null | wc -c)" -eq 0
check "a tunable takes no number in pieces" \
	eval "! echo 12345 | dd of=/sys/block/$device/queue/pas_d_init bs=1 2>/dev/null"
check "nor one with something hidden behind it" \
	eval "! printf '500\\0007' >/sys/block/$device/queue/pas_d_init 2>/dev/null"
check "and has not changed" test "$(queue $device pas_d_init)" -eq 100
check "somebody hostile gets nothing but errors" \
	as_nobody hostile $device "${HOSTILE_SECONDS:-5}" "${SEED:-1}"

# --- numbers of disks ---------------------------------------------------------------

numbers=$(cat /sys/block/$device/dev)
check "statistics of a disk" test \
	"$(as_nobody dpas_ask "${numbers%:*}" "${numbers#*:}")" -ge 2
modprobe -r loop 2>/dev/null
while read -r major minor error; do
	check "statistics of $major:$minor: $error" test \
		"$(as_nobody dpas_ask "$major" "$minor")" = "$error"
done <<-TABLE
	7 5 ENODEV
	0 0 ENODEV
	4095 1048575 ENODEV
	4096 0 ERANGE
	${numbers%:*} 1048576 ERANGE
	4294967295 4294967295 ERANGE
TABLE
check "asking loads no module" eval "! grep -q '^loop ' /proc/modules"
check "asking makes no disk" test ! -e /sys/block/loop5

# --- reads across extents ---------------------------------------------------------

# The two blocks of a file, the second before the first on the disk. Then the
# unpolled bio of one could be merged in front of the polled one of the other.
set_method $device INT
mkfs.xfs -q -f /dev/$device
mount /dev/$device /mnt
make_reversed /mnt
check "the file has two extents" test \
	"$(xfs_io -c fiemap /mnt/reversed | grep -c '\.\.[0-9]*\]: [0-9]')" -eq 2
for method in INT CP PAS; do
	set_method $device $method
	took=$(milliseconds fio --name=reversed --filename=/mnt/reversed --ioengine=pvsync2 \
		--hipri="$(hipri_of $method)" --direct=1 --bs=8k --rw=read --size=8k --thread)
	echo "$method: a read across reversed extents, fio included: $took ms"
	check "$method: within 10 seconds" test "${took:-99999}" -lt 10000
done
umount /mnt

# --- I/O schedulers ------------------------------------------------------------------

# mean_us METHOD: of reads, one after the other; the best of three times, since the
# machine may be busy with something else
mean_us() {
	local poll=poll i
	[ "$1" = INT ] && poll=
	set_method $device "$1"
	for i in 1 2 3; do
		# shellcheck disable=SC2086 # an option or none
		taskset -c 0 syncread /dev/$device 200 $poll
	done | sort -n | awk 'NR == 1 { print int($1 / 1000) }'
}

modprobe -q -a kyber-iosched bfq
for scheduler in mq-deadline kyber bfq; do
	check "$scheduler is chosen" queue $device scheduler $scheduler
	interrupt=$(mean_us INT)
	for method in CP LHP EHP PAS DPAS; do
		mean=$(mean_us $method)
		echo "$scheduler: $method $mean us a read, INT $interrupt us"
		# Both by interrupt; a tick of the clock more would be ten times as much.
		check "$scheduler: $method is not slower than INT" \
			test "$mean" -lt $((3 * interrupt + 1000))
	done
done
check "dpastop says that a scheduler keeps it from polling" eval \
	'dpastop -b --json -n 1 -d 0.1 $device 2>&1 >/dev/null | grep -q "bfq prevents polling: echo none > /sys/block/"'
check "none is chosen again" queue $device scheduler none

# --- durable writes -----------------------------------------------------------------

modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=2 \
	poll_queues=2 gb=1
wait_until test -b /dev/nullb0
set_method nullb0 PAS
output=$(load PAS /dev/nullb0 --rw=write --size=64m --number_ios=500 --sync=dsync)
check "O_DSYNC writes" fio_ok "$output"
check "are polled for where there is no cache to flush" \
	test "$(stat_sum nullb0 'pas io')" -eq 500
modprobe -r null_blk
modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=2 \
	poll_queues=2 gb=1 memory_backed=1 cache_size=64
wait_until test -b /dev/nullb0
# Memory-backed, null_blk allocates while it polls, so it must not be polled.
check "a driver that may sleep has no files of DPAS" \
	test ! -e /sys/block/nullb0/queue/pas_enabled
output=$(load PAS /dev/nullb0 --rw=write --size=16m --number_ios=200 --sync=dsync)
check "O_DSYNC writes on a cache that must be flushed" fio_ok "$output"

check "no I/O stays counted" qd_is_zero $device
finish
