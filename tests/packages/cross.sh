#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The package of the programs, cross-built for arm64 in a bare Debian 12 of this
# machine's architecture, as Debian does it.
#
# Usage: cross.sh PACKAGES   a directory with the source package, as build.sh leaves
#                            it; the package for arm64 goes there, too
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/packages/lib.sh
. "$(dirname "$0")/lib.sh" || exit

packages=$1
make_bare_system bookworm
mkdir "$root/build"
cp "$packages"/dpastop_*.dsc "$packages"/dpastop_*.tar.* "$root/build/" ||
	fail "no source package in $packages"

check "apt has arm64's packages" in_root sh -c 'dpkg --add-architecture arm64 && apt-get -qq update'
check "the cross compiler is installed" in_root apt-get -qq install -y --no-install-recommends \
	build-essential crossbuild-essential-arm64
check "the source is unpacked" in_root sh -c 'cd /build && dpkg-source -x *.dsc source'
check "what it is built with is installed" in_root sh -c 'cd /build/source &&
	apt-get -qq build-dep -y --no-install-recommends -a arm64 -P cross,nocheck .'
check "it is cross-built" in_root sh -c 'cd /build/source &&
	DEB_BUILD_PROFILES="cross nocheck" DEB_BUILD_OPTIONS="nocheck parallel=$(nproc)" \
		dpkg-buildpackage -aarm64 -B -us -uc'

package=$(echo "$root"/build/dpastop_*_arm64.deb)
[ -e "$package" ] || fail "no package for arm64"
dpkg-deb -x "$package" "$work/unpacked"
for program in dpastop dpasbench dpassim; do
	check "$program is arm64's" sh -c 'readelf -h "$0" | grep -q "Machine:.*AArch64"' \
		"$(find "$work/unpacked/usr" -path "*bin/$program")"
done
check "its libraries are Debian's" sh -c 'dpkg-deb -f "$0" Depends | grep libncursesw6' "$package"
cp "$package" "$packages/"
