#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# install.sh - a Debian 12 in QEMU boots from its disk with its own kernel, installs the
# packages that a second disk brings, boots the packages' kernel by GRUB, and does with
# it what doc/users/student.md says: see guest.sh.
#
# Usage: install.sh KERNEL-PACKAGES PACKAGES OUT
#   KERNEL-PACKAGES  a directory with linux-image-*-dpas_*.deb and linux-headers-*
#   PACKAGES         a directory with dpastop_*.deb, as tests/packages/build.sh leaves it
#   OUT              a directory for the console's output and the guest's
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/rig.sh
. "$(dirname "$0")/../rig.sh" || exit

here=$(cd "$(dirname "$0")" && pwd)
kernel_packages=$1 packages=$2 out=$3
image=${DPASTOP_CACHE:-/var/cache/dpastop}/debian-12.img
qemu='' boot=''
at_end() { [ -z "$qemu" ] || kill "$qemu" 2>/dev/null; }
at_fail() { [ -z "$boot" ] || tail -n 40 "$out/guest.$boot.log" "$out/console.$boot.log"; }

# A boot takes up to five minutes on two idle CPUs.
limit=3600

mkdir -p "$out" && rm -f "$out"/*.log
check "the disk" "$here/make_image.sh" "$image"
mkdir "$work/brought"
cp "$kernel_packages"/linux-{image,headers}-*-dpas_*_amd64.deb "$packages"/dpastop_*_amd64.deb \
	"$here/guest.sh" "$here/../guest/lib.sh" "$work/brought" || fail "no packages"
truncate -s 256M "$work/brought.img"
check "the second disk" mke2fs -q -t ext4 -L brought -d "$work/brought" "$work/brought.img"
truncate -s 1G "$work/first.img" "$work/second.img"

# The guest writes to a copy of the image.
check "a copy of the disk" cp --sparse=always "$image" "$work/disk.img"

# boots N: what it does in this boot, of which the last line says how it ended. Each boot
# has a QEMU of its own: emulation that has translated a whole system before slows down
# while GRUB puts the next kernel in its place, from seconds to more than five minutes.
boots() {
	TMPDIR=$work timeout $limit qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 \
		-m 1024 -nodefaults -no-user-config -vga std -display none -no-reboot -nic none \
		-serial "file:$out/console.$1.log" -serial "file:$out/guest.$1.log" \
		-drive "if=virtio,format=raw,file=$work/disk.img,cache=unsafe" \
		-drive "if=virtio,format=raw,file=$work/brought.img" \
		-drive "if=none,id=first,format=raw,file=$work/first.img" \
		-device nvme,drive=first,serial=first,max_ioqpairs=16,msix_qsize=17 \
		-drive "if=none,id=second,format=raw,file=$work/second.img" \
		-device nvme,drive=second,serial=second,max_ioqpairs=16,msix_qsize=17 &
	qemu=$!
	wait $qemu
	status=$?
	qemu=
	tr -d '\r' <"$out/guest.$1.log" | grep -v '^(Reading database'
	[ $status -eq 0 ] || fail "QEMU ended with $status (124: after $limit s)"
	grep -q '^[0-9]* passed, 0 failed' "$out/guest.$1.log"
}

for boot in 1 2 3; do
	check "boot $boot comes to its end, and nothing fails" boots $boot
done
