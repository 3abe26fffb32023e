#!/bin/bash
# hooks.sh - what can be said of the hooks of every base without its source: each is a
# whole patch, calls what the others call, and is as long as kernel/README.md says
#
# For 5.18, of which Debian has no source, that is all that is tested: whether its
# hooks apply and compile is not.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/rig.sh

# called FILE: the functions of DPAS
called() {
	grep '^+[^+]' "$1" | grep -oE '\<blk_dpas_[a-z_]+\(|QUEUE_FLAG_NO_SYNC_POLL' | sort -u
}

called kernel/hooks/linux-6.1.patch >"$work/called"
[ "$(wc -l <"$work/called")" -ge 6 ] || fail "the hooks of 6.1 call little of DPAS"
for hooks in kernel/hooks/linux-*.patch; do
	base=$(basename "$hooks" .patch)
	base=${base#linux-}
	# git counts the lines of each part against its head.
	git apply --numstat "$hooks" >"$work/count" || fail "$hooks is no whole patch"
	lines=$(awk '{ n += $1 + $2 } END { print n }' "$work/count")
	grep -q "^| $base |.*| $lines |" kernel/README.md ||
		fail "kernel/README.md does not say that $hooks has $lines lines"
	called "$hooks" | diff "$work/called" - ||
		fail "the hooks of $base call other functions of DPAS than those of 6.1"
	if [ ! -e "/usr/src/linux-source-$base.tar.xz" ]; then
		echo "Linux $base has no source here: its hooks are neither applied nor compiled"
	fi
done
