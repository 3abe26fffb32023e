#!/bin/bash
# events.sh - a controller reset, an unbind and a CPU going offline under load:
# I/O goes on or fails with an error and nobody waits for ever. Prints how long
# each takes, by interrupt and by each way of polling.
. ./lib.sh

# ios: reads completed so far
ios() {
	local done rest
	read -r done rest 2>/dev/null <"/sys/block/nvme0n1/stat" && echo "$done"
}

more_ios_than() {
	[ "$(ios)" -gt "$1" ] 2>/dev/null
}

load_ended() {
	! kill -0 "$load_pid" 2>/dev/null
}

start_load() {	# METHOD
	nvme_reload 2
	set_method nvme0n1 "$1"
	load "$1" /dev/nvme0n1 --rw=randread --size=64m --time_based \
		--runtime=300 --numjobs=4 --cpus_allowed=0-1 >/tmp/load &
	load_pid=$!
	wait_until more_ios_than 200
}

stop_load() {
	killall -INT fio 2>/dev/null
	wait_until load_ended || killall -KILL fio
}

# METHODS, with commas between them, says which.
IFS=, read -ra methods <<<"${METHODS:-INT,CP,LHP,EHP,PAS,DPAS}"

printf '%-6s %14s %14s %14s\n' method reset_ms offline_ms unbind_ms >/tmp/table
for method in "${methods[@]}"; do
	start_load "$method"
	pci=$(basename "$(readlink -f /sys/block/nvme0n1/device/device)")

	start=$(now_ms)
	echo 1 >/sys/block/nvme0n1/device/reset_controller
	check "$method: I/O goes on after a controller reset" \
		wait_until more_ios_than $(($(ios) + 200))
	reset=$(($(now_ms) - start))

	start=$(now_ms)
	echo 0 >/sys/devices/system/cpu/cpu1/online
	check "$method: I/O goes on after a CPU went offline" \
		wait_until more_ios_than $(($(ios) + 200))
	offline=$(($(now_ms) - start))
	echo 1 >/sys/devices/system/cpu/cpu1/online

	start=$(now_ms)
	echo "$pci" >/sys/bus/pci/drivers/nvme/unbind
	check "$method: fio ends after an unbind" wait_until load_ended
	unbind=$(($(now_ms) - start))
	check "$method: with an error" \
		eval "! fio_ok \"\$(cat /tmp/load)\" >/dev/null"
	echo "$pci" >/sys/bus/pci/drivers/nvme/bind
	wait_until test -b /dev/nvme0n1
	stop_load
	printf '%-6s %14d %14d %14d\n' "$method" "$reset" "$offline" "$unbind" >>/tmp/table
done
cat /tmp/table
finish
