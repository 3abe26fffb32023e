#!/bin/bash
# same_modes.sh - the guest and sim:qemu end in the same modes
#
# Runs in the lab's guest: kernel/vm/run --add tests/guest
# --script tests/guest/same_modes.sh --out DIR
. ./guest/lib.sh

device=nvme0n1

# In which mode did most of the I/Os go? Reads lines "MODE COUNT".
most() {
	sort -k2,2n | tail -n 1 | cut -d' ' -f1
}

modes_of_guest() {	# JOBS
	set_method $device DPAS
	queue $device switch_enabled 0
	queue $device switch_enabled 1
	load DPAS /dev/$device --rw=randread --size=64m --io_size=1t \
		--number_ios=$((24000 / $1)) --numjobs="$1" \
		--cpus_allowed=0 >/dev/null
	printf 'CP %d\nPAS %d\nOL %d\nINT %d\n' \
		"$(stat_sum $device 'polled io')" "$(stat_sum $device 'pas io')" \
		"$(stat_sum $device 'ol io')" "$(stat_sum $device 'int io')"
}

modes_of_sim() {	# JOBS
	dpassim run --device qemu --jobs "$1" --seconds 2 |
		sed -n 's/.* cp:\([0-9]*\) pas:\([0-9]*\) ol:\([0-9]*\) int:\([0-9]*\) .*/CP \1\nPAS \2\nOL \3\nINT \4/p'
}

nvme_reload 2
for jobs in 1 2 4 8; do
	modes_of_guest $jobs >guest.modes
	modes_of_sim $jobs >sim.modes
	echo "$jobs jobs: guest $(xargs <guest.modes); sim:qemu $(xargs <sim.modes)"
	check "$jobs jobs: most I/Os go the same way" \
		test "$(most <guest.modes)" = "$(most <sim.modes)"
done
finish
