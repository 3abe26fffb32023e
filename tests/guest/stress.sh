#!/bin/bash
# stress.sh - under load: CPU hotplug, migration, tunables and methods switched
# every 10 ms, the driver taken away. Afterwards nothing stays counted.
. ./lib.sh

seconds=${STRESS_SECONDS:-4}
online=/sys/devices/system/cpu/cpu1/online

# start_load JOBS CPUS: polled reads and writes in the background
start_load() {
	load DPAS /dev/nvme0n1 --rw=randrw --size=64m --time_based \
		--runtime="$seconds" --numjobs="$1" --cpus_allowed="$2" \
		>/tmp/load &
	load_pid=$!
	wait_until io_flows_or_has_ended
}

io_flows() {
	local before after
	before=$(cut -d' ' -f1-8 /sys/block/nvme0n1/stat 2>/dev/null)
	usleep 100000
	after=$(cut -d' ' -f1-8 /sys/block/nvme0n1/stat 2>/dev/null)
	[ "$before" != "$after" ]
}

# On a slow machine a short load may be over before it is looked at.
io_flows_or_has_ended() {
	io_flows || ! load_runs
}

load_runs() {
	runs "$load_pid"
}

# end_load: it must end by itself. `wait` would hide one that never does.
end_load() {
	local i
	for ((i = 0; i < 900; i++)); do
		load_runs || return 0
		usleep 100000
	done
	echo "fio still runs 90 seconds later"
	return 1
}

ended_well() {
	end_load && fio_ok "$(cat /tmp/load)"
}

nvme_reload 2
pci=$(basename "$(readlink -f /sys/block/nvme0n1/device/device)")
set_method nvme0n1 DPAS

# A window of 1 switches as often as can be.
for windows in "100 1000 10000" "1 1 1"; do
	set -- $windows
	queue nvme0n1 switch_param5 "$1"
	queue nvme0n1 switch_param6 "$2"
	queue nvme0n1 switch_param7 "$3"

	start_load 4 0-1
	while load_runs; do
		echo 0 >$online
		usleep 200000
		echo 1 >$online
		usleep 200000
	done
	check "CPU hotplug under load, windows $windows" ended_well
	check "CPU hotplug leaves no I/O counted" qd_is_zero nvme0n1

	start_load 8 0-1
	while load_runs; do
		for task in /proc/[0-9]*/comm; do
			case $(cat "$task" 2>/dev/null) in fio) ;; *) continue ;; esac
			pid=${task#/proc/}
			for thread in /proc/${pid%/comm}/task/*; do
				taskset -p $((1 << (RANDOM % 2))) \
					"${thread##*/}" >/dev/null 2>&1
			done
		done
		usleep 10000
	done
	check "migration under load, windows $windows" ended_well
	check "migration leaves no I/O counted" qd_is_zero nvme0n1

	start_load 8 0-1
	methods=(CP LHP EHP PAS DPAS)
	while load_runs; do
		set_method nvme0n1 "${methods[RANDOM % 5]}"
		queue nvme0n1 pas_adaptive_enabled $((RANDOM % 2))
		queue nvme0n1 pas_d_init $((100 + RANDOM))
		queue nvme0n1 switch_param1 $((RANDOM % 20))
		queue nvme0n1 switch_param3 $((RANDOM % 40))
		queue nvme0n1 switch_param5 $((1 + RANDOM % 200))
		usleep 10000
	done
	check "methods and tunables switched under load" ended_well
	check "switching leaves no I/O counted" qd_is_zero nvme0n1
	set_method nvme0n1 DPAS
done

# The driver is in use: modprobe -r must refuse, and unbinding must end the
# load with an error, soon.
start_load 4 0-1
check "modprobe -r refuses a driver in use" eval "! modprobe -r nvme 2>/dev/null"
echo "$pci" >/sys/bus/pci/drivers/nvme/unbind
check "unbinding under load ends fio" end_load
check "fio was told of it" eval "! fio_ok \"\$(cat /tmp/load)\" >/dev/null"
echo "$pci" >/sys/bus/pci/drivers/nvme/bind
wait_until test -b /dev/nvme0n1
check "the device is back with the defaults" \
	test "$(queue nvme0n1 pas_enabled)" = 0
check "a new queue has nothing counted" qd_is_zero nvme0n1

nvme_reload 2
set_method nvme0n1 DPAS
start_load 2 0
check "load after a reload" ended_well
check "a reload leaves no I/O counted" qd_is_zero nvme0n1
finish
