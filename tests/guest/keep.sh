#!/bin/bash
# keep.sh - dpastop keep, with the real udev: its rule sets the tunables of its
# device, and of no other one, whenever the device appears
#
# Needs --with udevadm, which under another name is udev's daemon.
#
# Functions are called by check, and eval looks at things when it is called:
# shellcheck disable=SC2317,SC2016
# shellcheck source=tests/guest/lib.sh
. ./lib.sh

out=/out
[ -d "$out" ] || out=$(mktemp -d)
cd "$out" || exit

# is_there SERIAL: with all files of its queue
is_there() {
	[ -n "$(disk "$1")" ] && [ -e "/sys/block/$(disk "$1")/queue/switch_stat" ]
}

# udev has applied its rules to all that the kernel has told it by now.
settle() {
	wait_until is_there lab0
	wait_until is_there lab1
	udevadm settle --timeout=60
}

tunables='io_poll_delay pas_enabled pas_adaptive_enabled pas_d_init pas_up_init
pas_dn_init switch_enabled switch_param1 switch_param2 switch_param3 switch_param4
switch_param5 switch_param6 switch_param7 ehp_enabled'

# holds SERIAL FILE: its tunables into a file
holds() {
	local name device
	device=$(disk "$1")
	for name in $tunables; do
		echo "$name $(queue "$device" "$name")"
	done >"$2"
}

# holds_kept SERIAL, holds_defaults SERIAL
holds_kept() {
	holds "$1" now && diff kept now
}

holds_defaults() {
	holds "$1" now && diff defaults now
}

reload() {
	modprobe -r nvme && modprobe nvme
	settle
}

# pci SERIAL: the address of its controller
pci() {
	basename "$(readlink -f "/sys/block/$(disk "$1")/device/device")"
}

poll_queues() {
	cat /sys/module/nvme/parameters/poll_queues
}

nvme_reload 2
holds lab0 defaults
mkdir -p /run/udev /etc/udev/rules.d
(exec -a systemd-udevd "$(type -P udevadm)" --daemon) >udevd.log 2>&1
check "udev's daemon runs" wait_until udevadm control --ping

# --- shown before it is written --------------------------------------------------

first=$(disk lab0)
set_method "$first" PAS
queue "$first" pas_d_init 5000
queue "$first" switch_param3 77
holds lab0 kept
check "the setting is not the default" eval '! cmp -s defaults kept'
dpastop keep --poll-queues 1 "$first" >shown 2>errors </dev/null
check "without a terminal and --yes it refuses" test $? -eq 1
check "it says that nothing was changed" grep -q 'nothing was changed' errors
check "the rule is shown" grep -q '^ATTR{queue/pas_d_init}="5000"$' shown
check "what modprobe will read is shown" grep -qx 'options nvme poll_queues=1' shown
check "and nothing is written" eval \
	'[ -z "$(ls /etc/udev/rules.d)" ] && [ ! -e /etc/modprobe.d/dpastop.conf ]'
# On a terminal it asks.
tmux new-session -d -s ask -x 80 -y 60 "dpastop keep $first; sleep 600"
wait_until eval 'tmux capture-pane -p -t ask | grep -q "Write that? \[y/N\]"'
tmux send-keys -t ask n Enter
wait_until eval 'tmux capture-pane -p -t ask | grep -q "nothing was changed"'
check "no is an answer" test -z "$(ls /etc/udev/rules.d)"
tmux kill-session -t ask

dpastop keep --yes --poll-queues 1 "$first" >written 2>errors
check "with --yes it writes" test $? -eq 0
check "what it shows is the same" diff shown written
rule=$(ls /etc/udev/rules.d/99-dpastop-*.rules)
check "what it writes is what it shows" eval \
	'grep -qxF "$rule:" written && ! grep -vxFf written "$rule"'
cat written
check "it is listed" eval \
	'dpastop keep --list | grep -q "($first):.* pas_d_init=5000.* switch_param3=77"'
check "poll_queues are listed" eval \
	'dpastop keep --list | grep -qx "poll-queues: options nvme poll_queues=1"'

# --- applied ------------------------------------------------------------------------

reload
check "the driver loaded anew: the setting is there" holds_kept lab0
check "the other disk has its own" holds_defaults lab1
check "modprobe gives nvme its poll queue" test "$(poll_queues)" = 1

# A change by hand holds, until the disk comes again.
first=$(disk lab0)
queue "$first" pas_d_init 7000
udevadm trigger --action=change "/sys/block/$first"
udevadm settle --timeout=60
check "a change of another kind leaves it alone" test "$(queue "$first" pas_d_init)" = 7000
at=$(pci lab0)
echo 1 >"/sys/bus/pci/devices/$at/remove"
wait_until eval '[ -z "$(disk lab0)" ]'
echo 1 >/sys/bus/pci/rescan
settle
check "removed from the bus and found again: the setting is there" holds_kept lab0

# Both go, and come in the other order: the names change places.
first=$(disk lab0)
addresses=("$(pci lab0)" "$(pci lab1)")
for at in "${addresses[@]}"; do
	echo "$at" >/sys/bus/pci/drivers/nvme/unbind
done
echo "${addresses[1]}" >/sys/bus/pci/drivers/nvme/bind
wait_until is_there lab1
echo "${addresses[0]}" >/sys/bus/pci/drivers/nvme/bind
settle
check "the name is the other disk's now" test "$(disk lab1)" = "$first"
check "the setting is with its disk, not with its name" holds_kept lab0
check "and not with the other" holds_defaults lab1

# It works: the method is what it says, by what reads do.
load PAS "/dev/$(disk lab0)" --rw=randread --size=64m --number_ios=2000 >fio
check "reads are done" fio_ok "$(cat fio)"
check "they are waited for as the setting says" test "$(stat_sum "$(disk lab0)" 'pas io')" -gt 0

# --- a preset, and removing ----------------------------------------------------------

dpastop keep --yes --preset '3D XPoint' "$(disk lab0)" >/dev/null 2>errors
check "a preset takes the place of it" test $? -eq 0
check "there is still one rule" test "$(ls /etc/udev/rules.d)" = "$(basename "$rule")"
reload
check "the preset's value is there" test "$(queue "$(disk lab0)" switch_param3)" = 30

(PATH=/nowhere "$(type -P dpastop)" keep --yes "$(disk lab0)") >/dev/null 2>errors
check "without udevadm the rule is written, too" test $? -eq 0
check "and it says that udev was not told" \
	grep -q 'udev was not told: No such file' errors
dpastop keep --remove "$(disk lab0)" </dev/null >/dev/null 2>&1
check "removing asks as well" test -e "$rule"
dpastop keep --remove "$(disk lab0)" --yes 2>errors
check "by the name that it has now it is removed" test ! -e "$rule"
dpastop keep --remove poll-queues --yes 2>errors
check "poll_queues, too" test ! -e /etc/modprobe.d/dpastop.conf
check "nothing is kept" eval 'dpastop keep --list | grep -q "^Nothing is kept"'
reload
check "the driver has no poll queues then" test "$(poll_queues)" = 0
nvme_reload 2
settle
check "the disk has the kernel's defaults again" holds_defaults lab0
udevadm control --exit
finish
