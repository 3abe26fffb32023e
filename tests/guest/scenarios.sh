#!/bin/bash
# scenarios.sh - the shipped scenarios hold on a real kernel with fio
. ./lib.sh

device=nvme0n1

# tunables: all that a scenario may change
tunables() {
	(cd /sys/block/$device/queue && grep . io_poll_delay pas_* switch_[ep]*)
}

nvme_reload 2
set_method $device PAS
queue $device switch_param3 12
before=$(tunables)
for file in "$DPASTOP_SCENARIOS"/*.scenario; do
	name=$(basename "$file" .scenario)
	check "$name" dpastop --batch -d 0.5 --scenario "$name" $device
	check "$name puts the tunables back" test "$(tunables)" = "$before"
	check "$name leaves no fio" test -z "$(pgrep fio)"
done
finish
