#!/bin/bash
# injection.sh - failures on request: requests that are issued again, time out or
# fail before they reach the driver or in a queue that goes, memory that is not there,
# and what encrypts on the way. Needs the debug kernel.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

faults=/sys/kernel/debug

# inject KIND [SETTING=VALUE...]: with 100 % probability, and for ever
inject() {
	local kind=$1 setting
	shift
	for setting in verbose=0 interval=1 times=-1 space=0 probability=100 "$@"; do
		echo "${setting#*=}" >"$faults/$kind/${setting%=*}" || return
	done
}

end_injection() {
	echo 0 >"$faults/$1/probability"
}

# null_disk PARAMETER...: nullb0 that polls, in DPAS
null_disk() {
	modprobe -r null_blk 2>/dev/null
	modprobe null_blk nr_devices=1 queue_mode=2 irqmode=1 submit_queues=2 \
		poll_queues=2 gb=1 "$@"
	wait_until test -b /dev/nullb0
	set_method nullb0 DPAS
}

nvme_reload 2
check "the kernel can fail on request" test -d $faults/failslab

# --- requests that are issued again ---------------------------------------------------

null_disk requeue=10,30,0,-1
for method in CP LHP EHP PAS DPAS; do
	set_method nullb0 $method
	output=$(load $method /dev/nullb0 --rw=randrw --size=64m --number_ios=300 --numjobs=4)
	check "$method: a third of the requests is issued again" fio_ok "$output"
done
check "and none stays counted" qd_is_zero nullb0

# Issued again by a kworker of the CPU on which a real-time task polls.
echo -1 >/proc/sys/kernel/sched_rt_runtime_us
start=$(now_ms)
set_method nullb0 CP
check "a real-time task polls" timeout 60 taskset -c 1 chrt -f 50 \
	syncread /dev/nullb0 100 poll
echo "100 reads by a real-time task: $(($(now_ms) - start)) ms"
check "and lets the kworker run that issues its requests again" \
	test $(($(now_ms) - start)) -lt 25000
start=$(now_ms)
check "a task with a deadline polls" timeout 60 taskset -c 1 \
	chrt -d -T 1000000 -D 1000000 -P 1000000 0 syncread /dev/nullb0 100 poll
echo "100 reads by a task with a deadline: $(($(now_ms) - start)) ms"
check "and lets the kworker run, too" test $(($(now_ms) - start)) -lt 25000
echo 950000 >/proc/sys/kernel/sched_rt_runtime_us

# --- requests that time out -------------------------------------------------------------

# SCSI tries them again after it has aborted them.
modprobe -r null_blk
check "there is a SCSI disk" scsi_disk
set_method "$sd" PAS
echo 1 >"/sys/block/$sd/device/timeout"
echo 1000 | tee /sys/block/"$sd"/device/scsi_disk/*/max_medium_access_timeouts >/dev/null
inject fail_io_timeout probability=10
echo 1 >"/sys/block/$sd/io-timeout-fail"
output=$(load PAS "/dev/$sd" --rw=randread --size=32m --number_ios=30)
echo 0 >"/sys/block/$sd/io-timeout-fail"
end_injection fail_io_timeout
check "requests that time out are tried again" fio_ok "$output"
check "and none stays counted" qd_is_zero "$sd"
modprobe -r sd_mod scsi_debug

# --- I/O that fails before it reaches the driver ------------------------------------------

set_method nvme0n1 PAS
queue nvme0n1 pas_d_init 200	# everything is counted from here on
inject fail_make_request
echo 1 >/sys/block/nvme0n1/make-it-fail
before=$(stat_sum nvme0n1 over)
check "a read fails" eval "! syncread /dev/nvme0n1 20 poll >/dev/null 2>&1"
echo 0 >/sys/block/nvme0n1/make-it-fail
end_injection fail_make_request
check "and tells the policy nothing" test "$(stat_sum nvme0n1 over)" = "$before"
check "nor stays counted" qd_is_zero nvme0n1

# --- poll queues that go away with I/O in them ----------------------------------------------

# I/O whose completion got lost is issued again by a reset, which takes its queue away:
# then the driver refuses it. It has been done before, so that only what is written to
# the same place in between tells whether it is done once more.

# one OP VALUE TARGET [FIO-OPTION...]: read or write 64 KiB of this byte
one() {
	local output
	output=$(taskset -c 1 fio --name=one --filename="$3" --ioengine=pvsync2 --direct=1 \
		--thread --rw="$1" --bs=64k --size=64k --verify=pattern --verify_pattern="$2" \
		--do_verify=0 --output-format=terse --terse-version=3 "${@:4}" 2>&1)
	fio_ok "$output"
}

fill() {	# fill BYTE TARGET: the same by interrupt
	xfs_io -d -c "pwrite -q -b 64k -S $1 0 64k" "$2"
}

is_under_way() {
	[ "$(awk '{ print $1 + $2 }' /sys/block/nvme0n1/inflight)" -gt 0 ]
}

refused() {
	dmesg | grep -c 'I/O error, dev nvme0n1'
}

# lose_queue QUEUES METHOD OP TARGET [FIO-OPTION...]: the poll queues become QUEUES
# while one I/O, polled for on CPU 1, is in the last one
lose_queue() {
	local queues=$1 method=$2 op=$3 target=$4 expected=0x22 before pid
	local what="$method: a $op of ${target##*/} whose poll queue goes"
	shift 4
	[ "$op" = write ] || expected=0x33
	set_method nvme0n1 "$method"
	fill 0x11 "$target"
	before=$(refused)
	inject fail_io_timeout
	echo 1 >/sys/block/nvme0n1/io-timeout-fail
	one "$op" $expected "$target" --hipri=1 "$@" &
	pid=$!
	check "$what is under way" wait_until is_under_way
	usleep 200000
	echo 0 >/sys/block/nvme0n1/io-timeout-fail
	end_injection fail_io_timeout
	fill 0x33 "$target"
	nvme_reset "$queues"
	check "$what is done again" wait $pid
	check "$what was refused by the driver" test "$(refused)" -gt "$before"
	[ "$op" = read ] ||
		check "$what has its data" one read $expected "$target"
	nvme_reset 2
}

