#!/bin/bash
# capture.sh - dpassim capture against fio's own log of the same I/O
#
# Functions are called by check:
# shellcheck disable=SC2317,SC2086
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
tracefs=/sys/kernel/tracing

# capture DEVICE OPTION...: in the background, until end_capture; it is tracing
# when this returns.
# Until it is ended: no machine is that slow.
capture() {
	dpassim capture --seconds 3600 "$@" --out /tmp/captured 2>/tmp/told &
	capturing=$!
	wait_until is_tracing
}

is_tracing() {
	grep -qs 1 $tracefs/instances/dpassim-capture-$capturing/events/block/block_rq_complete/enable
}

end_capture() {
	kill -TERM $capturing
	wait $capturing
}

no_instance() {
	[ -z "$(ls $tracefs/instances)" ]
}

# What all of the machine's tracing has.
settings() {
	cat $tracefs/trace_clock $tracefs/set_event
}

untouched() {
	no_instance && [ "$(settings)" = "$settings_before" ]
}

# end_load: fio in the background, which is not the shell's own child
end_load() {
	pkill fio
	wait $loading
}

# log NAME METHOD TARGET FIO-OPTION...: a run with a log of each I/O
log() {
	local name=$1 method=$2 target=$3
	shift 3
	rm -f /tmp/$name*.log
	fio_ok "$(load $method $target --write_lat_log=/tmp/$name --log_offset=1 "$@")"
}

# Each I/O of fio's log, whose threads have one each: direction, bytes, offset
of_fio() {
	cat /tmp/$1_clat.*.log | awk -F', *' '{ print $3, $4, $5 }'
}

of_capture() {
	grep -v '^#' /tmp/captured | awk -F', *' '{ print $3, $4, $5 }'
}

same_ios() {
	of_fio $1 | $2 >/tmp/a
	of_capture | $2 >/tmp/b
	[ -s /tmp/a ] && cmp /tmp/a /tmp/b
}

# Both logs side by side, of one job: "fio's ns, captured ns" a line
pairs() {
	awk -F', *' '{ print $2 }' /tmp/$1_clat.1.log >/tmp/a
	grep -v '^#' /tmp/captured | awk -F', *' '{ print $2 }' >/tmp/b
	paste /tmp/a /tmp/b
}

# quantile PERCENT: of the numbers on standard input
quantile() {
	sort -n | awk -v p=$1 '{ v[NR] = $1 } END { print v[int((NR - 1) * p / 100) + 1] }'
}

# Of one and the same I/O fio sees no less than the device took, but for the
# times when the thread was held up between its own looks at the clock.
never_more_than_fio() {
	[ "$(pairs $1 | awk '$2 > $1' | wc -l)" -eq 0 ]
}

show_pairs() {
	echo "$1: fio's median $(pairs $2 | awk '{ print $1 }' | quantile 50) ns," \
		"captured $(pairs $2 | awk '{ print $2 }' | quantile 50) ns," \
		"fio's above it by $(pairs $2 | awk '{ print $1 - $2 }' | quantile 50) ns (median)," \
		"$(pairs $2 | awk '{ print $1 - $2 }' | quantile 99) ns (99 %)"
}

settings_before=$(settings)
modprobe null_blk nr_devices=0
nvme_reload 2

# --- the same I/Os, each with its direction, size, place and order ----------------
for method in INT CP DPAS; do
	set_method $device $method
	check "$method: capture begins" capture $device
	check "$method: fio runs" log one $method /dev/$device --rw=randrw \
		--bssplit=4k/50:16k/30:128k --size=256m --number_ios=2000
	check "$method: SIGTERM ends it well" end_capture
	check "$method: the same I/Os in the same order" same_ios one cat
	check "$method: none took longer than fio saw" never_more_than_fio one
	check "$method: no event was lost" grep -q 'no event was lost' /tmp/told
	show_pairs "$method, $device" one
done
check "nothing is left in tracefs" untouched

# Two threads at once: the same I/Os in any order.
capture $device
check "fio runs on two CPUs" log two DPAS /dev/$device --rw=randread \
	--size=256m --numjobs=2 --number_ios=2000
end_capture
check "the same I/Os of two threads" same_ios two sort
check "dpassim trace reads it" dpassim trace /tmp/captured

