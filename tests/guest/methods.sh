#!/bin/bash
# methods.sh - each of the six methods completes fio without an error, and
# what is written through it reads back equal
#
# 1 to 16 jobs, on one CPU and on two, raw and on ext4 and XFS.
. ./lib.sh

jobs=${JOBS:-1,2,4,8,16}
jobs=${jobs//,/ }
runtime=${RUNTIME:-300ms}

# The jobs write disjoint parts of 1 MiB and verify them. It is no more, since
# many jobs that poll on one CPU take turns by the scheduler's tick.
written_reads_back() {	# METHOD TARGET JOBS CPUS
	local output part=$((1024 / $3))k
	output=$(load "$1" "$2" --rw=randwrite --verify=crc32c \
		--do_verify=1 --verify_fatal=1 --size=$part \
		--offset_increment=$part --numjobs="$3" --cpus_allowed="$4")
	fio_ok "$output"
}

reads() {	# METHOD TARGET JOBS CPUS
	local output
	output=$(load "$1" "$2" --rw=randread --size=64m \
		--time_based --runtime="$runtime" --numjobs="$3" \
		--cpus_allowed="$4")
	fio_ok "$output"
}

# How often a reader alone on its CPU gives it up, for a hundred reads.
switches() {
	load any /dev/nvme0n1 --rw=randread --size=64m --io_size=1t \
		--number_ios=2000 --cpus_allowed=1 |
		awk -F';' '/^3;fio/ { printf "%d\n", $90 / 20 }'
}

nvme_reload 2
set_method nvme0n1 LHP
# The first window of its statistics ends after 100 ms.
load LHP /dev/nvme0n1 --rw=randread --size=64m --time_based --runtime=1 \
	--cpus_allowed=1 >/dev/null
check "LHP sleeps for each I/O" test "$(switches)" -ge 90
queue nvme0n1 io_poll_delay 100
check "and for as long as io_poll_delay says" test "$(switches)" -ge 90
set_method nvme0n1 CP
check "CP does not sleep" test "$(switches)" -lt 50

for method in INT CP LHP EHP PAS DPAS; do
	check "$method is set" set_method nvme0n1 "$method"
	for cpus in 0 0-1; do
		for n in $jobs; do
			check "$method reads, $n jobs on CPU $cpus" \
				reads "$method" /dev/nvme0n1 "$n" "$cpus"
			check "$method writes and verifies, $n jobs on CPU $cpus" \
				written_reads_back "$method" /dev/nvme0n1 "$n" "$cpus"
		done
	done
	check "$method leaves no I/O counted" qd_is_zero nvme0n1
done

mkdir -p /mnt
for filesystem in ext4 xfs; do
	set_method nvme0n1 INT
	case $filesystem in
	ext4) mkfs.ext4 -q -F /dev/nvme0n1 ;;
	xfs) mkfs.xfs -q -f /dev/nvme0n1 ;;
	esac
	check "$filesystem mounts" mount -t "$filesystem" /dev/nvme0n1 /mnt
	# Written once, so that what follows overwrites and is polled for.
	fio --name=lay --filename=/mnt/data --rw=write --bs=1m --size=64m \
		--output=/dev/null
	for method in INT CP LHP EHP PAS DPAS; do
		set_method nvme0n1 "$method"
		for n in $jobs; do
			check "$method on $filesystem reads, $n jobs" \
				reads "$method" /mnt/data "$n" 0-1
			check "$method on $filesystem writes and verifies, $n jobs" \
				written_reads_back "$method" /mnt/data "$n" 0
		done
		case $method in
		EHP) counted=$(stat_sum nvme0n1 'pas io') ;;
		PAS) counted=$(($(stat_sum nvme0n1 'pas io') - counted)) ;;
		*) continue ;;
		esac
		check "$method on $filesystem was polled for" test "$counted" -gt 100
	done
	check "$filesystem unmounts" umount /mnt
	check "$filesystem leaves no I/O counted" qd_is_zero nvme0n1
done
finish
