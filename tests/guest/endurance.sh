#!/bin/bash
# endurance.sh - everything at once, for as long as is asked: 16 jobs write and
# verify on two devices, one with a file system and one behind mq-deadline, while
# tunables, methods, CPUs, the controller, readers, listeners and a third device
# come and go at random. First by interrupt, then polled, so that waits can be
# compared. Needs three disks; perf and trace-cmd join in.
#
# SECONDS_EACH is how long each of the two lasts, or up to twice as long until there
# have been as many writes of tunables as make 10,000 in ten minutes: a debug kernel
# may come to fewer, and it is said how many there were. SEED is what the choices
# come from. UPSETS, with commas, are those to be had, to find out which it was.
#
# I/O that nobody polls for waits for its request's timeout of 30 s. The longest wait
# of a round, polled, may exceed that by interrupt by half of it, WAIT_MS: it is that
# of events that happen to meet, and differs by seconds between two rounds by
# interrupt. That an event by itself takes no 2 s longer than by interrupt is tested
# where there is one at a time, in events.sh.
#
# Functions are called by check and by name:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

seconds=${SECONDS_EACH:-60}
seed=${SEED:-$(date +%s)}
wait_ms=${WAIT_MS:-15000}
goes_on=/tmp/goes-on
methods=(CP LHP EHP PAS DPAS)
numbers=(0 1 2 10 30 100 1000 10000 1000000 10000001 -1 4294967295 4294967296
	 18446744073709551616 x '')
writes_wanted=$((10000 * seconds / 600))

# --- what is done to the load ---------------------------------------------------------

# Each is called again and again, in a process and a sequence of its own; it counts
# when it succeeds. What must not fail says so in /tmp/complaints.
#
# No subshells where a choice is made: they would make RANDOM start elsewhere.
IFS=, read -ra upsets <<<"${UPSETS:-set_tunables,change_methods,unplug_cpu,\
reset_controller,freeze_queues,kill_readers,fragment_file,listen,be_hostile,perf,\
trace_cmd,take_device_away}"

signal() {	# signal NAME PROCESS: false if it has ended
	runs "$2" && kill -"$1" "$2"
}

# Nothing is ever written there. Reading it waits without a process of its own.
mkfifo /tmp/nothing
exec {nothing}<>/tmp/nothing

pause_ms() {
	local seconds
	printf -v seconds '%d.%03d' $(($1 / 1000)) $(($1 % 1000))
	read -rt "$seconds" -u "$nothing"
	return 0
}

choose() {	# choose FROM...: into $choice
	shift $((RANDOM % $#))
	choice=$1
}

# In bursts, so that a window comes to its end now and then.
set_tunables() {
	local i tunable
	for ((i = 1; i <= 100; i++)); do
		choose "${tunables[@]}"
		tunable=$choice
		choose "${numbers[@]}"
		queue nvme0n1 "$tunable" "$choice"
		choose "${tunables[@]}"
		queue nvme1n1 "$choice" $((RANDOM * RANDOM))
		[ $((i % 10)) -ne 0 ] || pause_ms 10
	done
	echo 200 >>/tmp/tunables-written
	pause_ms $((RANDOM % 2000))
}

change_methods() {
	local i
	for ((i = 0; i < 100; i++)); do
		choose "${methods[@]}" DPAS DPAS
		set_method nvme0n1 "$choice"
		choose "${methods[@]}"
		set_method nvme1n1 "$choice"
		pause_ms 10
	done
	pause_ms $((RANDOM % 2000))
}

unplug_cpu() {
	echo 0 >/sys/devices/system/cpu/cpu1/online
	pause_ms $((RANDOM % 300))
	echo 1 >/sys/devices/system/cpu/cpu1/online
	pause_ms $((RANDOM % 1000))
} 2>/dev/null

reset_controller() {
	pause_ms $((2000 + RANDOM % 4000))
	echo 1 >/sys/class/nvme/nvme0/reset_controller
} 2>/dev/null

freeze_queues() {
	queue nvme0n1 nr_requests $((64 + RANDOM % 2 * 64))
	choose none mq-deadline
	queue nvme1n1 scheduler "$choice"
	choose 'write back' 'write through'
	queue nvme1n1 write_cache "$choice"
	pause_ms $((RANDOM % 500))
}

# In the middle of an I/O, as good as always: reading is all that they do.
kill_readers() {
	local reader
	syncread /dev/nvme0n1 1000000 poll >/dev/null 2>&1 &
	reader=$!
	pause_ms $((RANDOM % 500))
	signal STOP "$reader"
	pause_ms $((RANDOM % 300))
	choose CONT KILL
	signal "$choice" "$reader"
	pause_ms $((RANDOM % 300))
	signal KILL "$reader"
	wait "$reader"
	return 0
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
	pause_ms $((RANDOM % 3000))
	choose TERM KILL
	# Until it has ended: a TERM that comes before bash's child has become
	# dpastop, which takes a while on a debug kernel, is lost.
	while signal "$choice" "$listener"; do pause_ms 100; done
	wait "$listener"
	return 0
} 2>/dev/null

be_hostile() {
	setpriv --reuid 65534 --regid 65534 --clear-groups \
		hostile nvme0n1 1 "$RANDOM" >/tmp/hostile 2>&1 ||
		cat /tmp/hostile >>/tmp/complaints
	pause_ms $((RANDOM % 1000))
}

perf() {
	command perf record -q -e 'dpas:*' -a -o /tmp/perf.data -- usleep 500000
} >/dev/null 2>&1

trace_cmd() {
	trace-cmd record -q -e dpas -o /tmp/trace.dat usleep 500000
} >/dev/null 2>&1

have_ended() {	# PROCESS...
	local process
	for process; do
		! runs "$process" || return
	done
}

# A third one, which polled readers read until it is gone. By its driver, or as
# somebody pulls it out.
take_device_away() {
	local reader readers=() bus=/sys/bus/pci
	choose "${methods[@]}"
	set_method nvme2n1 "$choice"
	for _ in 1 2; do
		syncread /dev/nvme2n1 100000000 poll >/dev/null 2>&1 &
		readers+=($!)
	done
	pause_ms $((RANDOM % 1000))
	choose unbind remove
	case $choice in
	unbind) echo "$pci" >"$bus/drivers/nvme/unbind" ;;
	remove) echo 1 >"$bus/devices/$pci/remove" ;;
	esac
	for reader in "${readers[@]}"; do
		wait_until have_ended "$reader" >>/tmp/complaints
	done
	case $choice in
	unbind) echo "$pci" >"$bus/drivers/nvme/bind" ;;
	remove) echo 1 >"$bus/rescan" ;;
	esac
	wait_until test -b /dev/nvme2n1 >>/tmp/complaints &&
		qd_is_zero nvme2n1 >>/tmp/complaints
} 2>/dev/null

