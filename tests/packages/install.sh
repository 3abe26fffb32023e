#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# A bare Debian takes the packages by apt, what debian/tests asks of them is true
# there, and purging leaves nothing behind.
#
# Usage: install.sh PACKAGES [SUITE]
#   PACKAGES  a directory with dpastop_*.deb and dpastop-lab_*.deb, built on
#   SUITE     a release of Debian (default: bookworm)
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/packages/lib.sh
. "$(dirname "$0")/lib.sh" || exit

packages=$1
tests=$(cd "$(dirname "$0")/../../debian/tests" && pwd)
make_bare_system "${2:-bookworm}"

traces() { find "$root" -xdev -name '*dpas*' -not -path "$root/tmp/*"; }

cp "$packages"/dpastop_*_"$(dpkg --print-architecture)".deb \
	"$packages"/dpastop-lab_*_all.deb "$root/tmp/" || fail "no packages in $packages"
before=$(traces)
[ -z "$before" ] || fail "a bare system has $before"
check "apt installs both" in_root sh -c 'apt-get -qq update &&
	apt-get -qq install -y --no-install-recommends /tmp/*.deb'

mapfile -t names < <(sed -n 's/^Tests: //p' "$tests/control" | tr -d ' ' | tr , '\n')
[ ${#names[@]} -ge 3 ] || fail "no tests in $tests/control"
for name in "${names[@]}"; do
	cp "$tests/$name" "$root/tmp/"
	check "debian/tests/$name" in_root "/tmp/$name"
done

check "mkkernel is found" in_root sh -c 'dpastop-mkkernel packages | grep -q ^linux-source'
check "the kernel part is whole" in_root test -e /usr/share/dpastop-lab/kernel/hooks/linux-6.1.patch
check "the lab is found" in_root sh -c 'dpastop-vm --help | grep -q -- --script'
check "no kernel part is built without root's say" in_root test ! -e /var/cache/dpastop

check "apt purges both" in_root apt-get -qq purge -y dpastop dpastop-lab
after=$(traces)
[ -z "$after" ] || fail "left behind: $after"
