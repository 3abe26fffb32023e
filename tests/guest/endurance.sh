#!/bin/bash
# endurance.sh - everything at once, for as long as is asked: 16 jobs write and
# verify on two devices, one with a file system and one behind mq-deadline, while
# tunables, methods, CPUs, the controller, readers and listeners come and go at
# random. First by interrupt, then polled, so that waits can be compared.
#
# SECONDS_EACH is how long each of the two lasts, SEED what the choices come from,
# WAIT_MS by how much the longest wait may exceed that by interrupt. UPSETS, with
# commas, are those to be had, to find out which it was.
#
# Functions are called by check and by name:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

seconds=${SECONDS_EACH:-60}
seed=${SEED:-$(date +%s)}
wait_ms=${WAIT_MS:-15000}
goes_on=/tmp/goes-on
numbers=(0 1 2 10 30 100 1000 10000 1000000 10000001 -1 4294967295 4294967296
	 18446744073709551616 x '')

# --- what is done to the load ---------------------------------------------------------

# Each is called again and again, in a process and a sequence of its own.
IFS=, read -ra upsets <<<"${UPSETS:-set_tunables,change_methods,unplug_cpu,\
reset_controller,freeze_queues,kill_readers,fragment_file,listen,trace}"

pause_ms() {
	usleep $(($1 * 1000))
}

