#!/bin/bash
# source.sh - mkkernel --source takes a tree or a tarball that the user has, and
# says what is wrong with one that it does not take
#
# The source here is only what the hooks change, and a Makefile.
set -euo pipefail
cd "$(dirname "$0")/../.."

. tests/rig.sh
export DPASTOP_CACHE=$work/cache
hooks=kernel/hooks/linux-6.12.patch
tree=$work/linux-source-6.12
made=$work/made.patch

# refused REASON COMMAND...: it fails, and says so.
refused() {
	local reason=$1
	shift
	rm -f "$made"
	if "$@" >"$work/output" 2>&1 || [ -e "$made" ]; then
		echo "not refused: $*"
		exit 1
	fi
	grep -q -- "$reason" "$work/output" || {
		echo "\"$reason\" is not what was said of: $*"
		cat "$work/output"
		exit 1
	}
}

# version VERSION PATCHLEVEL SUBLEVEL: what the tree says that it is
version() {
	printf 'VERSION = %s\nPATCHLEVEL = %s\nSUBLEVEL = %s\nEXTRAVERSION =\n' "$@" >"$tree/Makefile"
}

mapfile -t files < <(sed -n 's,^--- a/\([^[:space:]]*\).*,linux-source-6.12/\1,p' $hooks)
tar -C "$work" -xf /usr/src/linux-source-6.12.tar.xz "${files[@]}"
version 6 12 999

# Another point release than Debian's, as it was unpacked and as a tarball.
kernel/mkkernel -q --source "$tree" patch "$made"
cp -r "$tree" "$work/patched"
patch -s -d "$work/patched" -p1 --fuzz=0 <"$made"
tar -C "$work" -cJf "$work/linux.tar.xz" linux-source-6.12
kernel/mkkernel -q --source "$work/linux.tar.xz" --base 6.12 patch "$work/again.patch"
cmp "$made" "$work/again.patch"

refused 'is Linux 6.12.999, and --base says 6.1' \
	kernel/mkkernel --source "$tree" --base 6.1 patch "$made"

sed -i 's/submit_bio_wait/submit_bio_and_wait/' "$tree/block/fops.c"
refused 'linux-6.12.patch does not apply to Linux 6.12.999' \
	kernel/mkkernel --source "$tree" patch "$made"

version 6 13 0
refused 'no hooks for Linux 6.13' kernel/mkkernel --source "$tree" patch "$made"
version 6 12 999
touch "$tree/.config"
refused 'kernels have been built in it' kernel/mkkernel --source "$tree" patch "$made"
refused "neither a kernel's source" kernel/mkkernel --source $hooks patch "$made"
refused 'no such file' kernel/mkkernel --source "$work/none" patch "$made"
