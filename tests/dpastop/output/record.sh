#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# --record: a new file, whole lines whatever happens, never over another file.
. "${srcdir:-.}/tests/dpastop/output/lib.sh" || exit

replay() { "$dpastop" --replay "$1" -b --json; }

"$dpastop" -b --json -d 0.05 -n 5 --record "$work/a" sim:optane,cpus=2 \
	>"$work/printed" || fail "it ends with $?"
cmp "$work/printed" "$work/a" || fail "recorded is not what was printed"
replay "$work/a" | cmp - "$work/a" || fail "replayed is not what was recorded"

# A file that is there is left as it is; an empty one is filled.
cp "$work/a" "$work/copy"
! "$dpastop" -b --csv -n 1 --record "$work/a" sim 2>"$work/err" >"$work/out" ||
	fail "it records over a file"
grep -q 'the file exists already' "$work/err" || fail "$(cat "$work/err")"
cmp "$work/a" "$work/copy" || fail "the file was changed"
: >"$work/empty"
"$dpastop" -b --csv -n 1 --record "$work/empty" sim >"$work/out" ||
	fail "an empty file is refused"
[ "$(samples "$work/empty")" = 1 ] || fail "nothing in the empty file"
! "$dpastop" -b --csv -n 1 --record "$work" sim 2>"$work/err" ||
	fail "it records to a directory"

# A disk that is full after 8 KiB: printing goes on, the recording is whole.
status=0
(
	trap '' XFSZ
	ulimit -f 8
	"$dpastop" -b --csv -d 0.05 -n 12 --record "$work/full" \
		sim:optane,cpus=4 2>"$work/err" | wc -l >"$work/lines"
	exit "${PIPESTATUS[0]}"
) || status=$?
[ $status = 1 ] || fail "a full disk: status $status"
[ "$(cat "$work/lines")" = 49 ] || fail "printing stopped with the recording"
whole=$(samples "$work/full")
((whole >= 1 && whole < 12)) || fail "$whole samples on a full disk"
grep -q "full: File too large; its $whole samples are complete" "$work/err" ||
	fail "it says $(cat "$work/err")"
replay "$work/full" 2>"$work/err" | cmp - "$work/full" ||
	fail "what a full disk left is not whole"
[ ! -s "$work/err" ] || fail "$(cat "$work/err")"
exit 0
