#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# guest.sh - what a student does with the packages, in a Debian 12 that boots from its
# disk: once for each of its boots, of which the last one ends with poweroff.
#
# Functions are called by check:
# shellcheck disable=SC2317
# shellcheck source=tests/guest/lib.sh
. /mnt/lib.sh

boots=/var/lib/brought
kept=2500

# disk SERIAL: the name that it has in this boot
disk() { lsblk -dnro NAME,SERIAL | awk -v serial="$1" '$2 == serial { print $1 }'; }

poll_queues() { cat /sys/module/nvme/parameters/poll_queues; }

# entries: the packages' kernels in GRUB's menu, recovery modes left out
entries() { grep -o "'Debian GNU/Linux, with Linux [^ ']*-dpas'" /boot/grub/grub.cfg | tr -d "'"; }

runs_dpas() { [[ $(uname -r) =~ ^[0-9.]+-dpas$ ]]; }

lacks_dpas() { dpastop -b -n 1 nvme0n1 2>&1 | grep DPAS; }

# Debian's own kernel: the packages are installed.
first_boot() {
	check "the kernel is Debian's" test "$(uname -r)" != "$(uname -r | sed 's/-amd64$//')"
	check "GRUB has no other" test -z "$(entries)"
	check "dpkg installs the kernel" dpkg -i /mnt/linux-image-*-dpas_*.deb \
		/mnt/linux-headers-*-dpas_*.deb
	check "apt installs dpastop" apt-get -q install -y /mnt/dpastop_*.deb fio
	check "dpastop says that Debian's kernel has no DPAS" lacks_dpas
	check "GRUB lists the kernel" test "$(entries | wc -l)" -eq 1
	check "it is to boot it" grub-reboot "Advanced options for Debian GNU/Linux>$(entries)"
}

# final_mode JOBS: where dpasbench's DPAS ended
final_mode() {
	awk -F, -v jobs="$1" 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
		$2 == "DPAS" && $4 == jobs { print $column["final_mode"] }' bench.csv
}

# The packages' kernel: poll queues, the benchmark, a scenario; a setting is kept.
second_boot() {
	check "the kernel is the packages'" runs_dpas
	check "GRUB was told of this boot only" test "$(grub-editenv list)" = next_entry=
	check "nvme is removed" modprobe -r nvme
	check "nvme is loaded with poll queues" modprobe nvme poll_queues=2
	check "udev has seen its disks" udevadm settle
	check "there are two of them" test -b /dev/nvme0n1 -a -b /dev/nvme1n1
	check "dpasbench ALL" dpasbench ALL --runtime 2 --jobs 1,4 --json bench.json --csv bench.csv
	check "1 job ends in CP" test "$(final_mode 1)" = CP
	check "4 jobs end in INT" test "$(final_mode 4)" = INT
	check "a scenario passes" dpastop --batch --scenario pas-to-cp nvme1n1
	check "a setting is made" dpastop --set pas_d_init=$kept "$(disk second)"
	check "it is kept" dpastop keep --poll-queues 2 --yes "$(disk second)"
	check "so are poll queues, for nvme in the initramfs" update-initramfs -u -k "$(uname -r)"
	check "the kernel reports nothing" kernel_is_silent
}

kept_is_listed() { dpastop keep --list | tee /dev/stderr | grep -q "pas_d_init.*$kept"; }

# The same kernel again, the newest one being GRUB's choice: what was kept is there, on
# that disk alone. Then all of it goes.
third_boot() {
	check "the kernel is the packages' again" runs_dpas
	check "udev has seen the disks" udevadm settle
	check "poll queues were kept" test "$(poll_queues)" = 2
	check "the setting was kept" test "$(queue "$(disk second)" pas_d_init)" = $kept
	check "for that disk alone" test "$(queue "$(disk first)" pas_d_init)" = 100
	check "dpastop lists it" kept_is_listed
	check "the kernel reports nothing" kernel_is_silent
	check "it is kept no longer" dpastop keep --remove "$(disk second)" --yes
	check "the packages are purged" apt-get -q purge -y dpastop "linux-image-$(uname -r)" \
		"linux-headers-$(uname -r)"
	check "GRUB lists the kernel no longer" test -z "$(entries)"
}

echo "== $(uname -r)"
echo boot >>$boots
case $(wc -l <$boots) in
1) first_boot; next=reboot ;;
2) second_boot; next=reboot ;;
*) third_boot; next=poweroff ;;
esac
echo "$((checks - failures)) passed, $failures failed"
[ $failures -eq 0 ] || next=poweroff
sync
systemctl $next
