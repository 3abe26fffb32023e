#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# libdpas-hipri.so: direct reads, and no others, ask for polling
. "${srcdir:-.}/tests/rig.sh" || exit

command -v strace >/dev/null || exit 77
library=$PWD/src/hipri/libdpas-hipri.so
# On a file system of the build: /tmp may have no direct I/O.
file=$(mktemp ./hipri.XXXXXX)
at_end() { rm -f "$file"; }
head -c 8192 /dev/urandom >"$file"

tests/hipri/direct_read "$file"
status=$?
[ $status -ne 77 ] || exit 77
[ $status -eq 0 ] || fail "without the library: status $status"
strace -f -o "$work/calls" -e trace=pread64,preadv,preadv2 -E LD_PRELOAD="$library" \
	tests/hipri/direct_read "$file" || fail "with the library: status $?"
[ "$(grep -c 'RWF_HIPRI) = 4096' "$work/calls")" -eq 1 ] ||
	fail "not one polled read: $(cat "$work/calls")"
[ "$(grep 'iov_len=4096' "$work/calls" | grep -vc RWF_HIPRI)" -eq 1 ] ||
	fail "not one read through the cache: $(cat "$work/calls")"
