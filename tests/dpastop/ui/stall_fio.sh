#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A terminal that takes nothing while dpastop runs a load of its own, with fio:
# fio goes on and its figures are recorded, and a signal ends both.
device=nvme999n999
. "${srcdir:-.}/tests/dpastop/ui/lib.sh" || exit
command -v fio >/dev/null || exit 77

# /dev of a namespace of our own has a file in the device's place.
cat >"$work/with-device" <<-END
	mkdir $work/dev && mount --rbind /dev $work/dev && mount -t tmpfs none /dev &&
		cd /dev && mkdir pts shm && mount --bind $work/dev/pts pts || exit 77
	for node in null zero urandom random tty ptmx; do
		: >\$node
		mount --bind $work/dev/\$node \$node || exit 77
	done
	truncate -s 16M $device
	cd - >/dev/null && exec "\$@"
END
unshare -rm bash "$work/with-device" true 2>/dev/null || exit 77
rmdir "$work/dev"

record=$work/run.jsonl
tree_make 2 2
tree_run 2 2
start 120 40 "unshare -rm bash $work/with-device bash -c 'echo \$\$ >$work/pid
	exec $dpastop -d 0.1 --record $record --load jobs=1,polled=0,rate=500 $device'"
wait_for 'TUNABLES'
pid=$(cat "$work/pid")

# The load's latest total of I/Os that is recorded.
fio_runs() { pgrep -P "$pid" fio >/dev/null; }
loads() { grep -o '"load":{[^}]*"iops":[1-9][0-9]*' "$record" | wc -l; }
more_loads() { (($(loads) >= wanted)); }
goes_on() {
	local i
	wanted=$(($(loads) + 10))
	for ((i = 0; i < 10; i++)); do
		until_true more_loads && return
	done
	fail "$1: $(loads) samples have figures of fio, not $wanted: $(tail -n 1 "$record")"
}
is_gone() { ! kill -0 "$pid" 2>/dev/null; }

goes_on "before"
press C-s
goes_on "Ctrl-S"
fio_runs || fail "Ctrl-S: no fio runs"
press C-q
stall
goes_on "a terminal that stands still"
fio=$(pgrep -P "$pid" fio) || fail "a terminal that stands still: no fio runs"
kill -TERM "$pid"
until_true is_gone || fail "TERM does not end it"
kill -0 "$fio" 2>/dev/null && fail "fio runs on"
[[ $(tail -c 2 "$record" | od -An -c) == *'}  \n' ]] ||
	fail "the recording ends within a line"
exit 0
