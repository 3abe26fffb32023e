#!/bin/bash
# style.sh - checkpatch, sparse and the compiler have nothing to say of what DPAS
# adds, on each base that Debian has, for each architecture
set -e
for base in 6.1 6.12; do
	for arch in x86_64 arm64; do
		"$(dirname "$0")/../../kernel/mkkernel" -q --base $base --arch $arch check
	done
done
