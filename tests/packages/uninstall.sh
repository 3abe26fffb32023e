#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# What make install puts in a place make uninstall takes away, directories included.
#
# Usage: uninstall.sh BUILD
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/rig.sh
. "$(dirname "$0")/../rig.sh" || exit

check "make install" make -s -C "$1" install DESTDIR="$work/root"
[ "$(find "$work/root" -type f | wc -l)" -gt 15 ] || fail "little was installed"
check "make uninstall" make -s -C "$1" uninstall DESTDIR="$work/root"
left=$(find "$work/root" -not -type d -o -name '*dpas*')
[ -z "$left" ] || fail "left behind: $left"
