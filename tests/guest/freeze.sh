#!/bin/bash
# freeze.sh - what happens to a queue while I/O on it is polled for: it is frozen
# between two extents, its disk goes and comes back, its write cache is switched;
# and where nothing can be polled for, DPAS does not pretend to work
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

seconds=${FREEZE_SECONDS:-6}

# longest_ms PID FILE VALUE...: write the values to FILE in turn, as long as PID
# lives; print how long the slowest write took
longest_ms() {
	local pid=$1 file=$2 value start took longest=0
	shift 2
	while runs "$pid"; do
		for value; do
			start=$(now_ms)
			echo "$value" >"$file" || return
			took=$(($(now_ms) - start))
			[ $took -le $longest ] || longest=$took
		done
	done
	echo $longest
}

# --- a freeze between two extents ---------------------------------------------------

# Each way of waiting, on a file that takes two bios a read. A freeze waits for all
# I/O under way; one that is issued but that nobody polls for takes 30 s.
nvme_reload 2
mkfs.xfs -q -f /dev/nvme0n1
mount /dev/nvme0n1 /mnt
make_reversed /mnt
for method in CP PAS; do
	set_method nvme0n1 $method
	load $method /mnt/reversed --bs=8k --rw=randread --size=8k --numjobs=4 \
		--time_based --runtime="$seconds" >/tmp/load &
	longest=$(longest_ms $! /sys/block/nvme0n1/queue/nr_requests 64 128)
	wait
	check "$method: reads across two extents while the queue is frozen" \
		fio_ok "$(cat /tmp/load)"
	echo "$method: longest freeze $longest ms"
	check "$method: no freeze waits for an I/O that nobody polls for" \
		test "${longest:-99999}" -lt 15000
done
check "a read across two extents is not polled for" test \
	"$(stat_sum nvme0n1 'pas io')" -eq 0

# A write that ends where the file does, within a block: the rest of the block is
# zeroed by another bio.
bios() {
	awk '/^bio-/ { sum += $2 } END { print sum + 0 }' /proc/slabinfo 2>/dev/null
}
for file in /mnt/short1 /mnt/short2; do
	xfs_io -f -c 'pwrite -q -S 3 0 1k' -c fsync $file
done
for method in CP DPAS; do
	set_method nvme0n1 $method
	before=$(bios)
	load $method /mnt/short1:/mnt/short2 --bs=512 --rw=write --offset=512 \
		--size=512 --numjobs=4 --time_based --runtime="$seconds" >/tmp/load &
	longest=$(longest_ms $! /sys/block/nvme0n1/queue/nr_requests 64 128)
	wait
	check "$method: writes at the end of a file while the queue is frozen" \
		fio_ok "$(cat /tmp/load)"
	echo "$method: longest freeze $longest ms, bios before $before, after $(bios)"
	check "$method: no freeze waits for a part that nobody polls for" \
		test "${longest:-99999}" -lt 15000
	[ ! -r /proc/slabinfo ] ||
		check "$method: no bio is left over" test "$(bios)" -lt $((before + 300))
done
umount /mnt
check "freezes leave no I/O counted" qd_is_zero nvme0n1

# --- tags of I/O that nobody polls for --------------------------------------------------

set_method nvme0n1 CP
queue nvme0n1 nr_requests 4
took=$(taskset -c 0 fill_ring /dev/nvme0n1 4)
echo "a read where all tags are taken: $took ms"
check "a read does not wait for tags that nobody polls for" \
	test "${took:-99999}" -lt 10000
queue nvme0n1 nr_requests 128

# --- I/O that is split ----------------------------------------------------------------

set_method nvme0n1 PAS
most_kb=$(queue nvme0n1 max_sectors_kb)
output=$(load PAS /dev/nvme0n1 --bs=$((2 * most_kb))k --rw=read --size=64m --number_ios=20)
check "reads larger than a request" fio_ok "$output"
check "are split, so not polled for, and not counted" test \
	"$(stat_sum nvme0n1 'pas io')" -eq 0

# --- no poll queues --------------------------------------------------------------------

nvme_reload 0
check "without poll queues pas_enabled refuses a 1" \
	eval "! queue nvme0n1 pas_enabled 1"
check "and switch_enabled, too" eval "! queue nvme0n1 switch_enabled 1"
check "a 0 is taken" queue nvme0n1 pas_enabled 0
check "dpastop says why" eval \
	'dpastop -b --json -n 1 -d 0.1 nvme0n1 2>&1 >/dev/null | grep -q "no poll queues"'
nvme_reload 2
check "with poll queues it takes a 1" queue nvme0n1 pas_enabled 1

# --- poll queues that go away -----------------------------------------------------------

# Who waits for the controller's reset has chosen to poll already. Linux 6.12 fails
# such I/O; earlier ones end it by interrupt.
for method in CP DPAS; do
	set_method nvme0n1 $method
	load $method /dev/nvme0n1 --rw=randread --size=64m --io_size=1t --numjobs=4 \
		--time_based --runtime="$seconds" >/tmp/load &
	pid=$!
	while runs $pid; do
		for queues in 0 2; do
			nvme_reset $queues
			sleep 1
		done
	done
	wait
	check "$method: reads while the poll queues go and come back" \
		fio_ok "$(cat /tmp/load)"
	check "$method: and none stays counted" qd_is_zero nvme0n1
done

# --- a SCSI disk ---------------------------------------------------------------------------

check "there is a SCSI disk" scsi_disk
check "with files of DPAS" test -e "/sys/block/$sd/queue/pas_enabled"
set_method "$sd" DPAS
output=$(load DPAS "/dev/$sd" --rw=randwrite --size=16m --number_ios=500 \
	--verify=crc32c --do_verify=1 --verify_fatal=1)
check "it is polled, and reads back what was written" fio_ok "$output"
check "and counts" test "$(stat_sum "$sd" 'polled io')" -gt 0

# --- a write cache that comes and goes ---------------------------------------------------

# Whether O_DSYNC takes a flush is decided once for each write.
set_method "$sd" PAS
load PAS "/dev/$sd" --rw=write --size=16m --sync=dsync --numjobs=4 --time_based \
	--runtime="$seconds" >/tmp/load &
longest=$(longest_ms $! "/sys/block/$sd/queue/write_cache" "write back" "write through")
wait
check "durable writes while the write cache is switched" fio_ok "$(cat /tmp/load)"
check "some of them were polled for" test "$(stat_sum "$sd" 'pas io')" -gt 0
check "none waits for a flush that nobody polls for" test "${longest:-99999}" -lt 15000
check "and none stays counted" qd_is_zero "$sd"

# --- a disk that goes and comes back on the same queue -------------------------------------

# While the one before is open, the kernel's own sd takes no I/O for the new one.
address=$(basename "$(readlink -f "/sys/block/$sd/device")")
exec 7<"/dev/$sd"
echo "$address" >/sys/bus/scsi/drivers/sd/unbind
echo "$address" >/sys/bus/scsi/drivers/sd/bind
check "the disk is back, while the one before is still open" wait_until find_scsi_disk
exec 7<&-
numbers=$(cat "/sys/block/$sd/dev")
check "statistics of it" test "$(dpas_ask "${numbers%:*}" "${numbers#*:}")" -ge 2
check "its setting is still there" test "$(queue "$sd" pas_enabled)" = 1
check "and can be changed" queue "$sd" switch_enabled 1

modprobe -r sd_mod scsi_debug
finish
