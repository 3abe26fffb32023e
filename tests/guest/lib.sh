# lib.sh - what the tests that run in the lab's guest share
#
# A test sources this, calls check and the rest, and ends with `finish`. It is
# not built on tests/rig.sh: the guest has no source tree, its directory goes
# with it, and since booting takes longer than most checks, a test goes on after
# the first that fails.

set -u
failures=0
checks=0

# check DESCRIPTION COMMAND...: the command must succeed.
check() {
	local description=$1
	shift
	checks=$((checks + 1))
	if "$@"; then
		echo "ok - $description"
	else
		echo "FAILED - $description: $*"
		failures=$((failures + 1))
	fi
}

# What the kernel says when something is wrong with it.
reports='BUG:|WARNING:|KASAN|UBSAN|INFO: task|blocked for more than|rcu.*stall|soft lockup|Call Trace|Oops|ODEBUG|inconsistent lock|circular locking|timeout, completion polled'

# KCSAN finds races in all of the kernel. Ours are those that DPAS or a function
# that it changes takes part in. One of upstream's is not: two who poll the same
# queue, of whom one looks at its head before it has the lock that the other holds.
# It looks again with the lock.
race='BUG: KCSAN: data-race in '
of_policy='bucket_(adapt|next|update)|window_(limit|restart)|wake_(take|end)|least_|evaluate|switch_mode|grant_credit'
our_race="$race.*(dpas|switch_stat|io_poll_delay|$of_policy|blk_mq_get_tag|iomap_dio|blkdev_direct_IO|nvme_poll)"
not_our_race='nvme_poll[^/]* / nvme_poll[^/]*$'

kernel_is_silent() {
	! dmesg | grep -E "$reports" | awk -v race="$race" -v our_race="$our_race" \
		-v not_our_race="$not_our_race" '
		$0 !~ race || ($0 ~ our_race && $0 !~ not_our_race) { print; found = 1 }
		END { exit !found }'
}

finish() {
	check "the kernel reports nothing" kernel_is_silent
	echo "$((checks - failures)) passed, $failures failed"
	exit $((failures > 0))
}

# nvme_reload POLL_QUEUES: load the driver anew and wait for its disks.
nvme_reload() {
	modprobe -r nvme 2>/dev/null
	modprobe nvme poll_queues="$1" || return
	wait_until test -e /sys/block/nvme0n1/queue/io_poll_delay
	wait_until test -b /dev/nvme0n1
}

# nvme_reset POLL_QUEUES: reset the controller, which has so many of them from then on.
nvme_reset() {
	echo "$1" >/sys/module/nvme/parameters/poll_queues
	echo 1 >/sys/block/nvme0n1/device/reset_controller
}

# disk SERIAL: the name that it has now, which may be another when nvme has been loaded
# again; QEMU's are lab0, lab1 and so on
disk() {
	local serial
	for serial in /sys/block/nvme*n1/device/serial; do
		[ "$(tr -d ' ' 2>/dev/null <"$serial")" != "$1" ] ||
			basename "${serial%/device/serial}"
	done
}

# runs PROCESS: it is a child of this shell, or of the script's, and has not ended.
# That its number is in use says less: the lab's kernel has 4,096 of them, so another
# process gets it within seconds of a busy test, and a kworker stays for good.
runs() {
	local stat
	read -r stat <"/proc/$1/stat" &&
		[[ ${stat##*) } == [!ZX]\ @($$|$BASHPID)\ * ]]
} 2>/dev/null

# wait_until COMMAND...: up to 60 seconds.
wait_until() {
	local i
	for ((i = 0; i < 600; i++)); do
		"$@" && return 0
		usleep 100000
	done
	echo "waited in vain for: $*"
	return 1
}

# scsi_disk: load SCSI's own simulated disk, which can poll; its name is in $sd
scsi_disk() {
	modprobe scsi_debug submit_queues=2 poll_queues=1 dev_size_mb=64 ndelay=20000
	modprobe sd_mod
	wait_until find_scsi_disk && queue "$sd" scheduler none
}

find_scsi_disk() {
	sd=$(basename "$(echo /sys/bus/pseudo/drivers/scsi_debug/adapter0/host*/target*/*/block/sd*)")
	[ -b "/dev/$sd" ]
}

# make_reversed DIRECTORY: a file "reversed" of two blocks, the second before the
# first on the disk, so that a read of it takes two bios; of XFS
make_reversed() {
	xfs_io -f -c 'pwrite -q -S 1 0 4k' -c 'pwrite -q -S 2 4k 4k' -c fsync "$1/straight"
	xfs_io -f -c "reflink -q $1/straight 4k 0 4k" -c "reflink -q $1/straight 0 4k 4k" \
		-c fsync "$1/reversed"
}

now_ms() {
	local up rest
	read -r up rest </proc/uptime
	echo $((10#${up%.*} * 1000 + 10#${up#*.} * 10))
}

queue() {	# queue DEVICE FILE [VALUE]: read or write a queue's file
	local file=/sys/block/$1/queue/$2
	if [ $# -eq 3 ]; then
		echo "$3" 2>/dev/null >"$file"
	else
		cat "$file"
	fi
}

# set_method DEVICE METHOD: as the table in the design says. INT differs from
# CP only in what fio asks for: hipri_of METHOD.
set_method() {
	local delay=-1 ehp=0 pas=0 switch=0
	case $2 in
	LHP) delay=0 ;;
	EHP) delay=0 ehp=1 ;;
	PAS) delay=0 pas=1 ;;
	DPAS) delay=0 pas=1 switch=1 ;;
	esac
	queue "$1" switch_enabled 0 &&
		queue "$1" io_poll_delay "$delay" &&
		queue "$1" ehp_enabled "$ehp" &&
		queue "$1" pas_enabled "$pas" &&
		queue "$1" switch_enabled "$switch"
}

hipri_of() {
	[ "$1" = INT ] && echo 0 || echo 1
}

# load METHOD DEVICE-OR-FILE FIO-OPTION...: one fio run, its errors shown.
# Synchronous 4 KiB direct I/O, in threads.
load() {
	local method=$1 target=$2
	shift 2
	fio --name=load --filename="$target" --ioengine=pvsync2 \
		--hipri="$(hipri_of "$method")" --direct=1 --bs=4k --thread \
		--group_reporting --output-format=terse --terse-version=3 \
		"$@" 2>&1
}

# fio_ok OUTPUT: it came to its result, with no error. fio may say more before.
fio_ok() {
	[ "$(echo "$1" | grep '^3;fio' | cut -d';' -f5)" = 0 ] && return
	echo "$1" | tail -n 3
	return 1
}

# stat_sum DEVICE KEY: the sum over all CPUs of "KEY: number" in switch_stat.
stat_sum() {
	sed -n "s/.*[ ,]$2: \([0-9]*\).*/\1/p" "/sys/block/$1/queue/switch_stat" |
		awk '{ sum += $1 } END { printf "%d\n", sum }'
}

qd_is_zero() {
	! grep -v 'QD\[ *0\]' "/sys/block/$1/queue/switch_stat"
}

# share_above PERCENT PART WHOLE
share_above() {
	[ "$3" -gt 0 ] && [ $(($2 * 100 / $3)) -ge "$1" ]
}