# --- a device with a known service time --------------------------------------------
mkdir /sys/kernel/config 2>/dev/null
mount -t configfs none /sys/kernel/config 2>/dev/null
timed=/sys/kernel/config/nullb/timed
check "null_blk" mkdir $timed
echo 2 >$timed/irqmode
echo 20000000 >$timed/completion_nsec
echo 1 >$timed/power
wait_until test -b /dev/timed
check "capture of null_blk" capture timed
check "fio on null_blk" log timed INT /dev/timed --rw=randread --size=64m \
	--number_ios=200
end_capture
show_pairs "null_blk that takes 20 ms" timed
median=$(pairs timed | awk '{ print $2 }' | quantile 50)
check "its service times are 20 ms (+ 25 %)" test $median -ge 20000000 -a $median -le 25000000
check "and within 25 % of fio's" test \
	"$(pairs timed | awk '{ print $1 * 100 / $2 }' | quantile 50 | cut -d. -f1)" -le 125
echo 0 >$timed/power

# --- events that were lost -------------------------------------------------------------
set_method $device CP
capture $device --seconds 600
load CP /dev/$device --rw=randread --size=256m --time_based --runtime=600 \
	--cpus_allowed=0 >/tmp/load &
loading=$!
usleep 1000000
kill -STOP $capturing
overrun() {
	grep -q '^overrun: [1-9]' \
		$tracefs/instances/dpassim-capture-$capturing/per_cpu/cpu0/stats
}
check "its buffer overflows while it is stopped" wait_until overrun
kill -CONT $capturing
end_load
# However slow the machine: what comes now, after it has caught up, is whole.
usleep 2000000
load CP /dev/$device --rw=randread --size=1m --number_ios=50 --cpus_allowed=0 >/tmp/load
end_capture
cat /tmp/told
check "lost events are counted and said" grep -qE '[1-9][0-9]* events were lost' /tmp/told
check "also in the file" grep -qE '^# [1-9][0-9]* events were lost' /tmp/captured
longest=$(grep -v '^#' /tmp/captured | awk -F', *' '{ print $2 }' | quantile 100)
check "no I/O is as long as the gap" test $longest -lt 1000000000

# --- all its ends -----------------------------------------------------------------------
for signal in INT HUP QUIT; do
	capture $device --seconds 60
	load INT /dev/$device --rw=randread --size=4m --number_ios=50 >/tmp/load
	kill -$signal $capturing
	# A background job of a shell ignores SIGINT; dpassim takes it all the same.
	check "SIG$signal ends it well" wait $capturing
	check "SIG$signal: 50 reads" grep -q '^# 50 reads and 0 writes' /tmp/captured
	check "SIG$signal: nothing is left" untouched
done
capture $device --seconds 60
kill -KILL $capturing
wait $capturing 2>/dev/null
check "kill -9 leaves an instance" ls -d $tracefs/instances/dpassim-capture-$capturing
check "no I/O: it says so" eval "! dpassim capture $device --seconds 0.2 2>/tmp/told"
check "no I/O: in words" grep -q 'no I/O of it in [0-9.]* s; start a load' /tmp/told
check "the next one takes it away" untouched

load INT /dev/$device --rw=randread --size=64m --time_based --runtime=20 >/tmp/load &
loading=$!
dpassim capture $device --seconds 10 2>/dev/null | head -n 4 >/tmp/head
check "whoever reads may go" test "$(wc -l </tmp/head)" -eq 4
check "then nothing is left either" wait_until untouched
dpassim capture $device --seconds 1 --out /dev/full 2>/tmp/told
check "a full disk is a failure" test $? -eq 1
check "and said" grep -q 'No space left' /tmp/told
check "nothing is left" untouched
end_load

# --- what it cannot do, in words -----------------------------------------------------
refused() {	# refused WORDS COMMAND...
	local words=$1
	shift
	! "$@" 2>/tmp/told && cat /tmp/told && grep -q -- "$words" /tmp/told &&
		[ "$(wc -l </tmp/told)" -eq 1 ]
}
check "no such disk" refused 'nvme7n1: No such file.*lsblk' dpassim capture nvme7n1
check "no block device" refused 'not a block device' dpassim capture /dev/null
check "no root" refused 'run it as root' setpriv --reuid=65534 --clear-groups \
	dpassim capture $device
dmsetup create stack --table "0 2048 linear /dev/$device 0"
check "a disk on top of others" refused 'makes no requests.*lsblk' \
	dpassim capture "$(dmsetup info -c --noheadings -o blkdevname stack)"
dmsetup remove stack
umount $tracefs
umount /sys/kernel/debug/tracing 2>/dev/null
umount /sys/kernel/debug 2>/dev/null
check "no tracefs" refused 'mount -t tracefs' dpassim capture $device
finish
