#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Debian 13 builds the packages from the source package, and its own Linux 6.12 takes
# the hooks: the lines of doc/users/own-ssd.md on it, up to the kernel's compilation.
#
# Usage: debian13.sh PACKAGES   a directory with the source package, as build.sh leaves
#                               it; the packages for Debian 13 go to PACKAGES/trixie
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/packages/lib.sh
. "$(dirname "$0")/lib.sh" || exit

packages=$1
make_bare_system trixie
mkdir "$root/build"
cp "$packages"/dpastop_*.dsc "$packages"/dpastop_*.tar.* "$root/build/" ||
	fail "no source package in $packages"

check "what packages are built with is installed" in_root sh -c 'apt-get -qq update &&
	apt-get -qq install -y --no-install-recommends build-essential fakeroot'
check "the source is unpacked" in_root sh -c 'cd /build && dpkg-source -x *.dsc source'
check "what it is built with is installed" in_root sh -c 'cd /build/source &&
	apt-get -qq build-dep -y --no-install-recommends -P nocheck .'
check "it is built" in_root sh -c 'cd /build/source &&
	DEB_BUILD_PROFILES=nocheck DEB_BUILD_OPTIONS="nocheck parallel=$(nproc)" \
		dpkg-buildpackage -us -uc -b'

mkdir -p "$packages/trixie" && rm -f "$packages"/trixie/*.deb
cp "$root"/build/dpastop{,-lab}_*.deb "$packages/trixie/" || fail "no packages"

check "mkkernel takes Debian 13's Linux 6.12" in_root sh -c 'cd /build/source &&
	kernel/mkkernel --base 6.12 patch /tmp/dpas.patch'
in_root dpkg-query -Wf '${Package} ${Version}\n' linux-source-6.12