nvme_reload 2
queue nvme0n1 io_timeout 300000	# until then nobody misses what got lost
addpart /dev/nvme0n1 1 2048 32768
wait_until test -b /dev/nvme0n1p1
lose_queue 0 CP read /dev/nvme0n1
lose_queue 0 CP read /dev/nvme0n1 --nowait=1
lose_queue 1 CP write /dev/nvme0n1
lose_queue 0 LHP write /dev/nvme0n1
lose_queue 0 DPAS read /dev/nvme0n1
lose_queue 0 PAS write /dev/nvme0n1p1
delpart /dev/nvme0n1 1
mkfs.xfs -q -f /dev/nvme0n1
modprobe -q xfs
echo 720000 >/proc/sys/fs/xfs/xfssyncd_centisecs	# its log would be under way as well
mount /dev/nvme0n1 /mnt
xfs_io -f -c 'pwrite -q 0 64k' -c fsync /mnt/file
lose_queue 0 CP write /mnt/file
lose_queue 0 PAS read /mnt/file
umount /mnt
check "and none stays counted" qd_is_zero nvme0n1

# NVMe's own: Internal Error, and not to be tried again.
set_method nvme0n1 CP
inject nvme0n1/fault_inject status=6 dont_retry=1 times=1
check "an error of the device stays one" eval \
	"! syncread /dev/nvme0n1 1 poll >/dev/null 2>&1"
check "and is the only one" syncread /dev/nvme0n1 1 poll

# --- memory that is not there --------------------------------------------------------------

# Where CPUs' memory cannot be had, the kernel says so, with a trace.
reports=${reports/|Call Trace/}
echo N >$faults/failslab/ignore-gfp-wait
echo N >$faults/fail_page_alloc/ignore-gfp-wait
echo 0 >$faults/fail_page_alloc/min-order
echo 0 >$faults/failslab/verbose
echo 0 >$faults/fail_page_alloc/verbose
# With a new queue, so that everything is to be made.
nvme_reload 2
check "without memory DPAS is enabled whole or not at all" \
	fail_nth write /sys/block/nvme0n1/queue/pas_enabled 1
check "now it is enabled" test "$(queue nvme0n1 pas_enabled)" = 1
numbers=$(cat /sys/block/nvme0n1/dev)
check "without memory statistics are whole or an error" \
	fail_nth ask "${numbers%:*}" "${numbers#*:}"
check "without memory switch_stat is whole or an error" \
	fail_nth read /sys/block/nvme0n1/queue/switch_stat

# --- encryption on the way --------------------------------------------------------------

set_method nvme0n1 INT
mkfs.ext4 -q -F -O encrypt /dev/nvme0n1
mount -o inlinecrypt /dev/nvme0n1 /mnt
key=$(head -c 64 /dev/zero | xfs_io -c add_enckey /mnt | sed 's/.* //')
mkdir /mnt/secret
check "a directory is encrypted" xfs_io -c "set_encpolicy $key" /mnt/secret
for method in CP DPAS; do
	set_method nvme0n1 $method
	output=$(load $method /mnt/secret/file --rw=randwrite --size=2m \
		--verify=crc32c --do_verify=1 --verify_fatal=1)
	check "$method: an encrypted file reads back what was written" fio_ok "$output"
done
umount /mnt
check "what a bounce bio encrypts is not polled for" test \
	"$(($(stat_sum nvme0n1 'pas io') + $(stat_sum nvme0n1 'polled io')))" -eq 0

check "no I/O stays counted" qd_is_zero nvme0n1
finish
