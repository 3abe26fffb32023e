#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# make_image.sh - the disk of a Debian 12 as its installer leaves it: stock kernel,
# systemd, GRUB in its boot sector; and what dpastop's package depends on, since the
# guest has no network. At boot it runs what a second disk brings.
#
# Usage: make_image.sh IMAGE   root; kept for a month
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/rig.sh
. "$(dirname "$0")/../rig.sh" || exit

image=$1
[ -z "$(find "$image" -mtime -30 2>/dev/null)" ] || exit 0
mkdir -p "${image%/*}"
new=$image.new loop='' root=$work/root
at_end() {
	umount -R "$root" 2>/dev/null
	[ -z "$loop" ] || { partx -d "$loop"; losetup -d "$loop"; }
	rm -f "$new"
}

# in_root COMMAND...
in_root() { chroot "$root" env LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

truncate -s 4G "$new" && echo 'start=2048, type=83, bootable' | sfdisk -q "$new" &&
	loop=$(losetup -f --show "$new") || fail "no disk"
# The kernel here need not know of partition tables: partx does.
partx -a "$loop" || fail "no partition"
mkdir "$root" && mkfs.ext4 -q "${loop}p1" && mount "${loop}p1" "$root" || fail "no file system"

# The libraries are those of debian/control, by the names that dpkg-shlibdeps finds.
mmdebstrap --mode=root --variant=important --quiet --include="linux-image-amd64 \
	grub-pc fio kmod libblkid1 libjansson4 libncursesw6 libnl-3-200 \
	libnl-genl-3-200 libtinfo6 libtraceevent1" \
	bookworm "$root" http://deb.debian.org/debian || fail "no Debian"

uuid=$(blkid -s UUID -o value "${loop}p1")
echo "UUID=$uuid / ext4 errors=remount-ro 0 1" >"$root/etc/fstab"
echo guest >"$root/etc/hostname"
cat >>"$root/etc/default/grub" <<'END'
GRUB_TIMEOUT=1
GRUB_CMDLINE_LINUX_DEFAULT=
GRUB_CMDLINE_LINUX=console=ttyS0
END
cat >"$root/etc/systemd/system/brought.service" <<'END'
[Unit]
Description=What the disk labelled "brought" has to do
Requires=dev-disk-by\x2dlabel-brought.device
After=dev-disk-by\x2dlabel-brought.device multi-user.target

[Service]
Environment=HOME=/root DEBIAN_FRONTEND=noninteractive
WorkingDirectory=/root
ExecStart=/bin/sh -c 'mount -r LABEL=brought /mnt && exec /mnt/guest.sh'
StandardOutput=tty
StandardError=tty
TTYPath=/dev/ttyS1

[Install]
WantedBy=multi-user.target
END
# A /dev of its own: GRUB names the root by the UUID that udev has made a link for.
mount -t proc proc "$root/proc" && mount -t sysfs sysfs "$root/sys" &&
	mount -t tmpfs tmpfs "$root/dev" && mkdir -p "$root/dev/disk/by-uuid" &&
	cp -a /dev/null /dev/urandom "$loop" "${loop}p1" "$root/dev" &&
	ln -s "../../${loop##*/}p1" "$root/dev/disk/by-uuid/$uuid" || fail "no /dev"
check "the unit is enabled" in_root systemctl -q enable brought.service
check "GRUB is installed" in_root grub-install --target=i386-pc "$loop"
check "GRUB finds the kernel" in_root update-grub
grep -q "root=UUID=$uuid" "$root/boot/grub/grub.cfg" || fail "GRUB does not know the root"
umount -R "$root" && partx -d "$loop" && losetup -d "$loop" && loop='' || fail "it cannot be unmounted"
mv "$new" "$image"