# Who only writes to files gets to them however busy all the others are.
upset() {	# upset NAME SEED
	local count=0
	RANDOM=$2
	case $1 in
	set_tunables | change_methods) renice -n -10 -p "$BASHPID" >/dev/null ;;
	esac
	while [ -e $goes_on ]; do
		"$1" && count=$((count + 1))
	done
	echo $count >"/tmp/count-$1"
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

tunables_written() {
	awk '{ sum += $1 } END { print sum + 0 }' /tmp/tunables-written
}

# enough_written SINCE: or as much time again has gone
enough_written() {
	[ "$(tunables_written)" -ge $writes_wanted ] ||
		[ $((SECONDS - $1)) -ge $((2 * seconds)) ]
}

sets_tunables() {
	[[ " ${upsets[*]} " == *" set_tunables "* ]]
}

# Within five minutes: on a debug kernel a rescan alone takes 30 s.
all_have_ended() {	# PROCESS...
	local limit=$((SECONDS + 300))
	until have_ended "$@"; do
		[ $SECONDS -lt $limit ] || return
		sleep 1
	done
}

# Each process, what it waits for in the kernel, and whose child it is.
what_waits() {
	local process command
	for process in /proc/[0-9]*; do
		command=$(tr '\0' ' ' <"$process/cmdline" | cut -c1-80)
		[ -n "$command" ] || continue
		echo "${process#/proc/} $command:" "$(cat "$process/wchan"), child of $(awk '{ print $4 }' "$process/stat")"
		cat "$process/stack"
	done 2>/dev/null
}

# round METHOD: for the time asked for, everything at once
round() {
	local method=$1 i job jobs=() others=() name since=$SECONDS
	rm -f /tmp/results-* /tmp/complaints /tmp/count-*
	: >/tmp/tunables-written
	: >/tmp/complaints
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
	! sets_tunables || until enough_written "$since"; do sleep 1; done
	rm $goes_on
	for job in "${jobs[@]}"; do
		check "$method: every byte is right" wait "$job"
	done
	cat /tmp/failed-*
	all_have_ended "${others[@]}" || what_waits
	check "$method: all of that has ended" have_ended "${others[@]}"
	for job in "${others[@]}"; do signal KILL "$job"; done
	echo 1 >/sys/devices/system/cpu/cpu1/online 2>/dev/null
	check "$method: nobody complains" eval "! grep . /tmp/complaints"
	for name in "${upsets[@]}"; do
		check "$method: $name, $(cat "/tmp/count-$name") times" test \
			"$(cat "/tmp/count-$name")" -gt 0
	done
	check "$method: no I/O stays counted" qd_is_zero nvme0n1
	check "$method: nor behind a scheduler" qd_is_zero nvme1n1
	check "$method: nor where the device was taken away" qd_is_zero nvme2n1
	longest[$method]=$(longest_wait /tmp/results-*)
	echo "$method, $((SECONDS - since)) s: $(cat /tmp/results-* | wc -l) times 4 MiB written and read back, $(tunables_written) of $writes_wanted tunables written, longest wait in the file system $(longest_wait /tmp/results-file) ms, behind the scheduler $(longest_wait /tmp/results-deadline) ms"
}

# --- the whole ------------------------------------------------------------------------------

declare -A longest
echo "seed $seed, $seconds s each"
nvme_reload 2
wait_until test -b /dev/nvme1n1
wait_until test -b /dev/nvme2n1
pci=$(basename "$(readlink -f /sys/block/nvme2n1/device/device)")
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
finish
