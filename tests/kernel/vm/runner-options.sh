#!/bin/bash
# Options that the runner and mkkernel must refuse, at once and with a reason.
# shellcheck source=tests/kernel/vm/lib.sh
# shellcheck disable=SC2016,SC2317,SC2034
. "$(dirname "$0")/lib.sh"

mkkernel=$(dirname "$vm")/../mkkernel
true >"$work/script"
foreign=arm64
[ "$(uname -m)" = x86_64 ] || foreign=x86_64

# refused PATTERN COMMAND...: fails, and says why on standard error only.
refused() {
	local pattern=$1
	shift
	status=0
	timeout 10 "$@" >"$output" 2>"$errors" </dev/null || status=$?
	check "refused: ${*##*/}" eval \
		'[ "$status" -ne 0 ] && [ "$status" -ne 124 ] && [ ! -s "$output" ] && grep -q -- "$pattern" "$errors"'
}

script=("$vm" --script "$work/script" --out "$work/out")
refused 'unknown option' "$vm" --frobnicate
refused 'takes a value' "$vm" --script
refused 'needs --out' "$vm" --script "$work/script"
refused 'cannot read' "$vm" --script "$work/none" --out "$work/out"
refused 'cannot read' "${script[@]}" --add "$work/none"
refused 'no such program' "${script[@]}" --with frobnicate
refused 'takes a number' "${script[@]}" --cpus 0
refused 'takes a number' "${script[@]}" --cpus 65
refused 'takes a number' "${script[@]}" --cpus two
refused 'takes a number' "${script[@]}" --cpus ''
refused 'takes a number' "${script[@]}" --memory 12
refused 'takes a number' "${script[@]}" --disks -1
refused 'takes a number' "${script[@]}" --paths 0
refused 'takes a number' "${script[@]}" --timeout 0
refused 'lab, base, debug' "${script[@]}" --variant fast
refused 'x86_64 or arm64' "${script[@]}" --arch riscv64
refused 'do not run on' "${script[@]}" --arch "$foreign" --with bash
refused 'on one CPU' "${script[@]}" --icount --cpus 2
refused 'needs --modules' "${script[@]}" --kernel "$work/script"
refused 'belongs to --kernel' "${script[@]}" --modules "$work"
refused 'cannot read' "${script[@]}" --kernel "$work/none" --modules "$work"
refused 'modules.dep' "${script[@]}" --kernel "$work/script" --modules "$work"
refused 'a terminal is needed' "$vm"
refused 'belong to --script' "$vm" --out "$work/out"
refused 'unknown option' "$mkkernel" --frobnicate
refused 'no variant' "$mkkernel" fast
refused 'one kernel' "$mkkernel" lab base
refused '-j takes a number' "$mkkernel" -j 0
refused 'x86_64 or arm64' "$mkkernel" --arch riscv64
refused 'x86_64 or arm64' "$mkkernel" --arch
refused 'no hooks for Linux 5.4' "$mkkernel" --base 5.4
refused 'takes a version' "$mkkernel" --base
refused 'no hooks' "${script[@]}" --base 5.4
refused 'no such file' "$mkkernel" deb --config "$work/none"
refused 'cannot write to' env DPASTOP_CACHE=/proc/none "$mkkernel" lab

check "run --help" eval '"$vm" --help | grep -q -- --script'
check "mkkernel --help" eval '"$mkkernel" --help | grep -q debug'
