#!/bin/bash
# patch.sh - mkkernel's one file takes on the pristine source with patch -p1, of
# each base that Debian has
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/rig.sh
for base in 6.1 6.12; do
	tree=linux-source-$base
	kernel/mkkernel -q --base $base patch "$work/$base.patch"
	mapfile -t files < <(sed -n "s,^--- a/\([^[:space:]]*\).*,$tree/\1,p" "$work/$base.patch")
	[ ${#files[@]} -ge 5 ]
	tar -C "$work" -xf "/usr/src/$tree.tar.xz" "${files[@]}"
	patch -d "$work/$tree" -p1 --fuzz=0 <"$work/$base.patch"
	for file in kernel/block/*.[ch] kernel/policy/*.[ch]; do
		cmp "$file" "$work/$tree/block/$(basename "$file")"
	done
	grep -q 'config BLK_DPAS' "$work/$tree/block/Kconfig"
	[ "$(cat "$work/$tree/localversion")" = -dpas ]
done
