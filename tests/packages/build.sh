#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# The packages come out of the tarball that make dist makes, and lintian has nothing
# to say of them that debian/ does not argue.
#
# Usage: build.sh BUILD OUT [DPKG-BUILDPACKAGE-OPTION...]
#   BUILD  a configured build directory; OUT  where the packages go
# shellcheck disable=SC2015,SC2016,SC2317
# shellcheck source=tests/rig.sh
. "$(dirname "$0")/../rig.sh" || exit

build=$1 out=$2
shift 2
make -s -C "$build" dist || fail "make dist"
tarball=$(echo "$build"/dpastop-*.tar.xz)
[ -e "$tarball" ] || fail "no tarball in $build"
while read -r package; do
	grep -q "^ $package,$" "$(dirname "$0")/../../debian/control" ||
		fail "configure asks for $package, and debian/control does not"
done < <(sed -n 's/^DPASTOP_NEEDS(.*\[\(lib.*\)\])$/\1/p' "$(dirname "$0")/../../configure.ac")
mkdir -p "$out" "$work/source" && rm -f "$out"/*.deb
tar -xf "$tarball" -C "$work/source" --strip-components=1
# The tests of the programs are other parts of tests/run.
(cd "$work/source" && DEB_BUILD_OPTIONS="nocheck parallel=$(nproc)" \
	dpkg-buildpackage -us -uc "$@") || fail "dpkg-buildpackage"
mv "$work"/*.{deb,dsc,changes,buildinfo,tar.*} "$out" || fail "no packages"
lintian --allow-root --fail-on error,warning --info --display-info "$out"/*.changes ||
	fail "lintian complains"
# What is built twice is the same, and cleaning leaves what was unpacked.
ls -l "$out"