any_of() {
	shift $((RANDOM % $#))
	echo "$1"
}

set_tunables() {
	local i
	for ((i = 0; i < 50; i++)); do
		queue nvme0n1 "$(any_of "${tunables[@]}")" "$(any_of "${numbers[@]}")"
		queue nvme1n1 "$(any_of "${tunables[@]}")" $((RANDOM * RANDOM))
	done
	echo 100 >>/tmp/tunables-written
}

change_methods() {
	set_method nvme0n1 "$(any_of CP LHP EHP PAS DPAS DPAS DPAS)"
	set_method nvme1n1 "$(any_of CP LHP EHP PAS DPAS)"
	pause_ms 10
}

unplug_cpu() {
	echo 0 >/sys/devices/system/cpu/cpu1/online
	pause_ms $((RANDOM % 300))
	echo 1 >/sys/devices/system/cpu/cpu1/online
	pause_ms $((RANDOM % 1000))
}

reset_controller() {
	pause_ms $((2000 + RANDOM % 4000))
	echo 1 >/sys/class/nvme/nvme0/reset_controller 2>/dev/null
}

freeze_queues() {
	queue nvme0n1 nr_requests $((64 + RANDOM % 2 * 64))
	queue nvme1n1 scheduler "$(any_of none mq-deadline)"
	queue nvme1n1 write_cache "$(any_of 'write back' 'write through')"
	pause_ms $((RANDOM % 500))
}

# In the middle of an I/O, as good as always: reading is all that they do.
kill_readers() {
	local reader
	syncread /dev/nvme0n1 1000000 poll >/dev/null 2>&1 &
	reader=$!
	pause_ms $((RANDOM % 500))
	kill -STOP $reader
	pause_ms $((RANDOM % 300))
	kill -"$(any_of CONT KILL)" $reader
	pause_ms $((RANDOM % 300))
	kill -KILL $reader
	wait $reader
} 2>/dev/null

fragment_file() {
	local at=$((RANDOM % 64 * 4))
	xfs_io -f -c "falloc ${at}k 8k" -c "fpunch $((at + 4))k 4k" \
		-c "pwrite -q ${at}k 12k" -c "fcollapse 0 4k" -c "finsert 8k 4k" \
		-c "reflink -q /mnt/fragments ${at}k 512k 4k" /mnt/fragments
	fio --name=fragments --filename=/mnt/fragments --rw=randread --bs=16k \
		--ioengine=pvsync2 --hipri=1 --direct=1 --thread --size=256k
} >/dev/null 2>&1

listen() {
	local listener
	dpastop -b --json -d 0.1 nvme0n1 >/dev/null 2>&1 &
	listener=$!
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		hostile nvme0n1 1 $RANDOM >/tmp/hostile 2>&1 ||
		cat /tmp/hostile >>/tmp/hostile-failed
	pause_ms $((RANDOM % 1000))
	kill -"$(any_of TERM KILL)" $listener
	wait $listener
} 2>/dev/null

trace() {
	local event
	for event in dpas_switch dpas_sleep; do
		echo $((RANDOM % 2)) >/sys/kernel/tracing/events/dpas/$event/enable
	done
	pause_ms $((RANDOM % 1000))
	if type perf >/dev/null 2>&1; then
		perf record -q -e 'dpas:*' -a -o /tmp/perf.data -- usleep 200000
	fi
} >/dev/null 2>&1

upset() {	# upset NAME SEED
	RANDOM=$2
	while [ -e $goes_on ]; do
		"$1"
	done
}

# --- the load ---------------------------------------------------------------------------

# keep_verifying METHOD NAME OFTEN-USED-OPTION...: fio after fio. Its results go to a
# file, a line each; the first that fails ends it.
keep_verifying() {
	local method=$1 name=$2 output
	shift 2
	while [ -e $goes_on ]; do
		output=$(load "$method" "$@" --rw=randwrite --size=512k \
			--offset_increment=512k --numjobs=8 --verify=crc32c \
			--do_verify=1 --verify_fatal=1)
		echo "$output" | grep '^3;fio' >>"/tmp/results-$name"
		fio_ok "$output" >"/tmp/failed-$name" || return
	done
}

# longest_wait RESULTS...: milliseconds, of reads and writes
longest_wait() {
	cat "$@" | awk -F';' '
		{ if ($15 > max) max = $15; if ($56 > max) max = $56 }
		END { printf "%d\n", max / 1000 }'
}

# round METHOD: for the time asked for, everything at once
round() {
	local method=$1 i job jobs=() others=()
	rm -f /tmp/results-* /tmp/hostile-failed
	: >/tmp/tunables-written
	: >$goes_on
	keep_verifying "$method" file /mnt/data &
	jobs+=($!)
	keep_verifying "$method" deadline /dev/nvme1n1 &
	jobs+=($!)
	for ((i = 0; i < ${#upsets[@]}; i++)); do
		upset "${upsets[i]}" $((seed + i)) &
		others+=($!)
	done
	sleep "$seconds"
	rm $goes_on
	for job in "${jobs[@]}"; do
		check "$method: every byte is right" wait "$job"
	done
	cat /tmp/failed-*
	wait "${others[@]}"
	echo 1 >/sys/devices/system/cpu/cpu1/online 2>/dev/null
	check "$method: nothing but errors for somebody hostile" \
		test ! -e /tmp/hostile-failed
	check "$method: no I/O stays counted" qd_is_zero nvme0n1
	check "$method: nor behind a scheduler" qd_is_zero nvme1n1
	longest[$method]=$(longest_wait /tmp/results-*)
	echo "$method: $(cat /tmp/results-* | wc -l) times 4 MiB written and read back, $(awk '{ sum += $1 } END { print sum + 0 }' /tmp/tunables-written) tunables written, longest wait in the file system $(longest_wait /tmp/results-file) ms, behind the scheduler $(longest_wait /tmp/results-deadline) ms"
}

# --- the whole ------------------------------------------------------------------------------

declare -A longest
echo "seed $seed, $seconds s each"
nvme_reload 2
wait_until test -b /dev/nvme1n1
mapfile -t tunables < <(cd /sys/block/nvme0n1/queue && printf '%s\n' pas_* ehp_enabled switch_enabled switch_param*)
mkfs.xfs -q -f /dev/nvme0n1
mount /dev/nvme0n1 /mnt
xfs_io -f -c 'pwrite -q 0 4m' -c fsync /mnt/data
xfs_io -f -c 'pwrite -q 0 1m' -c fsync /mnt/fragments
queue nvme1n1 scheduler mq-deadline

round INT
round DPAS
check "no wait is longer by $wait_ms ms than by interrupt" test \
	$((longest[DPAS] - longest[INT])) -lt "$wait_ms"

# --- the device goes, and comes back ----------------------------------------------------------

umount /mnt
pci=$(basename "$(readlink -f /sys/block/nvme0n1/device/device)")

# Polled reads, until they end by an error.
read_on() {
	local cpu
	for cpu in 0 1; do
		taskset -c $cpu syncread /dev/nvme0n1 100000000 poll &
	done
	wait
} >/dev/null 2>&1

# goes_and_comes DESCRIPTION GONE BACK: what is written to make it so
goes_and_comes() {
	set_method nvme0n1 "$(any_of CP LHP EHP PAS DPAS)"
	read_on &
	pause_ms 500
	echo "${2%%>*}" >"${2#*>}"
	check "$1: readers end" wait $!
	echo "${3%%>*}" >"${3#*>}"
	check "$1: the disk is back" wait_until test -e /sys/block/nvme0n1/queue/pas_enabled
	wait_until test -b /dev/nvme0n1
	check "$1: with nothing counted" qd_is_zero nvme0n1
}

RANDOM=$seed
for _ in 1 2 3; do
	goes_and_comes "unbound and bound" "$pci>/sys/bus/pci/drivers/nvme/unbind" \
		"$pci>/sys/bus/pci/drivers/nvme/bind"
	goes_and_comes "removed and found again" \
		"1>/sys/bus/pci/devices/$pci/remove" "1>/sys/bus/pci/rescan"
done
finish
