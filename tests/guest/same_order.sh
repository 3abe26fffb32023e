#!/bin/bash
# same_order.sh - a disk that is captured here and simulated there: the five methods
# come out in the same order
#
# dpassim capture takes the service times of the guest's disk, with CP and one job,
# which adds least to them. dpassim run draws from them, in a machine like this one
# (machine=qemu), and dpasbench measures the methods on the disk itself, all of them in
# each of several rounds. An emulated machine is unsteady, so two methods are compared
# only if one is ahead of the other in every round here, and by more than a quarter in
# all of them together. The trace and the results are left in /out.
#
# ROUNDS=4 SECONDS_EACH=1.5 are dpasbench's.
#
# Functions are called by check:
# shellcheck disable=SC2317,SC2086
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

device=nvme0n1
methods=(INT CP LHP PAS DPAS)
out=/out
[ -d "$out" ] || out=$(mktemp -d)
cd "$out" || exit
rm -f round*.csv

is_tracing() {
	grep -qs 1 /sys/kernel/tracing/instances/dpassim-capture-$capturing/events/block/block_rq_complete/enable
}

capture() {
	dpassim capture $device --seconds 3600 --out captured.log 2>told &
	capturing=$!
	wait_until is_tracing || return
	fio_ok "$(load CP /dev/$device --rw=randread --size=1g --number_ios=20000 \
		--cpus_allowed=0)" || return
	kill -TERM $capturing
	wait $capturing
}

rounds() {
	local round
	for ((round = 1; round <= ${ROUNDS:-4}; round++)); do
		dpasbench ALL --jobs 1 --runtime "${SECONDS_EACH:-1.5}" \
			--json bench.json --csv round$round.csv >bench.txt || return
	done
}

# measured METHOD COLUMN: on the disk, the mean of all rounds
measured() {
	awk -F, -v method="$1" -v column="$2" '
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	$at["mode"] == method { sum += $at[column]; rounds++ }
	END { printf "%.0f", sum / rounds }' round*.csv
}

# simulated METHOD: IOPS, from the table at the end
simulated() {
	sed -n '/^IOPS/,$p' sim.txt | awk -v method="$1" '$1 == method { print $2 }'
}

# ahead ONE OTHER: ONE has more IOPS in every round, and a quarter more in all
ahead() {
	awk -F, -v one="$1" -v other="$2" '
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
	$at["mode"] == one { first[FILENAME] = $at["iops"] }
	$at["mode"] == other { second[FILENAME] = $at["iops"] }
	END {
		for (round in first) {
			behind += first[round] <= second[round]
			sum += first[round]
			less += second[round]
		}
		exit behind || sum <= 1.25 * less
	}' round*.csv
}

nvme_reload 1
set_method $device CP
check "20,000 polled reads are captured" capture
check "no event was lost" grep -q 'no event was lost' told
check "the methods are measured" rounds
check "and simulated, with the same pas_d_init" eval "dpassim run --method all \
	--device captured.log,machine=qemu --seconds 2 \
	--set pas_d_init=$(measured PAS pas_d_init) >sim.txt"
printf '%-6s %9s %9s\n' Method guest simulated
for method in "${methods[@]}"; do
	printf '%-6s %9d %9d\n' $method "$(measured $method iops)" "$(simulated $method)"
done

compared=0
for one in "${methods[@]}"; do
	for other in "${methods[@]}"; do
		ahead $one $other || continue
		check "$one is faster than $other, simulated, too" \
			test "$(simulated $one)" -gt "$(simulated $other)"
		compared=$((compared + 1))
	done
done
check "some of them differ" test $compared -gt 0
finish
