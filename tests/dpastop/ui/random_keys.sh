#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# random_keys.sh - keys, mouse, garbage, sizes, stops and a stalling terminal at
# random: no crash, no leak, the terminal left as it was, and q ends it
#
# Usage: random_keys.sh [MINUTES [SEED]], at the top of the build.
# Without MINUTES one short round, always the same; with it, rounds of one seed
# after another. Build with --enable-asan to see what is wrong before it crashes.

# A device that cannot be there: a load that is started finds nothing to read.
device=nvme999n999
. "${srcdir:-.}/tests/dpastop/ui/lib.sh" || exit
minutes=${1:-0}
seed=${2:-1}

# What keys may write, and what they start, stays in here.
mkdir "$HOME"
export TMPDIR=$HOME TERM=xterm-256color
export ASAN_OPTIONS=log_path=$work/report:handle_abort=1
export UBSAN_OPTIONS=log_path=$work/report
storm=$PWD/tests/dpastop/ui/key_storm
recording=$(realpath "${srcdir:-.}/tests/dpastop/ui/golden/recording.jsonl")
cd "$HOME" || exit

# The device moves for a second, leaves, and comes back, until the test ends.
# dpastop is started only while $work/here is there, and the device leaves only
# when that is not and dpastop has it open: it never starts without the device.
come_and_go() {
	local step=1
	while [ -d "$tree" ]; do
		touch "$work/here"
		for ((; step % 10; step++)); do
			tree_stat $step 8 5
			sleep 0.1
		done
		step=$((step + 1))
		rm "$work/here"
		is_open "$queue/switch_stat" || continue
		rm -r "$tree/block/$device"
		sleep 0.3
		tree_make 8 5
	done 2>/dev/null &
	mover=$!	# at_end() ends it
}

is_open() { find /proc/[0-9]*/fd -lname "$1" 2>/dev/null | grep -q .; }

# storm STEPS COMMAND...
storm() {
	local steps=$1
	shift
	"$storm" "$seed" "$steps" "$@" || fail "seed $seed: $*"
	[ -z "$(find "$work" -name 'report.*')" ] || fail "seed $seed: $*"
}

at_fail() { cat "$work"/report.* "$work/untold" 2>/dev/null; }

# Where it ends while the device is away, what a scenario has set cannot be put
# back: that is status 1, and told.
cat >"$work/start" <<-END
	until [ -e $work/here ]; do sleep 0.02; done
	$dpastop -d 0.05 $device 2>$work/told && exit
	status=\$?
	[ \$status -eq 1 ] && grep -q 'not restored' $work/told && exit 0
	cat $work/told >>$work/untold
	exit \$status
END
tree_make 8 5
come_and_go
while true; do
	storm 800 "$dpastop" -d 0.05 sim:optane,cpus=64
	storm 300 "$dpastop" -d 0.05 --ascii sim:tlc,cpus=1024,speed=0.05
	storm 800 bash "$work/start"
	storm 500 "$dpastop" --replay "$recording"
	((SECONDS < minutes * 60)) || break
	seed=$((seed + 1))
done
exit 0
