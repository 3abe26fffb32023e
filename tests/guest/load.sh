#!/bin/bash
# load.sh - the load that dpastop runs itself, on a real device: what it tells
# of it, what it refuses, and how it ends
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
out=/out
[ -d "$out" ] || out=$(mktemp -d)
cd "$out" || exit

# figures FIELD FILE: what the samples of a stream have of the load, a line each
figures() {
	grep '"type":"sample"' "$2" | grep -o "\"load\":{[^}]*}" |
		grep -o "\"$1\":[0-9]*" | cut -d: -f2
}

last() {
	figures "$1" "$2" | tail -n 1
}

# knows FIELD FILE MINIMUM
knows() {
	[ "$(last "$1" "$2")" -ge "$3" ] 2>/dev/null
}

# growth FIELD FILE: from the first sample that has it to the last
growth() {
	figures "$1" "$2" | awk 'NR == 1 { first = $1 } END { print $1 - first }'
}

# rate FIELD FILE: its growth from one sample to the next, times 1000
rate() {
	figures "$1" "$2" | awk 'NR == 1 { first = $1 }
		END { printf "%d", ($1 - first) * 1000 / (NR - 1) }'
}

# watch FILE OPTION...: dpastop's stream and its complaints in files
watch() {
	local file=$1
	shift
	dpastop --batch --json -d 0.25 "$@" $device >"$file" 2>"$file.errors"
}

# begin FILE OPTION...: the same beside this script; end ends it. Of an earlier
# run nothing is to be found in the files.
begin() {
	: >"$1"
	: >"$1.errors"
	watch "$@" &
	watcher=$!
}

end() {
	pkill -"${1:-TERM}" -x dpastop
	wait $watcher 2>/dev/null
}

fio_runs() {
	pgrep -x fio >/dev/null
}

no_fio_runs() {
	! fio_runs
}

# says FILE TEXT: dpastop complained so
says() {
	grep -q -- "$2" "$1.errors" && return
	cat "$1.errors"
	return 1
}

# complains FILE: of more than a fio that a busy machine kept from reporting
complains() {
	grep -v 'it has reported no status for' "$1.errors"
}

# no_job_is_told FILE: not in its last sample
no_job_is_told() {
	[ "$(last jobs "$1")" = 0 ]
}

nvme_reload 2
for method in INT CP; do
	set_method $device $method
	begin $method --load "jobs=2,bs=4k,polled=$(hipri_of $method)"
	wait_until knows iops $method 1
	wait_until knows cpu_permille $method 1
	usleep 5000000
	end
	check "$method: its fio ends with it" wait_until no_fio_runs
	check "$method: no complaint" eval "! complains $method"
	check "$method: the jobs" knows jobs $method 2
	check "$method: I/Os a second" knows iops $method 1
	for field in latency_mean_ns latency_p50_ns latency_p99_ns \
		latency_p999_ns latency_max_ns cpu_permille cpu_ns; do
		check "$method: $field" knows $field $method 1
	done
	check "$method: run_delay_ns" knows run_delay_ns $method 0
	check "$method: block_bytes" knows block_bytes $method 4096
	printf '%s: %s IOPS, %s context switches, %s ms CPU, %s ms waiting for one\n' \
		$method "$(last iops $method)" \
		"$(growth context_switches $method)" \
		$(($(growth cpu_ns $method) / 1000000)) \
		$(($(growth run_delay_ns $method) / 1000000))
done
check "CP has fewer context switches than INT" test \
	"$(rate context_switches CP)" -lt "$(rate context_switches INT)"

# Somebody else's fio: of its threads the kernel tells, of its I/Os nobody.
load CP /dev/$device --rw=randread --time_based --runtime=600 --numjobs=2 \
	--cpus_allowed=0-1 >others.fio &
begin others
check "jobs of another's fio" wait_until knows jobs others 2
wait_until knows cpu_ns others 1
end
check "it is told as another's" knows others others 1
check "its context switches" knows context_switches others 0
check "its CPU time" knows cpu_ns others 1
check "its I/Os a second are unknown" test -z "$(last iops others)"
killall fio
wait_until no_fio_runs

# fio is killed: told once, and dpastop goes on.
begin killed --load jobs=1
wait_until knows iops killed 1
killall -KILL fio
check "the end of fio is told" wait_until says killed \
	'the load has ended (killed by SIGKILL)'
check "no job is running then" wait_until no_job_is_told killed
check "dpastop goes on" runs $watcher
check "it is told once" test "$(grep -c SIGKILL killed.errors)" -eq 1
end

# The same on the screen.
tmux new-session -d -s top -x 80 -y 24 "dpastop -d 0.2 --load jobs=1 $device"
wait_until fio_runs
killall -KILL fio
check "the screen tells it, too" wait_until eval \
	"tmux capture-pane -p -t top | grep -q 'killed by SIGKILL'"
tmux send-keys -t top q
wait_until eval "! tmux has-session -t top 2>/dev/null"

# dpastop is killed: its fio goes with it.
begin orphan --load jobs=2
wait_until knows iops orphan 1
end KILL
check "fio dies with dpastop" wait_until no_fio_runs

# The device is pulled under the load, and comes back.
begin pulled --load jobs=2
wait_until knows iops pulled 1
pci=$(basename "$(readlink -f /sys/block/$device/device/device)")
echo "$pci" >/sys/bus/pci/drivers/nvme/unbind
check "the end of the load is told" wait_until complains pulled
check "in fio's words" says pulled 'Input/output error'
check "fio has ended" wait_until no_fio_runs
check "the gap is told" wait_until grep -q '"type":"gap"' pulled
echo "$pci" >/sys/bus/pci/drivers/nvme/bind
check "the device is back, without a load" wait_until \
	eval 'tail -n 1 pulled | grep -q "\"jobs\":0"'
end

# What must not be overwritten.
wait_until test -b /dev/$device
begin write --load jobs=1,reads=50
check "an empty disk is written to" wait_until knows iops write 1
check "nobody can mount what is written to" eval "! mkfs.ext4 -q -F /dev/$device 2>/dev/null"
end
wait_until no_fio_runs
mkfs.ext4 -q -F /dev/$device
watch filesystem -n 1 --load jobs=1,reads=0
check "a disk with a file system is refused" test $? -eq 1
check "it says why" says filesystem 'holds a file system (ext4)'
mount /dev/$device /mnt
watch mounted -n 1 --load jobs=1,reads=99
check "a mounted disk is refused" test $? -eq 1
check "it says where" says mounted "$device is mounted on /mnt"
check "and how to do it all the same" says mounted "--force-writes $device"
watch other -n 1 --load jobs=1,reads=99 --force-writes nvme1n1
check "--force-writes takes that device's name only" test $? -eq 2
umount /mnt
begin forced --load jobs=1,reads=0 --force-writes $device
check "--force-writes with its name overwrites" wait_until knows iops forced 1
end

# What is wrong with a load.
watch wrong -n 1 --load jobs=1,cpus=7
check "a CPU that is not there is refused" test $? -eq 1
check "it says which" says wrong 'CPU 7 is not online'
finish
