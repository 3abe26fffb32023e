#!/bin/bash
# events.sh - under load, a controller is reset, a CPU goes offline, the queue is
# frozen, the readers are killed, and the disk goes, by its driver or off the bus:
# I/O goes on or ends, and nothing takes 2 seconds longer than with I/O by
# interrupt. Prints how long each takes, by interrupt and by each way of polling.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

online=/sys/devices/system/cpu/cpu1/online
load_pid=
late_ms=2000
freezes=0

# ios: reads completed so far
ios() {
	local reads rest
	read -r reads rest 2>/dev/null <"/sys/block/nvme0n1/stat" && echo "$reads"
}

more_ios_than() {
	[ "$(ios)" -gt "$1" ] 2>/dev/null
}

load_ended() {
	[ -z "$load_pid" ] || ! runs "$load_pid"
}

start_load() {	# METHOD
	nvme_reload 2
	set_method nvme0n1 "$1"
	load "$1" /dev/nvme0n1 --rw=randread --size=64m --time_based \
		--runtime=3600 --numjobs=4 --cpus_allowed=0-1 >/tmp/load 2>/dev/null &
	load_pid=$!
	wait_until more_ios_than 200
}

stop_load() {
	killall -INT fio 2>/dev/null
	wait_until load_ended || killall -KILL fio
}

# --- the events: each returns once I/O goes on or has ended -----------------------

# Set anew, so that the queue is frozen.
queue_freeze() {
	queue nvme0n1 nr_requests $((64 + 64 * (freezes++ % 2)))
	io_goes_on
}

kill_readers() {
	killall -KILL fio
	wait_until load_ended
}

pci_remove() {
	echo 1 >"/sys/bus/pci/devices/$pci/remove"
	wait_until load_ended
}

# More than were on their way.
io_goes_on() {
	wait_until more_ios_than $(($(ios) + 20))
}

controller_reset() {
	echo 1 >/sys/block/nvme0n1/device/reset_controller
	io_goes_on
}

cpu_offline() {
	echo 0 >"$online"
	io_goes_on
}

unbind() {
	echo "$pci" >/sys/bus/pci/drivers/nvme/unbind
	wait_until load_ended
}

# --- how long they take -------------------------------------------------------------

# happens METHOD EVENT: under load; how many milliseconds it took is in $took
happens() {
	local method=$1 event=$2 start
	! load_ended || start_load "$method"
	pci=$(basename "$(readlink -f /sys/block/nvme0n1/device/device)")
	start=$(now_ms)
	check "$method: $event, after which I/O goes on or has ended" "$event"
	took=$(($(now_ms) - start))
	echo 1 >"$online"
	case $event in
	unbind | pci_remove)
		check "$method: fio was told of it" \
			eval "! fio_ok \"\$(cat /tmp/load)\" >/dev/null"
		comes_back "$event" ;;
	esac
}

comes_back() {
	case $1 in
	unbind) echo "$pci" >/sys/bus/pci/drivers/nvme/bind ;;
	pci_remove) echo 1 >/sys/bus/pci/rescan ;;
	esac
	wait_until test -b /dev/nvme0n1
}

is_in_time() {	# is_in_time EVENT
	[ "$took" -le $((longest[$1] + late_ms)) ]
}

# by_interrupt EVENT: three times, of which the longest counts
by_interrupt() {
	longest[$1]=0
	for _ in 1 2 3; do
		happens INT "$1"
		[ "$took" -le "${longest[$1]}" ] || longest[$1]=$took
	done
	took=${longest[$1]}
}

# polled METHOD EVENT: a busy machine may be late once; I/O that nobody polls for
# is late each time.
polled() {
	for _ in 1 2 3; do
		happens "$1" "$2"
		! is_in_time "$2" || break
	done
	check "$1: $2 takes at most $late_ms ms longer than by interrupt" is_in_time "$2"
}

# METHODS, with commas between them, says which, beside INT.
IFS=, read -ra methods <<<"INT,${METHODS:-CP,LHP,EHP,PAS,DPAS}"
events=(controller_reset cpu_offline queue_freeze kill_readers unbind pci_remove)
declare -A longest

printf '%-6s' "ms" >/tmp/table
printf ' %18s' "${events[@]}" >>/tmp/table
for method in "${methods[@]}"; do
	printf '\n%-6s' "$method" >>/tmp/table
	for event in "${events[@]}"; do
		if [ "$method" = INT ]; then by_interrupt "$event"; else polled "$method" "$event"; fi
		printf ' %18d' "$took" >>/tmp/table
	done
	stop_load
done
echo >>/tmp/table
cat /tmp/table
finish
