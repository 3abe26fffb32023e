#!/bin/bash
# faults.sh - what once crashed the kernel, leaked from it or made I/O wait for
# seconds: offsets at which sums wrap, reads across extents in reverse order,
# numbers of disks that are none or go, I/O schedulers, what hybrid polling learns
# from, writes that are to be durable
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
# Many more asks than there are disks to be found.
ask_until_gone() {
	while [ -e /sys/block/nullb0 ]; do
		as_nobody dpas_ask "${numbers%:*}" "${numbers#*:}"
	done >/dev/null 2>&1
}

ask_while_it_goes() {
	local asker askers=()
	modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=2 \
		poll_queues=2 gb=1 || return
	numbers=$(cat /sys/block/nullb0/dev)
	for _ in 1 2 3; do
		ask_until_gone &
		askers+=($!)
	done
	usleep $((RANDOM * 10))
	modprobe -r null_blk || return
	for asker in "${askers[@]}"; do
		wait "$asker"
	done
}

for _ in 1 2 3 4 5 6 7 8; do
	check "a disk goes while it is asked" ask_while_it_goes
done
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
	[ $method != INT ] || interrupt_took=$took
	check "$method: no request timeout of 30 seconds more than INT" \
		test "${took:-99999}" -lt $((interrupt_took + 20000))
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

# --- what hybrid polling learns from ---------------------------------------------------

# mean_wait_us METHOD FIO-OPTION...: of reads of the SCSI disk
mean_wait_us() {
	local method=$1 output
	shift
	output=$(load "$method" "/dev/$sd" --rw=randread --size=32m "$@")
	fio_ok "$output" >&2 && echo "$output" | awk -F';' '/^3;fio/ { print int($16) }'
}

# A flush of this disk takes 50 ms. It has no sectors, and the smallest reads one.
check "there is a SCSI disk" scsi_disk
fio --name=flushes --filename="/dev/$sd" --ioengine=pvsync2 --direct=1 --rw=write \
	--bs=4k --size=16m --fsync=1 --thread --time_based --runtime=3600 >/dev/null 2>&1 &
set_method "$sd" INT
for_a_while=(--bs=512 --time_based --runtime=4)
interrupt=$(mean_wait_us INT "${for_a_while[@]}")
set_method "$sd" LHP
mean=$(mean_wait_us LHP "${for_a_while[@]}")
kill $!
wait $! 2>/dev/null
echo "reads of 512 bytes beside flushes of 50 ms: INT ${interrupt:-?} us, LHP ${mean:-?} us"
# LHP takes a late wake-up for the device's time, and where wake-ups take as long as
# flushes, as on a debug kernel, the two cannot be told apart.
[[ $(uname -r) != *-lab ]] ||
	check "LHP does not sleep for as long as a flush takes" \
		test "${mean:-999999}" -lt $((2 * interrupt + 1000))

# Reads of 0.9 s, of which one begins in the last 100 ms of another, as a window has
# it, teach it to sleep for 450 ms. Does it find back?
delay=/sys/bus/pseudo/drivers/scsi_debug/ndelay
check "the disk becomes slow" eval "echo 900000000 >$delay"
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	syncread "/dev/$sd" 2 poll >/dev/null &
	slow=$!
	usleep 60000
done
wait $slow
sleep 2
check "the disk becomes quick again" eval "echo 20000 >$delay"
mean=$(mean_wait_us LHP --number_ios=20)
echo "LHP after reads of 0.9 s: ${mean:-?} us a read"
check "LHP does not sleep on" test "${mean:-999999}" -lt 100000
modprobe -r sd_mod scsi_debug

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
