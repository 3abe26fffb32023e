#!/bin/bash
# kconfig.sh - what DPAS depends on, of each base that Debian has: Kconfig leaves it
# out where timers are not of high resolution, where there is no block layer or no 64
# bits, and its netlink where there is no network
#
# Kconfig itself is asked, from the lab's configuration and one line against it. That
# takes the sources' Kconfig files and scripts, and compiles nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/rig.sh

# unpack BASE: what Kconfig reads, with the hooks
unpack() {
	local tree=linux-source-$1 hooked
	mapfile -t hooked < <(sed -n "s,^--- a/\([^[:space:]]*\).*,$tree/\1,p" \
		"kernel/hooks/linux-$1.patch" | grep -v /Kconfig)
	tar -C "$work" -xf "/usr/src/$tree.tar.xz" --wildcards "$tree/Makefile" \
		"$tree/scripts" "$tree/arch/x86/Makefile*" '*/Kconfig*' "${hooked[@]}"
	patch -s -d "$work/$tree" -p1 --fuzz=0 <"kernel/hooks/linux-$1.patch"
}

# has CONFIG: is it in the configuration that came out?
has() {
	if grep -qx "CONFIG_$1=y" "$work/objects/.config"; then echo y; else echo n; fi
}

# configure LINE: the lab's configuration with this line against it
configure() {
	cat kernel/vm/config kernel/vm/config-x86_64 - <<<"$1" |
		grep '^CONFIG_' >"$work/wanted"
	make -s -C "$tree" O="$work/objects" ARCH=x86 \
		KCONFIG_ALLCONFIG="$work/wanted" allnoconfig >"$work/log" 2>&1 || {
		cat "$work/log"
		fail "Kconfig of $tree does not take $1"
	}
}

for base in 6.1 6.12; do
	unpack $base
	tree=$work/linux-source-$base
	rm -rf "$work/objects"
	while read -r line dpas netlink; do
		configure "$line"
		[ "$line" = CONFIG_BLK_DPAS=y ] || ! grep -qx "${line%n}y" "$work/objects/.config" ||
			fail "Linux $base: $line did not take effect"
		[ "$(has BLK_DPAS) $(has BLK_DPAS_NETLINK)" = "$dpas $netlink" ] ||
			fail "Linux $base with $line: BLK_DPAS is $(has BLK_DPAS), BLK_DPAS_NETLINK is $(has BLK_DPAS_NETLINK), not $dpas and $netlink"
	done <<-TABLE
		CONFIG_BLK_DPAS=y y y
		CONFIG_HIGH_RES_TIMERS=n n n
		CONFIG_64BIT=n n n
		CONFIG_BLOCK=n n n
		CONFIG_NET=n y n
	TABLE
done
