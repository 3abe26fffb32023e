#!/bin/bash
# dpassim capture: what it refuses; that it captures is seen in the guest
. "${srcdir:-.}/tests/dpassim/lib.sh"

refuses 2 "zero" capture sda --seconds 0
refuses 2 "not a number" capture sda --seconds ten
refuses 1 "/dev/no-such-disk: No such file" capture no-such-disk
refuses 1 "not a block device" capture /dev/null
refuses 1 "$work/no/file" capture /dev/null --out "$work/no/file"
echo old >"$work/file"
refuses 1 "not a block device" capture /dev/null --out "$work/file"
expect "what was there" "$(cat "$work/file")" old
"$dpassim" capture >"$work/out" 2>"$work/err"
expect "status without a device" $? 2
grep -q "^Usage: dpassim capture DEVICE" "$work/err" || fail "no usage"
