#!/bin/bash
# patch.sh - mkkernel's one file takes on the pristine source with patch -p1
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/rig.sh
kernel/mkkernel -q patch "$work/dpas.patch"
mapfile -t files < <(sed -n 's,^--- a/\([^[:space:]]*\).*,linux-source-6.1/\1,p' "$work/dpas.patch")
[ ${#files[@]} -ge 5 ]
tar -C "$work" -xf /usr/src/linux-source-6.1.tar.xz "${files[@]}"
patch -d "$work/linux-source-6.1" -p1 --fuzz=0 <"$work/dpas.patch"
for file in kernel/block/*.[ch] kernel/policy/*.[ch]; do
	cmp "$file" "$work/linux-source-6.1/block/$(basename "$file")"
done
grep -q 'config BLK_DPAS' "$work/linux-source-6.1/block/Kconfig"
