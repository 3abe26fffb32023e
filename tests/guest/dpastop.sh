#!/bin/bash
# dpastop.sh - dpastop on a real kernel: what its keys change, the kernel does
. ./lib.sh

device=nvme0n1

screen() {
	tmux capture-pane -p -t top
}

screen_shows() {
	screen | grep -q -- "$1"
}

screen_lacks() {
	! screen_shows "$1"
}

wait_for() {
	wait_until screen_shows "$1" || {
		screen
		return 1
	}
}

# grows KEY: the count goes up within half a second
grows() {
	local before
	before=$(stat_sum $device "$1")
	usleep 500000
	[ "$(stat_sum $device "$1")" -gt "$before" ]
}

stands() {
	! grows "$1"
}

holds() {
	[ "$(queue $device "$1")" = "$2" ]
}

nvme_reload 2
set_method $device DPAS
load DPAS /dev/$device --rw=randread --size=64m --time_based --runtime=600 \
	--cpus_allowed=0 >/tmp/load &

tmux new-session -d -s top -x 80 -y 24 "dpastop -d 0.2 $device 2>/tmp/errors"
check "the screen names the device" wait_for "$device"
check "the screen shows CP" wait_for '^[ >] *0  *CP'
check "polled I/Os grow" grows 'polled io'

# The list starts at pas_enabled; switch_param4 is the tenth.
for _ in 1 2 3 4 5 6 7 8 9; do
	tmux send-keys -t top Down
done
check "switch_param4 is selected" wait_for '>switch_param4'
tmux send-keys -t top -
check "the key writes switch_param4" wait_until holds switch_param4 0
# The window of CP is polled to its end.
check "param4 = 0: no I/O is polled any more" wait_until stands 'polled io'
check "and sleeps go on" grows 'pas io'
check "the screen has left CP" wait_until screen_lacks '^[ >] *0  *CP '
tmux send-keys -t top u
check "undo writes it back" wait_until holds switch_param4 1
check "polled I/Os grow again" wait_until grows 'polled io'

tmux send-keys -t top Enter 7 Enter
check "a value that is refused is explained" wait_for 'switch_param4.*7'
check "and changes nothing" holds switch_param4 1
tmux send-keys -t top Escape

check "a batch has a sample a line" test \
	"$(dpastop --batch --json -n 3 -d 0.1 $device | grep -c '"type":"sample"')" -eq 3

tmux resize-window -t top -x 120 -y 40
check "a resize is followed" wait_for 'switch_param7'
pci=$(basename "$(readlink -f /sys/block/$device/device/device)")
echo "$pci" >/sys/bus/pci/drivers/nvme/unbind
wait
check "a device that leaves is told of" wait_for 'wait'
modprobe -r nvme
modprobe nvme poll_queues=2
check "and its return is seen" wait_for 'pas_enabled *0'
tmux send-keys -t top q
check "q ends it" wait_until eval "! tmux has-session -t top 2>/dev/null"
check "no error was left" test ! -s /tmp/errors
finish
